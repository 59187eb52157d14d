/**
 * Several at once: both sides, the two men, one of them.
 */
import { NONE, nounPhrase } from '../syntax/index.js';
import { type Draft, mention } from './draft.js';
import type { Noun } from './noun.js';
import { determiner, isPlural } from './owner.js';
import type { Resolver } from './resolver.js';
import { unnamed } from './unnamed.js';

/** "one of them said", "both": somebody out of those spoken of. */
export function partOf(r: Resolver, i: number): Draft | null {
  const { tree } = r;
  const form = tree.form(i);
  if (form === 'both' || form === 'each' || form === 'neither') {
    if (!tree.is(i, 'nsubj') || tree.child(i, 'nmod') !== NONE) return null;
    const sides = r.sides(i);
    if (sides.length === 2) r.many.set(i, sides);
    return sides.length === 2 ? sidesDraft(r, i) : null;
  }
  const whole = tree.childrenBy(i, 'nmod').find((c) => tree.markers(c).includes('of'));
  if (whole === undefined) return null;
  const of = r.resolve(whole);
  if (of === null && tree.upos(whole) !== 'PRON') return null;
  const n: Noun = {
    word: i,
    noun: 'one',
    plural: false,
    det: '',
    definite: false,
    counted: false,
    modifies: false,
    owners: of ? [of] : [],
    attached: [],
  };
  return unnamed(r, n, 'sources');
}

/** "both sides", "the two parties", "each camp", "the rivals". */
export function sidesAt(r: Resolver, i: number, noun: string): Draft | null {
  const { tree } = r;
  const side = noun === 'side' || noun === 'party' || noun === 'camp' || noun === 'rival' || noun === 'foe';
  if (!side) return null;
  const det = determiner(tree, i);
  const two = tree.childrenBy(i, 'nummod').some((c) => tree.form(c) === 'two') || det === 'both';
  const one = /^(?:each|either|neither|every)$/.test(det);
  const warring = tree.childrenBy(i, 'amod').some((c) => /^(?:warring|opposing|rival|feuding)$/.test(tree.form(c)));
  if (
    !(
      two ||
      one ||
      (warring && isPlural(tree, i)) ||
      (det === 'the' && isPlural(tree, i) && (noun === 'side' || noun === 'rival'))
    )
  )
    return null;
  const sides = r.sides(i);
  if (sides.length < 2) return null;
  r.many.set(i, sides);
  return sidesDraft(r, i);
}

function sidesDraft(r: Resolver, i: number): Draft {
  const { tree } = r;
  const known = r.drafts.all.find((d) => d.rules.has('actor/both-sides'));
  const words = nounPhrase(tree, i, { apposition: false });
  const draft =
    known ?? r.drafts.add('both sides', 'group', 'actor/both-sides', { named: false, plural: true, noun: 'side' });
  mention(draft, { first: words[0] ?? i, last: (words.at(-1) ?? i) + 1, head: i, how: 'description' });
  return draft;
}

/** "the two men": the two persons named last. */
export function pair(r: Resolver, n: Noun): void {
  const { tree } = r;
  if (
    !n.plural ||
    !(n.det === 'the' || n.det === 'both') ||
    !(n.det === 'both' || tree.childrenBy(n.word, 'nummod').some((c) => tree.form(c) === 'two'))
  )
    return;
  const last = (d: Draft) => Math.max(...d.mentions.filter((m) => m.head < n.word).map((m) => m.head));
  const named = r.drafts.all
    .filter((d) => d.kind === 'person' && d.named && d.mentions.some((m) => m.head < n.word))
    .sort((a, b) => last(b) - last(a));
  if (named.length >= 2) r.many.set(n.word, named.slice(0, 2).reverse());
}
