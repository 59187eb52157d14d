/** The language stage: text to analysed text. Start with `loadModel`, `createEngine` and `Engine.analyse`. */
export { type ConlluOptions, formatFeats, fromConllu, toConllu, tokensOf } from './conllu.js';
export { ENTITY_FIELDS } from './conllu-entities.js';
export { beginsDocument, ConlluError, type ConlluSentence, readConllu } from './conllu-reader.js';
export {
  type Doc,
  ENTITY_KINDS,
  type Entity,
  type EntityKind,
  type HeadKind,
  type Mention,
  type Sentence,
  UPOS_TAGS,
  type Upos,
  type Word,
} from './doc.js';
export { createEngine, type Engine, type EngineOptions } from './engine.js';
export type { TokenInput } from './layout.js';
export { type Manifest, type ModelBytes, ModelDamagedError, ModelMissingError } from './model-file.js';
export { type Backend, RuntimeUnavailableError } from './network/runtime.js';
export { loadModel, shippedModelFolder } from './node-model.js';
export { type Score, scoreConllu } from './score.js';
