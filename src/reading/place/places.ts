/**
 * Where things happen, by name: which place a phrase names, where it lies as far as that is sure, and where a deed was.
 */
import type { Cast } from '../actor/cast.js';
import type { Tree } from '../syntax/index.js';
import { datelineEnd } from '../time/dateline.js';
import { EventPlaces } from './event-place.js';
import type { PlaceName } from './place.js';
import { PlaceNames } from './place-name.js';
import { type WhereRefusal, whyNowhere } from './refusal.js';
import { Story } from './story.js';

export interface Places {
  /** Where the report was filed, by its dateline; null where it names no place. */
  readonly filed: PlaceName | null;
  /** The countries that the report speaks of (ISO alpha-3), most first. */
  readonly countries: readonly string[];
  /** The place that the noun phrase headed by a word names, null where it names none. */
  at(word: number): PlaceName | null;
  /** Where what a predicate or event noun tells of happened, null where nothing says. */
  of(predicate: number): PlaceName | null;
  /** Why there is none where the text does speak of a place; null where it says nothing. */
  whyNot(predicate: number): WhereRefusal | null;
}

export function findPlaces(tree: Tree, cast: Cast, article: { readonly text: string }): Places {
  const story = new Story(tree, cast);
  const names = new PlaceNames(tree, cast, article.text, story);
  const filed = filedFrom(tree, names);
  const events = new EventPlaces(tree, cast, names, filed);
  return {
    filed,
    countries: story.countries,
    at: (word) => names.at(word),
    of: (predicate) => events.of(predicate),
    whyNot: (predicate) => whyNowhere(tree, names, predicate),
  };
}

/** "TRIPOLI, April 4 (Agency) —": the first place before the dash. */
function filedFrom(tree: Tree, names: PlaceNames): PlaceName | null {
  const end = datelineEnd(tree);
  for (let i = 0; i < end; i++) {
    const place = names.at(i);
    if (place && place.kind !== 'area') return place;
  }
  return null;
}
