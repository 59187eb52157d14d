/**
 * An event while the article is being read: the contract's record together with the words and players it came from.
 */
import type { Player } from '../actor/cast.js';
import type { Event } from '../contract.js';
import type { Frame } from './frame.js';

export interface EventDraft {
  readonly record: Event;
  /** Head word of the trigger. */
  readonly head: number;
  /** All words of the trigger, in text order. */
  readonly words: readonly number[];
  readonly frame: Frame;
  /** The predicate is an event noun. */
  readonly noun: boolean;
  /** Who acts and who receives; `record.actor` and `record.recipient` hold their ids. */
  readonly actors: readonly Player[];
  readonly recipients: readonly Player[];
  /** Head words of the noun phrases that filled the roles. */
  readonly actorWords: readonly number[];
  readonly recipientWords: readonly number[];
  /** Number of the act of force whose version this is; set where mentions were gathered. */
  readonly act?: number;
  /** Tried and not done ("tried to storm"). */
  readonly attempted: boolean;
}
