/**
 * A cue with its content, before anybody has been identified, and the words it is made of. Words are indices into
 * `doc.words`.
 */
import { NONE, type Tree, trimPunctuation } from '../syntax/index.js';
import type { Frame, VerbEntry } from './lexicon.js';

/** A cue with its content, before anybody has been identified. Words are indices into `doc.words`. */
export interface Candidate {
  readonly cue: readonly number[];
  readonly content: readonly number[];
  /** The word that carries the content's main assertion, NONE for a bare noun. */
  readonly contentHead: number;
  /** Heads of the source phrase, NONE where implied. */
  readonly source: number;
  /** Heads of links that stand further out in the same clause: "quoted by X", "citing" (outermost first). */
  readonly relays: readonly number[];
  readonly frame: Frame | 'impersonal' | 'adverb' | 'phrase' | 'carry-on' | 'broad';
  readonly sense: VerbEntry | null;
  /** The predicate of the cue, NONE for none. */
  readonly predicate: number;
  readonly rule: string;
  /** The words of the source where they are not the phrase of `source`. */
  readonly sourceWords?: readonly number[];
}

export interface Found {
  readonly content: readonly number[];
  readonly head: number;
  readonly frame: Candidate['frame'];
  readonly rule: string;
}

/** Whether the noun phrase headed by a word can say anything: a person, a body, a crowd, a paper – not "its positions". */
export type CanSpeak = (word: number) => boolean;

export function found(
  tree: Tree,
  words: readonly number[],
  head: number,
  frame: Candidate['frame'],
  rule: string,
): Found {
  return {
    content: trimPunctuation(
      tree,
      [...new Set(words)].sort((a, b) => a - b),
    ),
    head,
    frame,
    rule,
  };
}

/** The word of a stretch that heads it: the one whose own head lies outside, the first such. */
export function headOf(tree: Tree, words: readonly number[]): number {
  const set = new Set(words);
  return words.find((w) => tree.upos(w) !== 'PUNCT' && !set.has(tree.head(w))) ?? words[0] ?? NONE;
}

/** All words from the first to the last: a parser may have hung what stands between elsewhere. */
export function stretch(words: readonly number[]): number[] {
  return rangeOf(Math.min(...words), Math.max(...words) + 1);
}

export function rangeOf(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, k) => first + k);
}

export function isInfinitive(tree: Tree, x: number): boolean {
  return tree.children(x).some((c) => tree.is(c, 'mark') && tree.form(c) === 'to');
}

export function isFiniteVerb(tree: Tree, w: number): boolean {
  return (tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX') && tree.word(w).feats.VerbForm === 'Fin';
}

/** The verb with its auxiliaries, negation, particle and adverbs, as PolNeAR marks cues. */
export function cueWords(tree: Tree, v: number): number[] {
  const group = [v];
  for (const c of tree.children(v)) {
    if (tree.is(c, 'aux', 'cop', 'compound:prt') && Math.abs(c - v) < 6) group.push(c);
    else if (tree.is(c, 'advmod') && tree.children(c).length === 0 && between(tree, c, v)) group.push(c);
  }
  return group.sort((a, b) => a - b);
}

export function between(tree: Tree, a: number, b: number): boolean {
  for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++)
    if (!(tree.head(i) === b && tree.is(i, 'aux', 'advmod', 'compound:prt', 'cop'))) return false;
  return true;
}

export function phrasesWith(tree: Tree, head: number, prepositions: readonly string[]): number[] {
  return tree
    .childrenBy(head, 'obl', 'advcl', 'nmod', 'acl', 'xcomp', 'ccomp')
    .filter((c) => tree.markers(c).some((m) => prepositions.includes(m)));
}
