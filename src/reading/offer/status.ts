/**
 * In what state the report leaves an offer, with the predicate that says so.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { OfferStatus } from './lexicon.js';
import type { ResponseDraft } from './response.js';
import type { Slots } from './slots.js';

export interface StatusDraft {
  readonly status: OfferStatus;
  readonly predicate: number | null;
}

export function statusOf(
  ctx: ReadingContext,
  group: readonly Slots[],
  proposers: readonly Player[],
  recipients: readonly Player[],
  responses: readonly ResponseDraft[],
): StatusDraft {
  const states = group.flatMap((s) => s.states);
  const of = (status: OfferStatus) =>
    states.find((x) => x.status === status && (status !== 'violated' || byObserver(ctx, x.predicate)));
  const broken = of('violated');
  if (broken) return { status: 'violated', predicate: broken.predicate };
  const ended = of('ended');
  if (ended && endedByOwnWord(ctx, ended.predicate, proposers)) return { status: 'ended', predicate: ended.predicate };
  const suspended = of('suspended');
  if (suspended) return { status: 'suspended', predicate: suspended.predicate };
  const holds = of('in-force');
  if (holds) return { status: 'in-force', predicate: holds.predicate };
  // A breach that only the other side speaks of leaves a truce that was there in force.
  const accused = states.find((x) => x.status === 'violated');
  if (accused) return { status: 'in-force', predicate: accused.predicate };
  const given = (p: Player, response: 'accept') =>
    responses.find((r) => r.response === response && r.certainty === 'certain' && r.actor.id === p.id);
  // Refused where of those it was made to some refuse and none accepts or hesitates.
  const firm = responses.filter((r) => r.certainty === 'certain');
  const ofAddressed = recipients.length > 0 ? firm.filter((r) => recipients.some((p) => p.id === r.actor.id)) : firm;
  const refusal =
    ofAddressed.length > 0 && ofAddressed.every((r) => r.response === 'reject') ? ofAddressed[0] : undefined;
  if (refusal && proposers.length === 1 && !of('accepted')) return { status: 'rejected', predicate: refusal.predicate };
  const accepted = recipients.length > 0 && recipients.every((p) => given(p, 'accept'));
  const agreed = of('accepted');
  if (agreed && proposers.length > 1 && isStanding(ctx, group, agreed.predicate))
    return { status: 'in-force', predicate: agreed.predicate };
  if (agreed && (recipients.length === 0 || accepted || proposers.length > 1))
    return { status: 'accepted', predicate: agreed.predicate };
  if (accepted) return { status: 'accepted', predicate: given(recipients[0]!, 'accept')!.predicate };
  const offered = of('offered') ?? agreed;
  if (offered) return { status: 'offered', predicate: offered.predicate };
  return { status: 'mooted', predicate: null };
}

/** Days after which an agreement that is spoken of as a known thing is a standing one. */
const SETTLED = 7;

/** "the ceasefire signed in May": agreed some time ago, known to the reader, and not still to begin. */
function isStanding(ctx: ReadingContext, group: readonly Slots[], act: number): boolean {
  const { tree, article } = ctx;
  const of = group.find((s) => s.done.some((a) => a.word === act));
  if (!of || !tree.is(act, 'acl') || of.starts.length > 0) return false;
  const definite = tree.children(of.mention.head).some((c) => tree.is(c, 'det') && tree.form(c) === 'the');
  const iso = ctx.times.of(act)?.iso;
  if (!definite || !iso || !article.published) return false;
  const end = (iso.split('/').at(-1) ?? iso).padEnd(10, '-01').slice(0, 10);
  return Date.parse(article.published) - Date.parse(end) > SETTLED * 86_400_000;
}

/** A breach needs the report's own voice or an observer; the parties' accusations leave a truce in force. */
function byObserver(ctx: ReadingContext, predicate: number): boolean {
  const saying = ctx.voices.at(predicate);
  if (!saying) return true;
  const root = saying.record.chain.at(-1);
  const player = root?.actor ? ctx.cast.players.find((p) => p.id === root.actor) : undefined;
  return player !== undefined && (player.codes.country === 'IGO' || player.codes.country === 'NGO');
}

/** A truce is over in the report's own voice, or by the word of one who had declared it. */
function endedByOwnWord(ctx: ReadingContext, predicate: number, proposers: readonly Player[]): boolean {
  const root = ctx.voices.at(predicate)?.record.chain.at(-1);
  return root === undefined || proposers.some((p) => p.id === root.actor) || byObserver(ctx, predicate);
}
