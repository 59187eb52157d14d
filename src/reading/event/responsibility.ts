/**
 * Who is said to have done it, who is held to account for it, who claims it and who denies it: one tuple for each
 * source and responsibility, never one answer.
 */
import type { Player } from '../actor/cast.js';
import type { Saying } from '../attribution/voices.js';
import type { ReadingContext } from '../context.js';
import type { Certainty, Perpetrator } from '../contract.js';

import { agents, patients, type Tree } from '../syntax/index.js';
import { applies, bodies, speaker, themselves, whichAct, whoOf } from './blame-predicate.js';
import { answeringDenials, type Charge } from './denial.js';
import type { Cluster } from './force-cluster.js';
import type { Mention } from './force-mention.js';
import { doersAt } from './party.js';
import { type Responsibility, responsibilities } from './responsibility-lexicon.js';

const SUSPECTED = new Set(['suspected', 'alleged', 'presumed', 'apparent', 'unidentified', 'possible', 'probable']);
const HEDGED = new Set(['allegedly', 'apparently', 'possibly', 'presumably', 'reportedly', 'probably', 'perhaps']);

/** The tuples that the mentions of a cluster make by naming a doer in the clause itself. */
export function toldPerpetrators(ctx: ReadingContext, cluster: Cluster): Perpetrator[] {
  const out: Perpetrator[] = [];
  for (const m of cluster.mentions) for (const tuple of tuplesOf(ctx, m)) pushPerpetrator(out, tuple);
  return out;
}

function tuplesOf(ctx: ReadingContext, m: Mention): Perpetrator[] {
  if (m.clash || m.standing === 'presupposed') return [];
  const saying = ctx.voices.at(m.head);
  const doers =
    m.doers.length > 0 ? m.doers : m.standing === 'denied' || m.standing === 'asked' ? speaker(ctx, saying) : [];
  return bodies(ctx, doers).map((doer) => ({
    actor: doer.id,
    responsibility: m.standing === 'asserted' && isOwnTelling(ctx, saying, doer) ? 'claimed' : 'perpetrator',
    attribution: saying?.id ?? null,
    certainty: m.standing === 'asked' ? 'unknown' : certainty(ctx, m, saying),
    polarity: m.standing === 'denied' ? '-' : '+',
    rules: ['perpetrator.agent'],
  }));
}

/** An armed group that tells its own act claims it. */
export function isOwnTelling(ctx: ReadingContext, saying: Saying | null, doer: Player): boolean {
  if (doer.kind !== 'armed-group' || saying === null || saying.record.certainty === 'unknown') return false;
  return bodies(ctx, speaker(ctx, saying)).some((p) => p.id === doer.id || p.affiliation === doer.id);
}

/** The tuples that predicates of responsibility make, each for the cluster it speaks of, and those of denials. */
export function assignedPerpetrators(ctx: ReadingContext, clusters: readonly Cluster[]): Charge[] {
  const assigned = byPredicate(ctx, clusters);
  return [...assigned, ...answeringDenials(ctx, clusters, [...assigned, ...toldCharges(ctx, clusters)])];
}

/** The charges that the clauses of the acts themselves tell. */
function toldCharges(ctx: ReadingContext, clusters: readonly Cluster[]): Charge[] {
  return clusters.flatMap((cluster) =>
    cluster.mentions.flatMap((m) => tuplesOf(ctx, m).map((tuple) => ({ cluster, tuple, at: m.head }))),
  );
}

function byPredicate(ctx: ReadingContext, clusters: readonly Cluster[]): Charge[] {
  const { tree } = ctx;
  const out: Charge[] = [];
  for (const word of tree.doc.words) {
    for (const entry of responsibilities()) {
      const at = word.index;
      if (!applies(tree, at, entry)) continue;
      const named = whoOf(ctx, at, entry);
      const who = bodies(ctx, named.length > 0 ? named : themselves(ctx, at, entry));
      if (who.length === 0) continue;
      const cluster = whichAct(ctx, at, entry, clusters);
      if (!cluster) continue;
      const saying = ctx.voices.byCue(at) ?? ctx.voices.at(at) ?? ownWords(ctx, at, entry, who);
      const negated =
        entry.id !== 'nothing-to-do' &&
        (tree.negations(at).length > 0 ||
          (entry.objects !== undefined && patients(tree, at).some((o) => tree.negations(o).length > 0)));
      const charges = out.filter((o) => o.cluster === cluster.cluster && o.tuple.polarity === '+');
      // Who denies any part in it has been named by somebody; a bare "denied it" may be about anything.
      const outright = entry.polarity === '-' && entry.objects !== undefined && entry.id !== 'deny-charge';
      if (
        (entry.polarity === '-' || negated) &&
        cluster.vague &&
        !outright &&
        !isAccused(cluster.cluster, charges, who)
      )
        continue;
      const responsibility = entry.polarity === '-' ? deniedClass(cluster.cluster, charges, who) : entry.class;
      for (const player of who) {
        out.push({
          at,
          cluster: cluster.cluster,
          tuple: {
            actor: player.id,
            responsibility,
            attribution: saying?.id ?? null,
            certainty:
              entry.polarity === '-'
                ? 'certain'
                : hasModal(tree, at)
                  ? 'possible'
                  : (entry.certainty ?? saying?.record.certainty ?? 'certain'),
            polarity: (entry.polarity === '-') !== negated ? '-' : '+',
            rules: [`responsibility.${entry.id}`],
          },
        });
      }
      break;
    }
  }
  return out;
}

/** Adds a tuple unless the same source has said the same. */
export function pushPerpetrator(list: Perpetrator[], tuple: Perpetrator): void {
  const twin = list.findIndex(
    (t) =>
      t.actor === tuple.actor &&
      t.responsibility === tuple.responsibility &&
      t.attribution === tuple.attribution &&
      t.polarity === tuple.polarity,
  );
  if (twin < 0) list.push(tuple);
}

/** Whose words a claim or denial is where its verb is no cue: those of the same speaker in the same sentence. */
function ownWords(ctx: ReadingContext, at: number, entry: Responsibility, who: readonly Player[]): Saying | null {
  if (entry.who !== 'subject') return accuserWords(ctx, at);
  if (entry.class !== 'claimed' && entry.polarity !== '-') return null;
  const { sentence } = ctx.tree.word(at);
  const ids = new Set(who.map((p) => p.id));
  return (
    ctx.voices.sayings.find((s) => {
      const root = s.record.chain[s.record.chain.length - 1];
      return s.cue.some((c) => ctx.tree.word(c).sentence === sentence) && root?.actor != null && ids.has(root.actor);
    }) ?? null
  );
}

/** "X holds Y responsible": by X's word, where the sentence has words of X. */
function accuserWords(ctx: ReadingContext, at: number): Saying | null {
  const { tree } = ctx;
  if (tree.isPassive(at)) return null;
  const accusers = new Set(
    agents(tree, at)
      .flatMap((a) => doersAt(ctx, a))
      .flatMap((f) => [f.player.id, f.player.affiliation]),
  );
  const { sentence } = tree.word(at);
  return (
    ctx.voices.sayings.find((s) => {
      const root = s.record.chain[s.record.chain.length - 1];
      return s.cue.some((c) => tree.word(c).sentence === sentence) && root?.actor != null && accusers.has(root.actor);
    }) ?? null
  );
}

/** A denial answers what was alleged: being held to account where only that was, else having done it. */
function deniedClass(
  cluster: Cluster,
  charges: readonly { tuple: Perpetrator }[],
  who: readonly Player[],
): Perpetrator['responsibility'] {
  const mine = charges.filter((c) => who.some((p) => p.id === c.tuple.actor)).map((c) => c.tuple.responsibility);
  const told = cluster.mentions.some((m) => m.doers.some((d) => who.some((p) => p.id === d.id)));
  return !told && mine.length > 0 && !mine.includes('perpetrator') ? mine[0]! : 'perpetrator';
}

/** Only who was said to have done it, or to be answerable, has anything to deny. */
function isAccused(cluster: Cluster, charges: readonly { tuple: Perpetrator }[], who: readonly Player[]): boolean {
  const ids = new Set([
    ...cluster.mentions.flatMap((m) => m.doers.flatMap((d) => [d.id, d.affiliation])),
    ...charges.map((c) => c.tuple.actor),
  ]);
  return who.some((p) => ids.has(p.id) || (p.affiliation !== null && ids.has(p.affiliation)));
}

function certainty(ctx: ReadingContext, m: Mention, saying: Saying | null): Certainty {
  const { tree } = ctx;
  const doerWords = m.draft.actorWords;
  if (doerWords.some((w) => tree.childrenBy(w, 'amod').some((a) => SUSPECTED.has(tree.form(a))))) return 'probable';
  if (tree.childrenBy(m.head, 'advmod').some((a) => HEDGED.has(tree.form(a)))) return 'possible';
  return saying?.record.certainty ?? 'certain';
}

function hasModal(tree: Tree, at: number): boolean {
  return tree.childrenBy(at, 'aux').some((a) => ['may', 'might', 'could'].includes(tree.form(a)));
}
