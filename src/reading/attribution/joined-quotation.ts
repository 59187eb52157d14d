/**
 * Quotations as PolNeAR has them: what one cue introduces is one content, with all the sentences between its marks and
 * the quotations that follow it in the paragraph without a cue of their own.
 */
import { NONE, type Tree } from '../syntax/index.js';
import type { Candidate } from './candidate.js';
import type { Quotation } from './quotation.js';

/** The content of each candidate, joined with the quotations that it opens, goes on with or is followed by. */
export function joinedContents(tree: Tree, quotations: readonly Quotation[], candidates: readonly Candidate[]): number[][] {
  const owners = quotations.map((q) => ownerOf(q, candidates));
  const order = candidates.map((_, k) => k).sort((a, b) => (candidates[a]!.cue[0] ?? 0) - (candidates[b]!.cue[0] ?? 0));
  const joined = candidates.map((c) => new Set(c.content));
  let open = -1;
  for (const [k, q] of quotations.entries()) {
    if (!q.speech) continue;
    let owner = owners[k]!;
    if (owner < 0 && open >= 0) {
      const before = quotations[k - 1];
      const near = before !== undefined && (q.paragraph === before.paragraph || q.carriesOn);
      // Only where nobody else begins to speak between the two.
      const between = order.some(
        (j) => j !== open && (candidates[j]!.cue[0] ?? 0) < q.first && (candidates[j]!.cue[0] ?? 0) >= (before?.last ?? 0),
      );
      if (near && !between) owner = open;
    }
    open = owner;
    if (owner >= 0) for (const w of withMarks(tree, q)) joined[owner]!.add(w);
  }
  return joined.map((set) => [...set].sort((a, b) => a - b));
}

/** The candidate that speaks a quotation: its cue stands outside, its content reaches inside. */
function ownerOf(q: Quotation, candidates: readonly Candidate[]): number {
  let best = NONE;
  let most = 0;
  for (const [k, c] of candidates.entries()) {
    const anchor = c.predicate === NONE ? (c.cue[0] ?? NONE) : c.predicate;
    if (anchor === NONE || (anchor >= q.first && anchor < q.last)) continue;
    let shared = 0;
    for (const w of c.content) if (w >= q.first && w < q.last) shared++;
    if (shared > most) {
      most = shared;
      best = k;
    }
  }
  return best;
}

function withMarks(tree: Tree, q: Quotation): number[] {
  const out: number[] = [];
  for (let i = Math.max(0, q.first - 1); i <= Math.min(q.last, tree.doc.words.length - 1); i++) {
    const w = tree.word(i);
    if (w.start >= q.start && w.end <= q.end) out.push(i);
  }
  return out;
}
