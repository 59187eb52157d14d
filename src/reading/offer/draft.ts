/**
 * One offer before it becomes a record: who its mentions say proposes, mediates and is addressed, its terms and answers;
 * or nothing, where the mentions tell of no offer.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents } from '../syntax/index.js';
import { askedOf, conditionsOf } from './condition.js';
import { actOfNoun, offers } from './lexicon.js';
import { isSameSide, type Parties } from './party.js';
import { isDenied } from './predicate.js';
import { type ResponseDraft, readResponses } from './response.js';
import { addressees, agreedBy, bindAnswering, boundSides, otherFighter } from './sides.js';
import type { Slots } from './slots.js';
import { readTerms, type TermDraft } from './terms.js';

/** Everything gathered about one offer before it becomes a record. */
export interface Draft {
  readonly group: readonly Slots[];
  readonly named: readonly Slots[];
  readonly proposers: readonly Player[];
  readonly mediators: readonly Player[];
  readonly recipients: Player[];
  readonly terms: readonly TermDraft[];
  readonly responses: readonly ResponseDraft[];
}

export function draftOf(ctx: ReadingContext, group: readonly Slots[]): Draft | null {
  const named = group.filter((s) => s.mention.how !== 'reference');
  if (named.length === 0) return null;
  const told = group.some((s) => s.acts.length > 0 || s.states.length > 0);
  const made = union(group.flatMap((s) => s.proposers).map((p) => sideOf(ctx, p)));
  // Who has agreed to what another has drafted answers it.
  const agreed = agreeing(group, made);
  const observers = union(group.flatMap((s) => s.observers)).filter((p) => !made.some((q) => isSameSide(p, q)));
  const declared = made.length > 0 ? made.filter((p) => !agreed.includes(p)) : observers;
  const shared = union(group.flatMap((s) => s.shared));
  const held = declared.length === 0 && shared.length === 1 ? [...addressees(ctx, shared), ...shared] : [];
  const proposers = declared.length > 0 ? declared : held.length > 1 ? held : agreedBy(ctx, group);
  const mediators = union(group.flatMap((s) => s.mediators)).filter((p) => !proposers.some((q) => q.id === p.id));
  const recipients = union(group.flatMap((s) => s.recipients)).filter(
    (p) => !proposers.some((q) => q.id === p.id) && p.kind !== 'outlet',
  );
  recipients.push(...agreed.filter((p) => !recipients.some((q) => q.id === p.id)));
  if (made.length > 0 && observers.length > 0 && recipients.length === 0) recipients.push(...observers);
  // What one side declares, it declares to the other: to whom its condition is set, else to its adversary.
  if (recipients.length === 0 && proposers.length > 0) recipients.push(...conditioned(ctx, group, proposers));
  if (recipients.length === 0 && proposers.length > 0) recipients.push(...addressees(ctx, proposers));
  const sides = boundSides(ctx, proposers, recipients);
  const mentions = group.map((s) => s.mention);
  const predicates = new Set(
    group.flatMap((s) => s.states.map((x) => x.predicate)).concat(group.flatMap((s) => s.acts)),
  );
  const responses = readResponses(ctx, mentions, declared, recipients, predicates);
  bindAnswering(responses, proposers, recipients, sides);
  if (recipients.length === 0 && proposers.length > 0) {
    const guessed = otherFighter(ctx, proposers);
    recipients.push(...guessed);
    sides.push(...guessed.filter((p) => !sides.some((s) => s.id === p.id)));
  }
  const parties: Parties = { sides, is: (p) => sides.some((s) => s.id === p.id) };
  if (proposers.length === 0 && group.some((s) => isCalledByOthers(ctx, s))) return null;
  // Talks and leave to go are an offer by what somebody says; by nobody they are none.
  const spoken = group.every((s) => s.mention.kind === 'talks' || s.mention.how === 'leave');
  if (spoken && proposers.length + mediators.length === 0) return null;
  const terms = readTerms(ctx, mentions, parties);
  // Nothing is done to it, nothing laid down in it, nobody answers: a mere mention.
  if (!told && terms.length === 0 && !responses.some((r) => answersOffer(ctx, r, group))) return null;
  if (group.every((s) => isOnlyDenied(ctx, s)) && responses.length === 0) return null;
  return { group, named, proposers, mediators, recipients, terms, responses };
}

/** A silence answers an appeal or an offer; "would not say whether the truce had been renewed" answers nothing. */
function answersOffer(ctx: ReadingContext, r: ResponseDraft, group: readonly Slots[]): boolean {
  if (r.manner !== 'silent') return true;
  const { tree } = ctx;
  const offered = tree.subtree(r.predicate).some((w) => ['offer', 'ask', 'declare'].includes(actOfNoun(tree, w) ?? ''));
  return offered || group.some((s) => s.done.some((a) => a.role === 'noun'));
}

/** Who must act for what a party has promised under a condition. */
function conditioned(ctx: ReadingContext, group: readonly Slots[], proposers: readonly Player[]): Player[] {
  if (proposers.length !== 1) return [];
  const own: Parties = { sides: [...proposers], is: (p) => proposers.some((q) => q.id === p.id) };
  const clauses = group.flatMap((s) => {
    if (s.mention.how === 'deed') return conditionsOf(ctx.tree, s.mention.head);
    return s.mention.how === 'noun' ? s.acts.flatMap((a) => conditionsOf(ctx.tree, a)) : [];
  });
  const asked = union(clauses.flatMap((c) => askedOf(ctx, c, own))).filter((p) => !isSameSide(p, proposers[0]!));
  // An army's withdrawal is asked of its state, where the report speaks of that.
  return union(asked.map((p) => (p.kind === 'military' && p.affiliation ? ctx.cast.player(p.affiliation) : p)));
}

/** Those of the proposers who only "agreed to" a truce which somebody outside of the fighting put forward. */
function agreeing(group: readonly Slots[], proposers: readonly Player[]): Player[] {
  const makers = union(group.flatMap((s) => s.makers));
  const outside = makers.length > 0 && makers.every((p) => p.codes.country === 'IGO' || p.codes.country === 'NGO');
  if (!outside) return [];
  return proposers.filter((p) => !makers.some((m) => isSameSide(m, p)));
}

const OFFICES = /president|premier|minister|chancellor|leader|chief|commander|general|spokes|chairman|secretary/;

/** "The president announced a truce": what an office declares is its state's or its movement's. */
function sideOf(ctx: ReadingContext, p: Player): Player {
  const inOffice = p.role !== null && OFFICES.test(p.role);
  if (p.kind !== 'person' || p.affiliation === null || !inOffice) return p;
  const body = ctx.cast.player(p.affiliation);
  return ARMED.has(body.kind) ? body : p;
}

const ARMED = new Set(['armed-group', 'military', 'state', 'government']);

/** A truce of arms has somebody in it who can bear them; a truce between two ministers or two shops has not. */
export function isWarlike(ctx: ReadingContext, d: Draft): boolean {
  const players = [...d.proposers, ...d.recipients, ...d.mediators, ...d.responses.map((r) => r.actor)];
  const inArms = (p: Player) =>
    ARMED.has(p.kind) ||
    p.codes.country === 'IGO' ||
    p.codes.sectors.some((s) => ['REB', 'MIL', 'SEP', 'GOV', 'INS'].includes(s)) ||
    p.mentions.some(({ first, last }) => {
      for (let w = first; w < last; w++) if (offers.fighters.includes(ctx.tree.lemma(w))) return true;
      return false;
    });
  // A truce of nobody named needs somebody in the report who can fight.
  // "signed by its neighbours": bodies without a name say nothing of arms.
  const named = players.filter((p) => p.named);
  return (
    players.some(inArms) || (named.length === 0 && ctx.cast.players.some((p) => inArms(p) && p.mentions.length > 0))
  );
}

/** "City and United called a ceasefire": made by names that are no bodies in arms. */
function isCalledByOthers(ctx: ReadingContext, s: Slots): boolean {
  const { tree, cast } = ctx;
  return s.done
    .filter((d) => d.act === 'declare' && d.role === 'object' && !tree.isPassive(d.word))
    .flatMap((d) => agents(tree, d.word))
    .some((w) => tree.upos(w) === 'PROPN' && cast.allAt(w).every((p) => !ARMED.has(p.kind) && p.kind !== 'person'));
}

/** "denied having offered a ceasefire": what is said of it is that there is none. */
function isOnlyDenied(ctx: ReadingContext, s: Slots): boolean {
  return s.done.length > 0 && s.acts.length === 0 && s.states.length === 0 && isDenied(ctx.tree, s.done[0]!.word);
}

export function union(list: readonly Player[]): Player[] {
  const out: Player[] = [];
  for (const p of list) if (!out.some((o) => o.id === p.id)) out.push(p);
  return out;
}
