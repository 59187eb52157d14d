/**
 * Reading the offers of an article: mentions are gathered over the whole report into as few offers as their slots allow,
 * then terms, answers, status and the roots that vouch for each.
 */
import type { Player } from '../actor/cast.js';
import { spansOf } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Offer, Place } from '../contract.js';
import { agents } from '../syntax/index.js';
import { deadlineOf, declaredOn, guarantorsOf, monitorsOf, sidesOf } from './bounds.js';
import { categoryOf, fireOf } from './category.js';
import { askedOf, conditionsOf } from './condition.js';
import { linkCounterOffers } from './counter.js';
import { gather } from './gather.js';
import { actOfNoun, offers } from './lexicon.js';
import { findTruceMentions } from './mention.js';
import { isSameSide, type Parties } from './party.js';
import { isDenied } from './predicate.js';
import { type ResponseDraft, readResponses } from './response.js';
import { addressees, agreedBy, bindAnswering, boundSides, otherFighter } from './sides.js';
import { type Slots, slotsOf } from './slots.js';
import { statusOf } from './status.js';
import { readTerms, type TermDraft } from './terms.js';
import { kindOf, labelOf, mostExplicit, triggerOf } from './trigger.js';
import { vouching } from './voucher.js';

/** Everything gathered about one offer before it becomes a record. */
interface Draft {
  readonly group: readonly Slots[];
  readonly named: readonly Slots[];
  readonly proposers: readonly Player[];
  readonly mediators: readonly Player[];
  readonly recipients: Player[];
  readonly terms: readonly TermDraft[];
  readonly responses: readonly ResponseDraft[];
}

export function readOffers(ctx: ReadingContext): Offer[] {
  const mentions = findTruceMentions(ctx.tree);
  const told = mentions.filter((m) => !m.earlier).map((m) => slotsOf(ctx, m));
  const found = gather(ctx, told)
    .map((group) => draftOf(ctx, group))
    .filter((d) => d !== null);
  // Beside one offer between bodies in arms another needs none to be named as such: the report is about a war.
  const drafts = found.some((d) => isWarlike(ctx, d)) ? found : [];
  drafts.forEach((d, k) => {
    if (d.recipients.length === 0) d.recipients.push(...meantByOthers(d, drafts.slice(0, k)));
  });
  const read = apportion(ctx, drafts).map((d, k) => offerOf(ctx, d, `o${k + 1}`));
  return linkCounterOffers(read);
}

function draftOf(ctx: ReadingContext, group: readonly Slots[]): Draft | null {
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

/** "The president announced a truce": what an office declares is its state's or its movement's. */
function sideOf(ctx: ReadingContext, p: Player): Player {
  if (p.kind !== 'person' || p.affiliation === null) return p;
  const body = ctx.cast.player(p.affiliation);
  return ARMED.has(body.kind) ? body : p;
}

/** Those of the proposers who only "agreed to" a truce which somebody outside of the fighting put forward. */
function agreeing(group: readonly Slots[], proposers: readonly Player[]): Player[] {
  const makers = union(group.flatMap((s) => s.makers));
  const outside = makers.length > 0 && makers.every((p) => p.codes.country === 'IGO' || p.codes.country === 'NGO');
  if (!outside) return [];
  return proposers.filter((p) => !makers.some((m) => isSameSide(m, p)));
}

/** A counter-offer goes back to whoever made the first one; what a third party puts forward goes to the two. */
function meantByOthers(d: Draft, before: readonly Draft[]): Player[] {
  const own = (p: Player) => d.proposers.some((q) => isSameSide(p, q));
  if (d.proposers.length !== 1) return [];
  const countered = before.findLast((o) => o.recipients.some(own) && o.proposers.length === 1);
  if (countered) return [...countered.proposers];
  const pair = before.findLast(
    (o) => o.proposers.length + o.recipients.length === 2 && ![...o.proposers, ...o.recipients].some(own),
  );
  return pair ? [...pair.proposers, ...pair.recipients] : [];
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

/** Of several offers each term and answer goes to one: the one named in its sentence, else the one named last before it. */
function apportion(ctx: ReadingContext, drafts: readonly Draft[]): Draft[] {
  if (drafts.length < 2) return [...drafts];
  const owner = (word: number): number => {
    const { tree } = ctx;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [k, d] of drafts.entries())
      for (const { mention } of d.group) {
        const here = tree.word(mention.head).sentence === tree.word(word).sentence;
        const gap = here
          ? Math.abs(mention.head - word)
          : mention.head < word
            ? 1000 + word - mention.head
            : Number.POSITIVE_INFINITY;
        if (gap < least) [best, least] = [k, gap];
      }
    return best;
  };
  const has = (list: readonly { readonly word: number }[], word: number) => list.some((x) => x.word === word);
  const heads = drafts.map((d) => ({
    terms: d.terms.map((t) => ({ word: t.head })),
    responses: d.responses.map((r) => ({ word: r.predicate })),
  }));
  return drafts.map((d, k) => {
    // A thing that only one offer has stays there, whoever is named nearer.
    const mine = (field: 'terms' | 'responses', word: number) =>
      owner(word) === k || !heads[owner(word)]?.[field] || !has(heads[owner(word)]![field], word);
    const kept = d.terms.map((t) => mine('terms', t.head));
    const index = kept.map((_, i) => kept.slice(0, i).filter(Boolean).length);
    const terms = d.terms
      .filter((_, i) => kept[i])
      .map((t) => ({
        ...t,
        inReturnFor: t.inReturnFor !== null && kept[t.inReturnFor] ? index[t.inReturnFor]! : null,
      }));
    return { ...d, terms, responses: d.responses.filter((r) => mine('responses', r.predicate)) };
  });
}

function offerOf(ctx: ReadingContext, draft: Draft, id: string): Offer {
  const { tree } = ctx;
  const { group, named, proposers, mediators, recipients, terms, responses } = draft;
  const exclude = places(group.flatMap((s) => s.exclude));
  const include = places(group.flatMap((s) => s.include)).filter((p) => !exclude.some((e) => e.name === p.name));
  const best = mostExplicit(named);
  const vouchers = vouching(ctx, group, terms, responses);
  const status = statusOf(ctx, group, proposers, recipients, responses);
  // What the most explicit mention says of its length and start comes first.
  const ordered = [best, ...group.filter((s) => s !== best)];
  const duration = ordered.map((s) => s.duration).find((d) => d.length > 0) ?? [];
  const starts = ordered.map((s) => s.starts).find((d) => d.length > 0) ?? [];
  const excluded = union(group.flatMap((s) => s.excluded));
  const agreed = ['accepted', 'in-force', 'violated'].includes(status.status);
  return {
    id,
    kind: kindOf(named),
    trigger: spansOf(tree, triggerOf(ctx, best)),
    proposers: proposers.map((p) => p.id),
    mediators: mediators.map((p) => p.id),
    recipients: recipients.map((p) => p.id),
    include,
    exclude,
    duration: spansOf(tree, duration),
    starts: spansOf(tree, starts),
    conditional: terms.some((t) => t.inReturnFor !== null) || isConditional(ctx, group),
    terms: terms.map((t) => termOf(ctx, t)),
    status: status.status,
    responses: responses.map((r) => ({
      actor: r.actor.id,
      response: r.response,
      certainty: r.certainty,
      attribution: r.attribution,
      ...(r.manner === null ? {} : { manner: r.manner }),
      rules: [r.rule],
      evidence: { response: spansOf(tree, [r.predicate]) },
    })),
    attributions: vouchers,
    independentRoots: vouchers.length,
    label: spansOf(tree, labelOf(ctx, named)),
    sides: sidesOf(ctx, group, proposers, agreed),
    excludedParties: excluded.map((p) => p.id),
    guarantors: guarantorsOf(ctx, group).map((p) => p.id),
    monitoring: monitorsOf(ctx, group).map((m) => ({ actor: m.player?.id ?? null, words: spansOf(tree, m.words) })),
    deadline: spansOf(tree, deadlineOf(ctx, group)),
    declared: declaredOn(ctx, group),
    counterTo: null,
    evidence: {
      mentions: group.flatMap((s) => spansOf(tree, [s.mention.head])),
      ...(status.predicate === null ? {} : { status: spansOf(tree, [status.predicate]) }),
    },
    rules: ['offer/gathered'],
  };
}

function termOf(ctx: ReadingContext, t: TermDraft): Offer['terms'][number] {
  const category = categoryOf(ctx.tree, t.head, t.undertaking) ?? 'other';
  return {
    party: t.party.id,
    undertaking: spansOf(ctx.tree, t.undertaking),
    inReturnFor: t.inReturnFor,
    category,
    ...(category === 'halt-of-fire' ? { fire: fireOf(ctx.tree, t.undertaking) } : {}),
    rules: [t.rule],
    attribution: ctx.voices.at(t.at)?.id ?? null,
  };
}

const ARMED = new Set(['armed-group', 'military', 'state', 'government']);

/** A truce of arms has somebody in it who can bear them; a truce between two ministers or two shops has not. */
function isWarlike(ctx: ReadingContext, d: Draft): boolean {
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

function union(list: readonly Player[]): Player[] {
  const out: Player[] = [];
  for (const p of list) if (!out.some((o) => o.id === p.id)) out.push(p);
  return out;
}

function places(list: readonly Place[]): Place[] {
  const out: Place[] = [];
  for (const p of list) if (!out.some((o) => o.name === p.name)) out.push(p);
  return out;
}

/** "denied having offered a ceasefire": what is said of it is that there is none. */
function isOnlyDenied(ctx: ReadingContext, s: Slots): boolean {
  return s.done.length > 0 && s.acts.length === 0 && s.states.length === 0 && isDenied(ctx.tree, s.done[0]!.word);
}

/** A condition stands in a sentence that speaks of it: "if", "unless", "on condition that", "only after". */
function isConditional(ctx: ReadingContext, group: readonly Slots[]): boolean {
  const { tree } = ctx;
  return group.some((s) => {
    // What is set as a condition where the offer is only referred to is somebody's answer.
    if (s.mention.how === 'reference') return false;
    const sentence = tree.sentenceOf(s.mention.head);
    for (let i = sentence.first; i < sentence.last; i++) {
      const form = tree.form(i);
      if (['if', 'provided', 'providing'].includes(form) && !aboutTruce(ctx, i, group)) return true;
      if (['long', 'soon'].includes(form) && tree.form(i - 1) === 'as' && tree.form(i + 1) === 'as') return true;
      if (form === 'condition' && tree.marker(i) === 'on') return true;
      if (
        ['condition', 'conditions'].includes(form) &&
        ['come', 'attach', 'set', 'make'].includes(tree.lemma(tree.head(i) < 0 ? i : tree.head(i)))
      )
        return true;
      if (['depend', 'hinge'].includes(tree.lemma(i)) && tree.upos(i) === 'VERB') return true;
      if (form === 'only' && i + 1 < sentence.last && ['after', 'if', 'when', 'once'].includes(tree.form(i + 1)))
        return true;
    }
    return false;
  });
}

/** "if the truce collapsed", "if attacked": what is to follow a breach makes no bargain. */
function aboutTruce(ctx: ReadingContext, mark: number, group: readonly Slots[]): boolean {
  const { tree } = ctx;
  const clause = tree.head(mark);
  if (clause < 0 || !tree.is(mark, 'mark', 'advmod')) return tree.form(mark) === 'if';
  const heads = new Set(group.map((s) => s.mention.head));
  const subjects = tree.childrenBy(clause, 'nsubj', 'nsubj:pass');
  return (
    subjects.some((w) => heads.has(w)) ||
    subjects.length === 0 ||
    !tree.children(tree.head(clause) < 0 ? clause : tree.head(clause)).includes(clause)
  );
}
