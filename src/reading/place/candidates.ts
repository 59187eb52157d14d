/**
 * What a name can mean: towns and divisions of that name, else in a spelling near to it, and which of them is meant in a
 * report. Ranked by the countries of the report, then by size; where that leaves a doubt, none is chosen.
 */
import { type Division, divisionName, divisionsNamed, type Town, townsNamed, townsSpelt } from './atlas.js';
import type { Coordinates, PlaceCandidate, Refusal } from './place.js';
import type { Story } from './story.js';

export interface Candidate extends PlaceCandidate {
  readonly level: 'town' | 1 | 2;
  readonly coordinates: Coordinates | null;
  /** What weighs against others of the name: people, or for a division what a town of its rank would have. */
  readonly size: number;
  readonly capital: boolean;
}

export type Choice =
  | { readonly clear: Candidate; readonly spelt: boolean }
  | { readonly clear: null; readonly refusal: Refusal; readonly candidates: readonly PlaceCandidate[] };

/** What is known of a name before its candidates are looked at. */
export interface Question {
  readonly name: string;
  /** Other spellings to look under. */
  readonly also?: readonly string[];
  /** The country it is known to lie in, null where that is asked. */
  readonly country: string | null;
  /** Only towns, or only divisions of this level; null for any. */
  readonly level: 'town' | 1 | 2 | null;
  readonly sentence: number;
}

/** So much bigger than the next must be what is chosen without its country in the report, and within one country. */
const FAR_BIGGER = 20;
const BIGGER = 4;
/** Towns that news names without their country. */
const WORLD_CITY = 300_000;
/** How many candidates are told of. */
const SHOWN = 6;

export function choose(q: Question, story: Story): Choice {
  const names = [q.name, ...(q.also ?? [])];
  const exact = names.flatMap((n) => find(n, q.level));
  if (q.country !== null) {
    const inside = exact.filter((c) => c.country === q.country);
    const near = inside.length > 0 || typeof q.level === 'number' ? inside : names.flatMap((n) => spelt(n, q.country!));
    return within(near, inside.length === 0);
  }
  const told = exact.filter((c) => story.weight(c.country, q.sentence) > 0);
  if (told.length > 0) return byStory(told, story, q.sentence);
  const countries = story.countries.filter((c) => story.weight(c, q.sentence) > 0).slice(0, 4);
  const near = q.level === null ? countries.flatMap((c) => spelt(q.name, c)) : [];
  if (near.length > 0) {
    const choice = byStory(near, story, q.sentence);
    return choice.clear ? { ...choice, spelt: true } : choice;
  }
  return withoutStory(exact, countries.length > 0);
}

/** Of candidates in countries that the report speaks of. */
function byStory(list: readonly Candidate[], story: Story, sentence: number): Choice {
  const weight = (c: string) => story.weight(c, sentence);
  const countries = [...new Set(list.map((c) => c.country))].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  const [first, second] = countries;
  const best = within(
    list.filter((c) => c.country === first),
    false,
  );
  if (second === undefined || weight(first!) >= 1.5 * weight(second)) return best;
  const rest = list.filter((c) => c.country !== first);
  const rival = Math.max(...rest.map((c) => c.size));
  return best.clear && best.clear.size >= FAR_BIGGER * rival ? best : refused('ambiguous', list);
}

/** Of candidates in one country. */
function within(list: readonly Candidate[], isSpelt: boolean): Choice {
  const distinct = apart(list);
  const [first, second] = distinct;
  if (!first) return refused('not-in-gazetteer', []);
  const clear =
    second === undefined ||
    first.size >= BIGGER * second.size ||
    (first.capital && !second.capital) ||
    seatOf(first, second);
  return clear ? { clear: first, spelt: isSpelt } : refused('ambiguous', distinct);
}

/** A town and the division that it is the seat of: a report that names no division means the town. */
function seatOf(town: Candidate, division: Candidate): boolean {
  return town.level === 'town' && division.level !== 'town' && town.admin1 === division.admin1;
}

/** Of candidates of which the report speaks of no country. */
function withoutStory(list: readonly Candidate[], told: boolean): Choice {
  const distinct = apart(list);
  const [first, second] = distinct;
  if (!first) return refused('not-in-gazetteer', []);
  const known = first.capital || first.size >= WORLD_CITY;
  if (second && first.size < FAR_BIGGER * second.size) return refused('ambiguous', distinct);
  if (known || (!told && !second && first.size > 0)) return { clear: first, spelt: false };
  return refused(told ? 'in-no-country-of-the-report' : 'ambiguous', distinct);
}

function refused(refusal: Refusal, list: readonly Candidate[]): Choice {
  const candidates = apart(list)
    .slice(0, SHOWN)
    .map(({ name, country, admin1 }) => ({ name, country, admin1 }));
  return { clear: null, refusal, candidates };
}

/** Biggest first; what lies at the same point of the same country is one place. */
function apart(list: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  const sorted = [...list].sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  for (const c of sorted) if (!out.some((o) => isSame(o, c))) out.push(c);
  return out;
}

function isSame(a: Candidate, b: Candidate): boolean {
  if (a.country !== b.country) return false;
  if (!a.coordinates || !b.coordinates) return a.level === b.level && a.name === b.name && a.admin1 === b.admin1;
  const off = (x: number, y: number) => Math.abs(x - y) < 0.25;
  return off(a.coordinates.latitude, b.coordinates.latitude) && off(a.coordinates.longitude, b.coordinates.longitude);
}

function find(name: string, level: Question['level']): Candidate[] {
  if (level === 'town') return townsNamed(name).map(ofTown);
  const divisions = divisionsNamed(name).map(ofDivision);
  if (level !== null) return divisions.filter((d) => d.level === level);
  return [...townsNamed(name).map(ofTown), ...divisions];
}

function spelt(name: string, country: string): Candidate[] {
  return townsSpelt(name, country).map(ofTown);
}

function ofTown(t: Town): Candidate {
  const rank = t.seat === 'capital' ? 200_000 : t.seat === 'first' ? 20_000 : t.seat === 'second' ? 3_000 : 500;
  return {
    name: t.name,
    country: t.country,
    admin1: divisionName(t.country, t.division),
    level: 'town',
    coordinates: { latitude: t.latitude, longitude: t.longitude },
    size: Math.max(t.people, rank),
    capital: t.seat === 'capital',
  };
}

function ofDivision(d: Division): Candidate {
  return {
    name: d.name,
    country: d.country,
    admin1: divisionName(d.country, d.code),
    level: d.level,
    coordinates: null,
    size: d.level === 1 ? 40_000 : 2_000,
    capital: false,
  };
}
