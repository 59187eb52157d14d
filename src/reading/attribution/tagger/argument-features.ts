/**
 * What is seen of a unit when it is asked whether it belongs to the source, the cue or the content of an anchor.
 */
import { NONE } from '../../syntax/index.js';
import { FeatureList, hashOf } from './hash.js';
import { MARK, OUTSIDE, type RuleEvidence, type Sheet } from './sheet.js';
import type { Unit } from './window.js';

/** What is the same for all units of one anchor. */
interface Setting {
  readonly sheet: Sheet;
  readonly anchor: number;
  readonly relation: RuleEvidence | null;
  readonly ruleLabel: ReadonlyMap<number, number>;
  /** The anchor and the words above it, with the hash of the path up to each. */
  readonly above: ReadonlyMap<number, { readonly depth: number; readonly path: number }>;
  readonly anchorKey: number;
  readonly anchorQuote: number;
  /** Whether something is quoted before the anchor in its sentence (2), after it (1), both or neither. */
  readonly quotes: number;
  /** The quotations that reach into the anchor's sentence. */
  readonly ownQuotations: ReadonlySet<number>;
  /** A hash of which arguments the anchor has. */
  readonly frame: number;
}

/** Features of every unit; `edges` are few and weigh the label of a unit together with the label before. */
export interface UnitFeatures {
  readonly emit: Int32Array;
  readonly edges: Int32Array;
}

export function argumentFeatures(sheet: Sheet, anchor: number, units: readonly Unit[], shift: number): UnitFeatures[] {
  const setting = settingOf(sheet, anchor);
  const f = new FeatureList(shift);
  const e = new FeatureList(shift);
  return units.map((unit, k) => {
    if (unit.own) wordFeatures(f, setting, unit.first);
    else pieceFeatures(f, setting, unit, units[k - 1], units[k + 1]);
    edgeFeatures(e, setting, unit, units[k - 1]);
    return { emit: f.take(), edges: e.take() };
  });
}

function settingOf(sheet: Sheet, anchor: number): Setting {
  const { tree } = sheet;
  const sentence = tree.sentenceOf(anchor);
  const above = new Map<number, { depth: number; path: number }>();
  above.set(anchor, { depth: 0, path: 17 });
  let path = 17;
  let below = anchor;
  for (const a of tree.ancestors(anchor)) {
    path = (Math.imul(path, 31) ^ sheet.rel[below]!) | 0;
    above.set(a, { depth: above.size, path });
    below = a;
    if (above.size > 6) break;
  }
  const r = sheet.ruleCue[anchor]!;
  const relation = r === NONE ? null : sheet.relations[r]!;
  const ruleLabel = new Map<number, number>();
  if (relation) {
    for (const w of relation.content) ruleLabel.set(w, 3);
    for (const w of relation.source) ruleLabel.set(w, 1);
    for (const w of relation.cue) ruleLabel.set(w, 2);
  }
  let frame = 0;
  for (const c of tree.children(anchor))
    if (!tree.is(c, 'punct', 'advmod', 'cc', 'conj'))
      frame = (Math.imul(frame, 33) ^ sheet.rel[c]! ^ (c < anchor ? 1 : 0)) | 0;
  return {
    sheet,
    anchor,
    relation,
    ruleLabel,
    above,
    anchorKey: tree.upos(anchor) === 'VERB' ? hashOf('verb') : sheet.upos[anchor]!,
    anchorQuote: sheet.quote[anchor]!,
    quotes: quotesAround(sheet, anchor),
    ownQuotations: new Set(sheet.quotation.subarray(sentence.first, sentence.last)),
    frame,
  };
}

/** Where a word stands from the anchor: the nearest word above both, and the branch below it that holds the word. */
function branchOf(s: Setting, i: number): { up: number; top: number; depth: number; below: number } {
  let below = NONE;
  let depth = 0;
  for (let j = i; j >= 0 && depth < 60; j = s.sheet.tree.head(j)) {
    const met = s.above.get(j);
    if (met) return { up: met.path, top: j, depth, below };
    below = j;
    depth++;
  }
  return { up: 0, top: NONE, depth, below };
}

function wordFeatures(f: FeatureList, s: Setting, i: number): void {
  const { sheet, anchor } = s;
  const { tree, lemma, form, upos, rel, quote } = sheet;
  const { first, last } = tree.sentenceOf(i);
  const at = (column: Int32Array, k: number) => (k < first ? 1 : k >= last ? 2 : column[k]!);
  const A = lemma[anchor]!;
  const side = i < anchor ? 1 : i > anchor ? 2 : 0;
  const distance = bucket(Math.abs(i - anchor)) * 3 + side;

  f.one(0, side);
  f.one(1, distance);
  f.two(2, distance, upos[i]!);
  f.two(3, lemma[i]!, side);
  f.two(4, form[i]!, distance);
  f.three(5, upos[i]!, rel[i]!, side);
  f.three(6, form[i]!, at(form, i + 1), side);
  f.three(7, form[i]!, at(form, i - 1), side);
  f.three(8, at(upos, i - 1), upos[i]!, at(upos, i + 1));
  f.three(9, at(upos, i - 1), upos[i]!, distance);
  f.three(10, upos[i]!, at(upos, i + 1), distance);
  f.two(11, at(form, i - 1), side);
  f.two(12, at(form, i + 1), side);
  f.two(13, A, distance);
  f.three(14, A, form[i]!, distance);

  const b = branchOf(s, i);
  const branchRel = b.below === NONE ? 5 : rel[b.below]!;
  const branchMark = b.below === NONE ? 0 : sheet.marker[b.below]!;
  const branchSide = b.below === NONE ? side : (b.below < anchor ? 1 : 2) * 3 + side;
  const depth = Math.min(b.depth, 4);
  f.three(20, b.up, branchRel, branchSide);
  f.three(21, (b.up ^ branchSide) | 0, branchRel, A);
  f.three(22, (b.up ^ branchSide) | 0, branchRel, branchMark);
  f.three(23, (b.up ^ branchSide) | 0, branchRel, s.frame);
  f.three(24, (b.up ^ branchSide) | 0, branchRel, depth);
  f.three(25, (b.up ^ branchSide) | 0, branchRel, upos[i]!);
  f.three(26, (b.up ^ branchSide) | 0, branchRel, rel[i]!);
  f.three(27, (b.up ^ branchSide) | 0, branchRel, s.anchorKey);
  f.three(28, (b.up ^ branchSide) | 0, branchRel, form[i]!);
  f.three(29, A, (branchRel ^ branchMark) | 0, branchSide);
  if (b.below !== NONE) {
    f.three(30, (b.up ^ branchSide) | 0, branchRel, lemma[b.below]!);
    f.three(31, (branchRel ^ branchSide) | 0, upos[b.below]!, sheet.entity[b.below]!);
    // A relative clause or an apposition on the way down, which a source leaves out or takes in.
    let way = 0;
    for (let j = i; j !== b.below && j >= 0; j = tree.head(j))
      if (tree.is(j, 'acl', 'appos', 'conj', 'advcl', 'parataxis', 'nmod', 'obl'))
        way = (Math.imul(way, 7) ^ rel[j]!) | 0;
    f.three(32, (b.up ^ branchSide) | 0, branchRel, way);
    f.three(33, branchRel, way, A);
  }

  const between = punctuationBetween(s, i);
  f.two(40, between, side);
  f.three(41, between, upos[i]!, side);
  f.three(42, between, branchRel, b.up);
  f.three(43, between, s.anchorKey, quote[i]!);

  const q = quote[i]! * 3 + s.anchorQuote;
  const same =
    quote[i] !== OUTSIDE && s.anchorQuote !== OUTSIDE && sheet.quotation[i] === sheet.quotation[anchor] ? 1 : 0;
  const quotesHere = s.quotes;
  f.three(50, q, same, side);
  f.three(51, q, same, A);
  f.three(52, q, quotesHere, side);
  f.three(53, q, quotesHere, between);
  f.three(54, q, branchRel, quotesHere);

  const label = s.relation ? 1 + (s.ruleLabel.get(i) ?? 0) : 0;
  const frame = s.relation ? hashOf(s.relation.rule) : 0;
  f.three(60, label, frame, side);
  f.three(61, label, upos[i]!, q);
  f.three(62, label, branchRel, b.up);
  f.three(
    63,
    label,
    s.relation ? 1 + (s.ruleLabel.get(i - 1) ?? 0) : 0,
    s.relation ? 1 + (s.ruleLabel.get(i + 1) ?? 0) : 0,
  );
  f.three(64, label, form[i]!, side);
  const other = sheet.ruleCue[i]! !== NONE && sheet.ruleCue[i] !== sheet.ruleCue[anchor] ? 1 : 0;
  f.three(65, other, sheet.inRuleContent[i]! * 2 + sheet.inRuleSource[i]!, side);
  f.three(66, sheet.sense[i]!, branchRel, side);
  f.three(67, sheet.entity[i]!, side, bucket(Math.abs(i - anchor)));
  f.three(68, cuesBetween(s, i), side, upos[i]!);
  f.two(69, cuesBetween(s, i), (b.up ^ branchRel) | 0);
}

function pieceFeatures(
  f: FeatureList,
  s: Setting,
  unit: Unit,
  before: Unit | undefined,
  after: Unit | undefined,
): void {
  const { sheet, anchor } = s;
  const { tree, quote, form } = sheet;
  const A = sheet.lemma[anchor]!;
  const sentence = tree.word(unit.first).sentence;
  const own = tree.word(anchor).sentence;
  const away = Math.max(-4, Math.min(5, sentence - own));
  const quoted = quote[unit.first] === OUTSIDE ? 0 : 1;
  const next = sheet.paragraph[unit.first]! - sheet.paragraph[anchor]!;
  const { first, last } = tree.sentenceOf(anchor);
  const edges =
    (quote[first] === OUTSIDE ? 0 : 1) * 4 + (quote[last - 1] === OUTSIDE ? 0 : 1) * 2 + (s.quotes > 0 ? 1 : 0);
  const where = away * 4 + quoted * 2 + next;
  const length = bucket(unit.last - unit.first);
  let cues = 0;
  for (let i = unit.first; i < unit.last; i++) if (sheet.ruleCue[i] !== NONE) cues = 1;
  f.one(100, where);
  f.two(101, where, edges);
  f.two(102, where, A);
  f.three(103, where, edges, s.anchorQuote);
  f.three(104, where, length, cues);
  f.three(105, where, hashOf(tree.form(last - 1)), edges);
  f.two(106, quoted, form[unit.first]!);
  f.three(
    107,
    where,
    unit.first === tree.sentenceOf(unit.first).first ? 1 : 0,
    unit.last === tree.sentenceOf(unit.first).last ? 1 : 0,
  );
  const state = (u: Unit | undefined) => (u === undefined ? 3 : quote[u.first] === OUTSIDE ? 0 : quote[u.first]!);
  f.three(108, where, state(before), state(after));
  f.three(109, quoted, cues, next);
  const sameQuotation = quoted === 1 && s.ownQuotations.has(sheet.quotation[unit.first]!) ? 1 : 0;
  f.three(110, sameQuotation, away < 0 ? 1 : 0, edges);
  f.three(111, sameQuotation, where, A);
  const label = s.relation ? 1 + majority(s, unit) : 0;
  f.three(112, label, quoted, away);
  f.three(113, label, sameQuotation, edges);
  f.three(114, where, edges, s.frame);
  f.three(115, sheet.inRuleContent[unit.first]!, where, label);
}

function edgeFeatures(e: FeatureList, s: Setting, unit: Unit, before: Unit | undefined): void {
  const { sheet, anchor } = s;
  const i = unit.first;
  const { tree, upos, quote } = sheet;
  const side = i < anchor ? 1 : i > anchor ? 2 : 0;
  e.one(200, 0);
  e.one(201, unit.own ? 1 : 0);
  if (!before) return;
  const p = before.last - 1;
  e.two(202, side, upos[i]!);
  e.two(203, side, sheet.form[p]!);
  e.two(204, side, sheet.form[i]!);
  e.three(205, side, quote[p]!, quote[i]!);
  if (!unit.own || !before.own) {
    e.two(206, quote[p]! * 3 + quote[i]!, sheet.paragraph[p] === sheet.paragraph[i] ? 1 : 0);
    return;
  }
  // Whether a constituent begins or ends here, as seen from the anchor.
  const a = branchOf(s, p);
  const b = branchOf(s, i);
  const same = a.below === b.below ? 1 : 0;
  e.three(207, same, b.below === NONE ? 5 : sheet.rel[b.below]!, a.below === NONE ? 5 : sheet.rel[a.below]!);
  e.three(208, same, upos[i]!, upos[p]!);
  e.three(209, s.relation ? 1 + (s.ruleLabel.get(p) ?? 0) : 0, s.relation ? 1 + (s.ruleLabel.get(i) ?? 0) : 0, side);
  e.three(210, sheet.rel[i]!, tree.head(i) < i ? 1 : 2, side);
}

function bucket(n: number): number {
  return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 35 ? 8 : 9;
}

/** Commas, stops and quotation marks between the anchor and a word, up to two of each. */
function punctuationBetween({ sheet, anchor }: Setting, i: number): number {
  let commas = 0;
  let marks = 0;
  let stops = 0;
  for (let k = Math.min(i, anchor) + 1; k < Math.max(i, anchor); k++) {
    const form = sheet.tree.form(k);
    if (form === ',') commas++;
    else if (form === ':' || form === ';' || form === '—' || form === '–' || form === '-') stops++;
    else if (sheet.quote[k] === MARK) marks++;
  }
  return Math.min(commas, 3) * 16 + Math.min(marks, 3) * 4 + Math.min(stops, 2);
}

function cuesBetween({ sheet, anchor }: Setting, i: number): number {
  let n = 0;
  for (let k = Math.min(i, anchor) + 1; k < Math.max(i, anchor); k++)
    if (sheet.ruleCue[k] !== NONE && sheet.ruleCue[k] !== sheet.ruleCue[anchor]) n++;
  return Math.min(n, 2);
}

function quotesAround({ tree, quotedBefore }: Sheet, anchor: number): number {
  const { first, last } = tree.sentenceOf(anchor);
  const before = quotedBefore[anchor]! > quotedBefore[first]! ? 1 : 0;
  const after = quotedBefore[last]! > quotedBefore[anchor + 1]! ? 1 : 0;
  return before * 2 + after;
}

function majority({ ruleLabel }: Setting, unit: Unit): number {
  let n = 0;
  for (let i = unit.first; i < unit.last; i++) if (ruleLabel.get(i) === 3) n++;
  return n * 2 > unit.last - unit.first ? 3 : 0;
}
