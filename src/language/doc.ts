/**
 * The analysed text: words, sentences, dependency trees and entities.
 *
 * All positions are UTF-16 code units into `Doc.text`, half-open: for every span,
 * `doc.text.slice(start, end)` is exactly what was written. Nothing here is normalised
 * except the lemma. Names follow Universal Dependencies (Nivre et al. 2020).
 */

/** The universal part-of-speech tags of UD version 2. */
export const UPOS_TAGS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;

export type Upos = (typeof UPOS_TAGS)[number];

/** One syntactic word. */
export interface Word {
  /** Position in `doc.words`. */
  readonly index: number;
  /** Position of its sentence in `doc.sentences`. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  /** `doc.text.slice(start, end)`. */
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag, or `""` where none is known. */
  readonly xpos: string;
  readonly feats: Readonly<Record<string, string>>;
  /** Position of the head in `doc.words`; -1 for the root of the sentence. */
  readonly head: number;
  /** UD relation with its subtype, e.g. `nsubj:pass`. */
  readonly deprel: string;
  /** Whether white space (or the end of the text) follows. */
  readonly spaceAfter: boolean;
  /** Number of the surface token; the words of a multi-word token (`do|n't`) share it. */
  readonly token: number;
}

export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Its words are `doc.words.slice(first, last)`. */
  readonly first: number;
  readonly last: number;
  /** Number of the paragraph; a blank line starts a new one. */
  readonly paragraph: number;
}

/**
 * `group`: a people or nationality, "the Kurds"; `event`: a war, an election, an attack; `work`: what has a title, as a
 * book, a film, a law or a treaty. The others as in GUM; a place may be a building.
 */
export const ENTITY_KINDS = ['person', 'organization', 'place', 'group', 'event', 'work'] as const;

export type EntityKind = (typeof ENTITY_KINDS)[number];

/** A named entity or, in `doc.mentions`, any mention of one. Mentions of one list never overlap. */
export interface Entity {
  readonly kind: EntityKind;
  /** Its words are `doc.words.slice(first, last)`. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** The network's score of its kind, 0 to 1; not calibrated. */
  readonly score: number;
}

/** A mention among others that may hold it or lie in it: "the mayor of Mosul" holds "Mosul". */
export interface Mention extends Entity {
  /** Position in `doc.words` of the word that heads it. */
  readonly head: number;
  /** Its head is a proper noun. */
  readonly name: boolean;
  /** Position in `doc.nested` of the smallest mention around it; null for none. */
  readonly parent: number | null;
}

/** What kind of thing a word heads a mention of, as the network puts it. */
export interface HeadKind {
  /** A class of the network's head: "person", "organization", "place", "event", "object", "abstract", "time" …; "O" for none. */
  readonly kind: string;
  /** The network's score, 0 to 1; not calibrated. */
  readonly score: number;
}

export interface Doc {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
  /** Named entities, the outermost of nested ones: "Hamas", "the West Bank". */
  readonly entities: readonly Entity[];
  /**
   * The outermost mentions of persons, organizations and places whether or not they are names:
   * "the two soldiers", "they". Empty where the model has no such head.
   */
  readonly mentions: readonly Entity[];
  /**
   * All mentions of every kind, names or not, in text order with the outer before the inner. Two of them are either
   * apart or one lies in the other. "Germans" is a group here and in `entities`, persons in `mentions`.
   */
  readonly nested: readonly Mention[];
  /** One for each word, nested mentions and mere things included. Empty where the model has no such head. */
  readonly kinds: readonly HeadKind[];
}
