/**
 * What is seen of a word when it is asked whether it is the anchor of a cue: the word that heads it ("say" of "could not
 * say at first", "according" of "according to", a colon after a name).
 */
import { NONE } from '../../syntax/index.js';
import { FeatureList, hashOf } from './hash.js';
import { INSIDE, type Sheet } from './sheet.js';

export function anchorFeatures(sheet: Sheet, i: number, shift: number): Int32Array {
  const f = new FeatureList(shift);
  const { tree, lemma, form, upos, xpos, rel, quote, sense } = sheet;
  const sentence = tree.sentenceOf(i);
  const { first, last } = sentence;
  const at = (column: Int32Array, k: number) => (k < first ? 1 : k >= last ? 2 : column[k]!);
  const head = tree.head(i);
  const L = lemma[i]!;
  const U = upos[i]!;

  f.one(0, 0);
  f.one(1, L);
  f.one(2, form[i]!);
  f.two(3, U, xpos[i]!);
  f.two(4, L, U);
  f.two(5, L, rel[i]!);
  f.two(6, U, rel[i]!);
  f.two(7, L, head < 0 ? 0 : upos[head]!);
  f.three(8, rel[i]!, U, head < 0 ? 0 : lemma[head]!);
  const word = tree.form(i);
  f.one(9, hashOf(word.slice(-3)));
  f.one(10, hashOf(word.slice(0, 4)));
  f.two(11, sense[i]!, U);
  f.two(12, sense[i]!, rel[i]!);

  window(f, sheet, i, at);

  // The clause around: which arguments it has, and their words.
  let signature = 0;
  let subject = NONE;
  let clausal = 0;
  let object = 0;
  for (const c of tree.children(i)) {
    const side = c < i ? 1 : 2;
    f.two(30, rel[c]!, side);
    f.three(31, U, rel[c]!, side);
    f.three(32, L, rel[c]!, side);
    f.three(33, rel[c]!, lemma[c]!, 0);
    f.three(34, L, rel[c]!, sheet.marker[c]!);
    f.three(35, U, rel[c]!, sheet.marker[c]!);
    if (tree.is(c, 'nsubj')) {
      subject = c;
      signature |= 1;
    } else if (tree.is(c, 'ccomp', 'csubj')) {
      signature |= side === 1 ? 2 : 4;
      clausal = c;
    } else if (tree.is(c, 'xcomp')) signature |= 8;
    else if (tree.is(c, 'obj')) {
      signature |= 16;
      object = lemma[c]!;
    } else if (tree.is(c, 'iobj')) signature |= 32;
    else if (tree.is(c, 'parataxis')) signature |= 64;
    else if (tree.is(c, 'aux:pass')) signature |= 128;
    else if (tree.is(c, 'cop')) signature |= 256;
    else if (tree.is(c, 'expl')) signature |= 512;
    else if (tree.is(c, 'acl')) signature |= 1024;
  }
  f.two(36, U, signature);
  f.two(37, L, signature);
  f.two(38, sense[i]!, signature);
  f.two(39, L, object);
  f.three(40, rel[i]!, U, signature);
  if (subject !== NONE) {
    f.three(41, upos[subject]!, sheet.entity[subject]!, U);
    f.two(42, lemma[subject]!, U);
    f.two(43, L, upos[subject]!);
    f.three(44, sense[i]!, upos[subject]!, sheet.entity[subject]!);
    f.three(45, lemma[subject]!, signature, U);
  }
  if (clausal) f.three(46, L, sheet.marker[clausal]!, upos[clausal]!);

  // What stands above: PolNeAR's cues are outermost, so one saying's content holds no other cue.
  let depth = 0;
  let under = 0;
  let path = rel[i]!;
  for (const a of tree.ancestors(i)) {
    if (++depth > 5) break;
    if (depth === 1) {
      f.two(50, lemma[a]!, rel[i]!);
      f.three(51, L, lemma[a]!, rel[i]!);
    }
    if (sense[a] !== 0 && !under) {
      under = depth;
      f.two(52, path, sense[a]!);
      f.three(53, path, sense[a]!, U);
      f.three(54, lemma[a]!, path, a < i ? 1 : 2);
    }
    path = (Math.imul(path, 31) ^ rel[a]!) | 0;
  }
  f.two(55, under, U);
  f.two(56, Math.min(depth, 5), sense[i]!);

  quotes(f, sheet, i, first, last);

  const r = sheet.ruleCue[i]!;
  const relation = r === NONE ? null : sheet.relations[r]!;
  const inside = sheet.inRuleContent[i]! * 2 + sheet.inRuleSource[i]!;
  const found = relation ? hashOf(relation.rule) : 0;
  f.two(80, found, inside);
  f.three(81, found, inside, sense[i]!);
  f.three(82, found, inside, rel[i]!);
  f.three(83, found, relation ? Math.min(relation.source.length, 2) : 0, quote[i]!);
  f.two(84, inside, L);
  f.two(85, found, L);

  const place = tree.doc.sentences[sentence.index]!;
  const opening = sentence.index === 0 || tree.doc.sentences[sentence.index - 1]!.paragraph !== place.paragraph ? 1 : 0;
  f.three(90, sentence.index === 0 ? 1 : 0, U, opening);
  f.three(91, Math.min(i - first, 4), U, opening);
  f.three(92, Math.min(last - 1 - i, 3), U, sense[i]!);
  f.two(93, at(form, last - 1), U);
  return f.take();
}

function window(f: FeatureList, sheet: Sheet, i: number, at: (column: Int32Array, k: number) => number): void {
  const { lemma, form, upos, sense } = sheet;
  for (let d = -3; d <= 3; d++) {
    if (d === 0) continue;
    f.two(20, d, at(lemma, i + d));
    f.two(21, d, at(upos, i + d));
  }
  f.three(22, form[i]!, at(form, i + 1), 0);
  f.three(23, form[i]!, at(form, i - 1), 0);
  f.three(24, lemma[i]!, at(upos, i + 1), at(upos, i + 2));
  f.three(25, lemma[i]!, at(upos, i - 1), at(upos, i - 2));
  f.three(26, upos[i]!, at(upos, i - 1), at(upos, i + 1));
  f.three(27, sense[i]!, at(upos, i - 1), at(upos, i + 1));
  f.three(28, at(form, i - 1), at(form, i + 1), upos[i]!);
  f.three(29, form[i]!, at(form, i + 1), at(form, i + 2));
}

function quotes(f: FeatureList, sheet: Sheet, i: number, first: number, last: number): void {
  const { quote, quotedBefore, lemma, sense, upos } = sheet;
  const any = quotedBefore[last]! > quotedBefore[first]! ? 1 : 0;
  // The nearest mark or quoted word on either side: how far, 8 for far, 9 for none.
  let before = quotedBefore[i]! > quotedBefore[first]! ? 8 : 9;
  for (let d = 7; d >= 1; d--) if (i - d >= first && quote[i - d] !== 0) before = d;
  let after = quotedBefore[last]! > quotedBefore[i + 1]! ? 8 : 9;
  for (let d = 7; d >= 1; d--) if (i + d < last && quote[i + d] !== 0) after = d;
  const near = first > 0 && quote[first - 1] !== 0 ? 1 : 0;
  const next = last < sheet.size && quote[last] !== 0 ? 1 : 0;
  const state = quote[i]!;
  f.three(60, state, before, after);
  f.three(61, state, upos[i]!, Math.min(before, 3) * 4 + Math.min(after, 3));
  f.three(62, state, lemma[i]!, any);
  f.three(63, state, sense[i]!, Math.min(before, 3) * 4 + Math.min(after, 3));
  f.three(64, near * 2 + next, any, upos[i]!);
  f.three(65, near * 2 + next, state === INSIDE ? 1 : 0, sense[i]!);
  f.three(66, near * 2 + next, any, lemma[i]!);
}
