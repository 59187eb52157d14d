export { readRelations } from './relations.js';
