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
    if (offers.sides.includes(ctx.tree.lemma(w)) && !ctx.cast.at(w)?.named) {
      // Who has signed beside the two that fight ("signed by envoys of X, Y and the OSCE") is no side of the war.
      const two = parties.sides.length > 2 ? ctx.cast.allAt(w).map((p) => sideFor(p, parties)) : [];
      const known = two.filter((p) => p !== undefined);
      for (const p of known.length === 2 ? known : parties.sides) add(p);
      continue;
    }
    for (const p of ctx.cast.allAt(w)) {
      const side = parties.is(p) ? p : sideFor(p, parties);
      add(side && p.named && p.kind === 'military' && BODIES.has(side.kind) ? p : side);
    }
    if (ctx.tree.upos(w) === 'PRON' && ['we', 'i', 'us'].includes(ctx.tree.form(w))) {
      const speaker = ctx.voices.at(w)?.record.chain.at(-1)?.actor;
      add(parties.sides.find((s) => s.id === speaker));
    }
  }
  return out;
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
