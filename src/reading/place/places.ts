/**
 * Where things happen, by name: which place a phrase names, where it lies as far as that is sure, and where a deed was.
 */
import type { Cast } from '../actor/cast.js';
import type { Tree } from '../syntax/index.js';
import { EventPlaces } from './event-place.js';
import type { PlaceName } from './place.js';
import { PlaceNames } from './place-name.js';
import { Story } from './story.js';

export interface Places {
  /** The countries that the report speaks of (ISO alpha-3), most first. */
  readonly countries: readonly string[];
  /** The place that the noun phrase headed by a word names, null where it names none. */
  at(word: number): PlaceName | null;
  /** Where what a predicate or event noun tells of happened, null where nothing says. */
  of(predicate: number): PlaceName | null;
}

export function findPlaces(tree: Tree, cast: Cast, article: { readonly text: string }): Places {
  const story = new Story(tree, cast);
  const names = new PlaceNames(tree, cast, article.text, story);
  const events = new EventPlaces(tree, cast, names);
  return {
    countries: story.countries,
    at: (word) => names.at(word),
    of: (predicate) => events.of(predicate),
  };
}
