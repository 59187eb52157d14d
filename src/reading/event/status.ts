/**
 * Whether an event is told as done, to come, merely possible, or denied (PLOVER's auxiliary modes).
 */
import type { Event } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { Predicate } from './match.js';
import { operatorsOver } from './operator.js';

type Status = Event['status'];

const CONDITION = new Set(['if', 'unless', 'should', 'whether', 'in_case', 'as_long_as', 'provided']);
const POSSIBLE = new Set(['may', 'might', 'could', 'can']);
const COMING = new Set(['will', 'shall', 'would', "'ll", '’ll', 'wo', 'must', 'should', 'ought']);
const COMING_ADJECTIVES = new Set([
  'upcoming',
  'planned',
  'forthcoming',
  'proposed',
  'expected',
  'future',
  'imminent',
  'scheduled',
  'promised',
  'next',
  'new',
]);
const NEGATIVE_SUBJECT = new Set(['neither', 'nobody', 'none', 'no', 'nothing']);
const PERCEPTION = new Set([
  'record',
  'report',
  'count',
  'see',
  'be',
  'occur',
  'happen',
  'fly',
  'register',
  'observe',
  'note',
]);

export interface Standing {
  readonly status: Status;
  readonly attempted: boolean;
  /** Words that say so: negations, modals, conditions. */
  readonly words: readonly number[];
}

export function standingOf(tree: Tree, predicate: Predicate): Standing {
  const { word } = predicate;
  const words: number[] = [];
  let status = 'actual' as Status;
  let attempted = false;
  const weaken = (to: Status) => {
    if (status === 'denied') return;
    if (to === 'denied' || status === 'actual' || (to === 'hypothetical' && status === 'future')) status = to;
  };

  const over = operatorsOver(tree, word);
  const chain = [word, ...over.map((o) => o.word)];
  for (const o of over) {
    if (o.class === 'promise' || o.class === 'order' || o.class === 'expect') weaken('future');
    else if (o.class === 'demand' || o.class === 'threaten') weaken('hypothetical');
    else if (o.class === 'refuse' || o.class === 'deny') weaken('denied');
    else if (o.class === 'attempt') attempted = true;
  }
  for (const p of chain) {
    if (negated(tree, p)) {
      weaken('denied');
      words.push(...tree.negations(p));
    }
    const modal = modalOf(tree, p);
    if (modal) {
      words.push(modal.word);
      weaken(modal.status);
    }
  }
  for (const o of over)
    if (tree.upos(o.word) === 'NOUN' && tree.childrenBy(o.word, 'det').some((d) => tree.form(d) === 'any'))
      weaken('hypothetical');
  if (predicate.noun) {
    if (tree.childrenBy(word, 'amod').some((a) => COMING_ADJECTIVES.has(tree.form(a)))) weaken('future');
    if (tree.childrenBy(word, 'det').some((d) => tree.form(d) === 'any')) weaken('hypothetical');
    const clause = predicateOver(tree, word);
    if (clause !== NONE && !chain.includes(clause)) {
      const verb = tree.lemma(clause);
      if (negated(tree, clause) && !excepted(tree, word) && (PERCEPTION.has(verb) || tree.is(word, 'nsubj')))
        weaken('denied');
      const modal = modalOf(tree, clause);
      const known = tree
        .childrenBy(word, 'det')
        .some((d) => ['the', 'this', 'that', 'these', 'those'].includes(tree.form(d)));
      if (modal && !known && tree.is(word, 'nsubj', 'obj')) weaken(modal.status);
    }
  }
  if (isTerm(tree, chain[chain.length - 1]!)) weaken('future');
  if (underCondition(tree, word)) weaken('hypothetical');
  else if (hasCondition(tree, chain) && status === 'future') weaken('hypothetical');
  return { status, attempted, words };
}

/** "did not", "never", "no attack", "neither side", "nobody". */
export function negated(tree: Tree, p: number): boolean {
  if (tree.negations(p).length > 0) return true;
  // Where a tokenizer leaves "doesn't" in one piece.
  if (tree.childrenBy(p, 'aux', 'cop').some((a) => /n['’]t$/.test(tree.form(a)))) return true;
  const subject = tree.child(p, 'nsubj');
  if (
    subject !== NONE &&
    (NEGATIVE_SUBJECT.has(tree.form(subject)) ||
      tree.children(subject).some((c) => NEGATIVE_SUBJECT.has(tree.form(c)) && tree.is(c, 'det', 'cc:preconj')))
  )
    return true;
  return false;
}

/** "no fighting apart from mortar fire": what is excepted from a denial is told as done. */
function excepted(tree: Tree, word: number): boolean {
  return tree.children(word).some((c) => c < word && EXCEPTING.has(tree.form(c)));
}

const EXCEPTING = new Set(['apart', 'aside', 'except', 'besides', 'barring', 'save']);

/** What a proposal, plan or deal contains is still to come ("the terms include the release of …"). */
function isTerm(tree: Tree, word: number): boolean {
  let j = word;
  for (let k = 0; k < 6 && tree.head(j) >= 0; k++) {
    j = tree.head(j);
    if (tree.upos(j) !== 'VERB') continue;
    if (!CONTAINS.has(tree.lemma(j))) continue;
    const subject = tree.child(j, 'nsubj');
    if (subject !== NONE && tree.subtree(subject).some((w) => PLANS.has(tree.lemma(w)))) return true;
  }
  return false;
}

const CONTAINS = new Set([
  'include',
  'provide',
  'require',
  'foresee',
  'envisage',
  'stipulate',
  'call',
  'involve',
  'oblige',
  'contain',
  'specify',
]);
const PLANS = new Set([
  'term',
  'proposal',
  'plan',
  'deal',
  'condition',
  'accord',
  'agreement',
  'offer',
  'truce',
  'pact',
  'draft',
  'roadmap',
  'resolution',
  'provision',
]);

function modalOf(tree: Tree, p: number): { status: Status; word: number } | null {
  for (const aux of tree.childrenBy(p, 'aux')) {
    const form = tree.form(aux);
    if (POSSIBLE.has(form)) {
      // "could not accept" refuses; "could" of ability in the past stays possible.
      return { status: 'hypothetical', word: aux };
    }
    if (COMING.has(form)) return { status: 'future', word: aux };
    // "are to cease": a form of "be" before "to" and the verb
    if (tree.lemma(aux) === 'be' && tree.word(p).feats.VerbForm === 'Inf') return { status: 'future', word: aux };
  }
  // "is to begin", as parsers often give it: the copula over an infinitive
  const mark = tree.childrenBy(p, 'mark').find((m) => tree.form(m) === 'to');
  if (mark !== undefined) {
    const before = mark - 1;
    if (before >= 0 && tree.word(before).sentence === tree.word(p).sentence && tree.lemma(before) === 'be')
      return { status: 'future', word: before };
    const head = tree.head(p);
    if (head >= 0 && tree.is(p, 'xcomp') && ['be', 'have', 'go', 'need'].includes(tree.lemma(head)))
      return { status: 'future', word: head };
  }
  return null;
}

function predicateOver(tree: Tree, noun: number): number {
  const head = tree.head(noun);
  return head >= 0 && (tree.upos(head) === 'VERB' || tree.child(head, 'cop') !== NONE) ? head : NONE;
}

/** Whether a word stands inside a clause of condition ("if it sends …", "whether the rebels would"). */
export function underCondition(tree: Tree, word: number): boolean {
  let j = word;
  for (let k = 0; k < 12 && j >= 0; k++) {
    if (tree.is(j, 'advcl', 'ccomp', 'acl', 'csubj', 'xcomp', 'root', 'parataxis', 'conj') || tree.head(j) < 0) {
      if (tree.markers(j).some((m) => CONDITION.has(m))) return true;
      if (tree.childrenBy(j, 'mark', 'advmod').some((m) => CONDITION.has(tree.form(m)) && m < j)) return true;
      // "except where they are fired upon"
      if (
        tree.is(j, 'advcl', 'acl') &&
        tree
          .subtree(j)
          .some((m) => m < j && tree.form(m) === 'except' && /^(?:where|when|if|in)$/.test(tree.form(m + 1)))
      )
        return true;
      // "Should it last, …"
      if (
        tree.is(j, 'advcl') &&
        tree
          .childrenBy(j, 'aux')
          .some((a) => tree.form(a) === 'should' && a < (tree.child(j, 'nsubj') === NONE ? a : tree.child(j, 'nsubj')))
      )
        return true;
      // A complement ends the reach of what stands further out, except that of the same condition.
      if (tree.is(j, 'ccomp', 'root', 'parataxis')) return false;
    }
    j = tree.head(j);
  }
  return false;
}

function hasCondition(tree: Tree, chain: readonly number[]): boolean {
  return chain.some((p) =>
    tree.childrenBy(p, 'advcl').some((c) => tree.childrenBy(c, 'mark').some((m) => tree.form(m) === 'if')),
  );
}
