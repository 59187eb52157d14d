/**
 * Killed and injured: every figure that some source gives for an act, and the range that spans them all.
 */
import type { ReadingContext } from '../context.js';
import type { Count } from '../contract.js';
import type { Cluster, Mention } from '../event/index.js';
import { contentNoun, spansOf } from '../event/index.js';
import { NONE, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import { add, countOf, type Range, widen } from './count.js';

export interface Figure {
  readonly kind: 'killed' | 'injured';
  readonly range: Range;
  readonly words: readonly number[];
  /** Whose figure it is; null for the report's own voice. */
  readonly attribution: string | null;
}

const KILLS = new Set([
  'kill',
  'murder',
  'slay',
  'assassinate',
  'massacre',
  'execute',
  'die',
  'perish',
  'shoot',
  'behead',
  'slaughter',
]);
const INJURES = new Set(['wound', 'injure', 'hurt', 'maim']);
const NOBODY = new Set(['nobody', 'none']);
const DEAD = new Set(['dead', 'body', 'death', 'corpse', 'fatality', 'killed']);
const HURT = new Set(['wounded', 'injured', 'injury']);

/** The figures that one mention gives: "killing twelve sailors", "four soldiers and six rebels were killed". */
export function figuresOf(ctx: ReadingContext, m: Mention): Figure[] {
  const { tree } = ctx;
  const lemma = tree.lemma(m.head);
  const kind = KILLS.has(lemma) ? 'killed' : INJURES.has(lemma) ? 'injured' : null;
  const attribution = ctx.voices.at(m.head)?.id ?? null;
  if (!kind || m.draft.noun) return [];
  let range: Range | null = null;
  const words: number[] = [];
  for (const w of m.struck) {
    const one = countOf(tree, w) ?? countOf(tree, contentNoun(tree, w));
    if (!one) continue;
    range = add(range, one.range);
    words.push(...one.words);
  }
  if (lemma === 'shoot' && !m.draft.words.some((w) => tree.form(w) === 'dead')) return [];
  return range && m.struck.length > 0 ? [{ kind, range, words, attribution }] : [];
}

/** Figures told beside the act: "left five dead", "put its losses at six dead and 100 wounded", "no casualties". */
export function looseFigures(ctx: ReadingContext, sentence: number): { head: number; figures: Figure[] }[] {
  const { tree } = ctx;
  const { first, last } = tree.doc.sentences[sentence]!;
  const out: { head: number; figures: Figure[] }[] = [];
  for (let i = first; i < last; i++) {
    const attribution = ctx.voices.at(i)?.id ?? null;
    const form = tree.form(i);
    const lemma = tree.lemma(i);
    if (lemma === 'casualty' || lemma === 'casualties') {
      const count = countOf(tree, i);
      if (count?.range[1] === 0)
        out.push({
          head: i,
          figures: (['killed', 'injured'] as const).map((kind) => ({
            kind,
            range: [0, 0] as const,
            words: count.words,
            attribution,
          })),
        });
      continue;
    }
    // "Nobody was hurt", "no one died"
    if (NOBODY.has(form) || (form === 'one' && tree.form(i - 1) === 'no')) {
      const verb = tree.head(i);
      const of = verb >= 0 ? tree.lemma(verb) : '';
      const kinds: Figure['kind'][] = INJURES.has(of) ? ['killed', 'injured'] : KILLS.has(of) ? ['killed'] : [];
      if (kinds.length > 0 && tree.is(i, 'nsubj'))
        out.push({
          head: i,
          figures: kinds.map((kind) => ({ kind, range: [0, 0] as const, words: [i], attribution })),
        });
      continue;
    }
    const kind = DEAD.has(form) || DEAD.has(lemma) ? 'killed' : HURT.has(form) || HURT.has(lemma) ? 'injured' : null;
    // "two were killed and five wounded": a number of its own makes the participle a count.
    if (!kind || (tree.upos(i) === 'VERB' && tree.child(i, 'nummod') === NONE)) continue;
    const found = besideDead(tree, i);
    if (found) out.push({ head: i, figures: [{ kind, range: found.range, words: found.words, attribution }] });
  }
  // "spoke of six", "put … at six": the bare number that stands for a toll told before
  for (let i = first; i < last; i++) {
    if (tree.upos(i) !== 'VERB') continue;
    const lemma = tree.lemma(i);
    const at =
      lemma === 'put' ? obliques(tree, i, 'at')[0] : lemma === 'speak' ? obliques(tree, i, 'of')[0] : undefined;
    if (at === undefined || tree.upos(at) !== 'NUM') continue;
    // A toll for one place "alone" is a part.
    if (tree.subtree(i).some((w) => tree.form(w) === 'alone')) continue;
    const topic = lemma === 'put' ? tollTopic(tree, i) : 'killed';
    const count = countOf(tree, at);
    if (topic && count)
      out.push({
        head: i,
        figures: [
          {
            kind: topic,
            range: count.range,
            words: count.words,
            attribution: ctx.voices.byCue(i)?.id ?? ctx.voices.at(at)?.id ?? null,
          },
        ],
      });
  }
  return out;
}

function besideDead(tree: Tree, i: number): { range: Range; words: number[] } | null {
  const own = countOf(tree, i);
  if (own?.words.every((w) => tree.form(w) !== 'a')) return own;
  const head = tree.head(i);
  if (head < 0) return null;
  // "left five soldiers dead", "five were left dead"
  if (tree.is(i, 'xcomp', 'advcl', 'amod', 'obj') && tree.upos(head) === 'VERB') {
    for (const p of patients(tree, head)) {
      const count = countOf(tree, p);
      if (count) return count;
    }
    const subject = surfaceSubject(tree, head);
    if (subject !== NONE && tree.isPassive(head)) return countOf(tree, subject);
  }
  // "six dead": the number may head the adjective
  if (tree.upos(head) === 'NUM' || tree.upos(head) === 'NOUN')
    return tree.is(i, 'amod', 'acl', 'nmod') ? countOf(tree, head) : null;
  return null;
}

function tollTopic(tree: Tree, verb: number): Figure['kind'] | null {
  const words = patients(tree, verb).flatMap((p) => tree.subtree(p));
  if (
    words.some(
      (w) => DEAD.has(tree.form(w)) || DEAD.has(tree.lemma(w)) || ['toll', 'losses', 'loss'].includes(tree.lemma(w)),
    )
  )
    return 'killed';
  return words.some((w) => HURT.has(tree.form(w))) ? 'injured' : null;
}

/** All figures of a cluster, its mentions' own and those told beside them in the same paragraph. */
export function clusterFigures(
  ctx: ReadingContext,
  cluster: Cluster,
  loose: readonly { cluster: Cluster; figures: readonly Figure[] }[],
): Figure[] {
  return [
    ...cluster.mentions.filter((m) => m.standing === 'asserted').flatMap((m) => figuresOf(ctx, m)),
    ...loose.filter((l) => l.cluster === cluster).flatMap((l) => l.figures),
  ];
}

export function countFrom(tree: Tree, figures: readonly Figure[], kind: Figure['kind']): Count | null {
  const mine = figures.filter((f) => f.kind === kind);
  if (mine.length === 0) return null;
  let range: Range | null = null;
  for (const f of mine) range = widen(range, f.range);
  if (!range) return null;
  const words = mine[0]!.words;
  const { start, end } = tree.extent(words);
  const span = spansOf(tree, words).length > 0 ? { start, end, text: tree.doc.text.slice(start, end) } : null;
  return { range: [range[0], range[1]], span };
}
