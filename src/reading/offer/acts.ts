/**
 * What is done to a truce: offered, declared, agreed, brokered – by whom, to whom.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, isPassiveParticiple, NONE, obliques, recipients, type Tree } from '../syntax/index.js';
import { actsByLemma, offers } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { add, players, type Slots } from './slots.js';
import { isHypothetical } from './state.js';

export function readAct(ctx: ReadingContext, act: number, slots: Slots): void {
  const { tree, cast } = ctx;
  const classes = actsByLemma.get(tree.lemma(act)) ?? [];
  if (classes.length === 0) return;
  const negated = tree.negations(act).length > 0;
  const hypothetical = isHypothetical(tree, act);
  const who = players(ctx, represented(tree, agents(tree, act)));
  const role = classes[0]!.act;
  if (!negated) slots.acts.push(act);
  for (const { act: name, status } of classes) {
    if (name === 'hold' && (!isAbout(tree, act, slots.mention) || tree.is(slots.mention.head, 'obj'))) continue;
    if (!negated && !(hypothetical && status !== 'offered')) slots.states.push({ status, predicate: act });
  }
  if (negated) return;
  const isParty = (p: Player) => p.kind !== 'outlet' && p.kind !== 'place' && !p.anonymous;
  if (role === 'mediate') add(slots.mediators, who.filter(isParty));
  else if (role === 'offer' || role === 'declare' || role === 'agree')
    add(
      slots.proposers,
      who.filter(isParty).flatMap((p) => sidesOf(ctx, p)),
    );
  if (role === 'offer' || role === 'extend') {
    // "offered the movement X a truce": of two objects the one that is no truce receives it.
    const given = tree
      .childrenBy(act, 'obj')
      .filter(
        (o) => o < slots.mention.head && tree.is(slots.mention.head, 'obj') && tree.head(slots.mention.head) === act,
      );
    const to = [...recipients(tree, act), ...given].filter((r) => r !== slots.mention.head);
    add(slots.recipients, players(ctx, to).filter(isParty));
  }
  if (role === 'agree') {
    const between = obliques(tree, act, 'with');
    add(slots.proposers, players(ctx, between).filter(isParty));
  }
  // "the truce brokered by X", "the accord was brokered by X"
  if (role === 'mediate' && (tree.isPassive(act) || isPassiveParticiple(tree, act)))
    add(
      slots.mediators,
      obliques(tree, act, 'by')
        .flatMap((o) => tree.conjuncts(o))
        .flatMap((o) => [...cast.allAt(o)]),
    );
}

/** "will stop fighting": whoever does it, in his own name, offers it. */
export function readDeed(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const who = players(ctx, agents(tree, mention.head))
    .flatMap((p) => sidesOf(ctx, p))
    .filter((p) => p.kind !== 'outlet' && p.kind !== 'place');
  if (who.length === 0) return;
  add(slots.proposers, who);
  // "suspend their attacks on X": X is spared, so X is addressed.
  const spared = tree.childrenBy(mention.head, 'obj', 'xcomp').flatMap((o) => obliques(tree, o, 'on', 'against'));
  const states = players(ctx, spared).filter(
    (p) => p.named && ['state', 'government', 'armed-group', 'military'].includes(p.kind),
  );
  add(
    slots.recipients,
    states.filter((p) => !who.some((q) => q.id === p.id)),
  );
  slots.acts.push(mention.head);
  if (slots.states.length === 0) slots.states.push({ status: 'offered', predicate: mention.head });
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

/** "a proposal by the United Nations": a body of states mediates, anybody else proposes. */
export function readMaker(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  for (const p of players(
    ctx,
    obliques(tree, mention.head, 'by').flatMap((o) => tree.conjuncts(o)),
  )) {
    if (p.kind === 'outlet' || p.kind === 'place') continue;
    add(p.codes.country === 'IGO' ? slots.mediators : slots.proposers, [p]);
  }
}

/** "Under it X would mediate", in the sentence of the offer or the next. */
export function readMediation(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const here = tree.sentenceOf(mention.head);
  const next = tree.doc.sentences[here.index + 1] ?? here;
  for (const w of tree.doc.words.slice(here.first, next.last)) {
    if (
      w.upos !== 'VERB' ||
      !['mediate', 'broker'].includes(tree.lemma(w.index)) ||
      tree.child(w.index, 'obj') !== NONE ||
      tree.isPassive(w.index)
    )
      continue;
    add(
      slots.mediators,
      players(ctx, represented(tree, agents(tree, w.index))).filter((p) => p.kind !== 'outlet'),
    );
  }
}

const ENVOYS = new Set([
  'envoy',
  'representative',
  'delegate',
  'negotiator',
  'delegation',
  'leader',
  'emissary',
  'official',
  'president',
  'minister',
]);

/** Those an envoy signs for: "signed by envoys of X, Y and Z". */
export function represented(tree: Tree, words: readonly number[]): number[] {
  return words.flatMap((w) => {
    const of = ENVOYS.has(tree.lemma(w)) ? obliques(tree, w, 'of', 'for', 'from') : [];
    return of.length > 0 ? of.flatMap((o) => tree.conjuncts(o)) : [w];
  });
}

function isAbout(tree: Tree, act: number, mention: TruceMention): boolean {
  return tree.childrenBy(act, 'nsubj', 'obj').includes(mention.head);
}

/** "both sides" and the like stand for the parties already on the stage; they are resolved when mentions are gathered. */
function sidesOf(ctx: ReadingContext, player: Player): Player[] {
  const head = player.mentions[0]?.head;
  if (!player.named && head !== undefined && offers.sides.includes(ctx.tree.lemma(head))) return [];
  return [player];
}
