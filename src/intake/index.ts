export { Article, IsoDate } from './article.js';
export type { ArticleDefaults } from './article-input.js';
export {
  EmptyInputFault,
  IntakeFault,
  InvalidArticleFault,
  MalformedJsonFault,
  NotTextFault,
  TooLargeFault,
  UnreadableInputFault,
} from './fault.js';
export { articleFiles } from './folder.js';
export { type Input, inputName, readText } from './input.js';
export { readJsonLines, type ValueOrFault } from './json-lines.js';
export { MAX_TEXT_LENGTH } from './limits.js';
export { type ArticleOrFault, inputLabel, readArticles } from './read-articles.js';
