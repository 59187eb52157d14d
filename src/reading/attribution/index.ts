export { type Credit, findCredits } from './credit.js';
export { assess } from './firmness.js';
export { isReporting } from './lexicon.js';
export { findQuotations, type Quotation } from './quotation.js';
export { type AttributionOptions, readVoices } from './read.js';
export { spansOf } from './spans.js';
export { createTagger, loadTaggerModel, shippedTaggerFolder, type Tagger, TaggerDamagedError } from './tagger/index.js';
export type { Saying, Voices } from './voices.js';
