/**
 * Feasts and public days: fixed ones, those that go by Easter, and those of the moon, from a table.
 */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';
import { dayNumber, firstDay, interval, isoDay, lastDay } from './calendar.js';
import { orthodoxEaster, westernEaster } from './easter.js';
import { type Anchor, type Match, nearest, YEAR, yearless } from './match.js';

const names = z.array(z.string().min(1)).min(1);
const Feasts = z.strictObject({
  source: z.string(),
  easternStates: z.array(z.string().regex(/^[A-Z]{3}$/)),
  feasts: z.array(
    z.union([
      z.strictObject({ names, fixed: z.tuple([z.number().int(), z.number().int()]) }),
      z.strictObject({ names, easter: z.number().int(), orthodox: z.boolean().optional() }),
      z.strictObject({ names, table: z.string(), moon: z.boolean().optional() }),
    ]),
  ),
});
type Feast = z.infer<typeof Feasts>['feasts'][number];
const FeastDays = z.strictObject({
  source: z.string(),
  feasts: z.record(z.string(), z.array(z.string().regex(/^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/))),
});

interface Loaded {
  readonly byName: ReadonlyMap<string, Feast>;
  readonly days: ReadonlyMap<string, readonly string[]>;
  readonly eastern: ReadonlySet<string>;
  /** First words of the names, up to a hyphen or an apostrophe: at other words no feast begins. */
  readonly firsts: ReadonlySet<string>;
  /** Words in the longest name. */
  readonly longest: number;
}
let loaded: Loaded | null = null;

function load(): Loaded {
  const { feasts, easternStates } = readDataFile(new URL('./data/feasts.json', import.meta.url), Feasts);
  const table = readDataFile(new URL('./data/feast-days.json', import.meta.url), FeastDays);
  const byName = new Map(feasts.flatMap((f) => f.names.map((n) => [n, f] as const)));
  return {
    byName,
    days: new Map(Object.entries(table.feasts)),
    eastern: new Set(easternStates),
    firsts: new Set([...byName.keys()].map(firstWord)),
    longest: Math.max(...[...byName.keys()].map((n) => n.split(' ').length)),
  };
}

function firstWord(name: string): string {
  return /^[^\s'’-]*/.exec(name)![0];
}

/** A feast that begins at word `at`, with the year that may follow it, or null. */
export function feast(words: readonly string[], at: number): Match | null {
  loaded ??= load();
  if (!loaded.firsts.has(firstWord(words[at] ?? ''))) return null;
  // A name's hyphens and apostrophes may be words of their own.
  for (let n = Math.min(2 * loaded.longest, words.length - at); n > 0; n--) {
    const name = words
      .slice(at, at + n)
      .join(' ')
      .replace(/’/g, "'")
      .replace(/ '/g, "'")
      .replace(/[\s-]+/g, ' ');
    const found = loaded.byName.get(name);
    if (found) return matched(found, words, at + n);
  }
  return null;
}

function matched(found: Feast, words: readonly string[], end: number): Match {
  const comma = words[end] === ',' ? 1 : 0;
  const year = YEAR.test(words[end + comma] ?? '') ? Number(words[end + comma]) : null;
  return {
    last: year === null ? end : end + comma + 1,
    kind: 'date',
    precision: 'moon' in found && found.moon ? 2 : 1,
    resolve: (a) => (year === null ? near(found, a) : inYear(found, year, a.home ?? null)),
    lack: 'no-table-for-the-year',
  };
}

/** The one nearest to the day of the report, in the direction of the sentence. */
function near(found: Feast, a: Anchor): string | null {
  if ('fixed' in found) return yearless(a, found.fixed[0], found.fixed[1]);
  if (!a.published) return null;
  const here = dayNumber(a.published);
  const year = Number(a.published.slice(0, 4));
  const all =
    'table' in found
      ? (loaded!.days.get(found.table) ?? [])
      : [year - 1, year, year + 1].map((y) => inYear(found, y, a.home ?? null)).filter((x) => x !== null);
  if (all.length === 0 || firstDay(all[0]!) > a.published || lastDay(all.at(-1)!) < a.published) return null;
  // A feast that the report stands in is neither past nor yet to come.
  const around = all.find((x) => dayNumber(firstDay(x)) <= here && here <= dayNumber(lastDay(x)));
  if (around) return around;
  const start = nearest(
    all.map((x) => dayNumber(firstDay(x))),
    here,
    a.direction,
  );
  return all.find((x) => firstDay(x) === start) ?? null;
}

function inYear(found: Feast, year: number, home: string | null): string | null {
  if ('fixed' in found) {
    const two = (n: number) => String(n).padStart(2, '0');
    return `${year}-${two(found.fixed[0])}-${two(found.fixed[1])}`;
  }
  if ('easter' in found) {
    if (year < 1900 || year > 2099) return null;
    const eastern = found.orthodox || (home !== null && loaded!.eastern.has(home));
    return isoDay(dayNumber(eastern ? orthodoxEaster(year) : westernEaster(year)) + found.easter);
  }
  // The Muslim year is shorter than ours: twice in a while a feast comes twice in a year, and the first is meant.
  return loaded!.days.get(found.table)?.find((x) => x.startsWith(`${year}-`)) ?? null;
}

/** The nth day of a feast's days ("the second day of Eid al-Fitr"); null past its end. */
export function dayOfFeast(iso: string | null, nth: number): string | null {
  if (!iso) return null;
  const day = dayNumber(firstDay(iso)) + nth - 1;
  return day <= dayNumber(lastDay(iso)) ? interval(isoDay(day), isoDay(day)) : null;
}
