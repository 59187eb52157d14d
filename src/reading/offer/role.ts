/**
 * Who plays which part in what is done to a truce: who offers it to whom, who brokers, who guarantees it.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, isPassiveParticiple, NONE, obliques, recipients, type Tree } from '../syntax/index.js';
import type { TruceAct } from './act.js';
import { durationOf } from './duration.js';
import { actOfNoun, acts, offers } from './lexicon.js';
import { isParty, isPlace, makersOf, mayAsk, represented } from './maker.js';
import { readChannel } from './mediation.js';
import type { TruceMention } from './mention.js';
import { doers, isDenied } from './predicate.js';
import { add, players, type Slots } from './slots.js';
import { bodyBehind, officialsBody } from './spoken.js';
import { startOf } from './start.js';
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

/** Whom some words mean as parties; an unnamed commander or chief acts for his body. */
function actorsOf(ctx: ReadingContext, words: readonly number[]): Player[] {
  const out: Player[] = [];
  for (const p of players(ctx, words)) {
    const body = p.kind === 'person' && !p.named ? officialsBody(ctx, p) : null;
    add(out, [body ?? p].filter(isParty));
  }
  return out;
}

/** "runs out on Wednesday": of an end with a date the present tense tells the future. */
function isToCome(tree: Tree, word: number): boolean {
  return (
    ['VBZ', 'VBP'].includes(tree.word(word).xpos ?? '') && ['expire', 'lapse', 'run', 'end'].includes(tree.lemma(word))
  );
}

/** "X and Y accused each other of breaking the truce": no breach of the report's own. */
function isAccused(tree: Tree, word: number): boolean {
  const above = [...tree.ancestors(word)].find((a) => tree.upos(a) === 'VERB');
  return above !== undefined && ['accuse', 'blame', 'charge', 'suspect'].includes(tree.lemma(above));
}

/** "The mission hopes that the two will agree on a truce": nobody has agreed. */
function isOnlyHoped(ctx: ReadingContext, word: number, who: readonly Player[]): boolean {
  const record = ctx.voices.at(word)?.record;
  const root = record?.chain.at(-1);
  return (
    record !== undefined &&
    record.certainty === 'possible' &&
    root?.actor !== undefined &&
    root.actor !== null &&
    !who.some((p) => p.id === root.actor)
  );
}

/** "called the step modest": an opinion of it and no declaration. */
function isAppraisal(tree: Tree, word: number, act: string): boolean {
  if (act !== 'declare' || tree.lemma(word) !== 'call') return false;
  const objects = tree.childrenBy(word, 'obj');
  return (
    tree.child(word, 'xcomp') !== NONE ||
    objects.length > 1 ||
    objects.some((o) =>
      tree.children(o).some((c) => tree.is(c, 'det') && ['the', 'this', 'that'].includes(tree.form(c))),
    )
  );
}

/** A deed without a doer: guns fall silent, fighting stops. */
function isImpersonal(tree: Tree, head: number): boolean {
  const subject = tree.child(head, 'nsubj');
  return (
    subject !== NONE &&
    !['PRON', 'PROPN'].includes(tree.upos(subject)) &&
    ['fall', 'stop', 'end', 'cease'].includes(tree.lemma(head))
  );
}

/** What counts as told of the truce: a state needs the truce for its subject, an act needs it for its object. */
function counts(act: string, role: TruceAct['role']): boolean {
  // How it holds and when it begins is read in `state.ts`, with the tense.
  if (act === 'hold' || act === 'begin' || act === 'break' || act === 'guarantee') return false;
  if (act === 'suspend' || act === 'carry') return role === 'object';
  if (act === 'end' || act === 'violate') return role === 'subject' || role === 'object';
  if (role === 'subject') return act === 'end' || act === 'violate';
  return true;
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

/** "will stop fighting": whoever does it, in his own name, offers it. */
export function readDeed(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const who = players(ctx, doers(tree, mention.head))
    .flatMap((p) => sidesOf(ctx, p))
    .filter((p) => p.kind !== 'outlet' && p.kind !== 'place');
  if (who.length === 0) {
    // "the guns are to fall silent": agreed, by nobody named.
    if (isImpersonal(tree, mention.head)) {
      slots.acts.push(mention.head);
      slots.states.push({ status: 'accepted', predicate: mention.head });
    }
    return;
  }
  add(slots.proposers, who);
  if (!slots.done.some((a) => a.act === 'agree')) add(slots.makers, who);
  // "invited both sides to talks", "gave the fighters 48 hours to leave"
  if (['invite', 'give'].includes(tree.lemma(mention.head))) {
    const guests = tree.childrenBy(mention.head, 'obj', 'iobj').flatMap((o) => tree.conjuncts(o));
    add(slots.recipients, players(ctx, guests).filter(isParty));
  }
  // "suspend their attacks on X": X is spared, so X is addressed.
  const objects = tree.childrenBy(mention.head, 'obj', 'xcomp');
  const spared = [...objects, ...objects.flatMap((o) => tree.childrenBy(o, 'obj')), mention.head].flatMap((o) =>
    obliques(tree, o, 'on', 'against', 'at'),
  );
  // What is not done to an army any more is held out to its state.
  const behind = (p: Player) => (p.kind === 'military' && p.affiliation ? ctx.cast.player(p.affiliation) : p);
  const states = players(ctx, spared)
    .map(behind)
    .filter((p) => p.named && ['state', 'government', 'armed-group', 'military'].includes(p.kind));
  add(
    slots.recipients,
    states.filter((p) => !who.some((q) => q.id === p.id)),
  );
  slots.acts.push(mention.head);
  // "will cease hostilities under an accord signed here"
  const agreed =
    who.length > 1 && obliques(tree, mention.head, 'under').some((o) => offers.agreementNouns.includes(tree.lemma(o)));
  if (agreed) slots.states.push({ status: 'accepted', predicate: mention.head });
  else if (slots.states.length === 0) slots.states.push({ status: 'offered', predicate: mention.head });
}

/** "The proposal comes from X." */
export function readOrigin(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const verb = tree.head(mention.head);
  if (verb < 0 || !tree.is(mention.head, 'nsubj') || !['come', 'originate', 'stem'].includes(tree.lemma(verb))) return;
  const from = players(
    ctx,
    obliques(tree, verb, 'from').flatMap((o) => tree.conjuncts(o)),
  );
  add(
    slots.proposers,
    from.filter((p) => p.kind !== 'place'),
  );
  if (from.length > 0) slots.states.push({ status: 'offered', predicate: verb });
}

/** "a proposal by the United Nations": a body of states mediates, anybody else proposes; "its unilateral ceasefire". */
export function readMaker(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  if (mention.how === 'deed') return;
  const offering = ['offer', 'ask', 'declare'].includes(actOfNoun(tree, mention.head) ?? '');
  const makers = offering
    ? makersOf(ctx, mention.head)
    : players(
        ctx,
        obliques(tree, mention.head, 'by').flatMap((o) => tree.conjuncts(o)),
      );
  for (const p of makers) {
    if (p.kind === 'outlet' || p.kind === 'place') continue;
    add(p.codes.country === 'IGO' ? slots.mediators : slots.proposers, [p]);
    if (p.codes.country !== 'IGO') add(slots.makers, [p]);
  }
  // "the Philippine government's suspension of operations", "the rebels' truce"
  const owners = players(ctx, tree.childrenBy(mention.head, 'nmod:poss')).filter(
    (p) => isParty(p) && p.codes.country !== 'IGO',
  );
  if (!offering && makers.length === 0 && owners.length > 0 && offers.stoppages.includes(tree.lemma(mention.head))) {
    slots.acts.push(mention.head);
    slots.states.push({ status: 'offered', predicate: mention.head });
  }
  // "the unilateral truce of the rebels"
  const of = players(
    ctx,
    obliques(tree, mention.head, 'of').flatMap((o) => tree.conjuncts(o)),
  ).filter((p) => isParty(p) && !isPlace(ctx, p) && (p.kind === 'armed-group' || p.kind === 'government'));
  if (!offering && mention.how === 'noun' && of.length > 0) {
    add(slots.proposers, of);
    if (of.length === 1) add(slots.makers, of);
  }
  if (!offering && makers.length === 0) {
    add(slots.proposers, owners);
    // "whose own ceasefire", "the rebels' truce": of one side, unless it is one with another.
    const shared = obliques(tree, mention.head, 'with', 'between').length > 0;
    if (owners.length === 1 && mention.how === 'noun' && !shared) add(slots.makers, owners);
  }
}

/** A third party's call is a proposal where it says how long or from when and to whom; else it is a wish. */
function isSpecific(ctx: ReadingContext, slots: Slots): boolean {
  const { tree } = ctx;
  if (slots.mention.how !== 'noun' || isDefiniteTruce(ctx, slots)) return false;
  return durationOf(tree, slots.mention, slots.done).length > 0 || startOf(tree, slots.mention).length > 0;
}

/** "the truce between X and Y", "a truce with X". */
export function readBetween(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  if (mention.how === 'deed') return;
  const hosts = [mention.head, ...tree.childrenBy(mention.head, 'nmod').filter((c) => tree.marker(c) === 'of')];
  const between = hosts.flatMap((h) => obliques(tree, h, 'between')).flatMap((o) => tree.conjuncts(o));
  const pair = players(ctx, represented(tree, between)).filter(isParty);
  // "Egypt proposed a truce between Israel and Hamas": a third party's proposal goes to the two.
  const third = slots.done.some((a) => a.act === 'offer') && slots.proposers.length > 0;
  if (third && slots.proposers.every((p) => !pair.some((q) => q.id === p.id))) add(slots.recipients, pair);
  // "between Armenian and Azerbaijani forces", of which one alone is known
  else if (pair.length === 1) add(slots.shared, pair);
  else add(slots.proposers, pair);
  const joint = slots.done.some((a) => a.act === 'agree' || a.act === 'extend');
  const withWhom = players(
    ctx,
    hosts.flatMap((h) => obliques(tree, h, 'with')).flatMap((o) => tree.conjuncts(o)),
  )
    .concat(
      joint
        ? players(
            ctx,
            slots.done.filter((a) => a.act === 'agree').flatMap((a) => obliques(tree, a.word, 'with')),
          )
        : [],
    )
    .filter((p) => isParty(p) && !isPlace(ctx, p));
  // "signed a truce with the mediators": with those it was brought about by
  const brokers = withWhom.filter((p) => p.codes.country === 'IGO' || p.codes.country === 'NGO');
  if (brokers.length > 0 && slots.proposers.some((p) => !brokers.includes(p))) {
    add(slots.mediators, brokers);
    for (const p of brokers) {
      const at = slots.proposers.findIndex((q) => q.id === p.id);
      if (at >= 0) slots.proposers.splice(at, 1);
    }
    return;
  }
  if (joint) add(slots.proposers, withWhom);
  else if (slots.proposers.length === 0 && isDefiniteTruce(ctx, slots)) add(slots.shared, withWhom);
  if (!joint && slots.proposers.length > 0)
    add(
      slots.recipients,
      withWhom.filter((p) => !slots.proposers.some((q) => q.id === p.id)),
    );
}

function isDefiniteTruce(ctx: ReadingContext, slots: Slots): boolean {
  return ctx.tree
    .children(slots.mention.head)
    .some((c) => ctx.tree.is(c, 'det') && ['the', 'this', 'that'].includes(ctx.tree.form(c)));
}

/** "called off its truce": whoever ends his own had declared it. */
function ownTruce(ctx: ReadingContext, slots: Slots): boolean {
  return ctx.tree.childrenBy(slots.mention.head, 'nmod:poss').length > 0;
}

/** "both sides" and the like stand for the parties already on the stage; they are resolved when mentions are gathered. */
function sidesOf(ctx: ReadingContext, player: Player): Player[] {
  const head = player.mentions[0]?.head;
  if (!player.named && head !== undefined && offers.sides.includes(ctx.tree.lemma(head))) return [];
  return [player];
}
