/**
 * What is known of a place: the contract's name and span, and, as further fields, where it lies as far as that is sure.
 */
import type { Place } from '../contract.js';

export type PlaceKind =
  | 'state'
  | 'region'
  | 'district'
  | 'city'
  | 'town'
  | 'site'
  | 'camp'
  | 'crossing'
  | 'water'
  | 'river'
  | 'line'
  | 'area'
  | 'unknown';

/**
 * UCDP's where_prec: 1 the place itself, 2 near it, 3 a second division (district), 4 a first division (province), 5 a
 * part of a country, a line, a river or a way, 6 a country, 7 the sea or the air.
 */
export type PlacePrecision = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Why something is not known of a place. */
export type Refusal = 'ambiguous' | 'in-no-country-of-the-report' | 'not-in-gazetteer' | 'no-point';

export interface Coordinates {
  /** Degrees, to two digits. */
  readonly latitude: number;
  readonly longitude: number;
}

/** One of several places that a name could mean. */
export interface PlaceCandidate {
  readonly name: string;
  /** ISO alpha-3. */
  readonly country: string;
  /** First division, null where unknown. */
  readonly admin1: string | null;
}

/** How an event lies to the place that is named for it. */
export type Relation =
  | 'near'
  | 'around'
  | 'outside'
  | 'outskirts'
  | 'along'
  | 'between'
  | 'off'
  | 'north'
  | 'south'
  | 'east'
  | 'west';

export interface PlaceName extends Place {
  /** ISO alpha-3; null where unknown, disputed between states, or shared. */
  readonly country: string | null;
  readonly kind: PlaceKind;
  readonly rules: readonly string[];
  readonly precision?: PlacePrecision | null;
  /** The first division that it is or lies in. */
  readonly admin1?: string | null;
  /** Null unless it is clear which place is meant and a point can stand for it. */
  readonly coordinates?: Coordinates | null;
  readonly relation?: Relation;
  /** What the name could mean, where that could not be decided. */
  readonly candidates?: readonly PlaceCandidate[];
  /** Why a field is null. */
  readonly unknown?: Readonly<Record<string, string>>;
  /** Who calls a disputed area what. */
  readonly disputed?: readonly { readonly by: string; readonly as: string }[];
}
