/**
 * What a party undertakes, by class: to hold its fire (and which), to pull back, to free, to let through.
 */
import type { Term } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import { offers, terms } from './lexicon.js';

export type Category = NonNullable<Term['category']>;

/** The class of an undertaking by its head and its words; null where it is none that a truce could hold. */
export function categoryOf(tree: Tree, head: number, words: readonly number[]): Category | null {
  const lemma = tree.lemma(head);
  const lemmas = words.filter((w) => w !== head).flatMap((w) => [tree.lemma(w), tree.form(w)]);
  const place = words.some((w) => w !== head && tree.upos(w) === 'PROPN');
  for (const { category, verbs, nouns, with: pairs } of terms.categories) {
    if (category === 'other') continue;
    for (const p of pairs)
      if (p.verbs.includes(lemma) && p.objects.some((o) => lemmas.includes(o) || (o === '*place' && place)))
        return category;
    if (verbs.includes(lemma) || nouns.includes(lemma)) {
      // "a halt to air strikes" stops fire; "an end to the blockade" does not.
      if (
        category === 'halt-of-fire' &&
        nouns.includes(lemma) &&
        !['truce', 'ceasefire', 'cease-fire'].includes(lemma) &&
        !lemmas.some((l) => offers.hostile.includes(l) || l === 'force')
      )
        continue;
      return category;
    }
  }
  if (offers.forgoing.includes(lemma) && tree.negations(head).length > 0) return 'halt-of-fire';
  return terms.categories.some((c) => c.category === 'other' && c.verbs.includes(lemma)) ? 'other' : null;
}

/** Of a halt of fire: which fire, where the words say so. */
export function fireOf(tree: Tree, words: readonly number[]): Term['fire'] {
  const lemmas = words.map((w) => tree.lemma(w));
  const found = Object.entries(terms.fire)
    .filter(([, list]) => lemmas.some((l) => list.includes(l)))
    .map(([kind]) => kind);
  return found.length === 0 ? ['all'] : found;
}
