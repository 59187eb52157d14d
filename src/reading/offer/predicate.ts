/**
 * Predicates of this room: what counts as a verb, in what mood it stands, and who is committed by it. Tagged words are
 * taken by their place in the clause where the tag contradicts it ("is to open", "would free").
 */
import { agents, NONE, type Tree } from '../syntax/index.js';
import { acts, isAct, offers, terms } from './lexicon.js';

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
    // "signed an agreement to end", "reached a deal to halt": the verb that makes the deal commits.
    if (isInfinitive(tree, j) && makesDeal(tree, head, j)) return tree.upos(head) === 'NOUN' ? tree.head(head) : head;
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

/** "sign | an agreement | to end": the infinitive hangs on the deal or on the verb that makes it. */
function makesDeal(tree: Tree, head: number, infinitive: number): boolean {
  const isDeal = (w: number) => offers.agreementNouns.includes(tree.lemma(w)) || tree.lemma(w) === 'understanding';
  if (tree.upos(head) === 'NOUN') return isDeal(head) && tree.head(head) >= 0 && isAct(tree, tree.head(head), 'agree');
  return isAct(tree, head, 'agree') && tree.childrenBy(head, 'obj').some((o) => o < infinitive && isDeal(o));
}

/** Whether somebody is committed to a deed: bound to it by a modal, or by a verb of promising that is not negated. */
export function isUndertaken(tree: Tree, i: number): boolean {
  if (tree.negations(i).length > 0) return false;
  // "has not said whether it will halt operations"
  if (tree.children(i).some((c) => tree.is(c, 'mark') && ['whether', 'if'].includes(tree.form(c)))) return false;
  const by = commitment(tree, i);
  if (by !== NONE) return tree.negations(by).length === 0 && tree.lemma(by) !== 'threaten';
  return isBound(tree, i);
}

/** Who does a deed, through the verb or adjective that commits him to it, conjunct by conjunct. */
export function doers(tree: Tree, i: number): number[] {
  const own = subjects(tree, i);
  if (own.length > 0) return own;
  // "will pull back …, let observers in and keep the truce": a clause hung beside another shares its subject.
  const beside = tree.head(i);
  const bare = !tree.isPassive(i) && tree.child(i, 'nsubj', 'csubj', 'expl') === NONE;
  if (bare && beside >= 0 && beside < i && tree.is(i, 'conj', 'parataxis') && isVerbal(tree, beside))
    return doers(tree, beside);
  const by = commitment(tree, i);
  if (by === NONE) return own;
  const above = subjects(tree, by);
  if (above.length > 0) return above;
  // "X said it was ready to stop": an "it" that the parser takes for nobody is who says so.
  const said = tree.head(by);
  return said >= 0 && tree.is(by, 'ccomp') ? subjects(tree, said) : [];
}

function subjects(tree: Tree, v: number): number[] {
  const found = agents(tree, v).filter((w) => !tree.is(w, 'csubj', 'expl') && tree.upos(w) !== 'VERB');
  // "X called for a truce": a passive without an auxiliary is none.
  const plain = found.length > 0 || tree.child(v, 'aux:pass') !== NONE ? found : active(tree, v);
  return plain.flatMap((w) => coordinated(tree, w)).filter((w, k, l) => l.indexOf(w) === k);
}

function active(tree: Tree, v: number): number[] {
  if (!tree.isPassive(v) || tree.child(v, 'obl', 'ccomp') === NONE) return [];
  return tree.childrenBy(v, 'nsubj').flatMap((s) => tree.conjuncts(s));
}

/** A subject with those that "and" joins to it, also where a parser hangs them into its own phrase. */
function coordinated(tree: Tree, w: number): number[] {
  // "the guarantor countries - Togo, Nigeria and Ghana - proposed": those who are named
  const row = tree.upos(w) === 'NOUN' ? tree.childrenBy(w, 'appos').flatMap((a) => tree.conjuncts(a)) : [];
  if (row.length > 1) return row;
  const joined = tree
    .childrenBy(w, 'appos')
    .filter((a) => tree.form(firstOf(tree, a) - 1) === 'and' || tree.form(firstOf(tree, a)) === 'and');
  // "the government of X and the Y": Y is no part of what is governed.
  const bodies = ['government', 'army', 'troops', 'force', 'forces'].includes(tree.lemma(w))
    ? tree
        .childrenBy(w, 'nmod')
        .flatMap((n) => tree.childrenBy(n, 'conj'))
        .filter((c) => tree.upos(c) === 'PROPN' && tree.children(c).some((d) => tree.is(d, 'det')))
    : [];
  return [w, ...joined, ...bodies];
}

function firstOf(tree: Tree, w: number): number {
  return Math.min(...tree.subtree(w));
}

/** "denied having offered", "denied that it had agreed": what is denied was not done. */
export function isDenied(tree: Tree, word: number): boolean {
  for (const a of tree.ancestors(word)) {
    if (!isClauseLink(tree, word, a)) return false;
    if (tree.lemma(a) === 'deny' && tree.upos(a) === 'VERB') return true;
    word = a;
  }
  return false;
}

function isClauseLink(tree: Tree, below: number, above: number): boolean {
  return tree.head(below) === above && tree.is(below, 'ccomp', 'xcomp', 'advcl', 'obj', 'conj');
}
