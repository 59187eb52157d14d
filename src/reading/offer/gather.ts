/**
 * Mentions of one offer. A report that speaks of "a truce" and then of "the offer", "the deal" speaks of one thing. Offers
 * of their own are: another kind of undertaking (a pause or an exchange of prisoners beside a truce), what somebody else
 * puts forward, what is put forward anew once a truce is agreed or over, and a plan to extend a truce that is there.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Tree } from '../syntax/index.js';
import { type OfferKind, offers } from './lexicon.js';
import { isSameSide } from './party.js';
import { doers } from './predicate.js';
import { isDefinite } from './reference.js';
import { players, type Slots } from './slots.js';

interface Group {
  readonly slots: Slots[];
  /** A plan to extend a truce, apart from the truce. */
  readonly extends: boolean;
}

export function gather(ctx: ReadingContext, told: readonly Slots[]): Slots[][] {
  const groups: Group[] = [];
  let last: Group | undefined;
  for (const s of told) {
    const home = s.mention.how === 'reference' ? referent(ctx, s, groups, last) : homeOf(ctx, s, groups, last);
    if (home) home.slots.push(s);
    const group = home ?? { slots: [s], extends: isExtension(ctx, s) };
    if (!home) groups.push(group);
    last = group;
  }
  return groups.map((g) => g.slots);
}

const PLANNED = ['proposal', 'plan', 'offer', 'initiative'];

/** What "the offer", "the deal", "the pause" takes up: an extension if one is planned, an offer of its kind, else the last. */
function referent(ctx: ReadingContext, s: Slots, groups: readonly Group[], last: Group | undefined): Group | undefined {
  const lemma = ctx.tree.lemma(s.mention.head);
  const planned = PLANNED.includes(lemma) ? groups.find((g) => g.extends) : undefined;
  // "the pause" is one that was called so.
  const called = groups.findLast((g) =>
    g.slots.some((o) => o.mention.how !== 'reference' && ctx.tree.lemma(o.mention.head) === lemma),
  );
  // "the accord" is one that has been agreed.
  const agreed =
    offers.agreementNouns.includes(lemma) && groups.length > 1
      ? groups.findLast((g) =>
          g.slots.some((o) => o.done.some((a) => a.act === 'agree' && !ctx.tree.is(a.word, 'acl'))),
        )
      : undefined;
  return planned ?? called ?? agreed ?? last ?? groups.at(-1);
}

function homeOf(ctx: ReadingContext, s: Slots, groups: readonly Group[], last: Group | undefined): Group | undefined {
  if (isExtension(ctx, s)) return groups.find((g) => g.extends);
  const fits = groups.filter((g) => belongs(ctx, s, g));
  // What its makers have put forward already, else what was spoken of last, else the first.
  const own = fits.filter((g) => g.slots.some((o) => o.makers.some((p) => among(p, s.makers))));
  // Of several it is the one that goes by this word, where only one does.
  const called = fits.filter((g) =>
    g.slots.some((o) => o.mention.how === 'noun' && ctx.tree.lemma(o.mention.head) === ctx.tree.lemma(s.mention.head)),
  );
  const named = fits.length > 1 && called.length === 1 ? called[0] : undefined;
  return own.at(-1) ?? named ?? (last && fits.includes(last) ? last : fits[0]);
}

/** Whether a mention may speak of the offer that a group has gathered. */
function belongs(ctx: ReadingContext, s: Slots, g: Group): boolean {
  if (g.extends) return false;
  if (!sameKind(ctx, s, g)) return false;
  if (isAnew(ctx, s) || isFuller(ctx, s, g) || isSettledBefore(ctx, s, g)) return false;
  const makers = g.slots.flatMap((o) => o.makers);
  const joint = g.slots.flatMap((o) => o.proposers);
  // What is asked of the one who has made an offer is not that offer.
  const asked = s.mention.how === 'noun' && !isDefinite(ctx.tree, s.mention.head) && makers.length > 0;
  if (asked && s.recipients.some((p) => among(p, makers))) return false;
  // What a party to an agreement says it will now do carries the agreement out.
  if (carriesOut(ctx, s, g)) return true;
  const own = s.makers.filter((p) => p.named || p.kind !== 'person');
  if (own.length > 0 && makers.length > 0 && !own.some((p) => among(p, makers))) return false;
  // What one party alone will stop, beside a truce of several, is an offer of its own.
  if (s.mention.how === 'deed' && own.length === 1 && distinct(joint) > 1 && !isKeeping(s)) return false;
  // A truce of several is not what one of them has put forward since, under the indefinite article.
  const fresh = s.mention.how !== 'noun' || !isDefinite(ctx.tree, s.mention.head);
  if (fresh && own.length > 0 && !own.some((p) => among(p, joint)) && joint.length > 0) return false;
  if (fresh && own.length > 0 && makers.length === 0 && isSettled(g)) return false;
  return !(own.length > 0 && fresh && isOver(g));
}

/** "X and Y have accepted the plan … X said it would stop fighting": a plain promise of one who has agreed. */
function carriesOut(ctx: ReadingContext, s: Slots, g: Group): boolean {
  if (s.mention.how !== 'deed' || s.done.length > 0 || s.makers.length !== 1 || !isSettled(g)) return false;
  const verbs = g.slots.flatMap((o) =>
    o.done.filter((a) => a.act === 'answer' || a.act === 'agree').map((a) => a.word),
  );
  const agreed = [
    ...g.slots.flatMap((o) => o.proposers),
    ...players(
      ctx,
      verbs.flatMap((v) => doers(ctx.tree, v)),
    ),
  ];
  return distinct(agreed) > 1 && among(s.makers[0]!, agreed);
}

function isKeeping(s: Slots): boolean {
  return s.proposers.length > 1;
}

/** "a new truce", "another ceasefire", "a second pause" */
function isAnew(ctx: ReadingContext, s: Slots): boolean {
  return ctx.tree
    .children(s.mention.head)
    .some(
      (c) =>
        ctx.tree.is(c, 'amod', 'det') && ['new', 'another', 'second', 'fresh', 'separate'].includes(ctx.tree.form(c)),
    );
}

/** "a permanent ceasefire" beside a truce that is not called so: what is to come after it. */
function isFuller(ctx: ReadingContext, s: Slots, g: Group): boolean {
  const { tree } = ctx;
  const called = (m: Slots) =>
    tree
      .childrenBy(m.mention.head, 'amod')
      .map((c) => tree.form(c))
      .filter((f) => offers.fuller.includes(f));
  const own = called(s);
  if (s.mention.how !== 'noun' || own.length === 0 || isDefinite(tree, s.mention.head)) return false;
  return !g.slots.some((o) => called(o).some((f) => own.includes(f)));
}

/** "the truce signed in October", beside one that is only offered or still to come. */
function isSettledBefore(ctx: ReadingContext, s: Slots, g: Group): boolean {
  const { tree } = ctx;
  if (s.mention.how !== 'noun' || !isDefinite(tree, s.mention.head)) return false;
  const agreed = s.done.some((a) => a.act === 'agree' && tree.is(a.word, 'acl') && isDatedBefore(tree, a.word));
  return agreed && !g.slots.some((o) => o.done.some((a) => a.act === 'agree') || isStanding(o));
}

/** "signed in May", "agreed last week", "that they signed a year ago" */
function isDatedBefore(tree: Tree, verb: number): boolean {
  if (tree.childrenBy(verb, 'aux').some((a) => ['will', 'would', 'to'].includes(tree.form(a)))) return false;
  return tree
    .childrenBy(verb, 'obl', 'obl:tmod', 'advmod', 'nmod')
    .some((o) => DATE.test(tree.lemma(o)) || tree.form(o) === 'ago' || /^(1[89]|20)\d\d$/.test(tree.form(o)));
}

const DATE =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|spring|summer|autumn|winter|yesterday)$/;

function isStanding(s: Slots): boolean {
  return s.states.some((x) => ['in-force', 'violated', 'ended'].includes(x.status));
}

function isSettled(g: Group): boolean {
  return g.slots.some((o) => o.states.some((x) => ['accepted', 'in-force', 'violated'].includes(x.status)));
}

function isOver(g: Group): boolean {
  return g.slots.some((o) => o.states.some((x) => x.status === 'ended'));
}

const CLASS: Readonly<Partial<Record<OfferKind, string>>> = {
  ceasefire: 'truce',
  'cessation-of-hostilities': 'truce',
  'peace-agreement': 'truce',
};

function classOf(kind: OfferKind): string {
  return CLASS[kind] ?? kind;
}

/** "The truce" may be said of a pause that was spoken of last; a named kind is not the other one. */
function sameKind(ctx: ReadingContext, s: Slots, g: Group): boolean {
  const here = classOf(s.mention.kind);
  const classes = g.slots.filter((o) => o.mention.how !== 'reference').map((o) => classOf(o.mention.kind));
  if (classes.includes(here)) return true;
  const loose =
    here === 'truce' && s.mention.how === 'noun' && isDefinite(ctx.tree, s.mention.head) && s.makers.length === 0;
  return loose && classes.includes('humanitarian-pause');
}

function among(p: Player, list: readonly Player[]): boolean {
  return list.some((q) => isSameSide(p, q));
}

function distinct(list: readonly Player[]): number {
  return list.filter((p, k) => list.findIndex((q) => isSameSide(p, q)) === k).length;
}

/** "asks for the truce to be extended", "proposed to prolong the ceasefire": put forward by one side, and not yet so. */
function isAskedFor(tree: Tree, s: Slots): boolean {
  const extending = s.done.find((a) => a.act === 'extend' && a.role !== 'noun');
  if (!extending) return false;
  return s.done.some(
    (a) =>
      (a.act === 'ask' || (a.act === 'offer' && a.role === 'control')) &&
      tree.upos(a.word) === 'VERB' &&
      a.word !== extending.word,
  );
}

/** "a plan to extend the present ceasefire", not "we shall prolong it if …". */
function isExtension(ctx: ReadingContext, s: Slots): boolean {
  const { tree } = ctx;
  const { head, how } = s.mention;
  const verb = tree.head(head);
  if (how === 'noun' && isDefinite(tree, head) && isAskedFor(tree, s)) return true;
  return (
    how === 'noun' &&
    verb >= 0 &&
    tree.is(head, 'obj') &&
    ['extend', 'prolong', 'renew'].includes(tree.lemma(verb)) &&
    tree.is(verb, 'acl') &&
    PLANNED.includes(tree.lemma(tree.head(verb)))
  );
}
