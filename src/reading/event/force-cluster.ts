/**
 * Which mentions tell one act of force: the ambush, the soldiers killed in it, "the attack" three sentences on, and
 * the rival version of who did it.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Mention } from './force-mention.js';
import { frameRegister } from './frame.js';
import { contentNoun } from './match.js';

export interface Cluster {
  readonly mentions: Mention[];
}

const WHEREABOUTS = new Set([
  'district',
  'town',
  'city',
  'village',
  'area',
  'suburb',
  'neighbourhood',
  'neighborhood',
  'quarter',
]);
const NEW = new Set([
  'another',
  'second',
  'third',
  'separate',
  'new',
  'other',
  'further',
  'earlier',
  'previous',
  'similar',
]);

export function clusterMentions(ctx: ReadingContext, mentions: readonly Mention[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const mention of mentions) {
    const found = best(ctx, clusters, mention);
    if (found) found.mentions.push(mention);
    else if (mention.standing !== 'denied' && mention.standing !== 'asked') clusters.push({ mentions: [mention] });
  }
  return clusters.filter((c) => c.mentions.some((m) => m.standing === 'asserted'));
}

function best(ctx: ReadingContext, clusters: readonly Cluster[], mention: Mention): Cluster | null {
  let top: Cluster | null = null;
  let score = 0;
  for (const cluster of clusters) {
    const s = likeness(ctx, cluster, mention);
    // The nearer of two equal candidates is meant.
    if (s > 0 && s >= score) {
      top = cluster;
      score = s;
    }
  }
  return score >= 1 ? top : null;
}

/** How likely a mention tells the cluster's act; 1 and more is yes. */
export function likeness(ctx: ReadingContext, cluster: Cluster, m: Mention): number {
  const { tree } = ctx;
  if (family(cluster.mentions[0]!) !== family(m)) return 0;
  if (tree.children(m.head).some((c) => NEW.has(tree.form(c)) && tree.is(c, 'det', 'amod'))) return 0;
  const told = cluster.mentions.filter((o) => o.standing !== 'denied' && o.standing !== 'asked');
  const last = told[told.length - 1] ?? cluster.mentions[cluster.mentions.length - 1]!;
  const gap = m.sentence - last.sentence;
  const paragraphs = m.paragraph - last.paragraph;
  if (clashing(cluster, m) && !(gap <= 1 && (m.definite || pointsBack(ctx, m)))) return 0;
  const targets = targetOverlap(ctx, cluster, m);
  const doers = doerOverlap(cluster, m);
  const sameWord = cluster.mentions.some(
    (o) => tree.lemma(o.head) === tree.lemma(m.head) || stem(tree.lemma(o.head)) === stem(tree.lemma(m.head)),
  );
  const here =
    gap === 0 ? 1 : gap === 1 && paragraphs <= 1 ? 0.6 : paragraphs <= 1 ? 0.4 : Math.max(0, 0.35 - 0.05 * paragraphs);

  if (m.standing === 'denied')
    return (doers === 'same' || targets === 'same' || m.doers.length === 0) && paragraphs <= 1 ? 1 + here : 0;
  if (m.standing === 'asked') return paragraphs <= 1 ? 1 + here : 0;
  if (m.definite) {
    if (targets === 'other' && !m.outcome) return 0;
    const noWord =
      m.outcome ||
      ['attack', 'assault', 'raid', 'incident', 'ambush', 'fighting', 'violation'].includes(tree.lemma(m.head));
    return sameWord ? 1.2 + here : noWord && paragraphs <= 2 ? 0.8 + here : here;
  }
  if (isVersionOfClash(ctx, cluster, m)) return 1 + here;
  if (namesKnownBomb(ctx, cluster, m) && paragraphs <= 4) return 0.9 + here;
  const pairOfOutcome = m.outcome !== cluster.mentions.every((o) => o.outcome) || (m.outcome && last.outcome);
  if (gap === 0) {
    if (targets === 'other' && !m.outcome && !last.outcome) return doers === 'same' && sameWord ? 1 : 0;
    if (m.clash !== last.clash && !m.outcome && !last.outcome) return 0;
    // Two doers in one sentence did two things, unless what they did it to is known already.
    if (doers === 'other' && !pointsBack(ctx, m) && !m.where) return 0;
    return pairOfOutcome || targets === 'same' || sameWord || doers !== 'other' ? 1 + here : 0;
  }
  if (targets === 'same' && paragraphs <= 2 && (pointsBack(ctx, m) || samePlace(cluster, m))) return 1 + here;
  // "heavy fighting … Three people were killed there by a shell": what has means of its own is told by itself.
  const means = m.weapons.length > 0 && cluster.mentions.every((o) => o.clash && o.weapons.length === 0);
  if (
    m.outcome &&
    !means &&
    gap === 1 &&
    paragraphs === 0 &&
    targets !== 'other' &&
    doers !== 'other' &&
    (!m.where || samePlace(cluster, m)) &&
    !m.when
  )
    return 0.5 + here;
  if (
    cluster.mentions.every((o) => o.outcome) &&
    !m.outcome &&
    gap <= 1 &&
    doers !== 'other' &&
    (targets !== 'other' || pointsBack(ctx, m))
  )
    return 0.5 + here;
  if (samePlace(cluster, m) && (sameWord || (m.outcome && !means)) && doers !== 'other' && paragraphs <= 3)
    return 0.8 + here;
  if (sameWord && doers === 'same' && targets !== 'other' && paragraphs <= 3 && !m.where && !m.when) return 0.7 + here;
  if (
    sameWord &&
    m.draft.noun &&
    doers !== 'other' &&
    targets !== 'other' &&
    cluster.mentions.some((o) => o.type === m.type) &&
    paragraphs <= 4 &&
    !m.when &&
    !m.where
  )
    return 0.8 + here;
  return 0;
}

/** Right after a clash, in somebody's words: who fired first, and on whom, is that clash told from one side. */
function isVersionOfClash(ctx: ReadingContext, cluster: Cluster, m: Mention): boolean {
  const clash = cluster.mentions.find((o) => o.clash);
  if (!clash || m.clash || m.when || m.where || ctx.voices.at(m.head) === null) return false;
  if (m.paragraph !== clash.paragraph || m.sentence - clash.sentence > 2 || m.sentence <= clash.sentence) return false;
  const sides = new Set([...clash.draft.actors, ...clash.draft.recipients].flatMap((p) => [p.id, p.affiliation]));
  return m.doers.every((d) => sides.has(d.id) || (d.affiliation !== null && sides.has(d.affiliation)));
}

/** "planted the bomb", "placed the charge": the one that the bombing told before was done with. */
function namesKnownBomb(ctx: ReadingContext, cluster: Cluster, m: Mention): boolean {
  return (
    m.type === 'bombing' &&
    !m.draft.noun &&
    cluster.mentions.some((o) => o.type === 'bombing') &&
    m.weapons.some((w) => ctx.tree.childrenBy(w, 'det').some((d) => ['the', 'this', 'that'].includes(ctx.tree.form(d))))
  );
}

function family(m: Mention): string {
  if (m.type === 'arrest' || m.type === 'kidnapping' || m.type === 'arson') return m.type;
  return 'force';
}

function stem(lemma: string): string {
  return lemma.length > 5 ? lemma.slice(0, 5) : lemma;
}

/** Two different days, or two different named places, are two acts. */
function clashing(cluster: Cluster, m: Mention): boolean {
  const when = cluster.mentions.find((o) => o.when?.iso)?.when?.iso;
  if (when && m.when?.iso && !meets(when, m.when.iso)) return true;
  const where = cluster.mentions.find((o) => o.where)?.where?.name.toLowerCase();
  const here = m.where?.name.toLowerCase();
  return where !== undefined && here !== undefined && where !== here && !where.includes(here) && !here.includes(where);
}

function samePlace(cluster: Cluster, m: Mention): boolean {
  const here = m.where?.name.toLowerCase();
  return here !== undefined && cluster.mentions.some((o) => o.where?.name.toLowerCase() === here);
}

function meets(a: string, b: string): boolean {
  const [a0 = '', a1 = a0] = a.split('/');
  const [b0 = '', b1 = b0] = b.split('/');
  return (a0 <= b1 || a0.startsWith(b1)) && (b0 <= a1 || b0.startsWith(a1));
}

function targetOverlap(ctx: ReadingContext, cluster: Cluster, m: Mention): 'same' | 'other' | 'open' {
  if (m.clash || cluster.mentions.every((o) => o.clash)) return 'open';
  const mine = m.struck.map((w) => key(ctx, w));
  const theirs = cluster.mentions.flatMap((o) => o.struck.map((w) => key(ctx, w)));
  const here = m.where?.name.toLowerCase();
  if (mine.includes('it')) return 'same';
  // "the district", after a place that was struck by name
  const named = cluster.mentions.some((o) => o.where !== null || o.struck.some((w) => ctx.tree.upos(w) === 'PROPN'));
  if (
    named &&
    m.struck.some(
      (w) =>
        WHEREABOUTS.has(ctx.tree.lemma(w)) && ctx.tree.childrenBy(w, 'det').some((d) => ctx.tree.form(d) === 'the'),
    )
  )
    return 'same';
  if (mine.some((k) => theirs.includes(k))) return 'same';
  if (here && theirs.includes(here)) return 'same';
  if (mine.length === 0 || theirs.length === 0) return 'open';
  // People killed and a thing struck are one act's: they are no rival targets.
  const things = (words: readonly number[]) => words.every((w) => !isPeople(ctx, w));
  const people = (words: readonly number[]) => words.every((w) => isPeople(ctx, w));
  const others = cluster.mentions.flatMap((o) => o.struck);
  if (
    (m.outcome && people(m.struck) && things(others)) ||
    (cluster.mentions.every((o) => o.outcome) && things(m.struck) && people(others))
  )
    return 'open';
  return 'other';
}

function isPeople(ctx: ReadingContext, word: number): boolean {
  const noun = contentNoun(ctx.tree, word);
  const lemma = ctx.tree.lemma(noun);
  return ['people', 'troops'].some((c) => frameRegister().isOf(lemma, c)) || ctx.tree.upos(noun) === 'NUM';
}

function key(ctx: ReadingContext, word: number): string {
  const noun = contentNoun(ctx.tree, word);
  if (ctx.tree.upos(noun) === 'PRON') return 'it';
  return ctx.tree.lemma(noun);
}

/** The target is one known already: "the hospital", "it". */
function pointsBack(ctx: ReadingContext, m: Mention): boolean {
  return m.struck.some((w) => {
    const noun = contentNoun(ctx.tree, w);
    return (
      ctx.tree.upos(noun) === 'PRON' ||
      ctx.tree.upos(noun) === 'PROPN' ||
      ctx.tree.childrenBy(noun, 'det').some((d) => ['the', 'this', 'that', 'these', 'those'].includes(ctx.tree.form(d)))
    );
  });
}

function doerOverlap(cluster: Cluster, m: Mention): 'same' | 'other' | 'open' {
  const theirs = cluster.mentions.flatMap((o) => o.doers);
  if (m.doers.length === 0 || theirs.length === 0) return 'open';
  return m.doers.some((a) => theirs.some((b) => related(a, b))) ? 'same' : 'other';
}

function related(a: Player, b: Player): boolean {
  return a.id === b.id || a.affiliation === b.id || b.affiliation === a.id;
}
