/**
 * The words of a deed: a predicate without its subject, its marker and its conditions.
 */
import { NONE, type Tree, trimPunctuation } from '../syntax/index.js';
import { offers } from './lexicon.js';

/** The words of a deed without its subject, its marker and its conditions. */
export function deed(tree: Tree, head: number, exclude: ReadonlySet<number> = new Set()): number[] {
  const drop = new Set<number>();
  for (const c of tree.children(head)) {
    const condition =
      tree.is(c, 'advcl') &&
      tree.children(c).some((m) => tree.is(m, 'mark', 'advmod') && offers.conditions.includes(tree.form(m)));
    const coordinated = tree.is(c, 'conj') && (tree.upos(c) === 'VERB' || tree.child(c, 'nsubj') !== NONE);
    if (
      tree.is(c, 'nsubj', 'mark', 'cc', 'parataxis', 'expl') ||
      condition ||
      coordinated ||
      (tree.is(c, 'aux', 'cop') && c < head)
    )
      for (const k of tree.subtree(c)) drop.add(k);
    if (
      tree.is(c, 'obl') &&
      (tree.marker(c) === 'under' || (tree.marker(c) === 'on' && offers.conditionNouns.includes(tree.lemma(c))))
    )
      for (const k of tree.subtree(c)) drop.add(k);
    if (tree.is(c, 'advcl') && !condition && tree.child(c, 'mark') === NONE && c > head)
      for (const k of tree.subtree(c)) drop.add(k);
  }
  const words = tree.subtree(head).filter((w) => !drop.has(w) && !exclude.has(w));
  const at = words.indexOf(head);
  let a = at;
  let b = at;
  while (a > 0 && words[a - 1]! >= words[a]! - 1) a--;
  while (b + 1 < words.length && words[b + 1]! <= words[b]! + 2) b++;
  return trimPunctuation(tree, words.slice(a, b + 1));
}
