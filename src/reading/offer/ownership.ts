/**
 * Whose a truce is by its own phrase: "the proposal comes from X", "the rebels' truce", "between X and Y".
 */
import type { ReadingContext } from '../context.js';
import { obliques } from '../syntax/index.js';
import { actOfNoun, offers } from './lexicon.js';
import { isParty, isPlace, makersOf, represented } from './maker.js';
import type { TruceMention } from './mention.js';
import { add, players, type Slots } from './slots.js';
import { isDefiniteTruce } from './stance.js';

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

/** "the truce between X and Y", "a truce with X". */
export function readBetween(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  if (mention.how === 'deed') return;
  const hosts = [
    mention.head,
    ...tree.childrenBy(mention.head, 'nmod').filter((c) => tree.marker(c) === 'of'),
    // "a truce agreed in May between X and Y"
    ...slots.done.filter((a) => a.act === 'agree' && tree.is(a.word, 'acl')).map((a) => a.word),
  ];
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
