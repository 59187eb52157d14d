/**
 * Expressions of time in a sentence, by their words alone: what they say before it is known in which direction.
 */
import { dayNumber, dayOf, interval, isoDay, isoMonth, weekday, weekOf } from './calendar.js';
import { timeWords, type Unit } from './words.js';

/** Where an expression points from: the day of the report and the way the sentence looks. */
export interface Anchor {
  /** ISO day of publication, null where unknown. */
  readonly published: string | null;
  /** `near`: whichever is nearer. */
  readonly direction: 'past' | 'future' | 'near';
}

export interface Match {
  /** One past the last word, counted from the start of the words given. */
  readonly last: number;
  readonly kind: 'date' | 'clock' | 'duration';
  /** The date it comes to, null where nothing anchors it. */
  readonly resolve: (anchor: Anchor) => string | null;
  /** How exact: UCDP's date precision (1 day, 2 some days, 3 week, 4 month, 5 year or more). */
  readonly precision: 1 | 2 | 3 | 4 | 5;
}

const YEAR = /^(?:1[89]|20)\d\d$/;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/;
const NEVER = () => null;

/** The longest expression of time that begins at word `at` of a sentence (forms in lower case), or null. */
export function matchTime(words: readonly string[], at: number): Match | null {
  return isoDate(words, at) ?? joined(words, at) ?? rangeOfDates(words, at) ?? part(words, at) ?? simple(words, at);
}

function simple(words: readonly string[], at: number): Match | null {
  return (
    feast(words, at) ??
    monthAndDay(words, at) ??
    dayAndMonth(words, at) ??
    relative(words, at) ??
    ago(words, at) ??
    dayName(words, at) ??
    month(words, at) ??
    year(words, at)
  );
}

function bare(word: string | undefined): string {
  return (word ?? '').replace(/\.$/, '');
}
const monthOf = (word: string | undefined): number | undefined =>
  word === undefined ? undefined : timeWords().months[bare(word)];
const numberOf = (word: string | undefined): number | undefined =>
  word === undefined ? undefined : /^\d{1,4}$/.test(word) ? Number(word) : timeWords().numbers[word];

function isoDate(words: readonly string[], at: number): Match | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words[at] ?? '');
  const iso = m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null;
  return iso ? { last: at + 1, kind: 'date', precision: 1, resolve: () => iso } : null;
}

/** "December 24", "Dec. 24, 2001", "24 December 2001". */
function monthAndDay(words: readonly string[], at: number): Match | null {
  const m = monthOf(words[at]);
  const skip = words[at + 1] === '.' ? 1 : 0;
  const d = DAY.exec(words[at + 1 + skip] ?? '');
  if (m === undefined || !d) return null;
  return dated(words, at + 2 + skip, m, Number(d[1]));
}

function dayAndMonth(words: readonly string[], at: number): Match | null {
  const d = DAY.exec(words[at] ?? '');
  const k = words[at + 1] === 'of' ? at + 2 : at + 1;
  const m = monthOf(words[k]);
  return d && m !== undefined && Number(d[1]) <= 31 ? dated(words, k + 1, m, Number(d[1])) : null;
}

function dated(words: readonly string[], end: number, m: number, d: number): Match | null {
  const k = words[end] === ',' ? end + 1 : end;
  const y = YEAR.test(words[k] ?? '') ? Number(words[k]) : null;
  if (d < 1 || d > 31) return null;
  return {
    last: y === null ? end : k + 1,
    kind: 'date',
    precision: 1,
    resolve: (a) => (y === null ? yearless(a, m, d) : dayOf(y, m, d)),
  };
}

/** A day of the year without its year: the nearest in the direction of the sentence. */
function yearless(a: Anchor, m: number, d: number): string | null {
  if (!a.published) return null;
  const here = dayNumber(a.published);
  const year = Number(a.published.slice(0, 4));
  const days = [year - 1, year, year + 1].map((y) => dayOf(y, m, d)).filter((x) => x !== null);
  return nearest(days.map(dayNumber), here, a.direction);
}

function nearest(days: readonly number[], here: number, direction: Anchor['direction']): string | null {
  const fits = days.filter((n) => (direction === 'past' ? n <= here : direction === 'future' ? n >= here : true));
  const best = fits.sort((x, y) => Math.abs(x - here) - Math.abs(y - here))[0];
  return best === undefined ? null : isoDay(best);
}

/** "Christmas Eve", "New Year's Day". */
function feast(words: readonly string[], at: number): Match | null {
  for (let n = 4; n > 0; n--) {
    const phrase = words
      .slice(at, at + n)
      .join(' ')
      .replace(/ (?=['’])/g, '')
      .replace(/’/g, "'");
    const day = timeWords().feasts[phrase];
    if (day) return { last: at + n, kind: 'date', precision: 1, resolve: (a) => yearless(a, day[0], day[1]) };
  }
  return null;
}

/** "Monday", "last Friday", "Saturday night". */
function dayName(words: readonly string[], at: number): Match | null {
  const lead = /^(?:last|next|this|past|coming)$/.test(words[at] ?? '') ? words[at]! : null;
  const k = lead ? at + 1 : at;
  const w = words[k];
  if (
    w === undefined ||
    !(w in timeWords().weekdays) ||
    (w.length < 4 && words[k + 1] !== '.' && !/^(?:mon|tue|wed|thu|fri)$/.test(w))
  )
    return null;
  const wanted = timeWords().weekdays[w]!;
  const part = timeWords().dayparts.includes(words[k + 1] ?? '') ? 1 : 0;
  return {
    last: k + 1 + part,
    kind: 'date',
    precision: 1,
    resolve: (a) => {
      if (!a.published) return null;
      const here = dayNumber(a.published);
      const past = here - ((weekday(here) - wanted + 7) % 7);
      const direction =
        lead === 'last' || lead === 'past' ? 'past' : lead === 'next' || lead === 'coming' ? 'future' : a.direction;
      const back = lead === 'last' && past === here ? here - 7 : past;
      const ahead = back === here ? here + (lead === 'next' ? 7 : 0) : back + 7;
      if (lead && lead !== 'this') return isoDay(direction === 'past' ? back : ahead);
      return nearest([back, ahead], here, direction);
    },
  };
}

/** "yesterday", "last week", "this month", "the weekend", "the day before yesterday". */
function relative(words: readonly string[], at: number): Match | null {
  const day = (last: number, off: number, precision: Match['precision'] = 1): Match => ({
    last,
    kind: 'date',
    precision,
    resolve: (a) => (a.published ? isoDay(dayNumber(a.published) + off) : null),
  });
  const w = words[at] ?? '';
  if (w === 'the' && words[at + 1] === 'day' && words[at + 2] === 'before' && words[at + 3] === 'yesterday')
    return day(at + 4, -2);
  const daypart = timeWords().dayparts.includes(words[at + 1] ?? '') ? 1 : 0;
  if (w === 'yesterday') return day(at + 1 + daypart, -1);
  if (w === 'today' || w === 'tonight') return day(at + 1, 0);
  if (w === 'tomorrow') return day(at + 1 + daypart, 1);
  if (w === 'overnight')
    return {
      last: at + 1,
      kind: 'date',
      precision: 2,
      resolve: (a) =>
        a.published && a.direction !== 'future' ? interval(isoDay(dayNumber(a.published) - 1), a.published) : null,
    };
  let k = at;
  if (/^(?:earlier|later|late|early)$/.test(w) && /^(?:this|last|next)$/.test(words[at + 1] ?? '')) k = at + 1;
  const lead = words[k] ?? '';
  const unit = words[k + 1] ?? '';
  if (lead === 'the' && unit === 'weekend' && /^(?:at|over|during)$/.test(words[k - 1] ?? ''))
    return span(k + 2, 'weekend', 'last');
  if (lead === 'all' && unit === 'week')
    return {
      last: k + 2,
      kind: 'date',
      precision: 3,
      resolve: (a) => (a.published ? interval(isoDay(weekOf(dayNumber(a.published), 0)[0]), a.published) : null),
    };
  if (!/^(?:last|this|next|past|previous|coming)$/.test(lead)) return null;
  if (/^(?:morning|afternoon|evening)$/.test(unit)) return lead === 'this' ? day(k + 2, 0) : null;
  if (unit === 'night') return day(k + 2, lead === 'last' ? -1 : 0);
  if (/^(?:week|weekend|month|year)$/.test(unit)) return span(k + 2, unit, lead);
  const m = monthOf(unit);
  if (m !== undefined)
    return {
      ...monthMatch(k + 2, m),
      resolve: (a) =>
        monthNear(a.published, m, lead === 'next' || lead === 'coming' ? 'future' : lead === 'this' ? 'near' : 'past'),
    };
  return null;
}

function span(last: number, unit: string, lead: string): Match {
  const off = /^(?:last|past|previous)$/.test(lead) ? -1 : /^(?:next|coming)$/.test(lead) ? 1 : 0;
  return {
    last,
    kind: 'date',
    precision: unit === 'week' ? 3 : unit === 'weekend' ? 2 : unit === 'month' ? 4 : 5,
    resolve: ({ published }) => {
      if (!published) return null;
      const here = dayNumber(published);
      const year = Number(published.slice(0, 4));
      if (unit === 'year') return String(year + off);
      if (unit === 'month') return isoMonth(year, Number(published.slice(5, 7)) + off);
      const [monday, sunday] = weekOf(here, off);
      if (unit === 'week') return interval(isoDay(monday), isoDay(sunday));
      // The last weekend of a report on a Sunday is the one it stands in.
      if (off < 0 && weekday(here) >= 5) return interval(isoDay(here - (weekday(here) - 5)), isoDay(here));
      return interval(isoDay(sunday - 1), isoDay(sunday));
    },
  };
}

/** "two days ago", "three weeks earlier" (the latter without a date). */
function ago(words: readonly string[], at: number): Match | null {
  const n = numberOf(words[at]);
  const unit = timeWords().units[words[at + 1] ?? ''];
  if (n === undefined || !unit || words[at + 2] !== 'ago') return null;
  return {
    last: at + 3,
    kind: 'date',
    precision:
      unit === 'day' || unit === 'hour' || unit === 'minute'
        ? 1
        : unit === 'week' || unit === 'fortnight'
          ? 3
          : unit === 'month'
            ? 4
            : 5,
    resolve: (a) => back(a.published, n, unit),
  };
}

/** The date a number of units before a day, as precise as the unit. */
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
      return isoMonth(year, Number(published.slice(5, 7)) - n);
    case 'year':
      return String(year - n);
    case 'decade':
      return String(year - 10 * n);
  }
}

/** "December 2001", "in March". */
function month(words: readonly string[], at: number): Match | null {
  const m = monthOf(words[at]);
  if (m === undefined) return null;
  const dot = words[at + 1] === '.' ? 1 : 0;
  const k = at + 1 + dot + (words[at + 1 + dot] === ',' || words[at + 1 + dot] === 'of' ? 1 : 0);
  if (YEAR.test(words[k] ?? ''))
    return { last: k + 1, kind: 'date', precision: 4, resolve: () => isoMonth(Number(words[k]), m) };
  // "may" and "march" are verbs unless a word of time stands before.
  if (
    !/^(?:in|since|by|until|till|of|from|to|early|late|mid|through|during|before|after|between|and|-|last|next|this)$/.test(
      words[at - 1] ?? '',
    )
  )
    return null;
  return monthMatch(at + 1, m);
}

function monthMatch(last: number, m: number): Match {
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
function year(words: readonly string[], at: number): Match | null {
  const w = words[at] ?? '';
  if (
    !YEAR.test(w) ||
    !/^(?:in|since|until|till|by|from|of|to|during|before|after|early|late|mid|between|and|year)$/.test(
      words[at - 1] ?? '',
    )
  )
    return null;
  return { last: at + 1, kind: 'date', precision: 5, resolve: () => w };
}

/** "the end of January", "mid-March", "the first minute of Tuesday": as precise as the whole. */
function part(words: readonly string[], at: number): Match | null {
  let k = at;
  if (words[k] === 'the') k++;
  if (words[k] === 'mid' || words[k] === 'early' || words[k] === 'late') {
    const next = words[k + 1] === '-' ? k + 2 : k + 1;
    const inner =
      monthOf(words[next]) === undefined
        ? null
        : simple(
            words.map((w, i) => (i === next - 1 ? 'mid' : w)),
            next,
          );
    return inner;
  }
  if (/^(?:first|last)$/.test(words[k] ?? '') && /^(?:minute|minutes|hour|hours|day|week)$/.test(words[k + 1] ?? ''))
    k += 2;
  else if (/^(?:start|beginning|middle|end|eve|morning|evening|night|course)$/.test(words[k] ?? '')) k += 1;
  else return null;
  if (words[k] !== 'of') return null;
  return simple(words, words[k + 1] === 'the' ? k + 2 : k + 1);
}

/** "midnight on Monday", "6 p.m. on 24 December", "Monday at midnight", "midnight tonight". */
function joined(words: readonly string[], at: number): Match | null {
  const first = clock(words, at);
  if (first !== null) {
    const k =
      words[first] === 'on' || words[first] === 'of' || words[first] === ',' || words[first] === 'between'
        ? first + 1
        : first;
    const day = words[k] === 'the' ? null : (part(words, k) ?? simple(words, k));
    const midnight = words[at] === 'midnight';
    if (day?.kind === 'date')
      return { ...day, resolve: (a) => (midnight ? bothSides(day.resolve(a)) : day.resolve(a)) };
    return { last: first, kind: 'clock', precision: 1, resolve: NEVER };
  }
  const day = dayName(words, at) ?? monthAndDay(words, at);
  if (day && words[day.last] === 'at') {
    const end = clock(words, day.last + 1);
    if (end !== null)
      return {
        ...day,
        last: end,
        resolve: (a) => (words[day.last + 1] === 'midnight' ? bothSides(day.resolve(a)) : day.resolve(a)),
      };
  }
  return null;
}

/** Midnight lies between two days, and reports mean either. */
function bothSides(iso: string | null): string | null {
  return iso && iso.length === 10 ? interval(iso, isoDay(dayNumber(iso) + 1)) : iso;
}

/** A time of day at `at`: one past its last word, or null. */
function clock(words: readonly string[], at: number): number | null {
  const w = words[at] ?? '';
  if (timeWords().clocks.includes(w)) return at + 1;
  const hour = /^\d{1,2}(?::\d\d)?(?:a\.?m\.?|p\.?m\.?)?$/.test(w);
  if (!hour && !/^\d{4}$/.test(w)) return null;
  let k = at + 1;
  if (/^(?:a\.?m\.?|p\.?m\.?|gmt|utc|o'clock|o’clock)$/.test(words[k] ?? '')) k++;
  else if (!(hour && (w.includes(':') || /m\.?$/.test(w)))) return null;
  if (words[k] === '(' && /^(?:gmt|\d{4})$/.test(words[k + 1] ?? '')) {
    const close = words.indexOf(')', k);
    if (close > 0 && close - k < 5) k = close + 1;
  }
  if (words[k] === 'local' && words[k + 1] === 'time') k += 2;
  if (/^(?:gmt|utc)$/.test(words[k] ?? '')) k++;
  return k;
}

/** "between April 15 and April 20", "from 3 to 5 May", "April 15-20". */
function rangeOfDates(words: readonly string[], at: number): Match | null {
  const a = monthAndDay(words, at) ?? dayAndMonth(words, at);
  const from = words[at - 1] ?? '';
  if (a && /^(?:-|–|to|and|until|through)$/.test(words[a.last] ?? '')) {
    const and = words[a.last] === 'and';
    if (and && from !== 'between') return null;
    const b = monthAndDay(words, a.last + 1) ?? dayAndMonth(words, a.last + 1);
    const d = DAY.exec(words[a.last + 1] ?? '');
    if (b) return { last: b.last, kind: 'date', precision: 2, resolve: (x) => both(a.resolve(x), b.resolve(x)) };
    const m = monthOf(words[at]);
    if (d && m !== undefined && Number(d[1]) <= 31)
      return {
        last: a.last + 2,
        kind: 'date',
        precision: 2,
        resolve: (x) => both(a.resolve(x), yearless(x, m, Number(d[1]))),
      };
  }
  return null;
}

function both(from: string | null, to: string | null): string | null {
  return from && to && from <= to ? interval(from, to) : null;
}
