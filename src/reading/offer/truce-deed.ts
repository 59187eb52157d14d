/**
 * Deeds that are offers by themselves: to hold fire, to pull out, to free captives, when somebody takes them upon himself.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { isAct, type OfferKind, offers } from './lexicon.js';
import { commitment, isBound, isInfinitive, isUndertaken } from './predicate.js';

/** What a verb that somebody has taken upon himself offers: to hold fire, to pull out, to free captives. */
export function kindOfDeed(tree: Tree, i: number): OfferKind | null {
  if (isCeasing(tree, i))
    return isUndertaken(tree, i) || isSuspending(tree, i) || isOrdered(tree, i) ? kindOfCeasing(tree, i) : null;
  if (isForgoing(tree, i)) return 'ceasefire';
  if (isRelease(tree, i)) return 'prisoner-exchange';
  // "offered to pull back": a withdrawal held out, not one told of.
  const by = commitment(tree, i);
  if (by !== NONE && offers.parting.verbs.includes(tree.lemma(i)) && isAct(tree, by, 'offer', 'agree'))
    return 'withdrawal';
  return offers.parting.verbs.slice(0, 2).includes(tree.lemma(i)) && isBound(tree, i) && hasCondition(tree, i)
    ? 'withdrawal'
    : null;
}

/** "ordered his army to suspend all operations" */
export function isOrdered(tree: Tree, i: number): boolean {
  const above = tree.head(i);
  if (above < 0 || !tree.is(i, 'xcomp', 'advcl', 'acl') || !isInfinitive(tree, i) || tree.negations(i).length > 0)
    return false;
  const verb = tree.upos(above) === 'VERB' ? above : tree.head(above);
  return (
    verb >= 0 &&
    ['order', 'instruct', 'command'].includes(tree.lemma(verb)) &&
    tree.upos(verb) === 'VERB' &&
    tree.negations(verb).length === 0 &&
    !tree.isPassive(verb) &&
    tree.childrenBy(verb, 'obj').some((o) => tree.childrenBy(o, 'nmod:poss', 'det').length > 0)
  );
}

/** "end hostilities", "cease hostilities": a cessation of hostilities by its own words. */
function kindOfCeasing(tree: Tree, i: number): OfferKind {
  const hostilities = tree.childrenBy(i, 'obj').some((o) => tree.lemma(o) === 'hostility');
  return hostilities && ['cease', 'end', 'stop', 'suspend'].includes(tree.lemma(i))
    ? 'cessation-of-hostilities'
    : 'ceasefire';
}

function hasCondition(tree: Tree, i: number): boolean {
  const { first, last } = tree.sentenceOf(i);
  for (let w = first; w < last; w++) if (['if', 'provided'].includes(tree.form(w))) return true;
  return false;
}

/** "stop fighting", "cease fire", "halt all attacks", "hold fire", "fall silent", "refrain from all armed action". */
export function isCeasing(tree: Tree, i: number): boolean {
  if (tree.lemma(i) === 'fall') {
    const x = tree.child(i, 'xcomp', 'advmod', 'amod');
    const subject = tree.child(i, 'nsubj');
    return (
      x !== NONE && tree.form(x) === 'silent' && subject !== NONE && ['gun', 'weapon'].includes(tree.lemma(subject))
    );
  }
  // "Fighting is to stop at 10 p.m."
  const subject = tree.child(i, 'nsubj');
  if (
    ['stop', 'end', 'cease'].includes(tree.lemma(i)) &&
    subject !== NONE &&
    ['fighting', 'hostility', 'attack', 'shelling', 'shooting', 'firing'].includes(
      tree.lemma(subject).replace(/^fight$/, 'fighting'),
    ) &&
    tree.child(i, 'obj') === NONE
  )
    return isBound(tree, i);
  if (!offers.ceasing.verbs.includes(tree.lemma(i))) return false;
  const objects = [
    ...tree.childrenBy(i, 'obj', 'xcomp', 'nsubj:pass'),
    ...(tree.lemma(i) === 'refrain' ? tree.childrenBy(i, 'obl', 'advcl') : []),
  ];
  return objects.some((object) => {
    const lemma = tree.lemma(object);
    if (tree.lemma(i) === 'hold') return lemma === 'fire';
    if (tree.lemma(i) === 'lay') return ['arms', 'arm', 'weapon', 'gun'].includes(lemma);
    if (tree.lemma(i) === 'silence') return ['gun', 'weapon'].includes(lemma);
    if (['arm', 'arms', 'weapon', 'gun'].includes(lemma)) return false;
    if (['campaign', 'operation', 'action'].includes(lemma) && !isOfForce(tree, object)) return false;
    return offers.ceasing.objects.includes(lemma);
  });
}

/** "vowed not to attack" */
function isForgoing(tree: Tree, i: number): boolean {
  const by = commitment(tree, i);
  return (
    offers.forgoing.includes(tree.lemma(i)) &&
    tree.negations(i).length > 0 &&
    by !== NONE &&
    tree.negations(by).length === 0
  );
}

/** "military operations", "armed action", "operations against X": not a rescue operation or a court action. */
function isOfForce(tree: Tree, i: number): boolean {
  const kids = tree.children(i);
  return (
    kids.some(
      (c) =>
        tree.is(c, 'amod', 'compound') &&
        [
          'military',
          'armed',
          'offensive',
          'combat',
          'hostile',
          'bombing',
          'air',
          'counter-insurgency',
          'counterinsurgency',
        ].includes(tree.form(c)),
    ) ||
    kids.some((c) => tree.is(c, 'nmod') && ['against', 'in'].includes(tree.marker(c))) ||
    kids.every((c) => tree.is(c, 'det', 'nmod:poss', 'case', 'punct'))
  );
}

/** "suspended offensive operations against X", "We are suspending all attacks": done by saying so. */
function isSuspending(tree: Tree, i: number): boolean {
  if (tree.negations(i).length > 0 || tree.isPassive(i)) return false;
  if (tree.lemma(i) === 'suspend') return tree.is(i, 'root', 'ccomp', 'conj', 'parataxis');
  const subject = tree.child(i, 'nsubj');
  return (
    tree.word(i).xpos === 'VBG' && subject !== NONE && tree.form(subject) === 'we' && tree.child(i, 'aux') !== NONE
  );
}

/** "agreed to free as many as 15,000 prisoners": an undertaking of its own, not a step of a truce. */
function isRelease(tree: Tree, i: number): boolean {
  if (!offers.releases.verbs.includes(tree.lemma(i)) || tree.negations(i).length > 0) return false;
  const object = tree.child(i, 'obj', 'nsubj:pass');
  const captives = object !== NONE && tree.subtree(object).some((k) => offers.releases.objects.includes(tree.lemma(k)));
  if (!captives) return false;
  const by = commitment(tree, i);
  // "agreed to a truce to exchange prisoners": what the truce is for.
  const aim =
    by !== NONE &&
    tree
      .childrenBy(by, 'obj', 'obl')
      .some((o) => o > by && o < i && Object.values(offers.kinds).some((list) => list?.includes(tree.lemma(o))));
  if (aim) return false;
  if (by !== NONE) return isAct(tree, by, 'agree', 'offer', 'declare');
  // "exchanged 30 prisoners … under a deal"
  return (
    ['exchange', 'swap'].includes(tree.lemma(i)) &&
    tree.subtree(i).some((o) => tree.marker(o) === 'under' && offers.agreementNouns.includes(tree.lemma(o)))
  );
}
