/**
 * From words to spans of the text.
 */
import { type Span, spanOf } from '../../text/index.js';
import { nounPhrase, type Tree } from '../syntax/index.js';

/** The source phrase as PolNeAR marks it: with its conjuncts and appositions, without relative clauses. */
export function sourceWords(tree: Tree, head: number): number[] {
  return nounPhrase(tree, head, { conjuncts: true, relative: false });
}

/** Consecutive words as spans, in text order; gaps of white space and inner punctuation are bridged, words are not. */
export function spansOf(tree: Tree, words: readonly number[]): Span[] {
  const out: Span[] = [];
  const sorted = [...new Set(words)].sort((a, b) => a - b);
  for (let k = 0; k < sorted.length; ) {
    let m = k;
    while (m + 1 < sorted.length && sorted[m + 1] === sorted[m]! + 1) m++;
    let a = sorted[k]!;
    let b = sorted[m]!;
    while (a < b && tree.upos(a) === 'PUNCT' && !/["“„«‘(]/.test(tree.form(a))) a++;
    while (b > a && tree.upos(b) === 'PUNCT' && /^[,;:–—-]$/.test(tree.form(b))) b--;
    if (tree.upos(a) !== 'PUNCT' || a < b) out.push(spanOf(tree.doc.text, tree.word(a).start, tree.word(b).end));
    k = m + 1;
  }
  return out;
}

/** A cue may be a colon or a dash, which no other span begins or ends with. */
export function cueSpans(tree: Tree, cue: readonly number[]): Span[] {
  const spans = spansOf(tree, cue);
  if (spans.length > 0 || cue.length === 0) return spans;
  const { start, end } = tree.word(cue[0]!);
  return [spanOf(tree.doc.text, start, end)];
}
