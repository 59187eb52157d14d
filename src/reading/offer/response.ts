/**
 * Answers to an offer, given or expected: who accepts, rejects or leaves it open, how surely, and on whose word.
 */
import type { Player } from '../actor/cast.js';
import { assess } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Certainty, Response } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { type AnswerKind, answerKind, decide, isAnsweringAlone, type Manner, mannerOf, objectOf } from './answer.js';
import { isAct, offers, responses } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { isSameSide } from './party.js';
import { doers, isDenied, isVerbal } from './predicate.js';
import { players } from './slots.js';
import { canAnswer, officialsBody } from './spoken.js';

export interface ResponseDraft {
  readonly actor: Player;
  readonly response: Response['response'];
  readonly certainty: Certainty;
  readonly attribution: string | null;
  readonly predicate: number;
  /** A finer answer: with a reservation, none at all, or that no offer has come. */
  readonly manner: Manner | null;
  readonly rule: string;
}

export function readResponses(
  ctx: ReadingContext,
  mentions: readonly TruceMention[],
  proposers: readonly Player[],
  recipients: readonly Player[],
  actsOfOffer: ReadonlySet<number>,
): ResponseDraft[] {
  const { tree } = ctx;
  const out: ResponseDraft[] = [];
  const current = mentions.filter((m) => !m.earlier);
  const first = Math.min(...current.map((m) => m.head));
  const heads = new Map(current.map((m) => [m.head, m]));
  for (const w of tree.doc.words) {
    const v = w.index;
    if (!isVerbal(tree, v) && w.upos !== 'ADJ' && w.upos !== 'NOUN') continue;
    if (tree.is(v, 'amod')) continue;
    const kind = answerKind(tree, v);
    if (!kind) continue;
    const object = objectOf(tree, v, kind, heads);
    if (object === 'other') continue;
    // "…, both sides agreed" vouches for what is told and answers nothing.
    if (object === 'none' && kind === 'accept' && isParenthetical(ctx, v)) continue;
    // Without an object the verb answers only what has been spoken of before it, and only if it is a verb of answering.
    if (object === 'none' && (w.start < tree.word(first).start || !isAnsweringAlone(tree, v, kind))) continue;
    for (const p of answering(ctx, v, recipients)) {
      const body = bodyOf(ctx, p);
      // A leader who turns down what his own side has agreed to answers for himself.
      const dissents =
        body !== null &&
        decide(tree, v, kind, object) === 'reject' &&
        p.named &&
        proposers.some((q) => q.id === body.id);
      const actor = dissents ? p : stateOf(body, [...recipients, ...proposers]);
      if (!actor || actor.kind === 'outlet' || actor.kind === 'place' || !(canAnswer(actor) || isFollowing(ctx, actor)))
        continue;
      const saying = ctx.voices.at(v);
      const root = saying?.record.chain.at(-1)?.actor;
      const own = root !== undefined && (root === actor.id || root === p.id);
      const isProposer = proposers.some((q) => q.id === actor.id);
      if ((object === 'none' || isApplause(tree, v)) && isBystander(actor, proposers, recipients, isApplause(tree, v)))
        continue;
      // A party's own word that it will keep the truce answers the other's; its offering is no answer.
      if (isProposer && !answersAsProposer(ctx, v, kind, own, actsOfOffer, recipients, proposers)) continue;
      if (!isProposer && offersItself(ctx, v, actor, proposers, kind)) continue;
      const response = decide(tree, v, kind, object);
      if (!response || (isDenied(tree, v) && kind !== 'denying')) continue;
      const certainty = certaintyOf(ctx, v, saying?.record.certainty ?? 'certain', own);
      if (certainty === 'unknown' || (kind === 'accept' && isWished(ctx, v, own))) continue;
      const attribution = saying?.id ?? null;
      const twin = out.findIndex(
        (r) =>
          r.actor.id === actor.id &&
          r.response === response &&
          (r.attribution === attribution || r.certainty === certainty),
      );
      // Of one answer told twice the one in its giver's own words stands.
      if (twin >= 0 && (out[twin]!.attribution !== null || attribution === null)) continue;
      if (twin >= 0) out.splice(twin, 1);
      out.push({
        actor,
        response,
        certainty: kind === 'denying' ? 'certain' : certainty,
        attribution,
        predicate: v,
        manner: mannerOf(tree, v, kind),
        rule: `response/${kind}`,
      });
    }
  }
  return settled(out);
}

/** One who has both accepted and left a point open has accepted with a reservation; a silence is no answer beside one. */
function settled(found: readonly ResponseDraft[]): ResponseDraft[] {
  return found.filter(
    (r) =>
      !(
        r.manner === 'silent' &&
        found.some(
          (o) =>
            o !== r &&
            o.actor.id === r.actor.id &&
            o.manner !== 'silent' &&
            o.certainty === 'certain' &&
            o.attribution === r.attribution,
        )
      ),
  );
}

/** "…, both sides agreed": a cue behind what it vouches for. */
function isParenthetical(ctx: ReadingContext, v: number): boolean {
  const saying = ctx.voices.byCue(v);
  return saying !== null && (saying.content[0] ?? v) < v;
}

/** Who answers; "it", "they", "we" in what somebody says of an offer is the body that says so. */
function answering(ctx: ReadingContext, v: number, recipients: readonly Player[]): Player[] {
  const { tree } = ctx;
  const who = subjectsOf(ctx, v);
  const root = ctx.voices.at(v)?.record.chain.at(-1);
  const speaker = root?.actor ? ctx.cast.players.find((p) => p.id === root.actor) : undefined;
  const pronoun = who.length === 1 && tree.upos(who[0]!) === 'PRON' ? tree.form(who[0]!) : '';
  if (speaker && ['we', 'i'].includes(pronoun)) return [speaker];
  if (speaker && ['it', 'they'].includes(pronoun)) {
    const meant = players(ctx, who);
    return meant.some((p) => p.named && p.id !== speaker.id && speaker.kind === 'person') ? meant : [speaker];
  }
  // "Neither has replied": of those it was made to
  const all = tree
    .childrenBy(v, 'nsubj')
    .some((s) => ['neither', 'both'].includes(tree.form(s)) || offers.sides.includes(tree.lemma(s)));
  if (all && recipients.length > 1 && players(ctx, who).length === 0) return [...recipients];
  if (speaker && pronoun === '' && who.length === 0 && tree.form(v) === 'no') return [speaker];
  return players(ctx, who);
}

/** "The mission hopes that the two will agree": another's wish is no forecast. */
function isWished(ctx: ReadingContext, v: number, own: boolean): boolean {
  const { tree } = ctx;
  if (own || ctx.voices.at(v)?.record.certainty !== 'possible') return false;
  const modal = tree.childrenBy(v, 'aux').some((a) => ['may', 'might', 'could', 'would'].includes(tree.form(a)));
  return !modal && tree.childrenBy(v, 'advcl').length === 0;
}

/** "supporters of X", "a faction of the movement": a crowd that takes a side of its own. */
function isFollowing(ctx: ReadingContext, player: Player): boolean {
  return player.kind === 'group' && player.mentions.some((m) => responses.followings.includes(ctx.tree.lemma(m.head)));
}

/** "is expected to back the appeal": what others than the parties say of it. */
function isApplause(tree: Tree, v: number): boolean {
  return responses.applause.includes(tree.lemma(v));
}

/** A state that is no side of the offer does "the same" or "agrees" about other things. */
function isBystander(
  actor: Player,
  proposers: readonly Player[],
  recipients: readonly Player[],
  applauds: boolean,
): boolean {
  const sides = [...proposers, ...recipients];
  return (
    (actor.kind === 'state' || actor.kind === 'organization') &&
    (applauds || sides.length > 1) &&
    !sides.some((s) => isSameSide(s, actor))
  );
}

function subjectsOf(ctx: ReadingContext, v: number): number[] {
  const { tree } = ctx;
  if (responses.bound.includes(tree.form(v)) || responses.bound.includes(tree.lemma(v)))
    return tree.childrenBy(v, 'nsubj').flatMap((s) => tree.conjuncts(s));
  const own = doers(tree, v);
  if (own.length > 0) return own;
  // "is not bound by", "was ignored by"
  const subject = tree.childrenBy(v, 'nsubj', 'nsubj:pass').flatMap((s) => tree.conjuncts(s));
  return tree.isPassive(v) ? [] : subject;
}

/** Keeping and confirming answers the other side; offering, agreeing and declaring do not. */
function answersAsProposer(
  ctx: ReadingContext,
  v: number,
  kind: AnswerKind,
  own: boolean,
  actsOfOffer: ReadonlySet<number>,
  recipients: readonly Player[],
  proposers: readonly Player[],
): boolean {
  const { tree } = ctx;
  if (kind !== 'accept') return false;
  if (proposers.length < 2 && recipients.length > 0) return false;
  if (isAct(tree, v, 'offer', 'declare', 'agree') && actsOfOffer.has(v)) return false;
  return own || ['confirm', 'comply', 'reciprocate'].includes(tree.lemma(v));
}

/** What makes somebody a party in the first place is no answer of his, unless another had offered. */
function offersItself(
  ctx: ReadingContext,
  v: number,
  actor: Player,
  proposers: readonly Player[],
  kind: AnswerKind,
): boolean {
  return kind === 'accept' && isAct(ctx.tree, v, 'offer', 'declare') && proposers.every((p) => isSameSide(p, actor));
}

function certaintyOf(ctx: ReadingContext, v: number, said: Certainty, own: boolean): Certainty {
  const { tree } = ctx;
  let certainty: Certainty = said;
  const lower = (to: Certainty) => {
    const order: Certainty[] = ['certain', 'probable', 'possible', 'unknown'];
    if (order.indexOf(to) > order.indexOf(certainty)) certainty = to;
  };
  lower(assess(tree, v).certainty);
  let below = v;
  for (const a of tree.ancestors(v)) {
    if (!tree.is(below, 'xcomp', 'ccomp', 'csubj', 'advcl')) break;
    lower(assess(tree, a).certainty);
    below = a;
    if (tree.is(v, 'xcomp', 'advcl', 'csubj') && a !== tree.head(v)) break;
  }
  // "would agree only if …": somebody else's answer under a condition is a possibility, not a promise.
  const conditional = tree
    .childrenBy(v, 'advcl')
    .some((c) =>
      tree.children(c).some((m) => tree.is(m, 'mark') && ['if', 'unless', 'provided'].includes(tree.form(m))),
    );
  if (conditional && !own) lower('possible');
  return certainty;
}

/** A ministry answers for its state, where that is the party. */
function stateOf(body: Player | null, parties: readonly Player[]): Player | null {
  if (body?.kind !== 'government') return body;
  return parties.find((q) => q.kind === 'state' && isSameSide(q, body)) ?? body;
}

/** The body answers, not its spokesman or minister; a leader of the opposition answers for himself. */
function bodyOf(ctx: ReadingContext, player: Player): Player | null {
  if (player.kind !== 'person') return player;
  const unnamed = player.named ? null : officialsBody(ctx, player);
  if (unnamed) return unnamed;
  if (player.affiliation) return ctx.cast.players.find((p) => p.id === player.affiliation) ?? player;
  if (!player.named) return null;
  if (player.role === null || !/president|prime minister|premier|minister|chancellor|king/.test(player.role))
    return player;
  // An office of state without a country answers for the one state that the report is about.
  const states = ctx.cast.players.filter(
    (p) =>
      p.named &&
      (p.kind === 'state' || p.kind === 'government') &&
      (player.codes.country === null || p.codes.country === player.codes.country),
  );
  return states.length === 1 ? states[0]! : player;
}
