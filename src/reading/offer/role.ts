/**
 * Who plays which part in what is done to a truce: who offers it to whom, who brokers, who guarantees it.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, isPassiveParticiple, obliques, recipients } from '../syntax/index.js';
import type { TruceAct } from './act.js';
import { acts } from './lexicon.js';
import { isParty, isPlace, makersOf, mayAsk, represented, sidesOf } from './maker.js';
import { readChannel } from './mediation.js';
import { doers, isDenied } from './predicate.js';
import { add, players, type Slots } from './slots.js';
import { actorsOf, bodyBehind } from './spoken.js';
import {
  counts,
  isAccused,
  isAppraisal,
  isDefiniteTruce,
  isOnlyHoped,
  isSpecific,
  isToCome,
  ownTruce,
} from './stance.js';
import { isHypothetical, isUnderModal } from './state.js';

const MAKING = new Set(['offer', 'declare', 'ask']);
const PROPOSING = new Set(['offer', 'declare', 'agree', 'extend', 'ask']);

export function readAct(ctx: ReadingContext, { word, act, status, role }: TruceAct, slots: Slots): void {
  const { tree } = ctx;
  if (role === 'noun') {
    readNoun(ctx, word, act, slots);
    return;
  }
  const negated =
    tree.negations(word).length > 0 || tree.negations(slots.mention.head).length > 0 || isAppraisal(tree, word, act);
  const hypothetical = isHypothetical(tree, word);
  const denied = negated || isDenied(tree, word);
  if (!denied && counts(act, role)) {
    slots.acts.push(word);
    if (act === 'agree' && ctx.voices.at(word)?.record.certainty === 'possible') {
      // hoped for, and no more than mooted
    } else if (act === 'end' && role === 'subject' && isToCome(tree, word)) {
      // "expires on Thursday"
    } else if (act === 'violate' && isAccused(tree, word)) {
      // "accused each other of breaking it": a truce there is
      slots.states.push({ status: 'in-force', predicate: word });
    } else if (!(hypothetical && status !== 'offered') && !(act === 'observe' && isHypothetical(tree, word, true)))
      slots.states.push({ status, predicate: word });
  }
  if (denied || act === 'receive') {
    if (act === 'receive') readReceived(ctx, word, slots);
    return;
  }
  const who = actorsOf(ctx, represented(tree, doers(tree, word)));
  if (act === 'agree' && isOnlyHoped(ctx, word, who)) {
    add(slots.recipients, who);
    const hoping = bodyBehind(ctx, ctx.voices.at(word));
    if (hoping?.codes.country === 'IGO') add(slots.mediators, [hoping]);
    return;
  }
  // "a ceasefire negotiated by X": one who negotiates it alone does so between others.
  const between =
    tree.lemma(word) === 'negotiate' && who.length === 1 && (tree.isPassive(word) || isPassiveParticiple(tree, word));
  if (between && act !== 'mediate') return;
  const keeping =
    slots.done.some((a) => a.act === 'observe' && a.word !== word) && act === 'offer' && isDefiniteTruce(ctx, slots);
  // "a cessation of hostilities ordered by the Security Council": laid upon the sides by who does not fight
  const imposed = act === 'declare' && who.length > 0 && who.every((p) => p.codes.country === 'IGO');
  if (imposed) {
    add(slots.mediators, who);
    return;
  }
  if (PROPOSING.has(act) && role !== 'subject' && role !== 'oblique' && !keeping) {
    if (act !== 'ask' || who.every(mayAsk) || isSpecific(ctx, slots))
      add(
        slots.proposers,
        who.flatMap((p) => sidesOf(ctx, p)),
      );
  }

  if (MAKING.has(act) && slots.proposers.length > 0 && role !== 'subject' && role !== 'oblique' && !keeping)
    add(
      slots.makers,
      who.filter((p) => slots.proposers.some((q) => q.id === p.id)),
    );
  // A ceasefire that somebody says he will observe is his offer, unless another has declared it.
  if (act === 'observe' && (role === 'object' || role === 'control') && !isDefiniteTruce(ctx, slots))
    add(
      slots.observers,
      who.flatMap((p) => sidesOf(ctx, p)),
    );
  if (act === 'end' && role === 'object')
    add(
      slots.proposers,
      who.filter((p) => p.named && p.codes.country !== 'IGO').slice(0, ownTruce(ctx, slots) ? 1 : 0),
    );
  // "had carried a proposal for a truce to the rebels"
  if (act === 'carry') {
    if (role !== 'object' || !slots.done.some((a) => a.role === 'noun' && a.act === 'offer')) return;
    add(slots.mediators, who);
    const to = obliques(tree, slots.mention.head, 'to')
      .concat(obliques(tree, word, 'to'))
      .flatMap((o) => tree.conjuncts(o));
    add(
      slots.recipients,
      players(ctx, to).filter((p) => isParty(p) && !isPlace(ctx, p)),
    );
    return;
  }
  if (act === 'mediate' && role === 'object') add(slots.mediators, who);
  if (act === 'guarantee' && role === 'object') add(slots.guarantors, who);
  if (act === 'offer' || act === 'extend' || act === 'ask') {
    // "offered the movement X a truce": of two objects the one that is no truce receives it.
    const given = tree
      .childrenBy(word, 'obj')
      .filter((o) => o < slots.mention.head && !tree.governs(o, slots.mention.head));
    // "called on both parties to observe a truce"
    const called = act === 'ask' ? obliques(tree, word, 'on', 'upon').flatMap((o) => tree.conjuncts(o)) : [];
    const to = [...recipients(tree, word), ...given, ...called].filter((r) => !tree.governs(r, slots.mention.head));
    if (act !== 'extend' || role === 'object')
      add(
        slots.recipients,
        players(ctx, to).filter((p) => isParty(p) && !isPlace(ctx, p)),
      );
  }
  if (act === 'agree' || act === 'extend')
    add(
      slots.proposers,
      players(
        ctx,
        obliques(tree, word, 'with').flatMap((o) => tree.conjuncts(o)),
      ).filter(isParty),
    );
  // "offered through Iran", "under Libyan mediation"
  if (PROPOSING.has(act) || act === 'mediate') readChannel(ctx, word, slots);
}

/** "Congo answered with a proposal for a truce": the proposal is its own. */
function answerers(ctx: ReadingContext, noun: number): Player[] {
  const { tree } = ctx;
  const verb = tree.head(noun);
  if (verb < 0 || !tree.is(noun, 'obl') || tree.marker(noun) !== 'with') return [];
  if (!['answer', 'reply', 'respond', 'counter', 'react', 'retort', 'come'].includes(tree.lemma(verb))) return [];
  return actorsOf(ctx, doers(tree, verb));
}

/** "an Ethiopian offer of a ceasefire", "a call by X for a truce", "an extension of the truce". */
function readNoun(ctx: ReadingContext, noun: number, act: string, slots: Slots): void {
  const { tree } = ctx;
  const named = makersOf(ctx, noun);
  const makers = named.length > 0 ? named : answerers(ctx, noun);
  if (act === 'violate') {
    if (!isUnderModal(tree, noun)) slots.states.push({ status: 'violated', predicate: noun });
    return;
  }
  if (act === 'end') return;
  const status = acts.acts[act]?.status ?? 'offered';
  const made = makers.length > 0;
  if (!made) return;
  slots.acts.push(noun);
  slots.states.push({ status, predicate: noun });
  if (act === 'ask' && !makers.every(mayAsk)) return;
  const mediating = makers.filter((p) => p.codes.country === 'IGO' || p.codes.country === 'NGO');
  add(slots.mediators, act === 'offer' ? mediating : []);
  const proposing = makers.filter((p) => !mediating.includes(p) || act !== 'offer');
  add(slots.proposers, proposing);
  if (MAKING.has(act)) add(slots.makers, proposing);
  add(
    slots.recipients,
    players(
      ctx,
      obliques(tree, noun, 'to').flatMap((o) => tree.conjuncts(o)),
    ).filter(isParty),
  );
}

/** "denied that it had received any offer of a ceasefire from X": X offered, or so it is said. */
function readReceived(ctx: ReadingContext, word: number, slots: Slots): void {
  const { tree } = ctx;
  const from = players(ctx, obliques(tree, word, 'from')).filter(isParty);
  const nested = players(
    ctx,
    tree
      .childrenBy(word, 'obj')
      .flatMap((o) => tree.subtree(o))
      .filter((w) => tree.is(w, 'nmod') && tree.markers(w).includes('from')),
  ).filter(isParty);
  const givers = from.length > 0 ? from : nested;
  if (givers.length === 0) return;
  add(slots.proposers, givers);
  add(slots.recipients, players(ctx, agents(tree, word)).filter(isParty));
  slots.acts.push(word);
  slots.states.push({ status: 'offered', predicate: word });
}
