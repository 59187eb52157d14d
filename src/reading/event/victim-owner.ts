/**
 * "the bishop's murder", "the Galán assassination": the person before a noun of killing or taking is who it was done to.
 */
import type { ReadingContext } from '../context.js';
import { obliques } from '../syntax/index.js';
import type { Predicate } from './match.js';
import { type Filler, playersAt } from './party.js';

const DONE_TO_OWNER = new Set(['assault.kill', 'assault.die', 'assault.abduct', 'assault.beat', 'assault.torture']);

/** Words of the persons before such a noun; none for another noun, or where "of" tells whom it was done to. */
export function victimOwners(ctx: ReadingContext, predicate: Predicate): number[] {
  const { tree } = ctx;
  const { word, noun, frame } = predicate;
  if (!noun || !DONE_TO_OWNER.has(frame.id) || obliques(tree, word, 'of').length > 0) return [];
  return tree
    .childrenBy(word, 'nmod:poss', 'compound')
    .filter((c) => c < word)
    .flatMap((c) => tree.conjuncts(c))
    .filter((c) => ctx.cast.at(c)?.kind === 'person');
}

/** The same as fillers of the recipient's role. */
export function ownedVictims(ctx: ReadingContext, predicate: Predicate): Filler[] {
  return victimOwners(ctx, predicate).flatMap((w) => playersAt(ctx, w));
}
