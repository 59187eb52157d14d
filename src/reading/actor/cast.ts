/**
 * The cast of an article: everybody it speaks of, each with every mention, found before anything else is read.
 * Later rooms ask it one question: whom does this noun stand for?
 */
import type { ActorKind, Codes } from '../contract.js';
import type { CodeOnDay } from './register/index.js';

/** Words of the document that stand for an actor. */
export interface Mention {
  /** First word and one past the last (indices into `doc.words`). */
  readonly first: number;
  readonly last: number;
  /** The syntactic head of the mention. */
  readonly head: number;
  readonly how: 'name' | 'description' | 'pronoun';
}

/** One actor while the article is being read; becomes a contract `Actor` when something refers to it. */
export interface Player {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly codes: Codes;
  readonly mentions: readonly Mention[];
  /** The state, body or party this one belongs to or speaks for (a spokesman's party, an army's state), as a Player id. */
  readonly affiliation: string | null;
  /** The office or description read from the text or the register ("spokesman", "president"), lower case. */
  readonly role: string | null;
  /** A named individual, group or body (true) or the words of the text for an unnamed one (false). */
  readonly named: boolean;
  /** More than one person or thing ("residents", "the rebels"). */
  readonly plural: boolean;
  /** An individual, official, diplomat or source that the text does not name: nobody in particular. */
  readonly anonymous: boolean;
  /** Register entry that was matched, null where none was. */
  readonly entry: string | null;
  /** Register entries between which an ambiguous name could not be decided; empty otherwise. */
  readonly candidates: readonly string[];
  /** What an imported dictionary codes it as on the day of the report; null where none knows it. */
  readonly dictionary: CodeOnDay | null;
  readonly rules: readonly string[];
}

/** Says who speaks a word of a quotation: the head word of the source phrase, or null outside quotations. */
export type SpeakerOf = (word: number) => number | null;

export interface Cast {
  readonly players: readonly Player[];
  player(id: string): Player;
  /**
   * Whom the noun phrase headed by a word stands for: a named actor, an unnamed group or person made from the words of
   * the text, or null where the phrase stands for no actor (a thing, an event, an expletive). Pronouns, relative
   * pronouns and descriptions ("the group") are resolved. A modifier counts: asking for "soldiers" in "Israeli soldiers"
   * gives Israel's forces, not Israel.
   */
  at(word: number): Player | null;
  /** The same for each conjunct of a coordination ("the Houthis and the government"); both for "both sides". */
  allAt(word: number): readonly Player[];
  /** The actor of a possessor or adjectival modifier ("Israeli", "the group's") of a noun, or null. */
  ownerOf(word: number): Player | null;
  /** Whether a word heads an unnamed individual or source that nobody can be held to ("a senior official"). */
  isAnonymousSource(of: Player | number): boolean;
  /** Whether a word heads a paper ("the report", "a statement") whose author the text does not tell. */
  isDocument(word: number): boolean;
  /** Whether a name stands here for a place and not for who acts ("in Moscow", "the streets of Kabul"). */
  isPlaceUse(word: number): boolean;
  /** The same cast with "I", "we", "my", "our" resolved by who speaks (known only when attributions are). */
  withSpeakers(speakerOf: SpeakerOf): Cast;
}
