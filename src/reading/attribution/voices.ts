/**
 * Who says what in an article: the attributions, ready to be asked whose word a given word of the text is.
 */
import type { Attribution } from '../contract.js';

/** An attribution in terms of words (indices into `doc.words`), before it becomes a contract `Attribution`. */
export interface Saying {
  readonly id: string;
  /** Head word of the source phrase; null where the source is implied. */
  readonly source: number | null;
  /** The words of the cue; empty for a quotation that carries on. */
  readonly cue: readonly number[];
  /** The words of the content, in text order. */
  readonly content: readonly number[];
  /** The finished record. */
  readonly record: Attribution;
}

export interface Voices {
  readonly sayings: readonly Saying[];
  /** What the reading shows as its attributions: the sayings' records and, in the broad scope, those of further relations. */
  readonly records: readonly Attribution[];
  /** The innermost attribution whose content holds a word; null is the report's own voice. */
  at(word: number): Saying | null;
  /** The attribution whose cue a word belongs to, or null. */
  byCue(word: number): Saying | null;
}
