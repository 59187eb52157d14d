/**
 * Reading the offers of an article: mentions are gathered over the whole report into as few offers as their slots allow,
 * then terms, answers, status and the roots that vouch for each.
 */
import type { Player } from '../actor/cast.js';
import { spansOf } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Offer, Place } from '../contract.js';
import { deadlineOf, declaredOn, guarantorsOf, monitorsOf, sidesOf } from './bounds.js';
import { categoryOf, fireOf } from './category.js';
import { linkCounterOffers } from './counter.js';
import { type Draft, draftOf, isWarlike, union } from './draft.js';
import { gather } from './gather.js';
import { findTruceMentions } from './mention.js';
import { isSameSide } from './party.js';
import { type Slots, slotsOf } from './slots.js';
import { statusOf } from './status.js';
import type { TermDraft } from './terms.js';
import { kindOf, labelOf, mostExplicit, triggerOf } from './trigger.js';
import { vouching } from './voucher.js';

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

function places(list: readonly Place[]): Place[] {
  const out: Place[] = [];
  for (const p of list) if (!out.some((o) => o.name === p.name)) out.push(p);
  return out;
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
