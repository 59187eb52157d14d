/**
 * Quotations that stand alone carry on the one before.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { headOf } from './candidate.js';
import type { Draft } from './draft.js';
import type { Quotation } from './quotation.js';

/** Quotations that stand alone: they carry on the one before, in their own paragraph or the paragraphs before. */
export function carryOn(tree: Tree, quotations: readonly Quotation[], drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  // What is said inside a quotation ("we want to …") does not account for the quotation itself.
  const known = (q: Quotation) =>
    drafts.find(
      (d) =>
        !(d.predicate >= q.first && d.predicate < q.last) &&
        overlapping(d.content, q.first, q.last) / Math.max(1, q.last - q.first) > 0.5,
    );
  let last: { draft: Draft; paragraph: number } | null = null;
  for (const q of quotations) {
    const own = known(q);
    if (own) {
      last = { draft: own, paragraph: q.paragraph };
      continue;
    }
    if (!q.speech) continue;
    const paragraphBefore = drafts
      .filter(
        (d) =>
          d.predicate !== NONE &&
          d.cue.length > 0 &&
          !quotations.some((k) => d.predicate >= k.first && d.predicate < k.last) &&
          (d.cue[d.cue.length - 1] ?? 0) < q.first &&
          d.links.every((l) => l.kind !== 'unspecified'),
      )
      .sort((a, b) => (b.cue[0] ?? 0) - (a.cue[0] ?? 0))[0];
    const carrier: { draft: Draft; paragraph: number } | null =
      last && (q.paragraph - last.paragraph <= 1 || q.carriesOn)
        ? last
        : paragraphBefore
          ? { draft: paragraphBefore, paragraph: q.paragraph }
          : null;
    if (!carrier) continue;
    const content = Array.from({ length: q.last - q.first }, (_, k) => q.first + k);
    const draft: Draft = {
      cue: [],
      content,
      contentHead: headOf(tree, content),
      source: NONE,
      relays: [],
      frame: 'carry-on',
      sense: null,
      predicate: NONE,
      rule: 'quotation/carries-on',
      links: carrier.draft.links,
      quotation: 'direct',
      quotes: [q],
    };
    out.push(draft);
    last = { draft, paragraph: q.paragraph };
  }
  return out;
}

function overlapping(words: readonly number[], first: number, last: number): number {
  if (words.length === 0 || words[words.length - 1]! < first || words[0]! >= last) return 0;
  let n = 0;
  for (const w of words) if (w >= first && w < last) n++;
  return n;
}
