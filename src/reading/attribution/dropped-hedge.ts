/**
 * Hedges lost on the way: an attribution that passes on, more firmly, what one of its links has told less firmly
 * elsewhere in the report ("sources told X that an offer may come"; "Y, citing X, reported that an offer would come").
 */
import type { Attribution, Certainty } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { sameLink } from './link.js';
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

export function droppedHedges(tree: Tree, saying: Saying, all: readonly Saying[]): DroppedHedge[] {
  const { record } = saying;
  const words = wordsOf(tree, saying);
  return all
    .filter(
      (other) =>
        other !== saying &&
        other.record.hedges.length > 0 &&
        other.record.polarity === record.polarity &&
        // A question leaves open what a statement need not.
        other.record.certainty !== 'unknown' &&
        FIRMNESS[other.record.certainty] < FIRMNESS[record.certainty] &&
        sharesLink(record, other.record) &&
        likeness(words, wordsOf(tree, other)) >= SAME,
    )
    .map(({ record: { id, certainty, hedges } }) => ({ attribution: id, certainty, hedges }));
}

/** Whether one of the two passes on the other: they have a named link in common. */
function sharesLink(a: Attribution, b: Attribution): boolean {
  return a.chain.some((l) => l.actor !== null && b.chain.some((k) => sameLink(l, k)));
}

function wordsOf(tree: Tree, { content, record }: Saying): ReadonlySet<string> {
  const hedging = new Set(record.hedges.map((h) => h.start));
  return new Set(
    content
      .filter((w) => CONTENT_TAGS.has(tree.upos(w)) && !hedging.has(tree.word(w).start))
      .map((w) => tree.lemma(w)),
  );
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const w of a) if (b.has(w)) shared++;
  const most = a.size + b.size - shared;
  return shared < 2 || most === 0 ? 0 : shared / most;
}
