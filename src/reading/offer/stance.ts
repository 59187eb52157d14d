/**
 * How what is said of a truce is meant: told of it at all, hoped for, charged, appraised, still to come.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { TruceAct } from './act.js';
import { durationOf } from './duration.js';
import type { Slots } from './slots.js';
import { startOf } from './start.js';

/** What counts as told of the truce: a state needs the truce for its subject, an act needs it for its object. */
export function counts(act: string, role: TruceAct['role']): boolean {
  // How it holds and when it begins is read in `state.ts`, with the tense.
  if (act === 'hold' || act === 'begin' || act === 'break' || act === 'guarantee') return false;
  if (act === 'suspend' || act === 'carry') return role === 'object';
  if (act === 'end' || act === 'violate') return role === 'subject' || role === 'object';
  if (role === 'subject') return act === 'end' || act === 'violate';
  return true;
}

/** "called the step modest": an opinion of it and no declaration. */
export function isAppraisal(tree: Tree, word: number, act: string): boolean {
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

/** "The mission hopes that the two will agree on a truce": nobody has agreed. */
export function isOnlyHoped(ctx: ReadingContext, word: number, who: readonly Player[]): boolean {
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

/** "X and Y accused each other of breaking the truce": no breach of the report's own. */
export function isAccused(tree: Tree, word: number): boolean {
  const above = [...tree.ancestors(word)].find((a) => tree.upos(a) === 'VERB');
  return above !== undefined && ['accuse', 'blame', 'charge', 'suspect'].includes(tree.lemma(above));
}

/** "runs out on Wednesday": of an end with a date the present tense tells the future. */
export function isToCome(tree: Tree, word: number): boolean {
  return (
    ['VBZ', 'VBP'].includes(tree.word(word).xpos ?? '') && ['expire', 'lapse', 'run', 'end'].includes(tree.lemma(word))
  );
}

/** A third party's call is a proposal where it says how long or from when and to whom; else it is a wish. */
export function isSpecific(ctx: ReadingContext, slots: Slots): boolean {
  const { tree } = ctx;
  if (slots.mention.how !== 'noun' || isDefiniteTruce(ctx, slots)) return false;
  return durationOf(tree, slots.mention, slots.done).length > 0 || startOf(tree, slots.mention).length > 0;
}

export function isDefiniteTruce(ctx: ReadingContext, slots: Slots): boolean {
  return ctx.tree
    .children(slots.mention.head)
    .some((c) => ctx.tree.is(c, 'det') && ['the', 'this', 'that'].includes(ctx.tree.form(c)));
}

/** "called off its truce": whoever ends his own had declared it. */
export function ownTruce(ctx: ReadingContext, slots: Slots): boolean {
  return ctx.tree.childrenBy(slots.mention.head, 'nmod:poss').length > 0;
}
