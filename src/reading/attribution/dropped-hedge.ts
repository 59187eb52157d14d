/**
 * Hedges lost on the way: an attribution that passes on, more firmly, what one of its links has told less firmly
 * elsewhere in the report ("sources told X that an offer may come"; "Y, citing X, reported that an offer would come").
 */
import type { Attribution, Certainty } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import type { Saying } from './voices.js';

/** A hedge that an attribution leaves out. */
export interface DroppedHedge {
  /** The attribution that has it. */
  readonly attribution: string;
  readonly certainty: Certainty;
  readonly hedges: Attribution['hedges'];
}

const FIRMNESS: Readonly<Record<Certainty, number>> = { unknown: 0, possible: 1, probable: 2, certain: 3 };
const CONTENT_TAGS = new Set(['NOUN', 'PROPN', 'VERB', 'NUM', 'ADJ']);
/** Share of the words of two contents that must be the same for them to tell the same. */
const SAME = 0.5;

/** The hedges that each saying leaves out, by its id; sayings that leave out none are not named. */
export function droppedHedges(tree: Tree, sayings: readonly Saying[]): ReadonlyMap<string, DroppedHedge[]> {
  // One passes on the other only if they have a named link in common.
  const hedged = new Map<string, Saying[]>();
  // A question leaves open what a statement need not.
  for (const s of sayings)
    if (s.record.hedges.length > 0 && s.record.certainty !== 'unknown' && s.record.certainty !== 'certain')
      for (const actor of actorsOf(s)) hedged.set(actor, [...(hedged.get(actor) ?? []), s]);
  const words = new Map<Saying, ReadonlySet<string>>();
  const wordsIn = (s: Saying) => {
    const known = words.get(s) ?? wordsOf(tree, s);
    words.set(s, known);
    return known;
  };
  const out = new Map<string, DroppedHedge[]>();
  for (const s of sayings) {
    const others = new Set(actorsOf(s).flatMap((actor) => hedged.get(actor) ?? []));
    const dropped = [...others].filter(
      (o) =>
        o !== s &&
        o.record.polarity === s.record.polarity &&
        FIRMNESS[o.record.certainty] < FIRMNESS[s.record.certainty] &&
        likeness(wordsIn(s), wordsIn(o)) >= SAME,
    );
    if (dropped.length > 0)
      out.set(
        s.id,
        dropped.map(({ id, record: { certainty, hedges } }) => ({ attribution: id, certainty, hedges })),
      );
  }
  return out;
}

function actorsOf({ record }: Saying): string[] {
  return record.chain.flatMap((l) => l.actor ?? []);
}

function wordsOf(tree: Tree, { content, record }: Saying): ReadonlySet<string> {
  const hedging = new Set(record.hedges.map((h) => h.start));
  return new Set(
    content.filter((w) => CONTENT_TAGS.has(tree.upos(w)) && !hedging.has(tree.word(w).start)).map((w) => tree.lemma(w)),
  );
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const w of a) if (b.has(w)) shared++;
  const most = a.size + b.size - shared;
  return shared < 2 || most === 0 ? 0 : shared / most;
}
