export { Article, IsoDate } from './article.js';
