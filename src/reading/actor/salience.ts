/**
 * How readily a mention comes to mind at a later word: nearness, grammatical role and how often its bearer has been
 * spoken of (after Lappin & Leass 1994, Computational Linguistics 20(4); weights set on sentences of our own).
 */
import { NONE, type Tree } from '../syntax/index.js';
import type { Draft } from './draft.js';

const NEARNESS = [100, 72, 46, 28, 18, 12];
const FAR = 8;

export function nearness(tree: Tree, from: number, to: number): number {
  return NEARNESS[tree.word(to).sentence - tree.word(from).sentence] ?? FAR;
}

/** Weight of the grammatical role of a word. */
export function roleWeight(tree: Tree, head: number): number {
  const top = tree.firstConjunct(head);
  if (tree.is(top, 'nsubj')) {
    const governor = tree.head(top);
    // The subject of a main clause is what the sentence is about.
    return governor !== NONE && tree.is(governor, 'root') ? 55 : 45;
  }
  if (tree.is(top, 'obj', 'iobj')) return 25;
  if (tree.is(top, 'obl')) return tree.markers(top).includes('by') ? 30 : 14;
  if (tree.is(top, 'appos')) return 12;
  if (tree.is(top, 'nmod:poss')) return 12;
  if (tree.is(top, 'amod', 'compound')) return -30;
  return 8;
}

/** What distance within the text costs, in words. */
export function decay(from: number, to: number): number {
  return Math.min(16, (to - from) / 5);
}

/** How readily `draft` is meant at word `at`, by its best earlier mention; null where it has none before. */
export function salience(
  tree: Tree,
  draft: Draft,
  at: number,
  allowed: (head: number) => boolean = () => true,
): number | null {
  let best: number | null = null;
  let earlier = 0;
  for (const m of draft.mentions) {
    if (m.head >= at) continue;
    earlier++;
    if (!allowed(m.head)) continue;
    // Within one sentence the nearer of two subjects counts for a little more.
    const here = nearness(tree, m.head, at) + roleWeight(tree, m.head) - decay(m.head, at);
    if (best === null || here > best) best = here;
  }
  return best === null ? null : best + Math.min(18, 3 * earlier);
}

/**
 * How readily a definite description means `draft`: nearness counts for more and being the theme for less than with a
 * pronoun, since what the text is about would be taken up by one.
 */
export function descriptionSalience(tree: Tree, draft: Draft, at: number): number | null {
  let best: number | null = null;
  let earlier = 0;
  for (const m of draft.mentions) {
    if (m.head >= at || m.how === 'pronoun') continue;
    earlier++;
    const near = tree.word(m.head).sentence === tree.word(at).sentence ? Math.min(30, 1.2 * (at - m.head)) : 0;
    const here = nearness(tree, m.head, at) + 0.15 * roleWeight(tree, m.head) - near;
    if (best === null || here > best) best = here;
  }
  return best === null ? null : best + Math.min(4, earlier);
}

/** Whether two words are arguments of one predicate, so that a plain pronoun cannot mean the other. */
export function coArguments(tree: Tree, a: number, b: number): boolean {
  const x = tree.firstConjunct(a);
  const y = tree.firstConjunct(b);
  if (x === y) return true;
  const head = tree.head(x);
  return (
    head !== NONE &&
    head === tree.head(y) &&
    tree.is(x, 'nsubj', 'obj', 'iobj', 'obl') &&
    tree.is(y, 'nsubj', 'obj', 'iobj', 'obl')
  );
}
