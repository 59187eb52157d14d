/**
 * Expressions longer than a day: weeks, months, years, decades, seasons, and stretches that end with the report.
 */
import { dayNumber, interval, isoDay, isoMonth, weekday, weekOf } from './calendar.js';
import { type Anchor, countAt, type DatePrecision, dateless, type Match, monthOf, unitOf, YEAR } from './match.js';
import type { Unit } from './words.js';

/** "last week", "this month", "the weekend", "earlier this year", "all week", "last March". */
export function calendarPeriod(words: readonly string[], at: number): Match | null {
  const w = words[at] ?? '';
  const k = /^(?:earlier|later|late|early)$/.test(w) && /^(?:this|last|next)$/.test(words[at + 1] ?? '') ? at + 1 : at;
  const lead = words[k] ?? '';
  const unit = words[k + 1] ?? '';
  if (lead === 'the' && unit === 'weekend' && /^(?:at|over|during|through)$/.test(words[k - 1] ?? ''))
    return whole(k + 2, 'weekend', 'last');
  if (lead === 'all' && unit === 'week')
    return {
      last: k + 2,
      kind: 'date',
      precision: 3,
      resolve: (a) => (a.published ? interval(isoDay(weekOf(dayNumber(a.published), 0)[0]), a.published) : null),
    };
  if (!/^(?:last|this|next|past|previous|coming)$/.test(lead)) return null;
  if (/^(?:week|weekend|month|year|decade)$/.test(unit)) {
    if (lead === 'past' && unit !== 'weekend') return stretch(words, k - 1) ?? whole(k + 2, unit, lead);
    return unit === 'decade' ? null : whole(k + 2, unit, lead);
  }
  const m = monthOf(unit);
  if (m === undefined) return null;
  const direction = lead === 'next' || lead === 'coming' ? 'future' : lead === 'this' ? 'near' : 'past';
  return { ...monthMatch(k + 2, m), resolve: (a) => monthNear(a.published, m, direction) };
}

function whole(last: number, unit: string, lead: string): Match {
  const off = /^(?:last|past|previous)$/.test(lead) ? -1 : /^(?:next|coming)$/.test(lead) ? 1 : 0;
  return {
    last,
    kind: 'date',
    precision: unit === 'week' ? 3 : unit === 'weekend' ? 2 : unit === 'month' ? 4 : 5,
    resolve: ({ published, direction }) => {
      if (!published) return null;
      const here = dayNumber(published);
      const year = Number(published.slice(0, 4));
      if (unit === 'year') return String(year + off);
      if (unit === 'month') return isoMonth(year, Number(published.slice(5, 7)) + off);
      const [monday, sunday] = weekOf(here, off);
      if (unit === 'week') return interval(isoDay(monday), isoDay(sunday));
      if (off < 0 && direction === 'future') return interval(isoDay(sunday + 6), isoDay(sunday + 7));
      // The last weekend of a report on a Sunday is the one it stands in.
      if (off < 0 && weekday(here) >= 5) return interval(isoDay(here - (weekday(here) - 5)), isoDay(here));
      return interval(isoDay(sunday - 1), isoDay(sunday));
    },
  };
}

/** "the past 24 hours", "the last three days", "the next 48 hours", "the past month"; "recent weeks" has no date. */
export function stretch(words: readonly string[], at: number): Match | null {
  let k = at;
  if (/^(?:the|these)$/.test(words[k] ?? '')) k++;
  const lead = words[k] ?? '';
  if (
    /^(?:recent|coming|following|previous)$/.test(lead) &&
    /^(?:hours|days|weeks|months|years)$/.test(words[k + 1] ?? '')
  )
    return dateless(k + 2, 'vague');
  if (!/^(?:past|last|next|coming|previous)$/.test(lead)) return null;
  const count = countAt(words, k + 1);
  let n = count?.n;
  let unit = count ? unitOf(words[count.last]) : undefined;
  let last = count ? count.last + 1 : k + 3;
  if (n === undefined || !unit) {
    if (/^(?:few|several|couple)$/.test(words[k + 1] ?? '')) {
      const of = words[k + 2] === 'of' ? 1 : 0;
      return unitOf(words[k + 2 + of]) ? dateless(k + 3 + of, 'vague') : null;
    }
    unit = unitOf(words[k + 1]);
    // "last week" is a week of the calendar, "the past week" the seven days up to now.
    if (!unit || lead !== 'past') return null;
    n = 1;
    last = k + 2;
  }
  const ahead = lead === 'next' || lead === 'coming';
  // "for the next two weeks" is a length.
  if (ahead && words[at - 1] === 'for') return null;
  return {
    last,
    kind: 'date',
    precision: unit === 'month' ? 4 : unit === 'year' || unit === 'decade' ? 5 : 2,
    resolve: (a) => (a.published ? reach(a.published, ahead ? -n : n, unit) : null),
  };
}

/** The days between a day and `n` units before it (after it where `n` is negative); null outside the calendar. */
function reach(published: string, n: number, unit: Unit): string | null {
  const here = dayNumber(published);
  const year = Number(published.slice(0, 4));
  const month = Number(published.slice(5, 7));
  const order = (a: string, b: string) => (n < 0 ? interval(b, a) : interval(a, b));
  switch (unit) {
    case 'minute':
      return published;
    case 'hour':
      return order(isoDay(here - Math.sign(n) * Math.ceil(Math.abs(n) / 24)), published);
    case 'day':
      return order(isoDay(here - n), published);
    case 'week':
      return order(isoDay(here - 7 * n), published);
    case 'fortnight':
      return order(isoDay(here - 14 * n), published);
    case 'month':
      return inCalendar(year - n / 12) ? order(isoMonth(year, month - n), published.slice(0, 7)) : null;
    case 'year':
    case 'decade': {
      const from = year - n * (unit === 'year' ? 1 : 10);
      return inCalendar(from) ? order(isoMonth(from, month), published.slice(0, 7)) : null;
    }
  }
}

function inCalendar(year: number): boolean {
  return year >= 1 && year <= 9998;
}

/** "two days ago", "three weeks ago", "a decade ago"; "several months ago" has no date. */
export function ago(words: readonly string[], at: number): Match | null {
  const few = /^(?:a|several|some|many)$/.test(words[at] ?? '') && /^(?:few|several|couple)$/.test(words[at + 1] ?? '');
  if (few || /^(?:several|some|many)$/.test(words[at] ?? '')) {
    const k = at + (few ? 2 : 1) + (words[at + 2] === 'of' ? 1 : 0);
    return unitOf(words[k]) && words[k + 1] === 'ago' ? dateless(k + 2, 'vague') : null;
  }
  const count = countAt(words, at);
  const unit = count ? unitOf(words[count.last]) : undefined;
  if (!count || !unit || words[count.last + 1] !== 'ago') return null;
  const { n } = count;
  const fine = unit === 'day' || unit === 'hour' || unit === 'minute';
  const precision: DatePrecision = fine ? 1 : unit === 'week' || unit === 'fortnight' ? 3 : unit === 'month' ? 4 : 5;
  return { last: count.last + 2, kind: 'date', precision, resolve: (a) => back(a.published, n, unit) };
}

/** The date a number of units before a day, as precise as the unit; null without a day or before the calendar. */
export function back(published: string | null, n: number, unit: Unit): string | null {
  if (!published) return null;
  const here = dayNumber(published);
  const year = Number(published.slice(0, 4));
  switch (unit) {
    case 'minute':
      return published;
    case 'hour':
      return isoDay(here - Math.floor(n / 24));
    case 'day':
      return isoDay(here - n);
    case 'week':
    case 'fortnight': {
      const [monday, sunday] = weekOf(here, -n * (unit === 'week' ? 1 : 2));
      return interval(isoDay(monday), isoDay(sunday));
    }
    case 'month':
      return inCalendar(year - n / 12) ? isoMonth(year, Number(published.slice(5, 7)) - n) : null;
    case 'year':
    case 'decade': {
      const then = year - n * (unit === 'year' ? 1 : 10);
      return inCalendar(then) ? String(then).padStart(4, '0') : null;
    }
  }
}

/** "December 2001", "in March". */
export function month(words: readonly string[], at: number): Match | null {
  const m = monthOf(words[at]);
  if (m === undefined) return null;
  const dot = words[at + 1] === '.' ? 1 : 0;
  const k = at + 1 + dot + (words[at + 1 + dot] === ',' || words[at + 1 + dot] === 'of' ? 1 : 0);
  if (YEAR.test(words[k] ?? ''))
    return { last: k + 1, kind: 'date', precision: 4, resolve: () => isoMonth(Number(words[k]), m) };
  // "may" and "march" are verbs unless a word of time stands before.
  return TIME_BEFORE_MONTH.test(words[at - 1] ?? '') ? monthMatch(at + 1, m) : null;
}

const TIME_BEFORE_MONTH =
  /^(?:in|since|by|until|till|of|from|to|early|late|mid|through|during|before|after|between|and|-|last|next|this)$/;

export function monthMatch(last: number, m: number): Match {
  return { last, kind: 'date', precision: 4, resolve: (a) => monthNear(a.published, m, a.direction) };
}

function monthNear(published: string | null, m: number, direction: Anchor['direction']): string | null {
  if (!published) return null;
  const year = Number(published.slice(0, 4));
  const here = year * 12 + Number(published.slice(5, 7));
  const all = [year - 1, year, year + 1]
    .map((y) => y * 12 + m)
    .filter((n) => (direction === 'past' ? n <= here : direction === 'future' ? n >= here : true));
  const best = all.sort((x, y) => Math.abs(x - here) - Math.abs(y - here))[0];
  return best === undefined ? null : isoMonth(Math.floor((best - 1) / 12), ((best - 1) % 12) + 1);
}

/** "in 1995", "since 1983"; a year before a noun ("a 2013 report") dates the noun, not the event. */
export function year(words: readonly string[], at: number): Match | null {
  const w = words[at] ?? '';
  if (!YEAR.test(w) || !TIME_BEFORE_YEAR.test(words[at - 1] ?? '')) return null;
  return { last: at + 1, kind: 'date', precision: 5, resolve: () => w };
}

const TIME_BEFORE_YEAR =
  /^(?:in|since|until|till|by|from|of|to|during|before|after|early|late|mid|between|and|year|summer|winter|autumn|spring)$/;

/** "the 1990s", "the early 1990s". */
export function decade(words: readonly string[], at: number): Match | null {
  let k = at;
  if (words[k] === 'the') k++;
  if (/^(?:early|late|mid)$/.test(words[k] ?? '')) k += words[k + 1] === '-' ? 2 : 1;
  const m = /^(?:(?:early|late|mid)-)?((?:1[89]|20)\d)0s$/.exec(words[k] ?? '');
  if (!m) return null;
  return { last: k + 1, kind: 'date', precision: 5, resolve: () => interval(`${m[1]}0`, `${m[1]}9`) };
}

/** "the first half of 2014", "the third quarter of last year", "the summer of 2006". */
export function partOfYear(words: readonly string[], at: number): Match | null {
  let k = at;
  if (words[k] === 'the') k++;
  const of = (after: number) => (words[after] === 'of' ? after + 1 : null);
  const nth = ORDINALS.indexOf(words[k] ?? '');
  const months = seasonMonths(words[k] ?? '') ?? yearPart(nth, words[k + 1] ?? '');
  if (!months) return null;
  const season = seasonMonths(words[k] ?? '') !== null;
  const next = of(season ? k + 1 : k + 2) ?? (season ? k + 1 : null);
  if (next === null) return null;
  const yearAt = (a: Anchor): number | null => {
    if (YEAR.test(words[next] ?? '')) return Number(words[next]);
    const lead = words[next] ?? '';
    if (!a.published) return null;
    return Number(a.published.slice(0, 4)) + (lead === 'last' ? -1 : lead === 'next' ? 1 : 0);
  };
  const named = YEAR.test(words[next] ?? '');
  const relative = /^(?:this|last|next|the)$/.test(words[next] ?? '') && words[next + 1] === 'year';
  if (!named && !relative) return null;
  return {
    last: named ? next + 1 : next + 2,
    kind: 'date',
    precision: 5,
    resolve: (a) => {
      const y = yearAt(a);
      return y === null ? null : interval(isoMonth(y, months[0]), isoMonth(y, months[1]));
    },
  };
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

function yearPart(nth: number, noun: string): readonly [number, number] | null {
  if (nth < 0) return null;
  if (noun === 'half' && nth < 2) return [1 + 6 * nth, 6 + 6 * nth];
  return noun === 'quarter' ? [1 + 3 * nth, 3 + 3 * nth] : null;
}

/** Seasons of the northern half, where nearly all English news counts from; a winter runs into the next year. */
function seasonMonths(noun: string): readonly [number, number] | null {
  switch (noun) {
    case 'spring':
      return [3, 5];
    case 'summer':
      return [6, 8];
    case 'autumn':
    case 'fall':
      return [9, 11];
    case 'winter':
      return [12, 14];
    default:
      return null;
  }
}
