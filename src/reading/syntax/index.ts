export {
  agents,
  isPassiveParticiple,
  isRelative,
  obliques,
  patients,
  recipients,
  resolveRelative,
  surfaceSubject,
} from './clause.js';
export { bareNoun, nounPhrase, type PhraseOptions, trimPunctuation } from './phrase.js';
export { findQuotes, type Quote } from './quote.js';
export { type RepairOptions, repair } from './repair/index.js';
export { NONE, Tree } from './tree.js';
