/**
 * The words that name an offer best, and the label that the report prints on it.
 */
import type { ReadingContext } from '../context.js';
import { trimPunctuation } from '../syntax/index.js';
import { deed } from './deed.js';
import { type OfferKind, offers } from './lexicon.js';
import type { Slots } from './slots.js';

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
export function mostExplicit(named: readonly Slots[]): Slots {
  return named.reduce((a, b) => (weight(b) > weight(a) ? b : a));
}

export function triggerOf(ctx: ReadingContext, s: Slots): number[] {
  const { tree } = ctx;
  const i = s.mention.head;
  if (s.mention.how === 'deed') return [i, ...tree.childrenBy(i, 'obj', 'xcomp').flatMap((c) => tree.subtree(c))];
  if (s.mention.how === 'leave') return deed(tree, i);
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

/** The label as printed ("humanitarian truce", "cessation of hostilities"): noun and adjectives, no length, no owner. */
export function labelOf(ctx: ReadingContext, named: readonly Slots[]): number[] {
  const { tree } = ctx;
  const noun = named.find((s) => s.mention.how === 'noun');
  if (!noun) return [];
  const head = noun.mention.head;
  const length = new Set(noun.duration);
  const before = triggerOf(ctx, noun).filter((w) => w <= head && !length.has(w) && tree.upos(w) !== 'NUM');
  const of = tree
    .childrenBy(head, 'nmod')
    .filter((c) => tree.marker(c) === 'of' && offers.hostile.includes(tree.lemma(c)))
    .flatMap((c) => tree.subtree(c, (k) => tree.is(k, 'acl', 'nmod')));
  return trimPunctuation(tree, [...before, ...of]);
}

export function kindOf(named: readonly Slots[]): OfferKind {
  const count = new Map<OfferKind, number>();
  for (const s of named)
    if (s.mention.how === 'noun' || s.mention.kind === 'cessation-of-hostilities')
      count.set(s.mention.kind, (count.get(s.mention.kind) ?? 0) + weight(s) + 1);
  // "Truce" is said of any of them; a more exact name, once used, is the kind.
  const exact = [...count.keys()].find((k) => k === 'cessation-of-hostilities' || k === 'humanitarian-pause');
  return exact ?? [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? named[0]?.mention.kind ?? 'ceasefire';
}
