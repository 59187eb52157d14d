/**
 * Offers that name no truce: leave to withdraw unharmed, talks that somebody holds out or invites to, and bargains in which
 * a side would do one thing of a truce if the other does another.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { categoryOf } from './category.js';
import { conditionsOf } from './condition.js';
import { isAct, type OfferKind, offers, openings } from './lexicon.js';
import { commitment, isInfinitive, isVerbal } from './predicate.js';

/** "They can leave without their weapons, and nobody will touch them": those who may go are told so by the other side. */
export function isLeave(tree: Tree, i: number): boolean {
  if (!offers.parting.verbs.includes(tree.lemma(i)) && !openings.going.includes(tree.lemma(i))) return false;
  if (!isVerbal(tree, i) || tree.negations(i).length > 0 || !isPermitted(tree, i)) return false;
  return assurance(tree, i) !== NONE || tree.subtree(i).some((w) => openings.unharmed.includes(tree.form(w)));
}

/** "can leave", "may go", "will be allowed to leave", "are free to go". */
function isPermitted(tree: Tree, i: number): boolean {
  const may = (v: number) => tree.children(v).some((c) => tree.is(c, 'aux') && ['can', 'may'].includes(tree.form(c)));
  const first = tree.is(i, 'conj') ? tree.head(i) : i;
  const subject = tree.child(first, 'nsubj', 'nsubj:pass');
  if (subject !== NONE && ['i', 'we'].includes(tree.form(subject))) return false;
  if (may(i) || may(first)) return true;
  const head = tree.head(first);
  return head >= 0 && tree.is(first, 'xcomp', 'advcl') && openings.permits.includes(tree.form(head));
}

/** The clause that assures safety to those who go ("and nobody will touch them"), NONE where there is none. */
export function assurance(tree: Tree, i: number): number {
  const { first, last } = tree.sentenceOf(i);
  for (let v = first; v < last; v++) {
    if (v === i || !isVerbal(tree, v) || !openings.harming.includes(tree.lemma(v))) continue;
    const subject = tree.child(v, 'nsubj', 'nsubj:pass');
    const nobody =
      subject !== NONE && (openings.nobody.includes(tree.form(subject)) || tree.negations(subject).length > 0);
    const bound = tree.children(v).some((c) => tree.is(c, 'aux') && ['will', 'would', 'shall'].includes(tree.form(c)));
    if (bound && (nobody || tree.negations(v).length > 0)) return v;
  }
  return NONE;
}

/** "offered to host talks", "its offer to host talks": the talks of an offer, wherever the parser hung "host". */
export function areHeldOut(tree: Tree, talks: number): boolean {
  const head = tree.head(talks);
  if (head < 0) return false;
  const holding = (v: number) => openings.holding.includes(tree.lemma(v));
  if (tree.childrenBy(talks, 'compound', 'amod').some(holding) && isHeldOut(tree, head)) return true;
  if (!holding(head) || !tree.is(talks, 'obj', 'obl')) return false;
  const by = commitment(tree, head);
  return by !== NONE
    ? isHeldOut(tree, by)
    : tree.head(head) >= 0 && tree.is(head, 'acl', 'xcomp') && isHeldOut(tree, tree.head(head));
}

function isHeldOut(tree: Tree, w: number): boolean {
  if (tree.upos(w) === 'NOUN') return openings.invitations.includes(tree.lemma(w));
  return isAct(tree, w, 'offer') && tree.negations(w).length === 0;
}

/** "has invited both sides to Berlin", "invited the rebels to talks". */
export function isInvitation(tree: Tree, i: number): boolean {
  if (tree.lemma(i) !== 'invite' || tree.negations(i).length > 0) return false;
  const objects = tree.childrenBy(i, 'obj', 'nsubj:pass').flatMap((o) => tree.conjuncts(o));
  const to = tree.childrenBy(i, 'obl', 'xcomp').concat(objects.flatMap((o) => tree.childrenBy(o, 'nmod')));
  const sides = objects.length > 1 || objects.some((o) => offers.sides.includes(tree.lemma(o)));
  const talks = to.some((o) => tree.subtree(o).some((w) => openings.tables.includes(tree.lemma(w))));
  return objects.length > 0 && (talks || (sides && to.some((o) => tree.markers(o).includes('to'))));
}

/** "gave the fighters 48 hours to leave the city": what is demanded within a time, or else. */
export function kindOfUltimatum(tree: Tree, i: number): OfferKind | null {
  if (tree.lemma(i) !== 'give' || tree.negations(i).length > 0 || tree.isPassive(i)) return null;
  const time = tree
    .childrenBy(i, 'obj', 'iobj', 'obl')
    .find((o) => offers.durationUnits.includes(tree.lemma(o)) && tree.childrenBy(o, 'case').length === 0);
  const given = tree.childrenBy(i, 'obj', 'iobj').find((o) => o !== time);
  if (time === undefined || given === undefined) return null;
  const demanded = [...tree.childrenBy(i, 'xcomp', 'advcl'), ...tree.childrenBy(time, 'acl')].find((x) =>
    isInfinitive(tree, x),
  );
  if (demanded === undefined) return null;
  const category = categoryOf(tree, demanded, tree.subtree(demanded));
  for (const [c, kind] of BY_CATEGORY) if (category === c) return kind;
  return category === 'disarmament' ? 'ceasefire' : null;
}

/** "offered to ease the blockade if the rebels freed the soldiers", "discussed grounding its planes if …". */
export function kindOfBargain(tree: Tree, i: number): OfferKind | null {
  if (tree.negations(i).length > 0) return null;
  const by = commitment(tree, i);
  const weighed =
    tree.head(i) >= 0 && tree.is(i, 'xcomp', 'ccomp', 'obj') && tree.word(i).xpos === 'VBG' ? tree.head(i) : NONE;
  const offered =
    by !== NONE && tree.upos(by) === 'VERB' && isAct(tree, by, 'offer') && tree.negations(by).length === 0;
  if (!offered && !(weighed !== NONE && openings.weighing.includes(tree.lemma(weighed)))) return null;
  const own = categoryOf(tree, i, tree.subtree(i));
  const asked = [
    ...new Set([
      ...conditionsOf(tree, i),
      ...(by !== NONE ? conditionsOf(tree, by) : []),
      ...(weighed !== NONE ? conditionsOf(tree, weighed) : []),
    ]),
  ]
    .map((c) => categoryOf(tree, c, tree.subtree(c)))
    .filter((c) => c !== null);
  if (asked.length === 0 || (own === null && !weighed)) return null;
  for (const [category, kind] of BY_CATEGORY) if (asked.includes(category) || own === category) return kind;
  return null;
}

const BY_CATEGORY = [
  ['release', 'prisoner-exchange'],
  ['halt-of-fire', 'ceasefire'],
  ['withdrawal', 'withdrawal'],
] as const;
