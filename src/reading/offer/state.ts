/**
 * In what state a truce is said to be, with the predicate that says so.
 */
import type { ReadingContext } from '../context.js';
import { agents, NONE, obliques, type Tree } from '../syntax/index.js';
import { isAct, offers } from './lexicon.js';
import { represented } from './maker.js';
import type { TruceMention } from './mention.js';
import { add, players, type Slots } from './slots.js';
import { isCeasing } from './truce-deed.js';

export function readState(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const i = mention.head;
  const head = tree.head(i);
  if (head >= 0 && tree.is(i, 'nsubj', 'obj') && (tree.upos(head) === 'VERB' || isInPlace(tree, head))) {
    const past =
      tree.word(head).feats.Tense === 'Past' ||
      tree.children(head).some((c) => tree.is(c, 'aux') && tree.lemma(c) === 'have');
    const particles = tree
      .children(head)
      .map((c) => tree.lemma(c))
      .concat(tree.childrenBy(head, 'obl').map((o) => tree.lemma(o)));
    const negated = tree.negations(head).length > 0;
    if (
      !negated &&
      offers.takesHold.some(([v, n]) => v === tree.lemma(head) && particles.includes(n)) &&
      past &&
      tree.is(i, 'nsubj')
    ) {
      slots.states.push({ status: 'in-force', predicate: head });
      slots.acts.push(head);
    }
    if (
      !negated &&
      !isHypothetical(tree, head) &&
      tree.is(i, 'nsubj') &&
      (['hold', 'stand', 'last', 'survive', 'prevail'].includes(tree.lemma(head)) || isInPlace(tree, head))
    ) {
      slots.states.push({ status: 'in-force', predicate: head });
      slots.acts.push(head);
    }
  }
  // "has been honoured only in part": kept in part is broken in part.
  if (
    head >= 0 &&
    tree.isPassive(head) &&
    isAct(tree, head, 'observe') &&
    tree
      .subtree(head)
      .some(
        (w) => ['partly', 'partially'].includes(tree.form(w)) || (tree.form(w) === 'part' && tree.form(w - 1) === 'in'),
      )
  ) {
    slots.states.push({ status: 'violated', predicate: head });
    slots.acts.push(head);
  }
  // "the truce is over", "the ceasefire is dead"
  if (
    head >= 0 &&
    tree.is(i, 'nsubj') &&
    isSaidSo(ctx, head) &&
    ['over', 'dead', 'finished', 'void', 'tatters'].includes(tree.form(head)) &&
    tree.child(head, 'cop') !== NONE &&
    tree.negations(head).length === 0 &&
    !isHypothetical(tree, head)
  ) {
    slots.states.push({ status: 'ended', predicate: head });
    slots.acts.push(head);
  }
  // "will begin at midnight", "is to begin": agreed and not yet there.
  if (head >= 0 && tree.is(i, 'nsubj') && !tree.is(i, 'nsubj:pass')) {
    const begin = [head, ...tree.childrenBy(head, 'xcomp', 'ccomp')].find((v) => offers.begins.includes(tree.lemma(v)));
    const ahead =
      begin !== undefined &&
      tree.negations(head).length === 0 &&
      (tree.word(head).feats.Tense !== 'Past' || tree.lemma(head) === 'be');
    if (ahead && !isHypothetical(tree, head, true) && slots.starts.length > 0) {
      slots.states.push({ status: 'accepted', predicate: head });
      slots.acts.push(head);
    }
  }
  // "is to begin under an agreement reached in …"
  for (const host of head >= 0 ? [head, ...tree.childrenBy(head, 'xcomp', 'ccomp')] : [])
    for (const o of obliques(tree, host, 'under'))
      if (offers.agreementNouns.includes(tree.lemma(o)))
        for (const a of tree.childrenBy(o, 'acl')) {
          if (!['reach', 'sign', 'conclude', 'agree', 'strike', 'broker', 'make'].includes(tree.lemma(a))) continue;
          slots.states.push({ status: 'accepted', predicate: a });
          add(
            slots.proposers,
            players(ctx, represented(tree, agents(tree, a))).filter((p) => p.kind !== 'outlet' && p.kind !== 'place'),
          );
        }
  // "the second day of a ceasefire"
  // "Guns fell silent under a cessation of hostilities"
  if (head >= 0 && tree.is(i, 'obl', 'nmod') && tree.marker(i) === 'under')
    for (const v of [head, ...tree.ancestors(head)].slice(0, 3))
      if (
        tree.upos(v) === 'VERB' &&
        isCeasing(tree, v) &&
        tree.word(v).feats.Tense === 'Past' &&
        tree.child(v, 'aux') === NONE
      ) {
        slots.states.push({ status: 'in-force', predicate: v });
        slots.acts.push(v);
        break;
      }
  // "two days into the truce"
  if (
    head >= 0 &&
    ((tree.is(i, 'nmod') && tree.marker(i) === 'of' && SPANS.has(tree.lemma(head))) ||
      (tree.is(i, 'nmod', 'obl') && tree.markers(i).includes('into') && SPANS.has(tree.lemma(beforeInto(tree, i)))))
  ) {
    const predicate = SPANS.has(tree.lemma(head)) ? head : i;
    slots.states.push({ status: 'in-force', predicate });
    slots.acts.push(predicate);
  }
  // "the truce, in effect since 16 November"
  for (const o of tree.childrenBy(i, 'nmod', 'acl', 'appos'))
    if (isInPlace(tree, o)) {
      slots.states.push({ status: 'in-force', predicate: o });
      slots.acts.push(o);
    }
}

const SPANS = new Set(['day', 'hour', 'week', 'month', 'year', 'minute']);

/** The word of time right before "into the truce". */
function beforeInto(tree: Tree, i: number): number {
  const into = tree.childrenBy(i, 'case').find((c) => tree.form(c) === 'into');
  return into === undefined || into === 0 ? i : into - 1;
}

/** "Neither side said that the truce was over": only what somebody asserts is so. */
function isSaidSo(ctx: ReadingContext, predicate: number): boolean {
  const { tree } = ctx;
  for (const a of tree.ancestors(predicate)) {
    const nobody = tree
      .childrenBy(a, 'nsubj')
      .some((s) => tree.negations(s).length > 0 || ['neither', 'nobody'].includes(tree.form(s)));
    if (tree.upos(a) === 'VERB' && (nobody || tree.negations(a).length > 0)) return false;
  }
  const record = ctx.voices.at(predicate)?.record;
  return (
    record === undefined ||
    (record.certainty === 'certain' &&
      record.polarity === '+' &&
      !record.source.some((s) => /^(neither|no) /i.test(s.text)))
  );
}

/** "has been in effect", "is in place". */
function isInPlace(tree: Tree, head: number): boolean {
  return ['effect', 'place', 'force'].includes(tree.lemma(head)) && tree.marker(head) === 'in';
}

const HEDGED = new Set([
  'due',
  'about',
  'likely',
  'unlikely',
  'expected',
  'ready',
  'willing',
  'reluctant',
  'poised',
  'set',
  'able',
  'thought',
  'believed',
]);

/** Conditions, questions, forecasts, modals of possibility: nothing is said to be so. */
export function isHypothetical(tree: Tree, predicate: number, promised = false): boolean {
  const modals = promised ? ['may', 'might', 'could'] : ['may', 'might', 'could', 'would', 'should'];
  for (let v = predicate, k = 0; v >= 0 && k < 5; v = tree.head(v), k++) {
    if (
      tree
        .children(v)
        .some(
          (c) =>
            (tree.is(c, 'mark') && ['if', 'unless', 'whether', 'should'].includes(tree.form(c))) ||
            (tree.is(c, 'aux') && modals.includes(tree.form(c))),
        )
    )
      return true;
    // "is likely to accept", "is expected to sign": a forecast.
    if (v !== predicate && HEDGED.has(tree.form(v))) return true;
    if (!tree.is(v, 'conj', 'xcomp')) break;
  }
  return false;
}

/** "would be regarded as a breach": what a noun tells of is no fact. */
export function isUnderModal(tree: Tree, noun: number): boolean {
  for (const a of tree.ancestors(noun))
    if (tree.upos(a) === 'VERB' || tree.upos(a) === 'ADJ') return isHypothetical(tree, a);
  return false;
}
