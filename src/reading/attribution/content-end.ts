/**
 * Where reported content ends when the parser has cut it short.
 */
import type { Tree } from '../syntax/index.js';
import { rangeOf } from './candidate.js';
import { verbSenses } from './lexicon.js';

/**
 * Where a reported clause ends. What follows it without a new saying goes on with it, however the parser hung it: "…, but
 * that neither side …", "… if its units came under attack".
 */
export function contentEnd(tree: Tree, v: number, last: number): number {
  const sentence = tree.sentenceOf(v);
  const next = tree.doc.words.slice(last + 1, sentence.last).find((w) => w.form !== ',');
  if (!next) return last;
  const rest = tree.doc.words.slice(next.index, sentence.last);
  if (
    rest.some((w) => w.upos === 'VERB' && verbSenses.has(w.lemma.toLowerCase()) && !tree.is(w.index, 'xcomp', 'acl')) ||
    rest.some((w) => /^["“”«»;:—]$/.test(w.form))
  )
    return last;
  const subordinate =
    next.upos === 'SCONJ' ||
    (next.upos === 'ADP' &&
      [
        'after',
        'before',
        'until',
        'since',
        'despite',
        'without',
        'in',
        'on',
        'at',
        'for',
        'with',
        'by',
        'as',
        'from',
        'to',
      ].includes(next.form.toLowerCase()) &&
      tree.form(last + 1) !== ',');
  const second =
    next.upos === 'CCONJ' && next.index + 1 < sentence.last && ['that', 'whether'].includes(tree.form(next.index + 1));
  if (!subordinate && !second) return last;
  let end = sentence.last - 1;
  while (end > last && tree.upos(end) === 'PUNCT') end--;
  return end;
}

/** Content that runs on to {@link contentEnd}. */
export function extended(tree: Tree, v: number, words: readonly number[]): number[] {
  const last = Math.max(...words);
  return [...words, ...rangeOf(last + 1, contentEnd(tree, v, last) + 1)];
}
