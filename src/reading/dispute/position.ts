/**
 * What a dispute is made of: positions, each somebody's saying, and how close two sayings are to each other.
 */
import { type Saying, spansOf } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Tree } from '../syntax/index.js';

export interface Position {
  readonly saying: Saying | null;
  readonly content: readonly number[];
  readonly gist: string;
}

export interface DisputeDraft {
  readonly about: string;
  readonly positions: readonly [Position, Position, ...Position[]];
  readonly rule: string;
}

/** A contradiction looks back this many sayings: further back a report has moved on. */
const REACH = 40;

/** The sayings that one may answer: those not long before it, and a few that the text puts right behind. */
export function recent(ctx: ReadingContext, s: Saying): readonly Saying[] {
  const at = ctx.voices.sayings.indexOf(s);
  return ctx.voices.sayings.slice(Math.max(0, at - REACH), at + 5);
}

/** The sentence a saying stands in. */
export function sentenceOf(tree: Tree, s: Saying): number {
  return tree.word(s.cue[0] ?? s.content[0] ?? 0).sentence;
}

const OPEN = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);

/** Shared open-class lemmas, weighted by how much of the shorter content they make up (0…1). */
export function likeness(ctx: ReadingContext, a: Saying, b: Saying): number {
  const { tree } = ctx;
  const bag = (s: Saying) =>
    new Set(s.content.filter((w) => OPEN.has(tree.upos(w))).map((w) => ctx.cast.at(w)?.id ?? tree.lemma(w)));
  const A = bag(a);
  const B = bag(b);
  if (A.size === 0 || B.size === 0) return 0;
  let n = 0;
  for (const l of B) if (A.has(l)) n++;
  return n / Math.min(A.size, B.size) - (Math.min(A.size, B.size) < 3 ? 0.2 : 0);
}

export function nearness(tree: Tree, a: Saying, b: Saying): number {
  const at = (s: Saying) => tree.word(s.cue[0] ?? s.content[0] ?? 0).sentence;
  const gap = Math.abs(at(b) - at(a));
  return gap === 0 ? 0.4 : gap === 1 ? 0.3 : gap === 2 ? 0.1 : 0;
}

export function mentionsActor(ctx: ReadingContext, s: Saying, actor: string | null): boolean {
  if (actor === null) return false;
  return s.content.some((w) => {
    const p = ctx.cast.at(w);
    // A land where something happened is not accused of it.
    return p !== null && (p.id === actor || p.affiliation === actor) && !ctx.cast.isPlaceUse(w);
  });
}

export function before(a: Saying, b: Saying): boolean {
  return (a.content[0] ?? 0) < (b.content[0] ?? 0);
}

export function sameRoot(a: Saying, b: Saying): boolean {
  const x = a.record.chain.at(-1)!;
  const y = b.record.chain.at(-1)!;
  if (x.actor !== null || y.actor !== null) return x.actor === y.actor;
  return x.name === y.name && a.source !== null && a.source === b.source;
}

export function position(ctx: ReadingContext, s: Saying): Position {
  return { saying: s, content: s.content, gist: gist(ctx, s.content) };
}

/** The content's own words, shortened at a word. */
export function gist(ctx: ReadingContext, words: readonly number[]): string {
  const { tree } = ctx;
  const text = spansOf(tree, words)
    .map((s) => s.text)
    .join(' … ')
    .replace(/\s+/g, ' ');
  return text.length <= 90 ? text : `${text.slice(0, text.lastIndexOf(' ', 88))} …`;
}

/** What is in dispute, in the words of the claim: "whether …" where it is a clause, else the claim itself. */
export function question(ctx: ReadingContext, s: Saying): string {
  const { tree } = ctx;
  const words = s.content.filter((w, k) => !(k === 0 && tree.form(w) === 'that'));
  const first = words[0];
  const said = gist(ctx, words);
  const clause =
    s.record.quotation !== 'direct' &&
    words.some((w) => tree.is(w, 'nsubj', 'csubj', 'expl')) &&
    words.some((w) => tree.word(w).feats.VerbForm === 'Fin');
  if (s.record.rules?.[0] === 'cue/of') return `the charge against ${said}`;
  if (!clause || first === undefined) return `the claim “${said}”`;
  const lower =
    // "Ugandan soldiers" keep their capital wherever they stand.
    tree.upos(first) === 'PROPN' || ctx.cast.at(first)?.named || said === said.toUpperCase()
      ? said
      : said.charAt(0).toLowerCase() + said.slice(1);
  return `whether ${lower}`;
}
