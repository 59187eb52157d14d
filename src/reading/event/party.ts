/**
 * Who the words in a role stand for, and who the two sides of an article are.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { ActorKind } from '../contract.js';
import { obliques } from '../syntax/index.js';
import { frameRegister } from './frame.js';
import { contentNoun } from './match.js';

/** Somebody found in a role, and the head word of the phrase that named them. */
export interface Filler {
  readonly player: Player;
  readonly word: number;
}

const FIGHTING: ReadonlySet<ActorKind> = new Set(['armed-group', 'military', 'government', 'state']);
const SIDE_NOUNS = new Set([
  'side',
  'party',
  'camp',
  'foe',
  'enemy',
  'adversary',
  'belligerent',
  'rival',
  'neighbour',
  'combatant',
]);

/** Whether words stand for the two sides without naming them ("both sides", "each camp", "the warring parties"). */
export function isBothSides(ctx: ReadingContext, word: number): boolean {
  const { tree } = ctx;
  if (!SIDE_NOUNS.has(tree.lemma(word)) && !(tree.form(word) === 'both' || tree.form(word) === 'neither')) return false;
  if (tree.form(word) === 'both') return true;
  const modifiers = tree.children(word).map((c) => tree.form(c));
  return modifiers.some((m) =>
    ['both', 'two', 'each', 'neither', 'warring', 'all', 'either', 'opposing', 'rival'].includes(m),
  );
}

/** The actors that a noun in a role stands for; the sides of the conflict for "both sides". */
export function playersAt(ctx: ReadingContext, word: number): Filler[] {
  const { tree, cast } = ctx;
  if (isBothSides(ctx, word)) return sides(ctx).map((player) => ({ player, word }));
  const noun = contentNoun(tree, word);
  const player = cast.at(noun) ?? (noun === word ? null : cast.at(word));
  return player && !isAbstract(ctx, noun, player) ? [{ player, word: noun }] : [];
}

/** An unnamed player made from words that name no people ("the attacks") is nobody. */
function isAbstract(ctx: ReadingContext, word: number, player: Player): boolean {
  return player.kind === 'other' && !player.named && !frameRegister().isOf(ctx.tree.lemma(word), 'people');
}

/**
 * The actors in or behind a noun: the noun itself, else those it is directed at or about ("their attacks on X"), else
 * its owner ("Haiti's efforts").
 */
export function playersIn(ctx: ReadingContext, word: number, depth = 0): Filler[] {
  const direct = playersAt(ctx, word);
  if (direct.length > 0) return direct;
  if (depth > 2) return [];
  const { tree, cast } = ctx;
  const below = obliques(
    tree,
    word,
    'of',
    'on',
    'against',
    'with',
    'for',
    'in',
    'to',
    'at',
    'between',
    'from',
    'by',
  ).flatMap((o) => tree.conjuncts(o).flatMap((c) => playersIn(ctx, c, depth + 1)));
  if (below.length > 0) return below;
  const owner = cast.ownerOf(word);
  return owner ? [{ player: owner, word }] : [];
}

/** Somebody who does: the noun's player, else its owner ("army jets", "Hamas' rocket attacks"). */
export function doersAt(ctx: ReadingContext, word: number): Filler[] {
  const direct = playersAt(ctx, word);
  if (direct.length > 0) return direct;
  const owner = ctx.cast.ownerOf(contentNoun(ctx.tree, word));
  if (owner) return [{ player: owner, word }];
  // "tanks of the brigade"
  return obliques(ctx.tree, word, 'of').flatMap((o) => playersAt(ctx, o));
}

const sidesOf = new WeakMap<ReadingContext, readonly Player[]>();

/**
 * The two sides that an article is about: the bodies in arms (or their states and governments) it mentions most,
 * an army and its own state counted as one side and named by the one mentioned more. Names play no part.
 */
export function sides(ctx: ReadingContext): readonly Player[] {
  const known = sidesOf.get(ctx);
  if (known) return known;
  const { cast } = ctx;
  const weight = new Map<string, number>();
  const groups = new Map<string, Player[]>();
  for (const player of cast.players) {
    if (!FIGHTING.has(player.kind) || !player.named) continue;
    const key = sideKey(ctx, player);
    weight.set(key, (weight.get(key) ?? 0) + player.mentions.length);
    groups.set(key, [...(groups.get(key) ?? []), player]);
  }
  const ranked = [...groups.entries()].sort(
    ([a, x], [b, y]) =>
      armed(y) - armed(x) || (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || firstMention(x) - firstMention(y),
  );
  const best = ranked
    .filter(([, players]) => players.some((p) => p.kind !== 'state' || p.codes.country !== null))
    .slice(0, 2);
  const out = best.map(
    ([, players]) =>
      [...players].sort((a, b) => b.mentions.length - a.mentions.length || firstMention([a]) - firstMention([b]))[0]!,
  );
  const result = out.length === 2 ? out : [];
  sidesOf.set(ctx, result);
  return result;
}

/** One key for a state, its government and its armed forces. */
function sideKey(ctx: ReadingContext, player: Player): string {
  if (player.kind === 'armed-group') return player.id;
  const above = player.affiliation ? ctx.cast.player(player.affiliation) : null;
  if (above && FIGHTING.has(above.kind)) return sideKey(ctx, above);
  return player.codes.country ? `country-${player.codes.country}` : player.id;
}

/** A group in arms, or an army, makes a side more surely than a state that is merely spoken of. */
function armed(players: readonly Player[]): number {
  return players.some((p) => p.kind === 'armed-group' || p.kind === 'military') ? 1 : 0;
}

function firstMention(players: readonly Player[]): number {
  return Math.min(...players.flatMap((p) => p.mentions.map((m) => m.first)), Number.MAX_SAFE_INTEGER);
}

/** The other side, seen from some actors; empty where they are of no side, or of both. */
export function adversaries(ctx: ReadingContext, players: readonly Player[]): Player[] {
  const pair = sides(ctx);
  if (pair.length < 2) return [];
  const keys = new Set(players.map((p) => sideKey(ctx, p)));
  for (const p of players) if (p.affiliation) keys.add(sideKey(ctx, ctx.cast.player(p.affiliation)));
  const on = pair.filter((p) => keys.has(sideKey(ctx, p)));
  return on.length === 1 ? pair.filter((p) => !on.includes(p)) : [];
}

/** The body an officer acts for stands beside him ("a named officer who acts for a body is listed together with it"). */
export function withBody(ctx: ReadingContext, fillers: readonly Filler[]): Filler[] {
  const out: Filler[] = [];
  const add = (f: Filler) => {
    if (!out.some((o) => o.player.id === f.player.id)) out.push(f);
  };
  for (const f of fillers) {
    add(f);
    if (f.player.kind === 'person' && f.player.affiliation)
      add({ player: ctx.cast.player(f.player.affiliation), word: f.word });
  }
  return out;
}
