/**
 * What is done to a truce, wherever the sentence puts it: the verb it depends on, through the nouns that wrap it ("an
 * offer of", "a plan for"), the verbs that control that verb ("agreed to observe"), and the participles and relative
 * clauses behind it ("brokered by", "that X proposed").
 */
import { isPassiveParticiple, isRelative, NONE, type Tree } from '../syntax/index.js';
import { type ActClass, actOfNoun, acts, actsOfVerb, isAct, type OfferStatus, offers, terms } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { commitment, isInfinitive, isVerbal } from './predicate.js';

export interface TruceAct {
  readonly word: number;
  readonly act: string;
  readonly status: OfferStatus;
  /**
   * How the truce stands to it: done to it, it does it itself, it is only spoken of ("accused X of breaking"); a noun
   * that wraps it ("an offer of"); a verb that controls another act ("agreed to observe").
   */
  readonly role: 'object' | 'subject' | 'oblique' | 'noun' | 'control';
}

const STEPS = 5;

export function actsOn(tree: Tree, mention: TruceMention): TruceAct[] {
  const out: TruceAct[] = [];
  const push = (word: number, classes: readonly ActClass[], role: TruceAct['role']) => {
    for (const c of classes)
      if (!out.some((o) => o.word === word && o.act === c.act)) out.push({ word, act: c.act, status: c.status, role });
  };
  if (mention.how === 'leave') return [];
  if (mention.how === 'deed') {
    const by = commitment(tree, mention.head);
    for (const v of [...controllers(tree, mention.head), ...(by === NONE ? [] : [by])])
      push(v, controlling(tree, v), 'control');
    return out;
  }
  let cur = mention.head;
  for (let k = 0; k < STEPS; k++) {
    for (const clause of modifiersOf(tree, cur)) {
      const role =
        isPassiveParticiple(tree, clause) || tree.isPassive(clause) || !isOwnSubject(tree, clause)
          ? 'object'
          : 'subject';
      push(clause, actsOfVerb(tree, clause), role);
      // "which is to take effect", "that they had agreed to observe"
      for (const x of tree.childrenBy(clause, 'xcomp')) push(x, actsOfVerb(tree, x), role);
    }
    const noun = nounAct(tree, cur);
    if (noun) push(cur, [noun], 'noun');
    const head = governor(tree, cur);
    if (head === NONE) break;
    if (isVerbal(tree, head)) {
      const role = roleOf(tree, cur, head);
      // "the accord, reached by X and Y, provides for a ceasefire": what is done to the accord is done to it.
      const accord = role === 'subject' ? NONE : accordOf(tree, head);
      if (accord !== NONE && accord !== cur) {
        cur = accord;
        continue;
      }
      if (role !== 'subject')
        // "asks for the truce to be extended"
        for (const x of tree.childrenBy(head, 'xcomp', 'advcl'))
          if (
            tree.is(x, 'advcl')
              ? isInfinitive(tree, x) && tree.isPassive(x) && x > cur
              : isPassiveParticiple(tree, x) || tree.word(x).xpos === 'VBN'
          )
            push(x, actsOfVerb(tree, x), 'object');
      push(head, actsOfVerb(tree, head), role);
      // Only what does something to the truce carries a promise about it: "offered to observe it", not "to monitor it".
      const matters =
        actsOfVerb(tree, head).some((a) => a.act !== 'break') || offers.takesUp.includes(tree.lemma(head));
      if (role !== 'subject' && matters)
        for (const v of controllers(tree, head)) push(v, controlling(tree, v), 'control');
      // "rejected a proposal to extend the truce": the noun that the infinitive hangs on, and what is done to that.
      const wrapping = tree.is(head, 'acl') ? tree.head(head) : NONE;
      if (role !== 'subject' && wrapping >= 0 && ['offer', 'ask'].includes(nounAct(tree, wrapping)?.act ?? '')) {
        push(wrapping, [nounAct(tree, wrapping)!], 'noun');
        const over = tree.head(wrapping);
        if (over >= 0 && isVerbal(tree, over) && roleOf(tree, wrapping, over) === 'object')
          push(over, actsOfVerb(tree, over), 'object');
      }
      // "the truce is due to begin", "is expected to take effect"
      for (const x of tree.childrenBy(head, 'xcomp')) if (role === 'subject') push(x, actsOfVerb(tree, x), role);
      break;
    }
    if (tree.upos(head) === 'ADJ') {
      for (const x of tree.childrenBy(head, 'xcomp', 'advcl', 'ccomp'))
        if (tree.child(x, 'nsubj') === NONE) push(x, actsOfVerb(tree, x), 'subject');
      break;
    }
    cur = head;
  }
  return out;
}

/** The word a noun really depends on: of two subjects of one verb the first is the object of the verb before it. */
function governor(tree: Tree, i: number): number {
  const head = tree.head(i);
  if (head < 0) return NONE;
  // "replied to a proposal by X for a ceasefire": what is proposed hangs on the proposal, wherever the parser put it.
  if (tree.marker(i) === 'for' && !actOfNoun(tree, head)) {
    const wrapping = wrapperBefore(tree, i);
    if (wrapping !== NONE) return wrapping;
    // "asked both sides for a pause": asked for, not the sides' own.
    const over = tree.head(head);
    if (over >= 0 && tree.is(head, 'obj', 'iobj') && tree.is(i, 'nmod') && isAct(tree, over, 'ask')) return over;
  }
  if (!tree.is(i, 'nsubj') || i > head) return head;
  const rival = tree.childrenBy(head, 'nsubj').find((s) => s > i && s < head);
  if (rival === undefined || tree.is(rival, 'conj')) return head;
  const { first } = tree.sentenceOf(i);
  for (let v = i - 1; v >= first; v--) if (tree.upos(v) === 'VERB' && actsOfVerb(tree, v).length > 0) return v;
  return head;
}

/** The accord that lays a truce down, where it is the subject of the verb that does so. */
function accordOf(tree: Tree, verb: number): number {
  if (!terms.provides.includes(tree.lemma(verb))) return NONE;
  const first = tree.is(verb, 'conj') && tree.head(verb) >= 0 ? [verb, tree.head(verb)] : [verb];
  const subjects = first.flatMap((v) => tree.childrenBy(v, 'nsubj'));
  return subjects.find((s) => offers.agreementNouns.includes(tree.lemma(s)) || actOfNoun(tree, s) === 'offer') ?? NONE;
}

/** The noun of offering or asking before a phrase, with no verb in between. */
function wrapperBefore(tree: Tree, i: number): number {
  const { first } = tree.sentenceOf(i);
  for (let k = i - 1; k >= Math.max(first, i - 9); k--) {
    if (tree.upos(k) === 'VERB') return NONE;
    if (tree.upos(k) === 'NOUN' && ['offer', 'ask'].includes(actOfNoun(tree, k) ?? '')) return k;
  }
  return NONE;
}

function roleOf(tree: Tree, noun: number, verb: number): TruceAct['role'] {
  if (tree.is(noun, 'nsubj:pass')) return 'object';
  if (tree.is(noun, 'nsubj') && noun < verb) return tree.isPassive(verb) ? 'object' : 'subject';
  if (tree.is(noun, 'obl', 'nmod')) {
    const marker = tree.marker(noun);
    // "called off | its truce": no preposition, no oblique
    if (tree.childrenBy(noun, 'case').length === 0) return 'object';
    return ['to', 'for', 'on', 'with', 'by', 'off', 'out', 'into'].includes(marker) && marker !== 'by'
      ? 'object'
      : 'oblique';
  }
  return 'object';
}

/** Participles and relative clauses of a noun, also where they hang on the place behind it ("a truce in X brokered by Y"). */
function modifiersOf(tree: Tree, i: number): number[] {
  const nouns = [i, ...tree.childrenBy(i, 'nmod', 'appos').filter((c) => c > i)];
  return nouns.flatMap((n) =>
    tree
      .childrenBy(n, 'acl')
      .filter(
        (c) =>
          isVerbal(tree, c) &&
          (n === i || isNameOf(tree, i, n) || tree.child(c, 'nsubj') === NONE || isRelativeTo(tree, c)),
      ),
  );
}

/** "the cessation of hostilities that X declared": the hostilities are a part of the name. */
function isNameOf(tree: Tree, i: number, n: number): boolean {
  return n !== i && tree.marker(n) === 'of' && tree.lemma(i) === 'cessation' && offers.hostile.includes(tree.lemma(n));
}

function isRelativeTo(tree: Tree, clause: number): boolean {
  return tree.childrenBy(clause, 'nsubj').some((s) => isRelative(tree, s) && tree.form(s) !== 'who');
}

/** Whether a clause behind a noun has that noun for its subject ("a truce that began", "a truce covering X"). */
function isOwnSubject(tree: Tree, clause: number): boolean {
  const subject = tree.child(clause, 'nsubj');
  return subject === NONE || isRelative(tree, subject);
}

function nounAct(tree: Tree, i: number): ActClass | null {
  const act = actOfNoun(tree, i);
  if (act === null || act === 'neutral') return null;
  return { act, status: acts.acts[act]?.status ?? 'mooted' };
}

/** The verbs above an infinitive or a content clause, nearest first: "agreed to | observe", "said it would | observe". */
function controllers(tree: Tree, v: number): number[] {
  const out: number[] = [];
  let j = v;
  for (let k = 0; k < 4; k++) {
    const head = tree.head(j);
    if (head < 0) break;
    if (!tree.is(j, 'xcomp', 'ccomp', 'conj', 'advcl', 'csubj')) break;
    if (!isVerbal(tree, head) && tree.upos(head) !== 'ADJ') break;
    // "agreed to the exchange but rejected the truce": what is joined to a verb was not promised by it, though it may have
    // been by what stands over both ("agreed to stop and to withdraw").
    if (tree.is(j, 'conj')) {
      if (tree.child(j, 'nsubj') !== NONE) break;
      j = head;
      continue;
    }
    if (tree.is(j, 'advcl') && tree.child(j, 'mark') !== NONE && tree.form(tree.child(j, 'mark')) !== 'to') break;
    out.push(head);
    j = head;
  }
  return out;
}

/** Of a verb above the deed only committing counts: what it announces is told by the deed's own subject. */
function controlling(tree: Tree, v: number): ActClass[] {
  return actsOfVerb(tree, v).filter((a) => ['offer', 'agree', 'ask', 'declare', 'reject', 'answer'].includes(a.act));
}
