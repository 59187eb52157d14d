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

/** The parties among some words: themselves, or through the body they belong to; "both sides" are all of them. */
export function partiesAmong(ctx: ReadingContext, words: readonly number[], parties: Parties): Player[] {
  const out: Player[] = [];
  const add = (p: Player | undefined) => {
    if (p && !out.some((o) => o.id === p.id)) out.push(p);
  };
  for (const w of words) {
    if (offers.sides.includes(ctx.tree.lemma(w)) && !ctx.cast.at(w)?.named) {
      for (const p of parties.sides) add(p);
      continue;
    }
    for (const p of ctx.cast.allAt(w)) {
      if (parties.is(p)) add(p);
      else add(sideFor(p, parties));
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
