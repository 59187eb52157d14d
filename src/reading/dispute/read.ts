/**
 * Disputes: positions in one report that cannot both hold. Four ways to find them: a denial and what it denies; rival
 * perpetrators of one incident; rival counts of the same toll; and two sayings with opposite polarity about one thing.
 */
import { type Saying, spansOf } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Dispute, Incident } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { lexicon } from './lexicon.js';

interface Position {
  readonly saying: Saying | null;
  readonly content: readonly number[];
  readonly gist: string;
}

interface Draft {
  readonly about: string;
  readonly positions: readonly [Position, Position, ...Position[]];
  readonly rule: string;
}

export function readDisputes(ctx: ReadingContext, incidents: readonly Incident[]): Dispute[] {
  const drafts: Draft[] = [];
  const push = (d: Draft | null) => {
    if (d && !drafts.some((o) => sameDispute(o, d))) drafts.push(d);
  };
  for (const s of ctx.voices.sayings) push(denial(ctx, s));
  for (const x of incidents) push(rivalPerpetrators(ctx, x));
  for (const d of rivalCounts(ctx)) push(d);
  for (const s of ctx.voices.sayings) push(contradiction(ctx, s));
  return drafts.map((d, k) => ({
    id: `d${k + 1}`,
    about: d.about,
    positions: d.positions.map((p) => ({
      attribution: p.saying?.id ?? null,
      gist: p.gist,
      content: spansOf(ctx.tree, p.content),
    })),
    rules: [d.rule],
  }));
}

function sameDispute(a: Draft, b: Draft): boolean {
  const shared = a.positions.filter((p) =>
    b.positions.some((q) => p.content.some((w) => q.content.includes(w))),
  ).length;
  return shared >= 2;
}

// ---- a denial and what it denies ----

function denial(ctx: ReadingContext, s: Saying): Draft | null {
  if (!denies(ctx.tree, s)) return null;
  const said = recent(ctx, s).filter(
    (o) =>
      o !== s &&
      o.cue.length + o.content.length > 0 &&
      before(o, s) &&
      !sameRoot(o, s) &&
      o.record.polarity === '+' &&
      o.record.certainty !== 'unknown',
  );
  const denier = s.record.chain.at(-1);
  const scored = said
    .map((o) => ({
      o,
      score: likeness(ctx, o, s) + (mentionsActor(ctx, o, denier?.actor ?? null) ? 0.25 : 0) + nearness(ctx.tree, o, s),
    }))
    .sort((a, b) => b.score - a.score);
  // "called the report a fabrication": the claim is the one just told.
  const claim = s.content.some((w) => lexicon.claimNouns.includes(ctx.tree.lemma(w)) && ctx.tree.upos(w) === 'NOUN')
    ? answered(ctx, said, s)
    : undefined;
  if (claim)
    return {
      about: `whether ${gist(ctx, claim.content)}`,
      positions: [position(ctx, claim), position(ctx, s)],
      rule: 'dispute/denial',
    };
  const best = scored[0];
  // Side by side a denial needs less in common with what it denies.
  if (!best || best.score < (nearness(ctx.tree, best.o, s) >= 0.3 ? 0.35 : 0.5)) return null;
  return {
    about: `whether ${gist(ctx, best.o.content)}`,
    positions: [position(ctx, best.o), position(ctx, s)],
    rule: 'dispute/denial',
  };
}

/** A contradiction looks back this many sayings: further back a report has moved on. */
const REACH = 40;

function recent(ctx: ReadingContext, s: Saying): readonly Saying[] {
  const at = ctx.voices.sayings.indexOf(s);
  return ctx.voices.sayings.slice(Math.max(0, at - REACH), at + 5);
}

/** The claim that "the report", "the charge" takes up: of the sayings just before, the one about who rejects it, else the last. */
function answered(ctx: ReadingContext, said: readonly Saying[], s: Saying): Saying | undefined {
  const near = said.filter((o) => nearness(ctx.tree, o, s) > 0);
  const denier = s.record.chain.at(-1)?.actor ?? null;
  return near.findLast((o) => mentionsActor(ctx, o, denier)) ?? near.at(-1);
}

/** "denied that …", "rejected the charge", "called the report a fabrication". */
function denies(tree: Tree, s: Saying): boolean {
  const cue = s.cue.find((w) => tree.upos(w) === 'VERB');
  const rule = s.record.rules?.[0] ?? '';
  if (cue === undefined) return false;
  if (['deny', 'reject', 'refute', 'rebut', 'dispute', 'contest', 'disavow'].includes(tree.lemma(cue))) return true;
  const calls = rule === 'cue/small-clause' || rule === 'cue/as';
  return (
    calls &&
    s.content.some((w) => lexicon.untrue.includes(tree.lemma(w))) &&
    s.content.some((w) => lexicon.claimNouns.includes(tree.lemma(w)))
  );
}

// ---- rival perpetrators ----

function rivalPerpetrators(ctx: ReadingContext, incident: Incident): Draft | null {
  const claims = incident.perpetrators.filter((p) => p.responsibility === 'perpetrator');
  let best: { first: Saying; second: Saying; gap: number } | null = null;
  for (const [i, a] of claims.entries())
    for (const b of claims.slice(i + 1)) {
      if (a.actor === b.actor ? a.polarity === b.polarity : a.polarity !== '+' || b.polarity !== '+') continue;
      const x = sayingOf(ctx, a.attribution);
      const y = sayingOf(ctx, b.attribution);
      if (!x || !y || x === y || x.record.certainty === 'unknown' || y.record.certainty === 'unknown') continue;
      const [first, second] = before(x, y) ? [x, y] : [y, x];
      const gap = (second.content[0] ?? 0) - (first.content[0] ?? 0);
      if (!best || gap < best.gap) best = { first, second, gap };
    }
  // Of several rival versions the two that stand next to each other are set against each other by the report itself.
  return (
    best && {
      about: `who carried out the ${incident.trigger.map((t) => t.text).join(' ')}`,
      positions: [position(ctx, best.first), position(ctx, best.second)],
      rule: 'dispute/rival-perpetrators',
    }
  );
}

function sayingOf(ctx: ReadingContext, id: string | null): Saying | null {
  return id === null ? null : (ctx.voices.sayings.find((s) => s.id === id) ?? null);
}

// ---- rival counts ----

interface Figure {
  readonly saying: Saying | null;
  readonly words: readonly number[];
  readonly value: string;
  readonly of: string;
  readonly sentence: number;
}

function rivalCounts(ctx: ReadingContext): Draft[] {
  const { tree } = ctx;
  const figures: Figure[] = [];
  for (const w of tree.doc.words) {
    if (w.upos !== 'NUM') continue;
    const saying = ctx.voices.at(w.index);
    const last = figures.at(-1);
    // "an official spoke of six": six of what was counted just before.
    const victim =
      figureOf(tree, w.index) ??
      (takesUp(saying) && last && w.sentence - last.sentence <= 1 && saying?.content.length === 1 ? last.of : null);
    if (!victim) continue;
    const clause = tree.clauseOf(w.index);
    const words = saying ? saying.content : tree.subtree(clause);
    if (figures.some((f) => f.saying === saying && f.of === victim && f.sentence === w.sentence)) continue;
    figures.push({ saying, words, value: tree.form(w.index), of: victim, sentence: w.sentence });
  }
  const out: Draft[] = [];
  for (const [i, a] of figures.entries())
    for (const b of figures.slice(i + 1)) {
      if (b.sentence - a.sentence > 2) break;
      if (a.of !== b.of || a.value === b.value || a.saying === b.saying) continue;
      if (a.saying && b.saying && sameRoot(a.saying, b.saying)) continue;
      if (!comparable(tree, a, b)) continue;
      out.push({
        about: `how many were ${a.of}`,
        positions: [
          { saying: a.saying, content: a.words, gist: a.value },
          { saying: b.saying, content: b.words, gist: b.value },
        ],
        rule: 'dispute/rival-counts',
      });
    }
  return out;
}

/** "put the toll at", "spoke of", "admitted to": constructions that answer a figure with a figure. */
function takesUp(saying: Saying | null): boolean {
  return saying?.record.rules?.some((r) => r === 'cue/at' || r === 'cue/about') ?? false;
}

/** What a number counts, if it counts dead or hurt: 'killed' or 'injured'. */
function figureOf(tree: Tree, n: number): 'killed' | 'injured' | null {
  const near: number[] = [n];
  for (const a of tree.ancestors(n)) {
    near.push(a);
    if (tree.upos(a) === 'VERB') break;
  }
  const lemmas = near.flatMap((k) => [
    tree.lemma(k),
    ...tree
      .children(k)
      .filter((c) => c !== n && !tree.is(c, 'nsubj', 'conj', 'advcl', 'ccomp'))
      .map((c) => tree.lemma(c)),
  ]);
  if (lemmas.some((l) => lexicon.injured.includes(l)) && !lemmas.slice(0, 3).some((l) => lexicon.killed.includes(l)))
    return 'injured';
  return lemmas.some((l) => lexicon.killed.includes(l)) ? 'killed' : null;
}

/** Tolls are compared where one takes up the other: "put the number at six", "spoke of six", "no more than five". */
function comparable(tree: Tree, a: Figure, b: Figure): boolean {
  if (takesUp(b.saying)) return true;
  const nouns = (f: Figure) => new Set(f.words.filter((w) => tree.upos(w) === 'NOUN').map((w) => tree.lemma(w)));
  const B = nouns(b);
  const shared = [...nouns(a)].some((l) => B.has(l));
  const bare = b.words.filter((w) => ['NOUN', 'PROPN', 'VERB'].includes(tree.upos(w))).length <= 2;
  return shared || bare;
}

// ---- opposite polarity about one thing ----

function contradiction(ctx: ReadingContext, s: Saying): Draft | null {
  if (s.record.polarity !== '-' || denies(ctx.tree, s) || s.record.certainty === 'unknown') return null;
  const rivals = recent(ctx, s)
    .filter(
      (o) =>
        o !== s && o.record.polarity === '+' && o.record.certainty !== 'unknown' && !sameRoot(o, s) && before(o, s),
    )
    .map((o) => ({ o, score: likeness(ctx, o, s) }))
    .sort((a, b) => b.score - a.score);
  const best = rivals[0];
  if (!best || best.score < 0.4) return null;
  return {
    about: `whether ${gist(ctx, best.o.content)}`,
    positions: [position(ctx, best.o), position(ctx, s)],
    rule: 'dispute/contradiction',
  };
}

// ---- likeness ----

const OPEN = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);

/** Shared open-class lemmas, weighted by how much of the shorter content they make up (0…1). */
function likeness(ctx: ReadingContext, a: Saying, b: Saying): number {
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

function nearness(tree: Tree, a: Saying, b: Saying): number {
  const at = (s: Saying) => tree.word(s.cue[0] ?? s.content[0] ?? 0).sentence;
  const gap = Math.abs(at(b) - at(a));
  return gap === 0 ? 0.4 : gap === 1 ? 0.3 : gap === 2 ? 0.1 : 0;
}

function mentionsActor(ctx: ReadingContext, s: Saying, actor: string | null): boolean {
  if (actor === null) return false;
  return s.content.some((w) => {
    const p = ctx.cast.at(w);
    return p !== null && (p.id === actor || p.affiliation === actor);
  });
}

function before(a: Saying, b: Saying): boolean {
  return (a.content[0] ?? 0) < (b.content[0] ?? 0);
}

function sameRoot(a: Saying, b: Saying): boolean {
  const x = a.record.chain.at(-1)!;
  const y = b.record.chain.at(-1)!;
  if (x.actor !== null || y.actor !== null) return x.actor === y.actor;
  return x.name === y.name && a.source !== null && a.source === b.source;
}

function position(ctx: ReadingContext, s: Saying): Position {
  return { saying: s, content: s.content, gist: gist(ctx, s.content) };
}

/** The content's own words, shortened at a word. */
function gist(ctx: ReadingContext, words: readonly number[]): string {
  const { tree } = ctx;
  const text = spansOf(tree, words)
    .map((s) => s.text)
    .join(' … ')
    .replace(/\s+/g, ' ');
  return text.length <= 90 ? text : `${text.slice(0, text.lastIndexOf(' ', 88))} …`;
}
