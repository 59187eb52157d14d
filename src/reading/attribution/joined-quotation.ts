/**
 * Quotations as PolNeAR has them: what one cue introduces is one content, with all the sentences between its marks and
 * the quotations that follow it in the paragraph without a cue of their own.
 */
import { NONE, type Tree } from '../syntax/index.js';
import type { Candidate } from './candidate.js';
import type { Quotation } from './quotation.js';

/** The content of each candidate, joined with the quotations that it opens, goes on with or is followed by. */
export function joinedContents(
  tree: Tree,
  quotations: readonly Quotation[],
  candidates: readonly Candidate[],
): number[][] {
  const joined = candidates.map((c) => new Set(c.content));
  const cues = new Map<number, number>();
  for (const [k, c] of candidates.entries()) if (c.cue[0] !== undefined) cues.set(c.cue[0], k);
  const owners = ownersOf(quotations, candidates);
  let open = NONE;
  for (const [k, q] of quotations.entries()) {
    if (!q.speech) continue;
    let owner = owners[k]!;
    const before = quotations[k - 1];
    if (owner === NONE && open !== NONE && before && (q.paragraph === before.paragraph || q.carriesOn)) {
      // Only where nobody else begins to speak between the two.
      let between = false;
      for (let w = before.last; w < q.first && !between; w++) between = (cues.get(w) ?? open) !== open;
      if (!between) owner = open;
    }
    open = owner;
    if (owner !== NONE) for (const w of withMarks(tree, q)) joined[owner]!.add(w);
  }
  return joined.map((set) => [...set].sort((a, b) => a - b));
}

/** For each quotation the candidate that speaks it: its cue stands outside, its content reaches inside; NONE for none. */
function ownersOf(quotations: readonly Quotation[], candidates: readonly Candidate[]): number[] {
  const holders = new Map<number, number[]>();
  for (const [k, c] of candidates.entries()) for (const w of c.content) holders.set(w, [...(holders.get(w) ?? []), k]);
  return quotations.map((q) => {
    const shared = new Map<number, number>();
    for (let w = q.first; w < q.last; w++)
      for (const k of holders.get(w) ?? []) shared.set(k, (shared.get(k) ?? 0) + 1);
    let best = NONE;
    for (const [k, n] of shared) {
      const c = candidates[k]!;
      const anchor = c.predicate === NONE ? (c.cue[0] ?? NONE) : c.predicate;
      if (anchor === NONE || (anchor >= q.first && anchor < q.last)) continue;
      const most = best === NONE ? 0 : shared.get(best)!;
      if (n > most || (n === most && k < best)) best = k;
    }
    return best;
  });
}

function withMarks(tree: Tree, q: Quotation): number[] {
  const out: number[] = [];
  for (let i = Math.max(0, q.first - 1); i <= Math.min(q.last, tree.doc.words.length - 1); i++) {
    const w = tree.word(i);
    if (w.start >= q.start && w.end <= q.end) out.push(i);
  }
  return out;
}
