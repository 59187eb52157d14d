export { buildCast } from './build.js';
export type { Cast, Mention, Player, SpeakerOf } from './cast.js';
export type { Page } from './context.js';
export {
  checkOwnRegister,
  collisions,
  type Dictionary,
  type DictionaryFormat,
  type Fault,
  faultLine,
  formatOf,
  Register,
  type RegisterEntry,
  RegisterError,
  readDictionary,
  register,
} from './register/index.js';
export { toActor } from './to-actor.js';
