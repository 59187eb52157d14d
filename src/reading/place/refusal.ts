/**
 * Why nothing is said of where a deed was, where the text does speak of a place: the reader of a reading shall know what
 * was seen and not taken.
 */
import { NONE, obliques, patients, type Tree } from '../syntax/index.js';
import { isAreaNoun } from './area-noun.js';
import type { PlaceNames } from './place-name.js';

export type WhereRefusal =
  /** "fired from Gaza": where something came from. */
  | 'origin'
  /** "said in Cairo that …": where it was said. */
  | 'said-there'
  /** "the city", and no town has been named. */
  | 'nothing-to-refer-to'
  /** "the city", after several towns. */
  | 'several-to-refer-to'
  /** "elsewhere", "in an undisclosed location" */
  | 'vague';

/** Why a predicate or event noun has no place; null where nothing about a place is said. */
export function whyNowhere(tree: Tree, names: PlaceNames, predicate: number): WhereRefusal | null {
  if (predicate === NONE) return null;
  const phrases = [...obliques(tree, predicate), ...patients(tree, predicate)];
  for (const p of phrases) {
    if (isAreaNoun(tree.lemma(p), 'towns') && tree.childrenBy(p, 'det').some((d) => tree.form(d) === 'the'))
      return names.latestBefore(p, (n) => n.kind !== 'state' && n.kind !== 'region')
        ? 'several-to-refer-to'
        : 'nothing-to-refer-to';
    if (tree.markers(p).some((m) => m === 'from') && names.at(p)) return 'origin';
    if (VAGUE.test(tree.lemma(p))) return 'vague';
  }
  if (tree.childrenBy(predicate, 'advmod').some((a) => ELSEWHERE.test(tree.form(a)))) return 'vague';
  const up = tree.head(predicate);
  if (up !== NONE && tree.is(predicate, 'ccomp') && obliques(tree, up).some((o) => isNamed(names, o)))
    return 'said-there';
  return null;
}

function isNamed(names: PlaceNames, word: number): boolean {
  const place = names.at(word);
  return place !== null && place.kind !== 'area';
}

const VAGUE = /^(?:location|place|spot|site|part)$/;
const ELSEWHERE = /^(?:elsewhere|somewhere|nearby|abroad|everywhere)$/;
