/**
 * For whom somebody speaks, and what he puts forward by his words alone: leave to go, a truce that "is conceivable".
 */
import type { Player } from '../actor/cast.js';
import type { Saying } from '../attribution/voices.js';
import type { ReadingContext } from '../context.js';
import { obliques } from '../syntax/index.js';
import { openings, responses } from './lexicon.js';
import { isParty } from './maker.js';
import type { TruceMention } from './mention.js';
import { add, players, type Slots } from './slots.js';

/** The body that the speaker of some words speaks for, null where the text does not tell. */
export function bodyBehind(ctx: ReadingContext, saying: Saying | null): Player | null {
  if (!saying || saying.source === null) return null;
  const speaker = ctx.cast.at(saying.source);
  // "the command of the movement"
  if (!speaker) return players(ctx, obliques(ctx.tree, saying.source, 'of', 'from')).find(canAnswer) ?? null;
  if (speaker.kind !== 'person' && speaker.kind !== 'group') return canAnswer(speaker) ? speaker : null;
  const body = speaker.affiliation === null ? null : ctx.cast.player(speaker.affiliation);
  return body ?? officialsBody(ctx, speaker);
}

/** "A Turkish official ruled it out": an unnamed official answers for the body that he is said to belong to. */
export function officialsBody(ctx: ReadingContext, player: Player): Player | null {
  for (const { head } of player.mentions) {
    if (!responses.officials.includes(ctx.tree.lemma(head))) continue;
    const owner = ctx.cast.ownerOf(head);
    if (owner && owner.id !== player.id && canAnswer(owner) && owner.kind !== 'person') return owner;
    const behind = obliques(ctx.tree, head, 'of', 'from', 'for', 'in', 'at', 'on');
    // "an officer in its operations room": whose the room is
    const of = [...players(ctx, behind), ...behind.map((o) => ctx.cast.ownerOf(o)).filter((p) => p !== null)].find(
      (p) => canAnswer(p) && p.kind !== 'place' && p.kind !== 'person' && p.kind !== 'outlet',
    );
    if (of) return of;
  }
  return null;
}

/** Whoever can be held to an answer. */
export function canAnswer(player: Player): boolean {
  return player.named || player.kind === 'armed-group' || player.kind === 'government' || player.kind === 'military';
}

/** "They can leave without their weapons": leave that the speaker's side gives to those it speaks of. */
export function readLeave(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const giver = bodyBehind(ctx, ctx.voices.at(mention.head));
  const going = tree.is(mention.head, 'conj') ? tree.head(mention.head) : mention.head;
  if (!giver) return;
  add(slots.proposers, [giver]);
  add(slots.makers, [giver]);
  const to = players(
    ctx,
    tree.childrenBy(going, 'nsubj', 'nsubj:pass').flatMap((s) => tree.conjuncts(s)),
  );
  add(
    slots.recipients,
    to.filter((p) => p.id !== giver.id && ['state', 'government', 'armed-group', 'military'].includes(p.kind)),
  );
  slots.acts.push(mention.head);
  slots.states.push({ status: 'offered', predicate: mention.head });
}

/** "A truce of three days was conceivable if …": put forward by the side of whoever says so. */
export function readMooted(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const adjective = tree.head(mention.head);
  if (mention.how !== 'noun' || adjective < 0 || !tree.is(mention.head, 'nsubj')) return;
  if (!openings.conceivable.includes(tree.form(adjective)) || tree.negations(adjective).length > 0) return;
  const giver = bodyBehind(ctx, ctx.voices.at(adjective));
  if (!giver) return;
  add(slots.proposers, [giver]);
  add(slots.makers, [giver]);
  slots.acts.push(adjective);
  slots.states.push({ status: 'offered', predicate: adjective });
}

/** Whom some words mean as parties; an unnamed commander or chief acts for his body. */
export function actorsOf(ctx: ReadingContext, words: readonly number[]): Player[] {
  const out: Player[] = [];
  for (const p of players(ctx, words)) {
    const body = p.kind === 'person' && !p.named ? officialsBody(ctx, p) : null;
    add(out, [body ?? p].filter(isParty));
  }
  return out;
}
