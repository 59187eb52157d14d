/**
 * Where a truce holds and where it expressly does not.
 */
import type { ReadingContext } from '../context.js';
import type { Place } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { actsByLemma, offers } from './lexicon.js';
import type { TruceMention } from './mention.js';
import type { Slots } from './slots.js';

export function readScope(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const i = mention.head;
  const hosts = mention.how === 'deed' ? [i, ...tree.childrenBy(i, 'obj')] : [i, ...ancestorsWithin(tree, i)];
  for (const host of hosts)
    for (const o of tree.childrenBy(host, 'nmod', 'obl')) {
      if (!tree.markers(o).some((m) => offers.inPlaces.includes(m)) || (host !== i && o < i)) continue;
      for (const k of tree.conjuncts(o)) {
        const place = ctx.places.at(k);
        if (place) pushPlace(slots.include, place);
      }
    }
  for (const [predicate, negative] of coverPredicates(tree, mention)) {
    const objects = coveredBy(tree, predicate, mention.head);
    for (const k of objects) {
      const place = ctx.places.at(k);
      if (place) pushPlace(negative ? slots.exclude : slots.include, place);
    }
    if (objects.some((k) => ctx.places.at(k))) slots.acts.push(predicate);
  }
}

/** Nominal and verbal ancestors inside the same clause whose locative still speaks of the truce ("reached a truce in X"). */
function ancestorsWithin(tree: Tree, i: number): number[] {
  const head = tree.head(i);
  if (head < 0 || !tree.is(i, 'obj', 'nsubj:pass')) return [];
  return actsByLemma.get(tree.lemma(head))?.some((a) => ['offer', 'declare', 'agree'].includes(a.act)) ? [head] : [];
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

function pushPlace(list: Place[], place: Place): void {
  if (!list.some((p) => p.name === place.name)) list.push(place);
}
