export type { EventDraft } from './draft.js';
export { readEvents } from './events.js';
export { type Frame, frameRegister } from './frame.js';
export { matchFrame, type Predicate } from './match.js';
export { adversaries, isBothSides, playersAt, playersIn, sides } from './party.js';
export { thingPlayer } from './thing.js';
export { spansOf, triggerWords } from './trigger.js';
