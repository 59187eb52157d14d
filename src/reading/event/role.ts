/**
 * The roles of a composed event: the predicate's own, filled up from what it governs or is carried by, and from who the
 * sides are; and whether that is enough for an event at all.
 */
import type { ReadingContext } from '../context.js';
import type { Category } from '../contract.js';
import { obliques, patients } from '../syntax/index.js';
import { speakerOf } from './commitment.js';
import type { Composed } from './composition.js';
import { frameRegister } from './frame.js';
import type { Filler } from './party.js';
import { adversaries, areBothSides, areOutsiders, sides } from './side.js';
import { type Roles, rolesOf } from './slot.js';
import { thingPlayer } from './thing.js';

/** Told of one side of a conflict, these are done towards the other where nobody else is named. */
const TOWARDS_ADVERSARY: ReadonlySet<Category> = new Set<Category>([
  'AGREE',
  'RETREAT',
  'THREATEN',
  'REJECT',
  'CONCEDE',
  'ASSAULT',
  'ACCUSE',
]);

/** People of the actor's own country, where only their owner was known ("banned opposition candidates"). */
export function ownPeople(ctx: ReadingContext, p: Composed, roles: Roles): Filler[] {
  const { tree } = ctx;
  if (p.noun || roles.inferred) return [];
  return roles.recipients
    .filter(
      (r) =>
        tree.upos(r.word) === 'NOUN' &&
        ctx.cast.ownerOf(r.word)?.id === r.player.id &&
        tree.word(r.word).feats.Number === 'Plur',
    )
    .map((r) => ({ player: { ...thingPlayer(tree, r.word, 'group'), codes: r.player.codes }, word: r.word }));
}

/** The predicate's own roles, filled up from what it governs or is carried by, and from who the sides are. */
export function fullRoles(ctx: ReadingContext, p: Composed): Roles {
  let { actors, recipients, inferred } = rolesOf(ctx, p);
  if (p.rule === 'said.must') {
    const saying = ctx.voices.at(p.word);
    const speaker = saying ? speakerOf(ctx, saying) : null;
    const told = rolesOf(ctx, p.lends[0]!);
    actors = speaker ? [{ player: ctx.cast.player(speaker), word: saying?.source ?? p.word }] : [];
    recipients = told.actors;
  } else {
    for (const lender of p.lends) {
      const lent = rolesOf(ctx, lender);
      if (actors.length === 0 && p.rule !== 'compose.demand') actors = lent.actors;
      if (recipients.length === 0 || inferred) {
        const others = lent.recipients.filter((r) => !actors.some((a) => a.player.id === r.player.id));
        const doers = ['request.demand', 'accuse.blame'].includes(p.frame.id)
          ? lent.actors.filter((r) => !actors.some((a) => a.player.id === r.player.id))
          : [];
        const better: readonly Filler[] = doers.length > 0 ? doers : others;
        if (better.length > 0) {
          recipients = better;
          inferred = lent.inferred;
        }
      }
    }
  }
  if (
    recipients.length === 0 &&
    actors.length > 0 &&
    TOWARDS_ADVERSARY.has(p.frame.category) &&
    (p.frame.contexts.includes('military') || p.frame.category === 'THREATEN' || p.frame.category === 'AGREE')
  ) {
    recipients = adversaries(
      ctx,
      actors.map((a) => a.player),
    ).map((player) => ({ player, word: p.word }));
    inferred = recipients.length > 0;
  }
  // Captives are let go to the side that they are of.
  if (p.frame.id === 'retreat.release' && recipients.every((r) => !r.player.named)) {
    const from = actors.map((a) => a.player);
    const home = areBothSides(ctx, from) ? actors : adversaries(ctx, from).map((player) => ({ player, word: p.word }));
    inferred ||= recipients.length === 0 && home.length > 0;
    recipients = [...recipients, ...home];
  }
  if (recipients.length === 0 && actors.length > 0 && isOverTruce(ctx, p)) {
    const from = actors.map((a) => a.player);
    if (areOutsiders(ctx, from)) recipients = sides(ctx).map((player) => ({ player, word: p.word }));
    inferred = recipients.length > 0;
  }
  if (actors.length === 0 && recipients.length === 0) return clashRoles(ctx, p) ?? { actors, recipients, inferred };
  return { actors, recipients, inferred };
}

/** What somebody from outside says, asks, brokers or sends for the sake of a truce goes to both of its sides. */
const TO_BOTH_SIDES: ReadonlySet<Category> = new Set<Category>(['SUPPORT', 'REQUEST', 'CONSULT', 'AID']);
const OBSERVERS: ReadonlySet<string> = new Set(['observer', 'monitor', 'peacekeeper', 'inspector']);

function isOverTruce(ctx: ReadingContext, p: Composed): boolean {
  if (!TO_BOTH_SIDES.has(p.frame.category)) return false;
  const { tree } = ctx;
  const register = frameRegister();
  const named = [
    ...patients(tree, p.word),
    ...obliques(tree, p.word, 'for'),
    ...p.lends.flatMap((l) => [l.word, ...patients(tree, l.word)]),
  ];
  return named.some((w) => {
    const lemma = tree.lemma(w);
    return OBSERVERS.has(lemma) || ['truce', 'accord', 'offer'].some((c) => register.isOf(lemma, c));
  });
}

/** A clash has two sides; where the clause names none they are those of the conflict. */
function clashRoles(ctx: ReadingContext, p: Composed): Roles | null {
  // "at talks in Geneva last week": of the sides, where nobody else is named
  if (
    p.noun &&
    p.frame.id === 'consult.meet' &&
    ['talk', 'negotiation'].includes(ctx.tree.lemma(p.word)) &&
    obliques(ctx.tree, p.word, 'in').length > 0
  ) {
    const both = sides(ctx).map((player) => ({ player, word: p.word }));
    return both.length === 2 ? { actors: both, recipients: both, inferred: true } : null;
  }
  if (
    p.frame.id !== 'assault.clash' ||
    !p.noun ||
    !['clash', 'skirmish', 'battle', 'firefight'].includes(ctx.tree.lemma(p.word))
  )
    return null;
  const both = sides(ctx).map((player) => ({ player, word: p.word }));
  return both.length === 2 ? { actors: both, recipients: both, inferred: true } : null;
}

export function enough(p: Composed, roles: Roles): boolean {
  const { needs, either, force, mutual } = p.frame;
  if (p.frame.actor === 'parties') return true;
  const has = { actor: roles.actors.length > 0, recipient: roles.recipients.length > 0 };
  if (p.frame.verbal && !has.recipient) return false;
  if (mutual && p.frame.category === 'CONSULT') return roles.actors.length + roles.recipients.length >= 1 && has.actor;
  if (needs.length > 0) return either ? needs.some((n) => has[n]) : needs.every((n) => has[n]);
  return has.actor || has.recipient || force !== undefined;
}
