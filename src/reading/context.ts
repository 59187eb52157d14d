/**
 * What the rooms after attribution stand on: one article, parsed once, with everybody, everywhere, every time and
 * every voice in it already found. Each room is a pure function of it.
 */
import type { Article } from '../intake/index.js';
import type { Cast } from './actor/cast.js';
import type { Voices } from './attribution/voices.js';
import type { Place, When } from './contract.js';
import type { Tree } from './syntax/index.js';

/** Where things happen: the place said of a predicate or event noun, null where nothing says. */
export interface PlaceFinder {
  of(predicate: number): Place | null;
  /** The place that the noun phrase headed by a word names, null where it names none. */
  at(word: number): Place | null;
  /** Why a predicate has no place where the text does speak of one, null where it says nothing. */
  whyNot(predicate: number): string | null;
}

/** When things happen: the time said of a predicate or event noun, null where nothing says. */
export interface TimeFinder {
  of(predicate: number): When | null;
}

export interface ReadingContext {
  readonly tree: Tree;
  readonly cast: Cast;
  readonly places: PlaceFinder;
  readonly times: TimeFinder;
  readonly voices: Voices;
  readonly article: Article;
}
