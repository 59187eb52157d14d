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
  const given = (p: Player, response: 'accept' | 'reject') =>
    responses.find((r) => r.response === response && r.certainty === 'certain' && r.actor.id === p.id);
  const rejected = recipients.length > 0 && recipients.every((p) => given(p, 'reject'));
  if (rejected && proposers.length > 0)
    return { status: 'rejected', predicate: given(recipients[0]!, 'reject')!.predicate };
  const accepted = recipients.length > 0 && recipients.every((p) => given(p, 'accept'));
  const agreed = of('accepted');
  if (agreed && (recipients.length === 0 || accepted || proposers.length > 1))
    return { status: 'accepted', predicate: agreed.predicate };
  if (accepted) return { status: 'accepted', predicate: given(recipients[0]!, 'accept')!.predicate };
  const offered = of('offered') ?? agreed;
  if (offered) return { status: 'offered', predicate: offered.predicate };
  return { status: 'mooted', predicate: null };
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
