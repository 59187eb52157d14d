export { assess } from './firmness.js';
export { isReporting } from './lexicon.js';
export { findQuotations, type Quotation } from './quotation.js';
export { readVoices } from './read.js';
export { spansOf } from './record.js';
export type { Saying, Voices } from './voices.js';
