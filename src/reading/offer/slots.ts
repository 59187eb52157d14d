/**
 * What each mention of a truce tells: who offers it to whom, where and how long it holds, from when, in what state it is.
 */

import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Place } from '../contract.js';
import { sidesIn } from '../event/index.js';
import { actsOn, type TruceAct } from './act.js';
import { durationOf } from './duration.js';
import type { OfferStatus } from './lexicon.js';
import { offers } from './lexicon.js';
import { readMediation } from './mediation.js';
import type { TruceMention } from './mention.js';
import { readBetween, readMaker, readOrigin } from './ownership.js';
import { readAct } from './role.js';
import { readScope } from './scope.js';
import { readLeave, readMooted } from './spoken.js';
import { startOf } from './start.js';
import { readState } from './state.js';
import { readDeed } from './undertaker.js';

export interface Slots {
  readonly mention: TruceMention;
  readonly proposers: Player[];
  /** Those of the proposers who put it forward, as opposed to those who agreed on it with others. */
  readonly makers: Player[];
  /** Who says he will keep a truce; he proposes it where nobody else does. */
  readonly observers: Player[];
  readonly mediators: Player[];
  readonly recipients: Player[];
  readonly guarantors: Player[];
  /** With whom a known truce is held ("the truce with the rebels"): one of its two sides. */
  readonly shared: Player[];
  readonly include: Place[];
  readonly exclude: Place[];
  /** Parties it expressly does not cover. */
  readonly excluded: Player[];
  /** Words of the duration and of the start. */
  readonly duration: number[];
  readonly starts: number[];
  /** States said of it, with the predicate that says so. */
  readonly states: { readonly status: OfferStatus; readonly predicate: number }[];
  /** Predicates that tell something of it and so vouch for it: an act, a state, terms or scope. */
  readonly acts: number[];
  /** Everything done to it, for whoever asks more. */
  readonly done: readonly TruceAct[];
}

export function slotsOf(ctx: ReadingContext, mention: TruceMention): Slots {
  const { tree } = ctx;
  const done = actsOn(tree, mention);
  const slots: Slots = {
    mention,
    proposers: [],
    makers: [],
    observers: [],
    mediators: [],
    recipients: [],
    guarantors: [],
    shared: [],
    include: [],
    exclude: [],
    excluded: [],
    duration: [],
    starts: [],
    states: [],
    acts: [],
    done,
  };
  for (const act of done) readAct(ctx, act, slots);
  if (mention.how === 'deed') readDeed(ctx, mention, slots);
  if (mention.how === 'leave') readLeave(ctx, mention, slots);
  readMooted(ctx, mention, slots);
  readOrigin(ctx, mention, slots);
  readMaker(ctx, mention, slots);
  readBetween(ctx, mention, slots);
  readMediation(ctx, mention, slots);
  readScope(ctx, mention, slots);
  slots.duration.push(...durationOf(tree, mention, done));
  slots.starts.push(...startOf(tree, mention));
  readState(ctx, mention, slots);
  return slots;
}

/** Whom some words mean, each once. */
export function players(ctx: ReadingContext, words: readonly number[]): Player[] {
  const out: Player[] = [];
  for (const w of words) for (const p of meant(ctx, w)) if (!out.some((o) => o.id === p.id)) out.push(p);
  return out;
}

/** Whom a noun means; "the parties", "both sides" are the two sides of the article's war, whoever was named last. */
function meant(ctx: ReadingContext, w: number): readonly Player[] {
  // "the two" that are spoken of
  const two =
    ['two', 'pair'].includes(ctx.tree.form(w)) && ctx.tree.form(w - 1) === 'the' && ctx.tree.is(w, 'nsubj', 'obj');
  if ((two || offers.sides.includes(ctx.tree.lemma(w))) && !ctx.cast.at(w)?.named) {
    const sides = warring(ctx);
    if (sides.length > 0) return sides;
  }
  return ctx.cast.allAt(w);
}

const FIGHTING = new Set(['armed-group', 'military', 'government', 'state']);

/**
 * The two sides of the article's war. A short report may name each only once: then the bodies that can fight, where
 * there are exactly two, a state and its forces counted as one.
 */
export function warring(ctx: ReadingContext): Player[] {
  const sides = sidesIn(ctx).map((s) => s.players[0]!);
  if (sides.length > 0) return sides;
  const firsts = fighters(ctx);
  return firsts.length === 2 && firsts.every((p) => p.codes.country !== 'IGO') ? firsts : [];
}

/** The bodies of an article that can fight and act in it, a state and its forces counted as one, in order of appearance. */
export function fighters(ctx: ReadingContext): Player[] {
  const bodies = ctx.cast.players.filter(
    (p) => FIGHTING.has(p.kind) && p.named && p.mentions.length > 0 && acts(ctx, p),
  );
  const key = (p: Player) => (p.kind === 'armed-group' ? p.id : (p.codes.country ?? p.id));
  return bodies.filter((p, i) => bodies.findIndex((q) => key(q) === key(p)) === i);
}

/** Somebody is spoken of as one who acts, not only as a place. */
function acts(ctx: ReadingContext, p: Player): boolean {
  return p.mentions.some((m) => !ctx.cast.isPlaceUse(m.head));
}

export function add<T extends { readonly id: string }>(list: T[], more: readonly T[]): void {
  for (const m of more) if (!list.some((x) => x.id === m.id)) list.push(m);
}
