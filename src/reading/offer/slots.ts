/**
 * What each mention of a truce tells: who offers it to whom, where and how long it holds, from when, in what state it is.
 */

import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Place } from '../contract.js';
import { sidesIn } from '../event/index.js';
import type { Tree } from '../syntax/index.js';
import { readAct, readDeed, readMaker, readMediation, readOrigin } from './acts.js';
import { durationOf } from './duration.js';
import type { OfferStatus } from './lexicon.js';
import { offers } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { readScope } from './scope.js';
import { startOf } from './start.js';
import { readState } from './state.js';

export interface Slots {
  readonly mention: TruceMention;
  readonly proposers: Player[];
  readonly mediators: Player[];
  readonly recipients: Player[];
  readonly include: Place[];
  readonly exclude: Place[];
  /** Words of the duration and of the start. */
  readonly duration: number[];
  readonly starts: number[];
  /** States said of it, with the predicate that says so. */
  readonly states: { readonly status: OfferStatus; readonly predicate: number }[];
  /** Whether something is told of it that vouches for it: an act, a state, terms or scope. */
  readonly acts: number[];
}

export function slotsOf(ctx: ReadingContext, mention: TruceMention): Slots {
  const { tree } = ctx;
  const slots: Slots = {
    mention,
    proposers: [],
    mediators: [],
    recipients: [],
    include: [],
    exclude: [],
    duration: [],
    starts: [],
    states: [],
    acts: [],
  };
  for (const act of actsOn(tree, mention)) readAct(ctx, act, slots);
  if (mention.how === 'deed') readDeed(ctx, mention, slots);
  readOrigin(ctx, mention, slots);
  readMaker(ctx, mention, slots);
  readMediation(ctx, mention, slots);
  readScope(ctx, mention, slots);
  slots.duration.push(...durationOf(tree, mention));
  slots.starts.push(...startOf(tree, mention));
  readState(ctx, mention, slots);
  return slots;
}

/** The predicates that do something to the truce: its governor, its participle or relative clause, what it controls. */
function actsOn(tree: Tree, mention: TruceMention): number[] {
  const out: number[] = [];
  const i = mention.head;
  const head = tree.head(i);
  if (mention.how === 'deed') {
    for (let h = i, k = 0; k < 4 && tree.is(h, 'xcomp', 'ccomp', 'conj', 'advcl'); k++) {
      h = tree.head(h);
      if (h < 0) break;
      out.push(h);
    }
  } else if (head >= 0) {
    if (tree.is(i, 'obj', 'nsubj', 'obl', 'xcomp', 'nmod', 'conj', 'appos')) {
      let h = head;
      for (
        let k = 0;
        k < 3 &&
        tree.upos(h) === 'NOUN' &&
        tree.is(h, 'obj', 'nmod', 'obl', 'nsubj', 'conj', 'appos') &&
        tree.head(h) >= 0;
        k++
      )
        h = tree.head(h);
      if (tree.upos(h) === 'VERB') out.push(h);
    }
  }
  out.push(...tree.childrenBy(i, 'acl'));
  return out.filter((v) => tree.upos(v) === 'VERB');
}

export function players(ctx: ReadingContext, words: readonly number[]): Player[] {
  const out: Player[] = [];
  for (const w of words) for (const p of meant(ctx, w)) if (!out.some((o) => o.id === p.id)) out.push(p);
  return out;
}

/** Whom a noun means; "the parties", "both sides" are the two sides of the article's war, whoever was named last. */
function meant(ctx: ReadingContext, w: number): readonly Player[] {
  if (offers.sides.includes(ctx.tree.lemma(w)) && !ctx.cast.at(w)?.named) {
    const sides = sidesIn(ctx).map((s) => s.players[0]!);
    if (sides.length > 0) return sides;
  }
  return ctx.cast.allAt(w);
}

export function add<T extends { readonly id: string }>(list: T[], more: readonly T[]): void {
  for (const m of more) if (!list.some((x) => x.id === m.id)) list.push(m);
}
