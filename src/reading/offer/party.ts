/**
 * The parties to an offer, and who acts for them.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { offers } from './lexicon.js';

export interface Parties {
  readonly sides: readonly Player[];
  is(player: Player): boolean;
}

const BODIES = new Set(['military', 'armed-group', 'government', 'state']);

/**
 * The parties among some words: themselves, or through the body they belong to; "both sides" are all of them. A body in
 * arms that is named as such ("the army") stands for itself, anybody else for his side.
 */
export function partiesAmong(ctx: ReadingContext, words: readonly number[], parties: Parties): Player[] {
  const out: Player[] = [];
  const add = (p: Player | undefined) => {
    if (p && !out.some((o) => o.id === p.id)) out.push(p);
  };
  for (const w of words) {
    // "both armies" are two, whatever one of them is called.
    const both = ctx.tree.children(w).some((c) => ctx.tree.form(c) === 'both');
    if (offers.sides.includes(ctx.tree.lemma(w)) && (both || !ctx.cast.at(w)?.named)) {
      for (const p of opposed(parties)) add(p);
      continue;
    }
    for (const p of ctx.cast.allAt(w)) {
      const side = parties.is(p) ? p : sideFor(p, parties);
      const itself = side && p.named && p.kind === 'military' && BODIES.has(side.kind) && !isOwned(ctx, w);
      add(itself ? p : side);
    }
    if (ctx.tree.upos(w) === 'PRON' && ['we', 'i', 'us'].includes(ctx.tree.form(w))) {
      const speaker = ctx.voices.at(w)?.record.chain.at(-1)?.actor;
      add(parties.sides.find((s) => s.id === speaker));
    }
  }
  return out;
}

/** "its troops": their owner's, who is bound. */
function isOwned(ctx: ReadingContext, w: number): boolean {
  const { tree } = ctx;
  return tree.upos(w) === 'NOUN' && tree.childrenBy(w, 'nmod:poss').some((o) => tree.upos(o) === 'PRON');
}

/**
 * "both sides": of three or more who have signed ("envoys of X, Y and the OSCE as well as the rebels") the armed group and
 * the state of its own country; else all of them.
 */
export function opposed(parties: Parties): readonly Player[] {
  const { sides } = parties;
  const groups = sides.filter((p) => p.kind === 'armed-group');
  const [group] = groups;
  if (sides.length < 3 || groups.length !== 1 || !group) return sides;
  const home = sides.filter((p) => p !== group && p.codes.country !== null && p.codes.country === group.codes.country);
  return home.length === 1 ? [home[0]!, group] : sides;
}

/** The side that somebody belongs to, speaks for or is the forces of. */
export function sideFor(p: Player, parties: Parties): Player | undefined {
  return parties.sides.find(
    (s) =>
      s.id === p.id ||
      p.affiliation === s.id ||
      s.affiliation === p.id ||
      (p.codes.country !== null && p.codes.country === s.codes.country && governs(p, s)),
  );
}

/** A state, its government and its forces are one side of a truce; a group of the same country is another. */
export function governs(a: Player, b: Player): boolean {
  const official = (p: Player) => p.kind === 'state' || p.kind === 'government' || p.kind === 'military';
  return official(a) && official(b);
}

/** Whether two bodies stand on one side. */
export function isSameSide(a: Player, b: Player): boolean {
  return (
    a.id === b.id ||
    a.affiliation === b.id ||
    b.affiliation === a.id ||
    (a.codes.country !== null && a.codes.country === b.codes.country && governs(a, b))
  );
}
