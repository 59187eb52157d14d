export { buildCast } from './build.js';
export type { Cast, Mention, Player, SpeakerOf } from './cast.js';
export type { Page } from './context.js';
export { type Register, type RegisterEntry, register } from './register.js';
export { RegisterError } from './register-entry.js';
export { toActor } from './to-actor.js';
