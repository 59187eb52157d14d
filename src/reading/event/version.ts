/**
 * Another version of an act told before: who denies it tells what happened instead, with a doer and means of
 * its own ("denied it and said that a mortar fired by smugglers had fallen short").
 */
import type { ReadingContext } from '../context.js';
import { bodies, speaker } from './blame-predicate.js';
import { type Charge, saidBy } from './denial.js';
import { type Cluster, clashing } from './force-cluster.js';

/** The clusters with each answer joined to the act that it answers. */
export function joinVersions(ctx: ReadingContext, clusters: readonly Cluster[], charges: readonly Charge[]): Cluster[] {
  const into = new Map<Cluster, Cluster>();
  for (const version of clusters) {
    const answered = clusters.find((c) => c !== version && !into.has(c) && isAnswer(ctx, version, c, charges));
    if (answered) into.set(version, answered);
  }
  return clusters
    .filter((c) => !into.has(c))
    .map((c) => {
      const more = clusters.filter((v) => into.get(v) === c).flatMap((v) => v.mentions);
      return more.length === 0 ? c : { mentions: [...c.mentions, ...more].sort((a, b) => a.head - b.head) };
    });
}

function isAnswer(ctx: ReadingContext, version: Cluster, act: Cluster, charges: readonly Charge[]): boolean {
  const first = version.mentions[0]!;
  const { tree } = ctx;
  if (act.mentions[0]!.head > first.head || first.when !== null || first.clash) return false;
  const saying = ctx.voices.at(first.head);
  if (saying === null || version.mentions.some((m) => ctx.voices.at(m.head) === null)) return false;
  if (clashing(act, first) || namesAnother(ctx, act, version)) return false;
  const tellers = bodies(ctx, speaker(ctx, saying));
  // Who tells of his own act tells another one.
  if (version.mentions.some((m) => m.doers.some((d) => tellers.some((t) => t.id === d.id)))) return false;
  const behind = (at: number) => {
    const gap = first.sentence - tree.word(at).sentence;
    return at < first.head && gap >= 0 && gap <= 1;
  };
  return charges.some(
    (c) => c.cluster === act && behind(c.at) && c.tuple.polarity === '-' && saidBy(ctx, c.tuple, tellers),
  );
}

/** The version strikes something by name that the act did not. */
function namesAnother(ctx: ReadingContext, act: Cluster, version: Cluster): boolean {
  const known = new Set(act.mentions.flatMap((m) => m.struck.map((w) => ctx.tree.lemma(w))));
  return version.mentions.some((m) =>
    m.struck.some((w) => ctx.tree.upos(w) === 'PROPN' && !known.has(ctx.tree.lemma(w))),
  );
}
