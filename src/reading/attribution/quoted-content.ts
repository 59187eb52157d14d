/**
 * Quotations as content: in the cue's own sentence, just before it, or announced by a colon.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { type Found, found, headOf, rangeOf } from './candidate.js';
import type { Quotation } from './quotation.js';

/** A quotation in the cue's own sentence, or one that ends just before it ("'…?' he asked."). */
export function quotedContent(tree: Tree, v: number, quotations: readonly Quotation[]): Found | null {
  const sentence = tree.sentenceOf(v);
  const inSentence = quotations.filter(
    (q) => q.speech && !(v >= q.first && v < q.last) && q.first < sentence.last && q.last > sentence.first,
  );
  let chosen = inSentence;
  if (chosen.length === 0) {
    // "'…?' he asked.": the splitter may end the sentence at the question mark.
    const before = quotations.find(
      (q) =>
        q.speech &&
        q.last <= sentence.first &&
        onlyMarks(tree, q.last, sentence.first) &&
        /[?!,]$/.test(tree.doc.text.slice(q.innerStart, q.innerEnd).trimEnd()) &&
        v - sentence.first < 8,
    );
    const colon =
      tree.form(sentence.last - 1) === ':'
        ? quotations.find((q) => q.speech && q.first >= sentence.last && onlyMarks(tree, sentence.last, q.first))
        : undefined;
    const near = before ?? colon;
    if (!near) return null;
    chosen = [near];
  }
  // The nearest quotation, and its second half when the cue stands in the middle of one.
  const nearest = chosen.reduce((a, b) => (gap(v, a) <= gap(v, b) ? a : b));
  const other = chosen.find(
    (q) => q !== nearest && ((nearest.last <= v && q.first > v) || (nearest.first > v && q.last <= v)),
  );
  const parts = other ? [nearest, other].sort((a, b) => a.first - b.first) : [nearest];
  const words = parts.flatMap((q) => rangeOf(q.first, q.last));
  return found(tree, words, headOf(tree, words), 'quote', 'cue/quotation');
}

/** "It did not say by whom": the bare question is the content. */
export function withheld(tree: Tree, v: number): Found | null {
  if (tree.negations(v).length === 0) return null;
  // "Asked whether they would come out, he would not say."
  const opener = tree.sentenceOf(v).first;
  const question = opener < v && tree.form(opener) === 'asked' ? tree.child(opener, 'ccomp') : NONE;
  if (question !== NONE && question < v && !tree.governs(question, v))
    return found(tree, tree.subtree(question), question, 'clause', 'cue/withheld');
  const asked = tree
    .childrenBy(v, 'obl', 'obj', 'advmod')
    .find((c) => c > v && tree.subtree(c).some((w) => tree.word(w).xpos.startsWith('W')));
  return asked === undefined ? null : found(tree, tree.subtree(asked), asked, 'clause', 'cue/withheld');
}

/** Whether a clause and a quotation share nothing, and the quotation is the one that touches the saying. */
export function isBeside(tree: Tree, v: number, clause: Found, quote: Found): boolean {
  const words = new Set(clause.content);
  if (quote.content.some((w) => words.has(w))) return false;
  const sentence = tree.sentenceOf(v);
  const first = quote.content[0]!;
  const last = quote.content[quote.content.length - 1]!;
  return first <= sentence.first + 1 || (last < v && v - last < 14) || (first > v && first - v < 4);
}

function gap(v: number, q: Quotation): number {
  return v < q.first ? q.first - v : v - q.last;
}

function onlyMarks(tree: Tree, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tree.upos(i) !== 'PUNCT') return false;
  return true;
}
