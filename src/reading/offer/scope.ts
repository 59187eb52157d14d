/**
 * Where a truce holds and where it expressly does not.
 */
import type { ReadingContext } from '../context.js';
import type { Place } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import { isAct, offers } from './lexicon.js';
import type { TruceMention } from './mention.js';
import type { Slots } from './slots.js';

export function readScope(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const i = mention.head;
  const objects = tree.childrenBy(i, 'obj', 'xcomp');
  const hosts =
    mention.how === 'deed'
      ? [
          i,
          ...objects,
          ...tree
            .childrenBy(i, 'nsubj')
            .filter((s) => offers.hostile.includes(tree.lemma(s)) || tree.lemma(s) === 'gun'),
        ]
      : [
          i,
          ...tree
            .childrenBy(i, 'nmod')
            .filter((c) => ['of', 'between'].includes(tree.marker(c)) || offers.hostile.includes(tree.lemma(c)))
            .flatMap((c) => tree.conjuncts(c)),
          ...ancestorsWithin(tree, i),
          ...slots.done
            .filter(
              (a) =>
                ['agree', 'observe', 'offer', 'declare'].includes(a.act) &&
                a.role !== 'noun' &&
                !tree.is(a.word, 'acl') &&
                a.word < i,
            )
            .map((a) => a.word),
        ].filter((h, k, l) => l.indexOf(h) === k);
  for (const host of hosts)
    for (const o of tree.childrenBy(host, 'nmod', 'obl')) {
      if (!tree.markers(o).some((m) => offers.inPlaces.includes(m)) || (host !== i && o < i)) continue;
      // "signed in Rome" says where it was made, not where it holds.
      if (host !== i && tree.upos(host) === 'VERB' && mention.how !== 'deed' && MAKING.has(tree.lemma(host))) continue;
      for (const k of tree.conjuncts(o)) {
        const place = placeAt(ctx, k);
        if (place) pushPlace(slots.include, place);
      }
    }
  // "except in X", "with the exception of X"
  for (const host of hosts)
    for (const o of tree.childrenBy(host, 'nmod', 'obl', 'advcl')) {
      const excepted =
        tree.markers(o).some((m) => EXCEPTING.has(m)) || (tree.form(o - 1) === 'in' && EXCEPTING.has(tree.form(o - 2)));
      const place = excepted ? placeAt(ctx, o) : null;
      if (place) pushPlace(slots.exclude, place);
    }
  for (const [predicate, negative] of coverPredicates(tree, mention)) {
    const objects = coveredBy(tree, predicate, mention.head);
    for (const k of objects) {
      const place = placeAt(ctx, k);
      if (place) pushPlace(negative ? slots.exclude : slots.include, place);
      // "does not bind the other factions": who is left out is as much part of its scope as where.
      else if (negative) {
        const out = ctx.cast.allAt(k).filter((p) => p.kind !== 'outlet' && p.kind !== 'place' && !p.anonymous);
        for (const p of out) if (!slots.excluded.some((q) => q.id === p.id)) slots.excluded.push(p);
        if (out.length > 0) slots.acts.push(predicate);
      }
    }
    if (objects.some((k) => placeAt(ctx, k))) slots.acts.push(predicate);
  }
}

/** Nominal and verbal ancestors inside the same clause whose locative still speaks of the truce ("reached a truce in X"). */
function ancestorsWithin(tree: Tree, i: number): number[] {
  const head = tree.head(i);
  if (head < 0 || !tree.is(i, 'obj', 'nsubj:pass')) return [];
  return isAct(tree, head, 'offer', 'declare', 'agree', 'extend', 'observe') ? [head] : [];
}

/** "(does not) include", "leaves out", "was left out of", "never covered": with the sign of the scope. */
function coverPredicates(tree: Tree, mention: TruceMention): [number, boolean][] {
  const out: [number, boolean][] = [];
  const i = mention.head;
  const consider = (v: number) => {
    const lemma = tree.lemma(v);
    const negative = tree.negations(v).length > 0;
    if (offers.including.includes(lemma) || lemma === 'mention') {
      if (negative || lemma !== 'mention') out.push([v, negative]);
    } else if (
      offers.excluding.includes(lemma) &&
      !negative &&
      (lemma !== 'leave' || tree.children(v).some((c) => tree.form(c) === 'out'))
    )
      out.push([v, true]);
  };
  // "a ceasefire in X that does not include Y": the clause may hang on the place.
  for (const noun of [i, ...tree.childrenBy(i, 'nmod')]) for (const c of tree.childrenBy(noun, 'acl')) consider(c);
  const head = tree.head(i);
  if (head >= 0 && tree.is(i, 'nsubj', 'obl', 'nmod')) consider(head);
  for (const a of tree.ancestors(i)) {
    if (tree.upos(a) !== 'VERB') continue;
    consider(a);
    // "covers X but leaves out Y"
    for (const c of tree.childrenBy(a, 'conj'))
      if (tree.upos(c) === 'VERB' && tree.child(c, 'nsubj') === NONE) consider(c);
    break;
  }
  return out.filter(([v], k) => out.findIndex(([w]) => w === v) === k);
}

function coveredBy(tree: Tree, predicate: number, truce: number): number[] {
  const words = tree.isPassive(predicate)
    ? tree.childrenBy(predicate, 'nsubj')
    : tree.childrenBy(predicate, 'obj', 'obl');
  const out = words.filter((w) => w !== truce).flatMap((w) => tree.conjuncts(w));
  // "Taiz, which the ceasefire does not include": the relative stands for the noun it modifies.
  const noun = tree.head(predicate);
  if (tree.is(predicate, 'acl') && noun !== truce && noun >= 0 && !tree.childrenBy(truce, 'nmod').includes(noun))
    out.push(noun, ...tree.childrenBy(noun, 'nmod').filter((n) => n < predicate));
  return out;
}

const MAKING = new Set(['sign', 'initial', 'conclude', 'negotiate', 'announce', 'ink', 'offer', 'propose', 'issue']);
const EXCEPTING = new Set(['except', 'except_in', 'except_for', 'excluding', 'excepting', 'outside', 'but_not']);

/** The place a word names; "the whole of X", "all of X", "the X peninsula" name X. */
function placeAt(ctx: ReadingContext, w: number): Place | null {
  const direct = ctx.places.at(w);
  if (
    direct ||
    ![
      'whole',
      'all',
      'rest',
      'entirety',
      'part',
      'parts',
      'most',
      'area',
      'outskirts',
      'city',
      'town',
      'region',
      'province',
    ].includes(ctx.tree.form(w))
  )
    return direct;
  const of = ctx.tree.childrenBy(w, 'nmod').find((c) => ctx.tree.marker(c) === 'of');
  return of === undefined ? null : ctx.places.at(of);
}

function pushPlace(list: Place[], place: Place): void {
  if (!list.some((p) => p.name === place.name)) list.push(place);
}
