/**
 * Who acts: the subject, the agent, the owner of an event noun, or whoever an operator says does what hangs on it.
 */
import type { ReadingContext } from '../context.js';
import { agents, isPassiveParticiple, NONE, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import { frameRegister } from './frame.js';
import type { Predicate } from './match.js';
import { type Operator, operatorsOver } from './operator.js';
import { doersAt, type Filler, isGenericForce, playersAt } from './party.js';
import { sides } from './side.js';
import { ownedVictims } from './victim-owner.js';

export function verbActors(ctx: ReadingContext, predicate: Predicate): Filler[] {
  const { tree } = ctx;
  const { frame, word } = predicate;
  if (frame.actor === 'none') return [];
  if (frame.actor === 'speaker') return speakers(ctx, word);
  if (frame.actor === 'parties') return sides(ctx).map((player) => ({ player, word }));
  if (isBareOutcome(tree, word)) return [];
  // "is prepared to", "is committed to": no passive, whatever the auxiliary
  if (DISPOSED.has(tree.form(word))) return subjectsOf(tree, word).flatMap((s) => doersAt(ctx, s));
  if (frame.actor === 'object') return patients(tree, word).flatMap((p) => playersAt(ctx, p));
  // "accused X of arming": what hangs on an accusation is done by the accused, not by the accuser.
  const [over] = operatorsOver(tree, word);
  if (
    (over?.class === 'accuse' || over?.class === 'credit') &&
    tree.child(word, 'nsubj') === NONE &&
    !tree.isPassive(word)
  ) {
    const accused = byOperator(ctx, over);
    if (accused.length > 0) return accused;
  }
  const words = agents(tree, word);
  const direct = words.flatMap((a) => doersAt(ctx, a));
  // "ordered all units to stop": the stop is his whose units they are
  const orderer =
    words.length > 0 && words.every((w) => isGenericForce(tree.lemma(w)))
      ? operatorsOver(tree, word).find((o) => o.class === 'order')
      : undefined;
  if (orderer && !tree.isPassive(orderer.word)) {
    const found = agents(tree, orderer.word).flatMap((a) => doersAt(ctx, a));
    if (found.length > 0) return found;
  }
  if (direct.length === 0 && frame.category === 'MOBILIZE') {
    // "tanks rolled over the border from X"
    const from = [word, ...obliques(tree, word)]
      .flatMap((w) => obliques(tree, w, 'from'))
      .flatMap((o) => playersAt(ctx, o));
    if (from.length > 0) return from.filter((f) => f.player.kind !== 'place');
  }
  if (direct.length > 0 || words.length > 0) return direct;
  const before = nameBefore(ctx, word);
  if (before.length > 0) return before;
  if (passiveAct(ctx, predicate)) return unsaidActors(ctx, predicate);
  // "X accused Y of bombing": what hangs on the accusation is done by the accused.
  return controllers(ctx, word);
}

/** "a policeman was killed and another wounded": without an object it was done to the subject. */
export function isBareOutcome(tree: Tree, word: number): boolean {
  return (
    ['kill', 'wound', 'injure', 'hurt'].includes(tree.lemma(word)) &&
    tree.child(word, 'obj', 'aux:pass') === NONE &&
    tree.word(word).xpos !== 'VBG' &&
    tree.child(word, 'nsubj') !== NONE
  );
}

export function subjectsOf(tree: Tree, word: number): number[] {
  const subject = surfaceSubject(tree, word);
  return subject === NONE ? [] : tree.conjuncts(subject);
}

function passiveAct(ctx: ReadingContext, predicate: Predicate): boolean {
  const { tree } = ctx;
  return (
    ['AGREE', 'RETREAT'].includes(predicate.frame.category) &&
    (tree.isPassive(predicate.word) || isPassiveParticiple(tree, predicate.word))
  );
}

/**
 * Who agrees or yields where a passive does not say: the sides, of a truce or an exchange ("a ceasefire agreed in …");
 * the speaker, of what he promises ("limits would be eased").
 */
function unsaidActors(ctx: ReadingContext, predicate: Predicate): Filler[] {
  const { tree } = ctx;
  const { word, frame } = predicate;
  const both = () => sides(ctx).map((player) => ({ player, word }));
  const object = patients(tree, word);
  const register = frameRegister();
  if (
    ['agree', 'reach', 'sign', 'conclude', 'negotiate'].includes(tree.lemma(word)) &&
    object.some((o) => ['truce', 'accord'].some((c) => register.isOf(tree.lemma(o), c)))
  )
    return both();
  if (tree.lemma(word) === 'exchange' || tree.lemma(word) === 'swap') return both();
  if (frame.category !== 'RETREAT') return [];
  const letting = tree.head(word);
  if (letting >= 0 && ['let', 'allow', 'permit'].includes(tree.lemma(letting)))
    return agents(tree, letting).flatMap((a) => doersAt(ctx, a));
  const said = speakers(ctx, word).filter((f) => f.player.kind !== 'outlet' && f.player.kind !== 'group');
  return tree.childrenBy(word, 'aux').some((a) => ['would', 'will', 'shall'].includes(tree.form(a))) ? said : [];
}

/** Whose words tell it: the root of the attribution, else the subject of an active verb ("held X responsible"). */
function speakers(ctx: ReadingContext, word: number): Filler[] {
  const { tree, voices, cast } = ctx;
  const own =
    tree.lemma(word) === 'hold' && !tree.isPassive(word) ? agents(tree, word).flatMap((a) => doersAt(ctx, a)) : [];
  if (own.length > 0) return own;
  const saying = voices.at(word);
  const root = saying?.record.chain[saying.record.chain.length - 1];
  if (root?.actor) return [{ player: cast.player(root.actor), word: saying?.source ?? word }];
  return saying?.source == null ? [] : doersAt(ctx, saying.source);
}

/** The name right before a finite verb for which the parser found no subject. */
function nameBefore(ctx: ReadingContext, word: number): Filler[] {
  const { tree } = ctx;
  if (tree.isPassive(word) || tree.word(word).feats.VerbForm !== 'Fin' || tree.is(word, 'conj', 'acl', 'xcomp'))
    return [];
  const { first } = tree.sentenceOf(word);
  let j = word - 1;
  while (j > first && (tree.upos(j) === 'AUX' || tree.upos(j) === 'ADV')) j--;
  if (j < first || tree.upos(j) !== 'PROPN') return [];
  while (
    tree.is(j, 'flat', 'compound') &&
    tree.head(j) >= first &&
    tree.head(j) < word &&
    tree.upos(tree.head(j)) === 'PROPN'
  )
    j = tree.head(j);
  return playersAt(ctx, j).filter((f) => f.player.kind !== 'place');
}

const DISPOSED = new Set(['prepared', 'committed', 'willing', 'ready', 'determined', 'unwilling']);

/** Who does what an operator's complement says: the accused, the one asked, the subject of the light verb. */
function controllers(ctx: ReadingContext, word: number): Filler[] {
  const { tree } = ctx;
  const passive = tree.isPassive(word) || isPassiveParticiple(tree, word);
  if (passive) return [];
  for (const operator of operatorsOver(tree, word)) {
    const found = byOperator(ctx, operator);
    if (found.length > 0) return found;
  }
  return [];
}

function byOperator(ctx: ReadingContext, operator: Operator): Filler[] {
  const { tree } = ctx;
  if (
    operator.class === 'accuse' ||
    operator.class === 'credit' ||
    operator.class === 'order' ||
    operator.class === 'demand'
  ) {
    const object = patients(tree, operator.word).flatMap((o) => playersAt(ctx, o));
    if (object.length > 0) return object;
    return obliques(tree, operator.word, 'on', 'to').flatMap((o) => playersAt(ctx, o));
  }
  if (tree.upos(operator.word) === 'NOUN') return nounOwners(ctx, operator.word);
  return agents(tree, operator.word).flatMap((a) => doersAt(ctx, a));
}

export function nounActors(ctx: ReadingContext, predicate: Predicate): Filler[] {
  const { frame, word } = predicate;
  const { tree } = ctx;
  // "blamed X for the deaths"
  const [over] = operatorsOver(tree, word);
  if (over?.class === 'accuse' || over?.class === 'credit') {
    const accused = byOperator(ctx, over);
    if (accused.length > 0) return accused;
  }
  if (frame.actor === 'none') return [];
  const between = obliques(tree, word, 'between', 'among')
    .flatMap((o) => tree.conjuncts(o))
    .flatMap((o) => playersAt(ctx, o));
  if (between.length > 0) return between;
  const struck = new Set(ownedVictims(ctx, predicate).map((f) => f.player.id));
  const owners = nounOwners(ctx, word).filter((f) => !struck.has(f.player.id));
  if (owners.length > 0) return owners;
  for (const operator of operatorsOver(tree, word)) {
    if (operator.class === 'stop' && tree.is(word, 'nsubj')) continue;
    const found = byOperator(ctx, operator);
    if (found.length > 0) return found;
  }
  // "the withdrawal of heavy weapons would start": of the sides, as the truce has it
  if (
    frame.id === 'retreat.withdraw' &&
    obliques(tree, word, 'of').some((o) => ['weapons', 'troops'].some((c) => frameRegister().isOf(tree.lemma(o), c)))
  )
    return sides(ctx).map((player) => ({ player, word }));
  return [];
}

/** Who stands behind an event noun: "by X", "X's", "Israeli", "from X" where X is somebody, "of X" where nothing else is. */
export function nounOwners(ctx: ReadingContext, word: number): Filler[] {
  const { tree, cast } = ctx;
  const by = obliques(tree, word, 'by')
    .flatMap((o) => tree.conjuncts(o))
    .flatMap((o) => playersAt(ctx, o));
  if (by.length > 0) return by;
  const possessors = tree
    .childrenBy(word, 'nmod:poss')
    .flatMap((o) => tree.conjuncts(o))
    .flatMap((o) => playersAt(ctx, o));
  const owners = possessors.filter((f) => f.player.kind !== 'place');
  if (owners.length > 0) return owners;
  // "the murder of X": who it is of is no doer; only a possessor or a modifier owns an act.
  const owned = tree.child(word, 'nmod:poss', 'compound', 'amod') !== NONE;
  const owner = owned ? cast.ownerOf(word) : null;
  if (owner && owner.kind !== 'place') return [{ player: owner, word }];
  const from = obliques(tree, word, 'from')
    .flatMap((o) => playersAt(ctx, o))
    .filter((f) => f.player.kind !== 'place' && f.player.kind !== 'state');
  return from;
}
