export { TaggerDamagedError, type TaggerModel } from './model.js';
export { loadTaggerModel, shippedTaggerFolder } from './model-folder.js';
export type { RuleEvidence } from './sheet.js';
export { createTagger, type Tagged, type Tagger } from './tagger.js';
