export { claimsResponsibility } from './blame-predicate.js';
export { denies } from './denial.js';
export type { EventDraft } from './draft.js';
export { eventMentions, forceClusters, readEvents } from './events.js';
export type { Cluster } from './force-cluster.js';
export { clashSides, type Mention } from './force-mention.js';
export { type Frame, frameRegister } from './frame.js';
export { contentNoun, matchFrame, type Predicate } from './match.js';
export { doersAt, isBothSides, playersAt, playersIn } from './party.js';
export {
  assignedPerpetrators,
  isOwnTelling,
  pushPerpetrator,
  toldPerpetrators,
} from './responsibility.js';
export { denialWords } from './responsibility-lexicon.js';
export { adversaries, type Side, sides, sidesIn } from './side.js';
export { isTime, nameWords, phraseText, thingPlayer } from './thing.js';
export { spansOf, triggerWords } from './trigger.js';
export { weaponType } from './weapon.js';
