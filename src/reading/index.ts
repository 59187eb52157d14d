export {
  type AttributionOptions,
  createTagger,
  loadTaggerModel,
  shippedTaggerFolder,
  type Tagger,
  TaggerDamagedError,
} from './attribution/index.js';
export { checkReading, ReadingInvalidError } from './check.js';
export {
  Actor,
  ActorKind,
  Attribution,
  Category,
  Certainty,
  ChainLink,
  Codes,
  Count,
  Dispute,
  Event,
  Incident,
  Offer,
  Perpetrator,
  Place,
  Polarity,
  Reading,
  Relation,
  Response,
  Target,
  Term,
  When,
} from './contract.js';
export { createReader, READER_VERSION, type Reader } from './reader.js';
