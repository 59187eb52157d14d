/**
 * Denials that name no act: "called that a lie", "denied that any aircraft had flown", "none of its men had been there".
 * They answer the charge that was laid before them.
 */
import type { Player } from '../actor/cast.js';
import type { Saying } from '../attribution/voices.js';
import type { ReadingContext } from '../context.js';
import type { Perpetrator } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { bodies, speaker } from './blame-predicate.js';
import type { Cluster } from './force-cluster.js';
import { denialWords } from './responsibility-lexicon.js';
import { areOfOneSide } from './side.js';

/** A tuple, the act it is of, and the word that makes it. */
export interface Charge {
  readonly cluster: Cluster;
  readonly tuple: Perpetrator;
  readonly at: number;
}

/** A denial reaches back this many sentences; a mere negation answers only what stands right before it. */
const REACH = { denial: 3, negation: 1 } as const;

/** "denied that …", "rejected the charge", "called the report a fabrication". */
export function denies(tree: Tree, s: Saying): boolean {
  const { verbs, untrue, claims } = denialWords();
  const cue = s.cue.find((w) => tree.upos(w) === 'VERB');
  const rule = s.record.rules?.[0] ?? '';
  if (cue === undefined) return false;
  if (verbs.includes(tree.lemma(cue))) return true;
  const calls = rule === 'cue/small-clause' || rule === 'cue/as';
  return (
    calls &&
    s.content.some((w) => untrue.includes(tree.lemma(w))) &&
    s.content.some((w) => claims.includes(tree.lemma(w)))
  );
}

/** One tuple for each denial that answers a charge: by whom it is denied, of whoever was charged. */
export function answeringDenials(
  ctx: ReadingContext,
  clusters: readonly Cluster[],
  charges: readonly Charge[],
): Charge[] {
  const { tree } = ctx;
  const out: Charge[] = [];
  for (const s of ctx.voices.sayings) {
    const deniers = bodies(ctx, speaker(ctx, s));
    const at = Math.min(...s.cue, ...s.content);
    const kind = kindOf(ctx, s, deniers);
    if (deniers.length === 0 || kind === null || !Number.isFinite(at)) continue;
    const told = clusters.filter((c) => c.mentions.some((m) => s.content.includes(m.head)));
    const answered = charges
      .filter(
        (c) =>
          c.tuple.polarity === '+' &&
          c.tuple.responsibility !== 'claimed' &&
          c.at < at &&
          near(tree, c.at, at, REACH[kind]) &&
          c.tuple.attribution !== s.id &&
          !saidBy(ctx, c.tuple, deniers) &&
          deniers.some((d) => areOfOneSide(ctx, d, ctx.cast.player(c.tuple.actor))) &&
          (told.length === 0 || told.includes(c.cluster)),
      )
      .sort((a, b) => b.at - a.at)[0];
    if (!answered) continue;
    const said = [...charges, ...out].some(
      (c) =>
        c.cluster === answered.cluster &&
        c.tuple.polarity === '-' &&
        (c.tuple.attribution === s.id || saidBy(ctx, c.tuple, deniers)),
    );
    if (said) continue;
    out.push({
      cluster: answered.cluster,
      at,
      tuple: {
        actor: answered.tuple.actor,
        responsibility: answered.tuple.responsibility,
        attribution: s.id,
        certainty: 'certain',
        polarity: '-',
        rules: [`responsibility.${kind}`],
      },
    });
  }
  return out;
}

/** Whether a saying denies outright, or denies by telling what the speaker's own did not do. */
function kindOf(ctx: ReadingContext, s: Saying, deniers: readonly Player[]): 'denial' | 'negation' | null {
  if (denies(ctx.tree, s)) return 'denial';
  if (s.record.polarity !== '-' || s.record.certainty !== 'certain') return null;
  const { own } = denialWords();
  const ofOwn = s.content.some(
    (w) => own.includes(ctx.tree.form(w)) || deniers.some((d) => ctx.cast.at(w)?.id === d.id),
  );
  return ofOwn ? 'negation' : null;
}

function near(tree: Tree, a: number, b: number, reach: number): boolean {
  const [x, y] = [tree.word(a).sentence, tree.word(b).sentence];
  const paragraph = (s: number) => tree.doc.sentences[s]!.paragraph;
  return y - x <= reach && paragraph(y) - paragraph(x) <= 1;
}

/** Whether a tuple stands by the word of one of these. */
function saidBy(ctx: ReadingContext, tuple: Perpetrator, players: readonly Player[]): boolean {
  const saying = ctx.voices.sayings.find((v) => v.id === tuple.attribution) ?? null;
  return bodies(ctx, speaker(ctx, saying)).some((r) => players.some((p) => p.id === r.id));
}
