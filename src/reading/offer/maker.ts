/**
 * Who made what a noun names, who may be party to a truce, and whom an envoy stands for.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { obliques, type Tree } from '../syntax/index.js';
import { offers } from './lexicon.js';
import { players } from './slots.js';

const ARMED = new Set(['REB', 'MIL', 'SEP', 'GOV', 'INS', 'COP', 'SPY']);

/** Who made what a noun names: its possessor, its adjective, its "by". */
export function makersOf(ctx: ReadingContext, noun: number): Player[] {
  const { tree, cast } = ctx;
  const by = players(
    ctx,
    [
      ...obliques(tree, noun, 'by', 'from'),
      // "an offer of talks from the army"
      ...obliques(tree, noun, 'of').flatMap((o) => obliques(tree, o, 'by', 'from')),
    ].flatMap((o) => tree.conjuncts(o)),
  );
  const before = tree
    .childrenBy(noun, 'nmod:poss', 'amod', 'compound')
    .flatMap((c) => tree.conjuncts(c))
    .flatMap((c) => [...cast.allAt(c)]);
  const owner = before.length > 0 ? before : [cast.ownerOf(noun)].filter((p) => p !== null);
  // "their plan" behind a word of captives: none of those makes one.
  const able = (p: Player) =>
    isParty(p) && (p.named || p.kind !== 'group' || p.codes.sectors.some((s) => ARMED.has(s)));
  return (by.length > 0 ? by : owner).filter(able);
}

const ENVOYS = new Set([
  'envoy',
  'representative',
  'delegate',
  'negotiator',
  'delegation',
  'leader',
  'emissary',
  'official',
  'president',
  'minister',
  'commander',
  'general',
  'delegates',
]);

const DELEGATES = new Set(['delegation', 'delegate', 'delegates', 'negotiator', 'envoy', 'representative', 'emissary']);

/** Those an envoy signs for: "signed by envoys of X, Y and Z". */
export function represented(tree: Tree, words: readonly number[]): number[] {
  return words.flatMap((w) => {
    const of = ENVOYS.has(tree.lemma(w)) ? obliques(tree, w, 'of', 'for', 'from') : [];
    if (of.length > 0) return of.flatMap((o) => tree.conjuncts(o));
    // "the rebels' delegation"
    const whose = DELEGATES.has(tree.lemma(w)) ? tree.childrenBy(w, 'nmod:poss') : [];
    return whose.length > 0 ? whose : [w];
  });
}

/** Somebody who may be bound by a truce or bring it about: no paper, no place, nobody in particular. */
export function isParty(p: Player): boolean {
  return p.kind !== 'outlet' && p.kind !== 'place' && !p.anonymous;
}

export function isPlace(ctx: ReadingContext, p: Player): boolean {
  return p.kind === 'place' || p.mentions.every((m) => ctx.cast.isPlaceUse(m.head));
}

/** A call for a truce is an offer where it comes from one who fights. */
export function mayAsk(p: Player): boolean {
  return ['armed-group', 'military', 'state', 'government'].includes(p.kind);
}

/** "both sides" and the like stand for the parties already on the stage; they are resolved when mentions are gathered. */
export function sidesOf(ctx: ReadingContext, player: Player): Player[] {
  const head = player.mentions[0]?.head;
  if (!player.named && head !== undefined && offers.sides.includes(ctx.tree.lemma(head))) return [];
  return [player];
}
