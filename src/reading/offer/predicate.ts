/**
 * Predicates of this room: what counts as a verb, in what mood it stands, and who is committed by it. Tagged words are
 * taken by their place in the clause where the tag contradicts it ("is to open", "would free").
 */
import { agents, NONE, type Tree } from '../syntax/index.js';
import { acts, terms } from './lexicon.js';

/** Whether a word is used as a verb: by its tag, or because it stands after "to" or an auxiliary. */
export function isVerbal(tree: Tree, i: number): boolean {
  if (i === NONE) return false;
  const upos = tree.upos(i);
  if (upos === 'VERB') return true;
  if (upos !== 'ADJ' && upos !== 'NOUN' && upos !== 'AUX') return false;
  if (i === 0) return false;
  return tree
    .children(i)
    .some((c) => c < i && c >= i - 3 && (tree.is(c, 'aux') || (tree.form(c) === 'to' && tree.upos(c) === 'PART')));
}

/** "to release", an infinitive with its mark. */
export function isInfinitive(tree: Tree, i: number): boolean {
  return tree
    .children(i)
    .some((c) => c < i && tree.form(c) === 'to' && (tree.is(c, 'mark') || tree.upos(c) === 'PART'));
}

/** "must", "will", "would", "shall", or "is to": somebody has to do it or takes it upon himself. */
export function isBound(tree: Tree, i: number): boolean {
  const kids = tree.children(i);
  if (kids.some((c) => tree.is(c, 'aux') && terms.obliges.includes(tree.form(c)))) return true;
  const isTo = kids.some((c) => tree.lemma(c) === 'be' && c < i) && isInfinitive(tree, i);
  if (isTo) return true;
  const head = tree.head(i);
  // "both sides are | to pull back", "have to withdraw"
  if (head >= 0 && tree.is(i, 'xcomp', 'ccomp', 'advcl') && ['be', 'have'].includes(tree.lemma(head)))
    return isInfinitive(tree, i);
  // A second verb shares the modal of the first unless it has a subject and a tense of its own.
  return (
    tree.is(i, 'conj') &&
    head >= 0 &&
    tree.child(i, 'aux') === NONE &&
    (tree.child(i, 'nsubj') === NONE || tree.word(i).feats.VerbForm === 'Inf') &&
    isVerbal(tree, head) &&
    isBound(tree, head)
  );
}

/** The verb or adjective that commits somebody to an infinitive ("agreed to", "is ready to"), NONE where nothing does. */
export function commitment(tree: Tree, i: number): number {
  let j = i;
  for (let k = 0; k < 4; k++) {
    const head = tree.head(j);
    if (head < 0) return NONE;
    if (tree.is(j, 'conj') && isVerbal(tree, head) && tree.child(j, 'nsubj') === NONE) {
      j = head;
      continue;
    }
    const complement = tree.is(j, 'xcomp', 'ccomp', 'advcl', 'csubj', 'acl', 'obl');
    if (!complement || !(isInfinitive(tree, j) || tree.is(j, 'ccomp'))) return NONE;
    if (tree.upos(head) === 'VERB' && acts.commits.includes(tree.lemma(head))) return head;
    if (isInfinitive(tree, j) && acts.willing.includes(tree.form(head)) && tree.child(head, 'cop', 'aux') !== NONE)
      return head;
    // "made a pledge not to", "their promise to"
    if (
      tree.upos(head) === 'NOUN' &&
      ['pledge', 'promise', 'undertaking', 'vow', 'commitment'].includes(tree.lemma(head))
    )
      return head;
    return NONE;
  }
  return NONE;
}

/** Whether somebody is committed to a deed: bound to it by a modal, or by a verb of promising that is not negated. */
export function isUndertaken(tree: Tree, i: number): boolean {
  if (tree.negations(i).length > 0) return false;
  const by = commitment(tree, i);
  if (by !== NONE) return tree.negations(by).length === 0 && tree.lemma(by) !== 'threaten';
  return isBound(tree, i);
}

/** Who does a deed, through the verb or adjective that commits him to it. */
export function doers(tree: Tree, i: number): number[] {
  const own = agents(tree, i);
  if (own.length > 0 && !own.every((w) => tree.is(w, 'expl'))) return own;
  const by = commitment(tree, i);
  if (by === NONE) return own;
  const subjects = agents(tree, by);
  return subjects.length > 0 ? subjects : tree.childrenBy(by, 'nsubj', 'expl', 'nmod:poss');
}
