/**
 * Whom an offer binds and to whom it goes, where the words leave it to the reader.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { sidesIn } from '../event/index.js';
import { isSameSide } from './party.js';
import type { ResponseDraft } from './response.js';
import { fighters, type Slots, warring } from './slots.js';

/** A truce that is said to be agreed or in force, by nobody named, binds the two sides of the article. */
export function agreedBy(ctx: ReadingContext, group: readonly Slots[]): Player[] {
  const bound = group.some((s) => s.states.some((x) => ['accepted', 'in-force', 'violated'].includes(x.status)));
  return bound ? warring(ctx) : [];
}

/** Unsaid, a side's declaration goes to the other side, and a third party's proposal to both. */
export function addressees(ctx: ReadingContext, proposers: readonly Player[]): Player[] {
  const sides = sidesIn(ctx);
  if (sides.length !== 2) return [];
  const ofSide = (p: Player) => sides.findIndex((s) => s.players.some((q) => q.id === p.id || q.id === p.affiliation));
  const own = new Set(proposers.map(ofSide));
  if (
    own.size === 1 &&
    own.has(-1) &&
    proposers.every((p) => p.codes.country === 'IGO' || p.codes.country === 'NGO' || p.kind === 'organization')
  )
    return sides.map((s) => s.players[0]!);
  if (own.size !== 1 || own.has(-1)) return [];
  const other = sides[1 - [...own][0]!]!.players;
  return [other.find((p) => p.kind === 'government') ?? other.find((p) => p.kind === 'state') ?? other[0]!];
}

/** In a short report of two bodies that can fight: the one that does not offer. */
export function otherFighter(ctx: ReadingContext, proposers: readonly Player[]): Player[] {
  const pair = warring(ctx);
  if (proposers.length !== 1) return [];
  // A third party's proposal goes to the two that fight.
  if (pair.length !== 2) return thirdParty(ctx, proposers[0]!);
  const rest = pair.filter((p) => !isSameSide(p, proposers[0]!));
  return rest.length === 1 ? rest : [];
}

/** The two bodies that a third one's proposal is for; none where they cannot be told. */
function thirdParty(ctx: ReadingContext, proposer: Player): Player[] {
  const rest = fighters(ctx).filter((p) => !isSameSide(p, proposer));
  return rest.length === 2 && fighters(ctx).length === 3 ? rest : [];
}

/** Who mediates or guarantees is bound to nothing himself, where there are sides to bind. */
/** Where nobody is named, the two sides of the article are bound. */
export function boundSides(ctx: ReadingContext, proposers: readonly Player[], recipients: readonly Player[]): Player[] {
  if (proposers.length + recipients.length === 0) return warring(ctx);
  const all = [...proposers, ...recipients].filter((p) => p.kind !== 'person' || p.affiliation === null);
  const fighting = all.filter((p) => p.codes.country !== 'IGO' && p.codes.country !== 'NGO');
  return [...(fighting.length > 0 ? fighting : all)];
}

/** States and bodies of states that call for a truce together: they are not the ones to keep it. */
function isOutside(p: Player): boolean {
  return p.kind === 'state' || p.codes.country === 'IGO' || p.kind === 'person';
}

/** A body that answers the offer of one was addressed by it, where nobody else was. */
export function bindAnswering(
  responses: readonly ResponseDraft[],
  proposers: readonly Player[],
  recipients: Player[],
  sides: Player[],
): void {
  const open = recipients.length === 0;
  for (const { actor: body, manner } of responses) {
    // Of many who may be silent only one who is alone with it was asked.
    if (manner === 'silent' && responses.length > 1) continue;
    if (
      open &&
      !sides.some((s) => s.id === body.id) &&
      ['state', 'government', 'armed-group', 'military'].includes(body.kind) &&
      (proposers.length === 1 || (proposers.every(isOutside) && body.kind !== 'state')) &&
      !proposers.some((p) => isSameSide(body, p))
    ) {
      recipients.push(body);
      sides.push(body);
    }
  }
}
