/**
 * Noun phrases as stretches of words.
 */
import { NONE, type Tree } from './tree.js';

export interface PhraseOptions {
  /** Keep relative clauses ("the envoy, who arrived on Monday"). Default false. */
  readonly relative?: boolean;
  /** Keep appositions ("Mr X, the minister"). Default true. */
  readonly apposition?: boolean;
  /** Keep the coordinated phrases. Default false. */
  readonly conjuncts?: boolean;
  /** Keep the preposition in front. Default false. */
  readonly preposition?: boolean;
}

/** The words of the noun phrase that `head` heads, without outer punctuation; contiguous around the head. */
export function nounPhrase(tree: Tree, head: number, options: PhraseOptions = {}): number[] {
  const { relative = false, apposition = true, conjuncts = false, preposition = false } = options;
  const words = tree.subtree(head, (c) => {
    if (tree.head(c) === head) {
      if (!preposition && tree.is(c, 'case', 'mark')) return true;
      if (!conjuncts && (tree.is(c, 'conj') || (tree.is(c, 'cc') && !tree.is(c, 'cc:preconj')))) return true;
      if (
        tree.is(c, 'cop', 'nsubj', 'aux', 'parataxis', 'advcl', 'discourse', 'ccomp', 'obl', 'advmod') &&
        tree.child(head, 'cop', 'nsubj') !== NONE
      )
        return true;
      if (tree.is(c, 'parataxis')) return true;
    }
    if (!relative && tree.is(c, 'acl:relcl')) return true;
    if (!apposition && tree.is(c, 'appos')) return true;
    return false;
  });
  return trimPunctuation(tree, contiguousAround(words, head));
}

/** The same phrase without determiner, possessor or any clause: the bare description ("former deputy"). */
export function bareNoun(tree: Tree, head: number): number[] {
  const words = nounPhrase(tree, head, { apposition: false });
  return trimPunctuation(
    tree,
    words.filter((w, k) => !(k === 0 && tree.is(w, 'det'))),
  );
}

/** Drops punctuation at both ends. */
export function trimPunctuation(tree: Tree, words: readonly number[]): number[] {
  let a = 0;
  let b = words.length;
  while (a < b && tree.upos(words[a]!) === 'PUNCT') a++;
  while (b > a && tree.upos(words[b - 1]!) === 'PUNCT') b--;
  return words.slice(a, b);
}

/** The run of consecutive indices that holds `head`, single punctuation gaps bridged. */
function contiguousAround(words: readonly number[], head: number): number[] {
  const at = words.indexOf(head);
  let a = at;
  let b = at;
  while (a > 0 && words[a - 1]! >= words[a]! - 2) a--;
  while (b + 1 < words.length && words[b + 1]! <= words[b]! + 2) b++;
  return words.slice(a, b + 1);
}
