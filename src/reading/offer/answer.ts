/**
 * The verbs and phrases that answer an offer: which of them, of what, with what reserve.
 */
import type { Response } from '../contract.js';
import { agents, NONE, obliques, type Tree } from '../syntax/index.js';
import { isVerbOf, offers, responses, terms } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { isCeasing } from './truce-deed.js';

export type AnswerKind = 'accept' | 'reject' | 'undecided' | 'silent' | 'denying';
export type Manner = NonNullable<Response['manner']>;
export type AnswerObject = 'offer' | 'part' | 'none' | 'other';

const ALONE = new Set([
  'agree',
  'comply',
  'reciprocate',
  'accept',
  'refuse',
  'reply',
  'respond',
  'answer',
  'come',
  'give',
  'join',
  'decline',
  'say',
  'nod',
  'follow',
  'do',
  'react',
  'ask',
  'comment',
  'fight',
]);

/** Which answer a word gives, or null: its class by verb, phrase and negation. */
export function answerKind(tree: Tree, v: number): AnswerKind | null {
  const lemma = tree.lemma(v);
  const below = tree.children(v).flatMap((c) => [tree.lemma(c), tree.form(c)]);
  const phrase = (table: Readonly<Record<string, readonly string[]>>) =>
    table[lemma]?.some((n) => below.includes(n)) ?? false;
  const negated = tree.negations(v).length > 0 || isYet(tree, v);
  if (deniesReceipt(tree, v)) return 'denying';
  // "is not bound by the pact", "the offer was worth studying"
  if (responses.bound.includes(lemma) || responses.bound.includes(tree.form(v))) return negated ? 'reject' : 'accept';
  if (phrase(responses.undecidedPhrases)) return 'undecided';
  if (tree.upos(v) === 'ADJ' || tree.upos(v) === 'NOUN') return belittled(tree, v) ? 'reject' : null;
  if (belittles(tree, v)) return 'reject';
  if (
    phrase(responses.acceptPhrases) ||
    (lemma === 'welcome' && tree.subtree(v).some((w) => tree.lemma(w) === 'reservation'))
  )
    return negated ? 'reject' : 'accept';
  if (phrase(responses.rejectPhrases)) return 'reject';
  // "would reply within 48 hours"
  const ahead = tree.childrenBy(v, 'aux').some((a) => ['will', 'would'].includes(tree.form(a)));
  if (
    !negated &&
    ahead &&
    ['reply', 'respond', 'answer'].includes(lemma) &&
    tree.child(v, 'obj', 'ccomp') === NONE &&
    isTimed(tree, v)
  )
    return 'undecided';
  if (negated && responses.silent.includes(lemma)) return lemma === 'say' && !saysNothing(tree, v) ? null : 'silent';
  if (lemma === 'ignore' || (lemma === 'answer' && neither(tree, v))) return 'silent';
  if (lemma === 'say' && tree.children(v).some((c) => tree.form(c) === 'nothing')) return 'silent';
  if (isVerbOf(responses.reject, tree, v)) return 'reject';
  if (isVerbOf(responses.accept, tree, v)) return 'accept';
  if (isVerbOf(responses.undecided, tree, v)) return 'undecided';
  // "called the idea worth studying"
  return null;
}

/** "within days", "next week", "soon" */
function isTimed(tree: Tree, v: number): boolean {
  return tree
    .childrenBy(v, 'obl', 'advmod')
    .some(
      (o) =>
        ['within', 'by', 'in', 'before', 'after'].includes(tree.marker(o)) ||
        ['soon', 'later', 'week', 'tomorrow'].includes(tree.form(o)),
    );
}

/** "has yet to respond" */
function isYet(tree: Tree, v: number): boolean {
  const head = tree.head(v);
  return (
    head >= 0 &&
    tree.is(v, 'xcomp', 'advcl', 'ccomp') &&
    ['have', 'be'].includes(tree.lemma(head)) &&
    tree.children(head).some((c) => tree.form(c) === 'yet')
  );
}

function neither(tree: Tree, v: number): boolean {
  return tree.childrenBy(v, 'nsubj').some((s) => tree.children(s).some((c) => tree.form(c) === 'neither'));
}

function saysNothing(tree: Tree, v: number): boolean {
  return tree
    .childrenBy(v, 'ccomp')
    .some((c) => tree.children(c).some((m) => ['whether', 'if'].includes(tree.form(m))));
}

/** "denied that it had received any offer" */
function deniesReceipt(tree: Tree, v: number): boolean {
  if (!responses.receiving.includes(tree.lemma(v)) || tree.upos(v) !== 'VERB') return false;
  if (tree.lemma(v) !== 'receive' && tree.lemma(v) !== 'get') return false;
  const head = tree.head(v);
  if (head >= 0 && tree.lemma(head) === 'deny') return true;
  return tree.negations(v).length > 0 || tree.childrenBy(v, 'obj').some((o) => tree.negations(o).length > 0);
}

/** "dismissed it as a ploy", "called the offer insufficient", "was described by X as inadequate". */
function belittles(tree: Tree, v: number): boolean {
  if (!responses.belittles.includes(tree.lemma(v)) || ['say', 'be'].includes(tree.lemma(v))) return false;
  return tree
    .childrenBy(v, 'xcomp', 'obl', 'advcl', 'amod', 'obj', 'ccomp')
    .some((c) => worthless(tree, c) || tree.childrenBy(c, 'amod', 'xcomp').some((k) => worthless(tree, k)));
}

function worthless(tree: Tree, w: number): boolean {
  return responses.worthless.includes(tree.lemma(w)) || responses.worthless.includes(tree.form(w));
}

/** "the move was meaningless": said of the offer itself. */
function belittled(tree: Tree, w: number): boolean {
  return worthless(tree, w) && tree.child(w, 'cop') !== NONE;
}

/** Whether the verb answers the offer, a part of it, nothing said, or something else. */
export function objectOf(
  tree: Tree,
  v: number,
  kind: AnswerKind,
  truces: ReadonlyMap<number, TruceMention>,
): AnswerObject {
  if (kind === 'denying') {
    const near = tree.subtree(v);
    // "has received no such message", "denied having received one"
    const message = tree
      .childrenBy(v, 'obj')
      .some(
        (o) =>
          ['one', 'it', 'any', 'nothing'].includes(tree.form(o)) ||
          (responses.messages.includes(tree.lemma(o)) &&
            tree.subtree(o).some((k) => ['such', 'any', 'the'].includes(tree.form(k)))),
      );
    if (message) return 'offer';
    return near.some((k) => truces.has(k) || truces.has(tree.head(k))) ? 'offer' : 'other';
  }
  const copular = tree.child(v, 'cop') !== NONE && tree.upos(v) !== 'VERB';
  const passive = tree.isPassive(v) || copular;
  const objects = passive ? tree.childrenBy(v, 'nsubj') : tree.childrenBy(v, 'obj');
  const bound = responses.bound.includes(tree.lemma(v)) || responses.bound.includes(tree.form(v));
  const idiom = [responses.acceptPhrases, responses.rejectPhrases, responses.undecidedPhrases].flatMap(
    (t) => t[tree.lemma(v)] ?? [],
  );
  const candidates = [...objects, ...obliques(tree, v, 'to', 'with', 'on', 'of', 'in', 'by', 'for', 'over')].filter(
    (o) =>
      !(tree.markers(o).includes('by') && !bound && (passive || !['abide', 'stand'].includes(tree.lemma(v)))) &&
      !terms.conditionNouns.includes(tree.lemma(o)),
  );
  // "likely to be accepted": the subject stands one verb higher.
  if (passive && objects.length === 0) {
    for (const a of tree.ancestors(v)) {
      candidates.push(...tree.childrenBy(a, 'nsubj'));
      if (tree.rel(a) !== 'xcomp') break;
    }
  }
  if (candidates.some((o) => truces.has(o))) return 'offer';
  // "a ceasefire that X accepted"
  if (tree.is(v, 'acl') && tree.head(v) >= 0 && truces.has(tree.head(v)) && !agents(tree, v).includes(tree.head(v)))
    return 'offer';
  for (const o of candidates) {
    if (tree.upos(o) === 'PRON' && ['it', 'this', 'that'].includes(tree.form(o))) return 'offer';
    // "would not recognise the paper", "turned the appeal down"
    if (responses.documents.includes(tree.lemma(o))) return 'offer';
    // "approval to a plan to extend the ceasefire", "the clause on verification of the truce"
    const below = tree.subtree(o);
    if (['clause', 'condition', 'point', 'demand', 'provision', 'part', 'term'].includes(tree.lemma(o))) return 'part';
    if (below.some((k) => truces.has(k))) return 'offer';
    // "ruled out halting operations in return"
    const gerund = tree.childrenBy(o, 'amod').find((g) => tree.word(g).xpos === 'VBG');
    if (kind === 'reject' && gerund !== undefined && offers.ceasing.verbs.includes(tree.lemma(gerund))) return 'none';
    if (kind === 'reject' && ['halt', 'suspension', 'negotiation', 'talk', 'truce', 'dialogue'].includes(tree.lemma(o)))
      return 'none';
  }
  const clause = tree.childrenBy(v, 'xcomp', 'ccomp', 'advcl').flatMap((x) => tree.subtree(x));
  if (clause.some((k) => truces.has(k))) return 'offer';
  if (candidates.length > 0 && candidates.every((o) => idiom.includes(tree.lemma(o)))) return 'none';
  // "X has agreed; Y has asked for time": what stands behind a semicolon is another clause.
  const deeds = tree.childrenBy(v, 'xcomp', 'ccomp').filter((d) => !isApart(tree, v, d));
  if (kind !== 'silent' && deeds.some((x) => tree.upos(x) === 'VERB' && !isVerbOf(responses.accept, tree, x)))
    return answersInReturn(tree, v, kind, deeds) ? 'none' : 'other';
  return candidates.some((o) => tree.upos(o) !== 'PRON' && !idiom.includes(tree.lemma(o))) ? 'other' : 'none';
}

function isApart(tree: Tree, v: number, clause: number): boolean {
  for (let k = v + 1; k < clause; k++) if (tree.form(k) === ';') return true;
  return false;
}

/** "ruled out halting operations in return": refuses to do the like. */
function answersInReturn(tree: Tree, v: number, kind: AnswerKind, deeds: readonly number[]): boolean {
  if (kind !== 'reject') return false;
  const back = tree.subtree(v).some((w) => ['return', 'exchange'].includes(tree.form(w)) && tree.form(w - 1) === 'in');
  return back && deeds.some((d) => isCeasing(tree, d));
}

/** Whether a verb answers even without an object, what was spoken of just before. */
export function isAnsweringAlone(tree: Tree, v: number, kind: AnswerKind): boolean {
  // "is likely to sign", "would sign if …"; "signed by both" tells who made the deal.
  if (tree.lemma(v) === 'sign')
    return tree.is(v, 'xcomp') || tree.childrenBy(v, 'aux').some((a) => ['will', 'would'].includes(tree.form(a)));
  return ALONE.has(tree.lemma(v)) || (kind === 'reject' && ['rule', 'say'].includes(tree.lemma(v)));
}

/** The answer that a verb gives about an object. */
export function decide(
  tree: Tree,
  v: number,
  kind: AnswerKind,
  object: 'offer' | 'part' | 'none',
): Response['response'] | null {
  const negated = tree.negations(v).length > 0;
  if (kind === 'denying') return 'undecided';
  if (kind === 'silent') {
    // "could not accept the proposal"
    const unable = tree.children(v).some((c) => tree.is(c, 'aux') && ['could', 'can'].includes(tree.form(c)));
    if (unable && object === 'offer' && ['accept', 'agree', 'sign', 'join'].includes(tree.lemma(v))) return 'reject';
    const open =
      isYet(tree, v) ||
      object === 'part' ||
      tree.lemma(v) === 'ignore' ||
      tree.children(v).some((c) => tree.is(c, 'aux') && ['have', 'could', 'can'].includes(tree.lemma(c)));
    return open || !['accept', 'agree', 'sign'].includes(tree.lemma(v)) ? 'undecided' : 'reject';
  }
  if (kind === 'undecided') return 'undecided';
  if (kind === 'accept') {
    if (responses.bound.includes(tree.lemma(v))) return 'accept';
    // "is unlikely to accept" expects a refusal.
    const head = tree.head(v);
    if (head >= 0 && tree.form(head) === 'unlikely') return object === 'part' ? 'undecided' : 'reject';
    if (negated) return object === 'part' ? 'undecided' : 'reject';
    return object === 'part' ? null : 'accept';
  }
  if (responses.bound.includes(tree.lemma(v)) || responses.bound.includes(tree.form(v))) return 'reject';
  return negated ? null : object === 'part' ? 'undecided' : 'reject';
}

/** A finer answer than the three: with a reservation, silence, or that nothing has been received. */
export function mannerOf(tree: Tree, v: number, kind: AnswerKind): Manner | null {
  if (kind === 'denying') return 'denies-receiving';
  if (kind === 'silent') return 'silent';
  if (kind !== 'accept') return null;
  const reserved = tree
    .subtree(v, (c) => tree.is(c, 'conj', 'parataxis'))
    .some(
      (w) =>
        responses.reservations.includes(tree.lemma(w)) ||
        (['if', 'provided', 'unless'].includes(tree.form(w)) && tree.is(w, 'mark')) ||
        (tree.form(w) === 'only' && ['after', 'if', 'when'].includes(tree.form(w + 1))),
    );
  return reserved ? 'with-reservation' : null;
}
