/**
 * From words to the contract: the finished record of an attribution.
 */
import { spanOf } from '../../text/index.js';
import type { Attribution, ChainLink } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { Draft } from './draft.js';
import { firmnessOf } from './firmness.js';
import { cueSpans, sourceWords, spansOf } from './spans.js';

export function recordOf(
  tree: Tree,
  draft: Draft,
  chain: readonly ChainLink[],
  id: string,
  within: string | null,
): Attribution {
  const firmness = firmnessOf(tree, draft);
  const source = draft.source === NONE ? [] : spansOf(tree, draft.sourceWords ?? sourceWords(tree, draft.source));
  return {
    id,
    source,
    cue: cueSpans(tree, draft.cue),
    content: spansOf(tree, draft.content),
    quotation: draft.quotation,
    chain: [...chain],
    certainty: firmness.certainty,
    polarity: firmness.polarity,
    hedges: firmness.words.map((w) => spanOf(tree.doc.text, tree.word(w).start, tree.word(w).end)),
    within,
    ...(firmness.negates ? { negates: firmness.negates } : {}),
    ...distanced(tree, draft),
    rules: [draft.rule],
  };
}

/** Words that a saying in other words holds at a distance by quotation marks: the "liberation" of a town. */
function distanced(tree: Tree, draft: Draft): { distanced?: Attribution['hedges'] } {
  if (draft.quotation !== 'mixed') return {};
  const inside = new Set(draft.content);
  const held = draft.quotes.filter((q) => !q.speech && q.last - q.first <= 4 && inside.has(q.first));
  return held.length > 0 ? { distanced: held.map((q) => spanOf(tree.doc.text, q.innerStart, q.innerEnd)) } : {};
}
