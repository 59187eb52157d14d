/**
 * Reading the offers of an article: mentions are gathered over the whole report into as few offers as their slots allow,
 * then terms, answers, status and the roots that vouch for each.
 */
import type { Player } from '../actor/cast.js';
import { spansOf } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { ChainLink, Offer, Place } from '../contract.js';
import { sidesIn } from '../event/index.js';
import type { OfferKind, OfferStatus } from './lexicon.js';
import { findTruceMentions } from './mention.js';
import { governs, type Parties } from './party.js';
import { type ResponseDraft, readResponses } from './response.js';
import { type Slots, slotsOf } from './slots.js';
import { readTerms, type TermDraft } from './terms.js';

export function readOffers(ctx: ReadingContext): Offer[] {
  const mentions = findTruceMentions(ctx.tree);
  const told = mentions.filter((m) => !m.earlier).map((m) => slotsOf(ctx, m));
  return gather(ctx, told)
    .map((group, k) => offerOf(ctx, group, `o${k + 1}`))
    .filter((o) => o !== null);
}

/**
 * Mentions of one offer. A report that speaks of "a truce" and then of "the offer", "the deal" speaks of one thing; a
 * different kind of undertaking (an exchange of prisoners beside a truce) and a plan to extend a truce that is already
 * there are offers of their own. A reference goes with what was last named.
 */
function gather(ctx: ReadingContext, told: readonly Slots[]): Slots[][] {
  const groups = new Map<string, Slots[]>();
  const bound = new Set(
    told.filter((s) => s.mention.how === 'noun' || s.proposers.length > 1).flatMap((s) => s.proposers.map((p) => p.id)),
  );
  let last = '';
  for (const s of told) {
    const key = s.mention.how === 'reference' ? referent(ctx, s, groups, last) : keyOf(ctx, s, bound);
    if (s.mention.how !== 'reference') last = key;
    groups.set(key, [...(groups.get(key) ?? []), s]);
  }
  return [...groups.values()];
}

const PLANNED = ['proposal', 'plan', 'offer', 'initiative'];

/** A "proposal" is what is still proposed: the extension where there is one beside the truce itself. */
function referent(ctx: ReadingContext, s: Slots, groups: ReadonlyMap<string, Slots[]>, last: string): string {
  if (PLANNED.includes(ctx.tree.lemma(s.mention.head)) && groups.has('extension')) return 'extension';
  return last === '' ? keyOf(ctx, s, new Set()) : last;
}

function keyOf(ctx: ReadingContext, s: Slots, bound: ReadonlySet<string>): string {
  const { tree } = ctx;
  const { kind, head, how } = s.mention;
  if (!['ceasefire', 'cessation-of-hostilities', 'humanitarian-pause', 'peace-agreement'].includes(kind)) return kind;
  // What one party says it will stop, beside a truce of several or of another, is an offer of its own.
  const alone = s.proposers.length === 1 ? s.proposers[0]!.id : null;
  if (how === 'deed' && alone !== null && bound.size > 0 && !(bound.size === 1 && bound.has(alone)))
    return `by ${alone}`;
  const verb = tree.head(head);
  if (how !== 'noun' || verb < 0 || !tree.is(head, 'obj') || !['extend', 'prolong', 'renew'].includes(tree.lemma(verb)))
    return 'truce';
  // "a plan to extend the present ceasefire", not "we shall prolong it if …".
  return tree.is(verb, 'acl') && PLANNED.includes(tree.lemma(tree.head(verb))) ? 'extension' : 'truce';
}

function offerOf(ctx: ReadingContext, group: readonly Slots[], id: string): Offer | null {
  const { tree } = ctx;
  const named = group.filter((s) => s.mention.how !== 'reference');
  // Nobody offers, nothing is said of it: a mere mention of a truce is no offer.
  if (group.every((s) => s.acts.length === 0 && s.states.length === 0)) return null;

  const declared = union(group.flatMap((s) => s.proposers));
  const proposers = declared.length > 0 ? declared : agreedBy(ctx, group);
  const mediators = union(group.flatMap((s) => s.mediators)).filter((p) => !proposers.some((q) => q.id === p.id));
  const recipients = union(group.flatMap((s) => s.recipients)).filter(
    (p) => !proposers.some((q) => q.id === p.id) && p.kind !== 'outlet',
  );
  // What one side declares, it declares to the other.
  if (recipients.length === 0 && proposers.length > 0) recipients.push(...addressees(ctx, proposers));
  // Who mediates or guarantees is bound to nothing himself, where there are sides to bind.
  const all = union([...proposers, ...recipients]).filter((p) => p.kind !== 'person' || p.affiliation === null);
  const fighting = all.filter((p) => p.codes.country !== 'IGO' && p.codes.country !== 'NGO');
  const sides = fighting.length > 0 ? fighting : all;
  const parties: Parties = { sides, is: (p) => sides.some((s) => s.id === p.id) };
  const mentions = group.map((s) => s.mention);
  const acts = new Set(group.flatMap((s) => s.states.map((x) => x.predicate)).concat(group.flatMap((s) => s.acts)));
  const responses = readResponses(ctx, mentions, proposers, acts);
  for (const r of responses) {
    const body = r.actor;
    if (
      !sides.some((s) => s.id === body.id) &&
      ['state', 'government', 'armed-group', 'military'].includes(body.kind) &&
      recipients.length === 0 &&
      proposers.length === 1 &&
      !governs(body, proposers[0]!)
    ) {
      recipients.push(body);
      sides.push(body);
    }
  }
  const terms = readTerms(ctx, mentions, parties);

  const exclude = places(group.flatMap((s) => s.exclude));
  const include = places(group.flatMap((s) => s.include)).filter((p) => !exclude.some((e) => e.name === p.name));
  const best = trigger(named);
  const vouchers = vouching(ctx, group, terms);
  const status = statusOf(ctx, group, proposers, recipients, responses);
  // What the most explicit mention says of its length and start comes first.
  const ordered = [best, ...group.filter((s) => s !== best)];
  const durations = ordered.map((s) => s.duration).filter((d) => d.length > 0);
  const starts = ordered.map((s) => s.starts).filter((d) => d.length > 0);
  return {
    id,
    kind: kindOf(named),
    trigger: spansOf(tree, triggerWords(ctx, best)),
    proposers: proposers.map((p) => p.id),
    mediators: mediators.map((p) => p.id),
    recipients: recipients.map((p) => p.id),
    include,
    exclude,
    duration: durations[0] ? spansOf(tree, durations[0]) : [],
    starts: starts[0] ? spansOf(tree, starts[0]) : [],
    conditional: terms.some((t) => t.inReturnFor !== null) || isConditional(ctx, group),
    terms: terms.map((t) => ({
      party: t.party.id,
      undertaking: spansOf(tree, t.undertaking),
      inReturnFor: t.inReturnFor,
      rules: [t.rule],
      attribution: ctx.voices.at(t.at)?.id ?? null,
    })),
    status: status.status,
    responses: responses.map((r) => ({
      actor: r.actor.id,
      response: r.response,
      certainty: r.certainty,
      attribution: r.attribution,
      rules: [r.rule],
      evidence: { response: spansOf(tree, [r.predicate]) },
    })),
    attributions: vouchers,
    independentRoots: vouchers.length,
    evidence: {
      mentions: group.flatMap((s) => spansOf(tree, [s.mention.head])),
      ...(status.predicate === null ? {} : { status: spansOf(tree, [status.predicate]) }),
    },
    rules: ['offer/gathered'],
  };
}

/** A truce that is said to be agreed or in force, by nobody named, binds the two sides of the article. */
function agreedBy(ctx: ReadingContext, group: readonly Slots[]): Player[] {
  const bound = group.some((s) => s.states.some((x) => ['accepted', 'in-force', 'violated'].includes(x.status)));
  return bound ? sidesIn(ctx).map((s) => s.players[0]!) : [];
}

/** Unsaid, a side's declaration goes to the other side, and a third party's proposal to both. */
function addressees(ctx: ReadingContext, proposers: readonly Player[]): Player[] {
  const sides = sidesIn(ctx);
  if (sides.length !== 2) return [];
  const ofSide = (p: Player) => sides.findIndex((s) => s.players.some((q) => q.id === p.id || q.id === p.affiliation));
  const own = new Set(proposers.map(ofSide));
  if (
    own.size === 1 &&
    own.has(-1) &&
    proposers.every((p) => p.codes.country === 'IGO' || p.codes.country === 'NGO' || p.kind === 'organization')
  )
    return sides.map((s) => s.players[0]!);
  if (own.size !== 1 || own.has(-1)) return [];
  const other = sides[1 - [...own][0]!]!.players;
  return [other.find((p) => p.kind === 'government') ?? other.find((p) => p.kind === 'state') ?? other[0]!];
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

function weight(s: Slots): number {
  return (
    s.proposers.length +
    s.recipients.length +
    s.include.length +
    2 * s.exclude.length +
    (s.duration.length ? 1 : 0) +
    (s.starts.length ? 1 : 0) +
    s.acts.length / 2
  );
}

/** The most explicit mention; of equals the first. */
function trigger(named: readonly Slots[]): Slots {
  return named.reduce((a, b) => (weight(b) > weight(a) ? b : a));
}

function triggerWords(ctx: ReadingContext, s: Slots): number[] {
  const { tree } = ctx;
  const i = s.mention.head;
  if (s.mention.how === 'deed') return [i, ...tree.childrenBy(i, 'obj', 'xcomp').flatMap((c) => tree.subtree(c))];
  // The noun with all that stands before it ("unilateral one-month …") and with what it is a truce of.
  const before = tree.childrenBy(i, 'amod', 'compound', 'nummod').flatMap((c) => tree.subtree(c));
  const first = Math.min(i, ...before.filter((w) => w < i));
  const of = tree
    .childrenBy(i, 'nmod')
    .filter((c) => tree.marker(c) === 'of')
    .flatMap((c) => tree.subtree(c, (k) => tree.is(k, 'acl', 'nmod')));
  return [...Array.from({ length: i - first + 1 }, (_, k) => first + k), ...of].filter(
    (w, k) => !(k === 0 && tree.upos(w) === 'DET'),
  );
}

function kindOf(named: readonly Slots[]): OfferKind {
  const count = new Map<OfferKind, number>();
  for (const s of named)
    if (s.mention.how === 'noun') count.set(s.mention.kind, (count.get(s.mention.kind) ?? 0) + weight(s) + 1);
  // "Truce" is said of any of them; a more exact name, once used, is the kind.
  const exact = [...count.keys()].find((k) => k === 'cessation-of-hostilities' || k === 'humanitarian-pause');
  return exact ?? [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? named[0]?.mention.kind ?? 'ceasefire';
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
      if (['if', 'unless', 'provided', 'providing'].includes(form) && tree.is(i, 'mark', 'advmod')) return true;
      if (form === 'condition' && tree.marker(i) === 'on') return true;
      if (form === 'depend' && tree.upos(i) === 'VERB') return true;
      if (form === 'only' && i + 1 < sentence.last && ['after', 'if', 'when', 'once'].includes(tree.form(i + 1)))
        return true;
    }
    return false;
  });
}

// ---- status ----

function statusOf(
  ctx: ReadingContext,
  group: readonly Slots[],
  _proposers: readonly Player[],
  recipients: readonly Player[],
  responses: readonly ResponseDraft[],
): { status: OfferStatus; predicate: number | null } {
  const states = group.flatMap((s) => s.states);
  const of = (status: OfferStatus) =>
    states.find((x) => x.status === status && (status !== 'violated' || byObserver(ctx, x.predicate)));
  const broken = of('violated');
  if (broken) return { status: 'violated', predicate: broken.predicate };
  const ended = of('ended');
  if (ended && ctx.voices.at(ended.predicate) === null) return { status: 'ended', predicate: ended.predicate };
  const suspended = of('suspended');
  if (suspended) return { status: 'suspended', predicate: suspended.predicate };
  const holds = of('in-force');
  if (holds) return { status: 'in-force', predicate: holds.predicate };
  const answered = (p: Player) =>
    responses.find((r) => r.response === 'accept' && r.certainty === 'certain' && r.actor.id === p.id);
  const accepted = recipients.length > 0 && recipients.every(answered) ? answered(recipients[0]!) : undefined;
  const agreed = of('accepted');
  if (agreed && (recipients.length === 0 || accepted)) return { status: 'accepted', predicate: agreed.predicate };
  if (accepted) return { status: 'accepted', predicate: accepted.predicate };
  const offered = of('offered');
  const refused =
    recipients.length > 0 &&
    recipients.every((p) =>
      responses.some((r) => r.actor.id === p.id && r.response === 'reject' && r.certainty === 'certain'),
    );
  if (refused && offered && group.some((s) => s.recipients.length > 0))
    return { status: 'rejected', predicate: responses[0]!.predicate };
  if (offered) return { status: 'offered', predicate: offered.predicate };
  return { status: 'mooted', predicate: null };
}

/** A breach needs the report's own voice or an observer; the parties' accusations leave a truce in force. */
function byObserver(ctx: ReadingContext, predicate: number): boolean {
  const saying = ctx.voices.at(predicate);
  if (!saying) return true;
  const root = saying.record.chain.at(-1);
  const player = root?.actor ? ctx.cast.players.find((p) => p.id === root.actor) : undefined;
  return player !== undefined && (player.codes.country === 'IGO' || player.codes.country === 'NGO');
}

// ---- who vouches ----

/** One attribution for each independent root that asserts the offer, its terms, scope or state; forecasts do not count. */
function vouching(ctx: ReadingContext, group: readonly Slots[], terms: readonly TermDraft[]): string[] {
  const asserted = group.filter((s) => !inPassing(ctx, s.mention.head));
  const predicates = [
    ...asserted.flatMap((s) => [...s.acts, ...s.states.map((x) => x.predicate)]),
    ...terms.map((t) => t.at),
  ];
  const sayings = predicates.map((p) => ctx.voices.at(p)).filter((s) => s !== null);
  const inner = new Set(sayings.flatMap((s) => s.record.chain.slice(0, -1)).map(key));
  const out = new Map<string, string>();
  for (const s of sayings) {
    const root = s.record.chain.at(-1)!;
    if (root.kind === 'unspecified' || s.record.certainty === 'probable' || s.record.certainty === 'unknown') continue;
    if (root.kind === 'outlet' && inner.has(key(root))) continue;
    const k = root.kind === 'anonymous' ? `*${chainKey(s.record.chain)}` : key(root);
    if (!out.has(k)) out.set(k, s.id);
  }
  return [...out.values()];
}

/** "a day before the ceasefire was due": told as a date, not vouched for. */
function inPassing(ctx: ReadingContext, head: number): boolean {
  const { tree } = ctx;
  for (let w = head, k = 0; w >= 0 && k < 8; w = tree.head(w), k++)
    if (tree.markers(w).some((m) => ['before', 'after', 'since', 'until'].includes(m))) return true;
  return false;
}

function key(link: ChainLink): string {
  return link.actor ?? link.name;
}

function chainKey(chain: readonly ChainLink[]): string {
  return chain.map(key).join('<');
}
