/**
 * An attribution on its way: its candidate, its links, how much of it is quoted.
 */
import type { Attribution, ChainLink } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { type Candidate, headOf } from './candidate.js';
import type { Quotation } from './quotation.js';

export interface Draft extends Candidate {
  readonly links: readonly ChainLink[];
  readonly quotation: Attribution['quotation'];
  readonly quotes: readonly Quotation[];
}

/** How much of the content is quoted; a direct quotation keeps all its sentences and leaves out its marks. */
export function quoted(
  tree: Tree,
  quotations: readonly Quotation[],
  c: Candidate & { links: readonly ChainLink[] },
): Draft {
  const set = new Set(c.content);
  const touching = quotations.filter((q) => {
    for (let i = q.first; i < q.last; i++) if (set.has(i)) return true;
    return false;
  });
  if (touching.length === 0) return { ...c, quotation: 'indirect', quotes: [] };
  const inside = (i: number) => touching.some((q) => i >= q.first && i < q.last);
  const words = c.content.filter((i) => tree.upos(i) !== 'PUNCT');
  const loose = words.filter((i) => !inside(i));
  if (loose.length === 0 || (loose.length <= 1 && words.length > 4 && ['and', 'but'].includes(tree.form(loose[0]!)))) {
    if (touching.some((q) => q.speech)) {
      const whole = touching
        .filter((q) => q.speech)
        .flatMap((q) => Array.from({ length: q.last - q.first }, (_, k) => q.first + k));
      return {
        ...c,
        content: whole,
        contentHead: set.has(c.contentHead) && inside(c.contentHead) ? c.contentHead : headOf(tree, whole),
        quotation: 'direct',
        quotes: touching,
      };
    }
    return { ...c, quotation: 'mixed', quotes: touching };
  }
  return { ...c, quotation: 'mixed', quotes: touching };
}
