export { type Cluster, type Coreference, findCoreference, type Link } from './coreference.js';
export type { Mention } from './mention.js';
export { CoreferenceModelError, coreferenceModel, coreferenceModelFolder, readCoreferenceModel } from './model.js';
export { isReflexive, type Pronoun, personalPronoun } from './pronoun.js';
export type { Reason } from './reason.js';
