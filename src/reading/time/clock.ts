/**
 * Times of day, and the day that they belong to: "6 a.m. (0300 GMT) on Tuesday", "midnight tonight", "Monday at dawn".
 */
import { dayNumber, interval, isoDay } from './calendar.js';
import { dayAndMonth, dayName, monthAndDay, nearDay } from './day.js';
import { type Anchor, type Match, YEAR } from './match.js';
import { timeWords } from './words.js';

/** What finds a day after a time of day; given, as it is made of more than this file. */
export type Simple = (words: readonly string[], at: number) => Match | null;

/** A time of day with the day that stands beside it; without one it has no date of its own. */
export function clockAndDay(words: readonly string[], at: number, simple: Simple): Match | null {
  const end = clock(words, at);
  if (end !== null) {
    const k = /^(?:on|of|,|between)$/.test(words[end] ?? '') ? end + 1 : end;
    const day = words[k] === 'the' && words[k + 1] !== 'morning' ? null : simple(words, k);
    const midnight = words[at] === 'midnight';
    if (day?.kind === 'date')
      return { ...day, resolve: (a) => (midnight ? bothSides(day.resolve(a)) : day.resolve(a)) };
    return bareClock(words, at, end);
  }
  const day = dayName(words, at) ?? monthAndDay(words, at) ?? dayAndMonth(words, at) ?? nearDay(words, at);
  if (!day || words[day.last] !== 'at') return null;
  const after = clock(words, day.last + 1);
  if (after === null) return null;
  const midnight = words[day.last + 1] === 'midnight';
  return { ...day, last: after, resolve: (a) => (midnight ? bothSides(day.resolve(a)) : day.resolve(a)) };
}

/** A time of day alone: "since midnight" is of the day of the report, "by nightfall" of the day told of just before. */
function bareClock(words: readonly string[], at: number, last: number): Match {
  const before = words[at - 1] ?? '';
  if (before === 'since') return { last, kind: 'date', precision: 1, resolve: sinceClock };
  const late = /^(?:nightfall|dusk|sunset|noon|midday)$/.test(words[at] ?? '');
  if (late && /^(?:by|until|till|before|at|after)$/.test(before))
    return {
      last,
      kind: 'clock',
      precision: 1,
      resolve: (a) => a.before ?? null,
      lack: 'time-of-day-without-day',
    };
  return { last, kind: 'clock', precision: 1, resolve: () => null, lack: 'time-of-day-without-day' };
}

/** "since midnight": of the day of the report, or of the day before where the text tells of that one. */
function sinceClock({ published, before }: Anchor): string | null {
  if (!published || !before) return published;
  return dayNumber(published) - dayNumber(before) === 1 ? before : published;
}

/** Midnight lies between two days, and reports mean either. */
export function bothSides(iso: string | null): string | null {
  return iso && iso.length === 10 ? interval(iso, isoDay(dayNumber(iso) + 1)) : iso;
}

/** A time of day at `at`, with its zone: one past its last word, or null. */
export function clock(words: readonly string[], at: number): number | null {
  const w = words[at] ?? '';
  if (timeWords().clocks.includes(w)) return at + 1;
  const hour = /^\d{1,2}(?:[:.]\d\d)?(?:a\.?m\.?|p\.?m\.?)?$/.test(w);
  if (!hour && !/^\d{4}$/.test(w)) return null;
  let k = at + 1;
  if (/^(?:a\.?m\.?|p\.?m\.?|o'clock|o’clock)$/.test(words[k] ?? '')) k++;
  else if (isZone(words[k]) && (w.length === 4 || w.includes(':'))) k++;
  else if (words[k] === 'hours' && /^\d{4}$/.test(w)) k++;
  else if (isMilitary(words, at)) return k;
  else if (!(hour && (w.includes(':') || /m\.?$/.test(w)))) return null;
  for (let n = 0; n < 3; n++) {
    const past = zone(words, k);
    if (past === k) break;
    k = past;
  }
  return k;
}

/** "at 0300 today": four digits after a preposition of time, with nothing behind them that they could count. */
function isMilitary(words: readonly string[], at: number): boolean {
  const w = words[at] ?? '';
  // "by 2019," is a year.
  if (YEAR.test(w) && !/^(?:today|yesterday|tomorrow|local)$/.test(words[at + 1] ?? '')) return false;
  return (
    /^(?:[01]\d|2[0-3])[0-5]\d$/.test(w) &&
    /^(?:at|around|about|until|by|from)$/.test(words[at - 1] ?? '') &&
    /^(?:|[.,;)]|today|yesterday|tomorrow|on|local|this|that|last)$/.test(words[at + 1] ?? '')
  );
}

/** One past "local time", "GMT" or "(0300 GMT)" at `k`; `k` where none stands there. */
function zone(words: readonly string[], k: number): number {
  if (words[k] === 'local' && words[k + 1] === 'time') return k + 2;
  if (isZone(words[k])) return words[k + 1] === 'time' ? k + 2 : k + 1;
  if (words[k] === '(' && (isZone(words[k + 1]) || /^\d{1,4}(?:[:.]\d\d)?$/.test(words[k + 1] ?? ''))) {
    for (let close = k + 2; close < Math.min(words.length, k + 7); close++) if (words[close] === ')') return close + 1;
  }
  return k;
}

function isZone(word: string | undefined): boolean {
  return word !== undefined && timeWords().zones.includes(word);
}
