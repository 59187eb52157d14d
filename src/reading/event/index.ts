export type { EventDraft } from './draft.js';
export { eventMentions, forceClusters, readEvents } from './events.js';
export type { Cluster } from './force-cluster.js';
export { clashSides, type Mention } from './force-mention.js';
export { type Frame, frameRegister } from './frame.js';
export { contentNoun, matchFrame, type Predicate } from './match.js';
export { adversaries, doersAt, isBothSides, playersAt, playersIn, type Side, sides, sidesIn } from './party.js';
export { isTime, nameWords, phraseText, thingPlayer } from './thing.js';
export { spansOf, triggerWords } from './trigger.js';
