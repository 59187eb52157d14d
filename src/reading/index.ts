export {
  checkOwnRegister,
  collisions,
  type Dictionary,
  type DictionaryFormat,
  type Fault as RegisterFault,
  faultLine,
  formatOf,
  readDictionary,
} from './actor/index.js';
export {
  type AttributionOptions,
  createTagger,
  loadTaggerModel,
  shippedTaggerFolder,
  type Tagger,
  TaggerDamagedError,
} from './attribution/index.js';
export { checkReading, ReadingInvalidError, type RecordFault, spanFaults } from './check.js';
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
export { CoreferenceModelError, coreferenceModel, coreferenceModelFolder } from './coreference/index.js';
export {
  adoptFrameLexicon,
  type FrameFault,
  type FrameLexicon,
  frameLexicon,
} from './event/lexicon/index.js';
export {
  hasIncidentModel,
  type IncidentModel,
  IncidentModelError,
  loadIncidentModel,
  shippedIncidentModelFolder,
} from './incident/index.js';
export { createReader, READER_VERSION, type Reader, type ReaderOptions } from './reader.js';
