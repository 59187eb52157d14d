/**
 * How much an article is about an event: 1 for what its headline or its lead's main clause tells.
 */
import { NONE, type Tree } from '../syntax/index.js';

const STOP = new Set([
  'the',
  'a',
  'an',
  'of',
  'in',
  'on',
  'to',
  'and',
  'for',
  'as',
  'at',
  'by',
  'with',
  'says',
  'say',
  'said',
]);

export interface Prominence {
  readonly word: number;
  readonly content: boolean;
  readonly names: readonly string[];
  readonly weight: number;
  readonly noun: boolean;
  readonly hedged: boolean;
}

export function salience(tree: Tree, title: string | null, p: Prominence): number {
  const sentence = tree.word(p.word).sentence;
  const lead = sentence === 0 ? 0.45 : Math.max(0.05, 0.3 - 0.02 * sentence);
  const depth = clauseDepth(tree, p.word);
  const height = Math.max(0, 0.3 - 0.07 * (p.content ? Math.max(0, depth - 1) : depth));
  const headline = titleShare(tree, title, p);
  const score =
    lead + height + 0.2 * headline + (p.noun ? -0.08 : 0) + Math.min(0.04, p.weight * 0.01) - (p.hedged ? 0.05 : 0);
  return Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000;
}

/** Clauses between a word and the root of its sentence. */
function clauseDepth(tree: Tree, word: number): number {
  let depth = tree.upos(word) === 'VERB' ? 0 : 1;
  let j = word;
  while (j !== NONE && tree.head(j) >= 0) {
    if (tree.is(j, 'ccomp', 'xcomp', 'advcl', 'acl', 'nmod', 'obl', 'appos')) depth++;
    j = tree.head(j);
  }
  return depth;
}

function titleShare(tree: Tree, title: string | null, p: Prominence): number {
  if (!title) return 0;
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w.length > 2 && !STOP.has(w));
  const stem = tree.lemma(p.word).slice(0, 5);
  const verb = words.some((w) => w.startsWith(stem)) ? 0.5 : 0;
  const named = p.names.some((n) =>
    n
      .toLowerCase()
      .split(/\s+/)
      .some((part) => part.length > 2 && words.includes(part)),
  )
    ? 0.5
    : 0;
  return verb + named;
}
