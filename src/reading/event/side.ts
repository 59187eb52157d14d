/**
 * Who the two sides of an article are, who stands against whom, and which body somebody acts for.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { ActorKind } from '../contract.js';

const FIGHTING: ReadonlySet<ActorKind> = new Set(['armed-group', 'military', 'government', 'state']);

/** One side of the conflict an article is about: its government and its forces, or the group in arms. */
export interface Side {
  readonly key: string;
  /** The member mentioned most first; at most one of each kind. */
  readonly players: readonly Player[];
}

const sidesOf = new WeakMap<ReadingContext, readonly Side[]>();

/** A body in arms makes a side more surely than a state that is merely spoken of, by this many mentions. */
const ARMED_BONUS = 2;
/** Who is named less often than this is no side of what an article is about. */
const MENTIONS_OF_A_SIDE = 2;

/**
 * The two sides that an article is about: the bodies in arms, states and governments it mentions most, a state, its
 * government and its forces counted as one. Names play no part. Empty where the article has no two.
 */
export function sidesIn(ctx: ReadingContext): readonly Side[] {
  const known = sidesOf.get(ctx);
  if (known) return known;
  const groups = new Map<string, Player[]>();
  for (const player of ctx.cast.players) {
    if (!FIGHTING.has(player.kind) || !player.named || player.mentions.length === 0) continue;
    const key = sideKey(ctx, player);
    groups.set(key, [...(groups.get(key) ?? []), player]);
  }
  const weight = (players: readonly Player[]) =>
    players.reduce((n, p) => n + p.mentions.length, 0) + (isArmed(players) ? ARMED_BONUS : 0);
  const ranked = [...groups.entries()].sort(
    ([, x], [, y]) => weight(y) - weight(x) || firstMention(x) - firstMention(y),
  );
  const isForeign = (players: readonly Player[]) =>
    players.every((p) => p.kind === 'military' && p.affiliation === null) && hasOwnSides(groups);
  // Two states are two sides only where neither has a rival in arms of its own in the article.
  const best = ranked
    .filter(([, players]) => players.reduce((n, p) => n + p.mentions.length, 0) >= MENTIONS_OF_A_SIDE)
    .filter(([, players]) => !isForeign(players))
    .slice(0, 2);
  const result =
    best.length === 2 && best.some(([, players]) => isArmed(players))
      ? best.map(([key, players]) => ({ key, players: perKind(players) }))
      : [];
  sidesOf.set(ctx, result);
  return result;
}

/**
 * Whether a country's own two sides are both there, its government and a group in arms: a coalition, which is no state's
 * army, fights beside one of them and is then no side of its own.
 */
function hasOwnSides(groups: ReadonlyMap<string, readonly Player[]>): boolean {
  const all = [...groups.values()].flat();
  return all.some(
    (g) =>
      g.kind === 'armed-group' &&
      g.codes.country !== null &&
      all.some((s) => s.kind !== 'armed-group' && s.codes.country === g.codes.country),
  );
}

/** The sides by the member mentioned most. */
export function sides(ctx: ReadingContext): readonly Player[] {
  return sidesIn(ctx).map((s) => s.players[0]!);
}

function perKind(players: readonly Player[]): Player[] {
  const ranked = [...players].sort(
    (a, b) => b.mentions.length - a.mentions.length || firstMention([a]) - firstMention([b]),
  );
  return ranked.filter((p, i) => ranked.findIndex((o) => o.kind === p.kind) === i).slice(0, 2);
}

/** One key for a state, its government and its armed forces. */
function sideKey(ctx: ReadingContext, player: Player): string {
  if (player.kind === 'armed-group') return player.id;
  const above = player.affiliation ? ctx.cast.player(player.affiliation) : null;
  if (above && FIGHTING.has(above.kind)) return sideKey(ctx, above);
  // A coalition is led by a state and is not its army.
  if (player.kind === 'military' && player.affiliation === null) return player.id;
  return player.codes.country ? `country-${player.codes.country}` : player.id;
}

/** Whether two are one and the same, one part of the other, or a state and its forces. */
export function areOfOneSide(ctx: ReadingContext, a: Player, b: Player): boolean {
  if (a.id === b.id || a.affiliation === b.id || b.affiliation === a.id) return true;
  return FIGHTING.has(a.kind) && FIGHTING.has(b.kind) && sideKey(ctx, a) === sideKey(ctx, b);
}

function isArmed(players: readonly Player[]): boolean {
  return players.some((p) => p.kind === 'armed-group' || p.kind === 'military');
}

function firstMention(players: readonly Player[]): number {
  return Math.min(...players.flatMap((p) => p.mentions.map((m) => m.first)), Number.MAX_SAFE_INTEGER);
}

/** The other side, seen from some actors; empty where they are of no side, or of both. */
export function adversaries(ctx: ReadingContext, players: readonly Player[]): Player[] {
  const pair = sidesIn(ctx);
  if (pair.length < 2) return [];
  const keys = new Set(players.map((p) => sideKey(ctx, p)));
  for (const p of players) {
    const body = bodyOf(ctx, p);
    if (body) keys.add(sideKey(ctx, body));
  }
  const on = pair.filter((s) => keys.has(s.key));
  return on.length === 1 ? pair.filter((s) => !on.includes(s)).flatMap((s) => s.players) : [];
}

/** Whether some of the actors are of each of the two sides. */
export function areBothSides(ctx: ReadingContext, players: readonly Player[]): boolean {
  const ids = new Set(players.map((p) => p.id));
  const pair = sidesIn(ctx);
  return pair.length === 2 && pair.every((s) => s.players.some((p) => ids.has(p.id)));
}

/** Whether none of some actors is of a side of the conflict that the article is about; false where it has no two. */
export function areOutsiders(ctx: ReadingContext, players: readonly Player[]): boolean {
  const pair = sidesIn(ctx);
  if (pair.length < 2) return false;
  return players.every((p) => {
    const body = bodyOf(ctx, p);
    const keys = [sideKey(ctx, p), ...(body ? [sideKey(ctx, body)] : [])];
    return !pair.some((s) => keys.includes(s.key));
  });
}

const STATE_OFFICES =
  /\b(president|prime minister|minister|premier|chancellor|vice[- ]president|attorney general|king|head of state)\b/;

/** The body that somebody acts for: what the cast knows; for an office of state without one, the country the article is about. */
export function bodyOf(ctx: ReadingContext, player: Player): Player | null {
  if (player.affiliation) return ctx.cast.player(player.affiliation);
  if (player.kind !== 'person' || !player.role || !STATE_OFFICES.test(player.role)) return null;
  const states = ctx.cast.players.filter((p) => p.named && (p.kind === 'state' || p.kind === 'government'));
  const own = states.filter((p) => p.codes.country !== null && p.codes.country === player.codes.country);
  const pool = own.length > 0 ? own : player.codes.country === null ? states.filter((p) => p.mentions.length >= 3) : [];
  return (
    [...pool].sort((a, b) => b.mentions.length - a.mentions.length || firstMention([a]) - firstMention([b]))[0] ?? null
  );
}
