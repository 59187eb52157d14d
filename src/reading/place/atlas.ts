/**
 * The towns and divisions of the world, from GeoNames (CC BY 4.0): two sorted tables that `scripts/gazetteer.ts` makes.
 * They are looked into, not parsed: a name is found by halving, and nothing is read before the first question.
 */
import { readFileSync } from 'node:fs';
import { keyOf } from '../actor/fold.js';
import { bareDivision } from './division-word.js';
import { skeleton, soundsLike } from './transliteration.js';

export interface Town {
  readonly name: string;
  /** ISO alpha-3. */
  readonly country: string;
  /** Code of its first division within the country, '' where unknown. */
  readonly division: string;
  /** People; 0 where not counted. */
  readonly people: number;
  readonly seat: 'capital' | 'first' | 'second' | null;
  /** Degrees, to two digits. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface Division {
  readonly name: string;
  readonly country: string;
  /** Code of the first division that it is or lies in. */
  readonly code: string;
  readonly level: 1 | 2;
}

const SEATS = { C: 'capital', '1': 'first', '2': 'second' } as const;

/** A table sorted by its first column. */
class SortedTable {
  readonly #text: string;

  constructor(file: string) {
    const url = new URL(`./data/${file}`, import.meta.url);
    try {
      this.#text = readFileSync(url, 'utf8');
    } catch (cause) {
      throw new Error(`place/data/${file}: not readable; scripts/gazetteer.ts makes it`, { cause });
    }
    if (!this.#text.startsWith('#') || !this.#text.endsWith('\n'))
      throw new Error(`place/data/${file}: no table of scripts/gazetteer.ts`);
  }

  /** The rows whose first column is `key`. */
  rows(key: string): string[][] {
    const text = this.#text;
    let low = text.indexOf('\n') + 1;
    let high = text.length;
    while (low < high) {
      const start = text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
      if (this.#keyAt(start) < key) low = text.indexOf('\n', start) + 1;
      else high = Math.max(low, start);
    }
    const out: string[][] = [];
    for (let at = low; at < text.length && this.#keyAt(at) === key; ) {
      const end = text.indexOf('\n', at);
      out.push(text.slice(at, end).split('\t'));
      at = end + 1;
    }
    return out;
  }

  *all(): Generator<string[]> {
    const text = this.#text;
    for (let at = text.indexOf('\n') + 1; at < text.length; ) {
      const end = text.indexOf('\n', at);
      yield text.slice(at, end).split('\t');
      at = end + 1;
    }
  }

  #keyAt(start: number): string {
    return this.#text.slice(start, this.#text.indexOf('\t', start));
  }
}

let towns: SortedTable | null = null;
let divisions: SortedTable | null = null;
let byCountry: ReadonlyMap<string, readonly Town[]> | null = null;
let firstDivisions: ReadonlyMap<string, string> | null = null;

const townTable = () => {
  towns ??= new SortedTable('towns.tsv');
  return towns;
};
const divisionTable = () => {
  divisions ??= new SortedTable('divisions.tsv');
  return divisions;
};

function townOf(row: readonly string[]): Town {
  const [, name = '', country = '', division = '', people = '', seat = '', latitude = '', longitude = ''] = row;
  return {
    name,
    country,
    division,
    people: Number(people),
    seat: SEATS[seat as keyof typeof SEATS] ?? null,
    latitude: Number(latitude),
    longitude: Number(longitude),
  };
}

/** Towns of this name in any country, accents and hyphens aside. */
export function townsNamed(name: string): Town[] {
  const key = keyOf(name);
  return key === '' ? [] : townTable().rows(key).map(townOf);
}

/** Towns of a country whose name is a spelling of this one; the first call costs some thirty milliseconds. */
export function townsSpelt(name: string, country: string): Town[] {
  const bones = skeleton(keyOf(name));
  if (bones === '') return [];
  byCountry ??= grouped();
  return (byCountry.get(country) ?? []).filter((t) => skeleton(keyOf(t.name)) === bones && soundsLike(t.name, name));
}

function grouped(): Map<string, Town[]> {
  const out = new Map<string, Town[]>();
  for (const row of townTable().all()) {
    const town = townOf(row);
    const list = out.get(town.country);
    if (list) list.push(town);
    else out.set(town.country, [town]);
  }
  return out;
}

/** Divisions of this name, with or without the word that says what they are ("Helmand Province"). */
export function divisionsNamed(name: string): Division[] {
  const key = keyOf(bareDivision(name));
  if (key === '') return [];
  return divisionTable()
    .rows(key)
    .map(([, title = '', country = '', code = '', level = '']) => ({
      name: title,
      country,
      code,
      level: level === '2' ? 2 : 1,
    }));
}

/** The name of a first division, null where the code is not known. */
export function divisionName(country: string, code: string): string | null {
  firstDivisions ??= new Map(
    [...divisionTable().all()].filter((r) => r[4] === '1').map((r) => [`${r[2]}.${r[3]}`, r[1]!] as const),
  );
  return firstDivisions.get(`${country}.${code}`) ?? null;
}
