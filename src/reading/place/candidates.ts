/**
 * What a name can mean: towns and divisions of that name, else in a spelling near to it, and which of them is meant in a
 * report. Ranked by the countries of the report, then by size; where that leaves a doubt, none is chosen.
 */
import { type Division, divisionName, divisionsNamed, type Town, townsNamed, townsSpelt } from './atlas.js';
import type { Coordinates, PlaceCandidate, Refusal } from './place.js';
import type { Story } from './story.js';
import { isTransliterated } from './transliteration.js';

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
  /** An article stands before the name. */
  readonly article?: boolean;
}

/** So much bigger than the next must be what is chosen without its country in the report, and within one country. */
const FAR_BIGGER = 20;
const BIGGER = 4;
const MUCH_BIGGER = 10;
/** What a town must count to be meant where its division bears the same name. */
const SEAT = 20_000;
/** Towns that news names without their country. */
const WORLD_CITY = 300_000;
/** The part of the weight of the country that a report is about which another must have for its towns to be meant. */
const TOUCHED = 0.35;
/** How many candidates are told of. */
const SHOWN = 6;

export function choose(q: Question, story: Story): Choice {
  const names = [q.name, ...(q.also ?? [])];
  const exact = names.flatMap((n) => find(q, n));
  if (q.country !== null) {
    const inside = exact.filter((c) => c.country === q.country);
    const near = inside.length > 0 || typeof q.level === 'number' ? inside : names.flatMap((n) => spelt(n, q.country!));
    return within(near, inside.length === 0);
  }
  const told = exact.filter((c) => story.weight(c.country, q.sentence) > 0);
  if (told.length > 0) return byStory(told, exact, story, q.sentence);
  const countries = story.countries.filter((c) => story.weight(c, q.sentence) > 0).slice(0, 4);
  const near =
    q.level === null && !q.article ? countries.filter(isTransliterated).flatMap((c) => spelt(q.name, c)) : [];
  if (near.length > 0) {
    const choice = byStory(near, exact, story, q.sentence);
    return choice.clear ? { ...choice, spelt: true } : choice;
  }
  return withoutStory(exact, countries.length > 0);
}

/** Of candidates in countries that the report speaks of. */
function byStory(list: readonly Candidate[], all: readonly Candidate[], story: Story, sentence: number): Choice {
  const weight = (c: string) => story.weight(c, sentence);
  const countries = [...new Set(list.map((c) => c.country))].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  const [first, second] = countries;
  const home = list.filter((c) => c.country === first);
  // Paris in a report on Texas, Berlin in one on El Salvador: where a city that all the world knows bears the name of a
  // small place here, it is meant if its own country is spoken of, and else nobody can tell.
  const [biggest] = apart(all);
  const here = Math.max(...home.map((c) => c.size));
  if (biggest && biggest.size >= WORLD_CITY && biggest.size >= FAR_BIGGER * here)
    return weight(biggest.country) > 0 ? { clear: biggest, spelt: false } : refused('ambiguous', all);
  const best = within(home, false);
  // A town in a country that the report only touches on is hardly the one meant.
  const most = Math.max(...story.countries.map(weight));
  const known = best.clear !== null && (best.clear.capital || best.clear.size >= WORLD_CITY);
  if (!known && weight(first!) < TOUCHED * most) return refused('ambiguous', list);
  if (second === undefined || weight(first!) >= 1.5 * weight(second)) return best;
  const rest = list.filter((c) => c.country !== first);
  const rival = Math.max(...rest.map((c) => c.size));
  return best.clear && best.clear.size >= FAR_BIGGER * rival ? best : refused('ambiguous', list);
}

/** Of candidates in one country. */
function within(list: readonly Candidate[], isSpelt: boolean): Choice {
  const distinct = apart(withoutOwnDivision(list));
  const [first, second, third] = distinct;
  if (!first) return refused('not-in-gazetteer', []);
  // A name that a country has given many times is one of those that it gives to any place.
  const ratio = third === undefined ? BIGGER : MUCH_BIGGER;
  const clear = second === undefined || first.size >= ratio * second.size || (first.capital && !second.capital);
  return clear ? { clear: first, spelt: isSpelt } : refused('ambiguous', distinct);
}

/** Without the divisions whose seat is a town of the same name: a report that names no division means the town. */
function withoutOwnDivision(list: readonly Candidate[]): Candidate[] {
  const seats = list.filter((c) => c.level === 'town' && c.size >= SEAT);
  return list.filter((c) => c.level === 'town' || !seats.some((t) => t.country === c.country && t.admin1 === c.admin1));
}

/** Of candidates of which the report speaks of no country. */
function withoutStory(list: readonly Candidate[], told: boolean): Choice {
  const distinct = apart(withoutOwnDivision(list));
  const [first, second] = distinct;
  if (!first) return refused('not-in-gazetteer', []);
  const known = first.capital || (first.level === 'town' && first.size >= WORLD_CITY);
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

function find({ level, article }: Pick<Question, 'level' | 'article'>, name: string): Candidate[] {
  if (level === 'town') return townsNamed(name).map(ofTown);
  const divisions = divisionsNamed(name).map(ofDivision);
  if (level !== null) return divisions.filter((d) => d.level === level);
  // "the Danube", "the Mall": no town has an article before its name.
  if (article) return divisions;
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
    size: d.level === 1 ? 400_000 : 2_000,
    capital: false,
  };
}
