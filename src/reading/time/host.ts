/**
 * What an expression of time hangs on: its head word, the preposition before it, and the predicate or noun it dates.
 */
import { NONE, type Tree } from '../syntax/index.js';

/** Stretches of words that say a time: an expression or a length. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

/** Verbs that begin something or set it going. */
export const BEGIN = /^(?:begin|start|commence|enter|come|take|open|fall|hold|resume|observe|run|last)$/;

/** The word of a stretch that the others hang from. */
export function headWord(tree: Tree, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const h = tree.head(i);
    if ((h < first || h >= last) && tree.upos(i) !== 'PUNCT' && !tree.is(i, 'case', 'det')) return i;
  }
  return first;
}

/** The preposition before an expression ("since", "until"), '' for none. */
export function markerOf(tree: Tree, first: number, head: number): string {
  const before = first > 0 && tree.word(first - 1).sentence === tree.word(first).sentence ? tree.form(first - 1) : '';
  if (/^(?:since|until|till|by|before|after|from|on|in|at|during|to|between|through)$/.test(before)) return before;
  if (before === 'the' && first > 1) return markerOf(tree, first - 1, head);
  return tree.marker(head);
}

/** The predicate or noun that an expression says the time of; NONE where it stands alone. */
export function hostOf(tree: Tree, e: Stretch, others: readonly Stretch[]): number {
  let host = tree.head(e.head);
  // "12:01 a.m. on Saturday", "the first day of …": expressions hang from one another.
  for (let n = 0; n < 4 && host !== NONE; n++) {
    const at = host;
    const inner =
      others.some((o) => o !== e && o.first <= at && at < o.last) ||
      (tree.upos(host) === 'NOUN' && TIME_NOUN.has(tree.lemma(host))) ||
      /^(?:early|late|shortly|just|hours|hour)$/.test(tree.form(host));
    if (!inner) break;
    host = tree.head(host);
  }
  return host;
}

const TIME_NOUN = new Set([
  'day',
  'night',
  'morning',
  'evening',
  'afternoon',
  'hour',
  'minute',
  'week',
  'weekend',
  'time',
  'midnight',
  'noon',
  'dawn',
  'start',
  'beginning',
  'end',
  'middle',
]);
