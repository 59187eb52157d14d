export { assess } from './firmness.js';
export { isReporting } from './lexicon.js';
export { findQuotations, type Quotation } from './quotation.js';
export { readVoices, spansOf } from './read.js';
export type { Saying, Voices } from './voices.js';
