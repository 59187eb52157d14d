/**
 * Parts of a longer time: "the early hours of Tuesday", "mid-June", "the eve of Eid al-Fitr", "the start of the year".
 * A part is as precise as the whole, but for the days of a feast and the eve of a day.
 */
import { dayNumber, firstDay, isoDay, isoMonth } from './calendar.js';
import type { Simple } from './clock.js';
import { dayOfFeast, feast } from './feast.js';
import { type Anchor, dateless, type Match, monthOf, own, YEAR } from './match.js';
import { monthMatch } from './period.js';
import { timeWords } from './words.js';

export function part(words: readonly string[], at: number, simple: Simple): Match | null {
  return earlyOrLate(words, at, simple) ?? partOf(words, at, simple);
}

/** "mid-June", "early Monday", "late on Wednesday", "early 2015", "mid-2014". */
function earlyOrLate(words: readonly string[], at: number, simple: Simple): Match | null {
  const glued = /^(mid|early|late)-(\w+)$/.exec(words[at] ?? '');
  if (glued) return wholeOf(words, at, glued[2]!, at + 1);
  const w = words[at] ?? '';
  if (!/^(?:mid|early|late|earlier|later)$/.test(w)) return null;
  let next = at + 1;
  if (words[next] === '-') next++;
  if (/^(?:on|in)$/.test(words[next] ?? '') && w !== 'mid') {
    const day = simple(words, next + 1);
    return day?.kind === 'date' && day.precision === 1 ? day : null;
  }
  const whole = wholeOf(words, next, words[next] ?? '', next + 1);
  if (whole) return w === 'earlier' || w === 'later' ? null : whole;
  const day = own(timeWords().weekdays, words[next] ?? '') === undefined ? null : simple(words, next);
  return day?.kind === 'date' ? day : null;
}

/** A month or a year with what may follow it. */
function wholeOf(words: readonly string[], at: number, word: string, last: number): Match | null {
  const m = monthOf(word);
  if (m !== undefined) {
    const k = words[last] === ',' || words[last] === 'of' ? last + 1 : last;
    if (YEAR.test(words[k] ?? ''))
      return { last: k + 1, kind: 'date', precision: 4, resolve: () => isoMonth(Number(words[k]), m) };
    return monthMatch(last, m);
  }
  if (YEAR.test(word) && at > 0) return { last, kind: 'date', precision: 5, resolve: () => word };
  return null;
}

function partOf(words: readonly string[], at: number, simple: Simple): Match | null {
  let k = at;
  if (words[k] === 'the') k++;
  const w = words[k] ?? '';
  const nth = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'].indexOf(w) + 1;
  let days = 0;
  let eve = false;
  if ((nth > 0 || w === 'last' || w === 'final') && words[k + 1] === 'day') {
    days = nth || -1;
    k += 2;
  } else if (
    /^(?:first|last|early|small|final|opening|closing)$/.test(w) &&
    /^(?:minute|minutes|hour|hours|day|days|week|weeks|months)$/.test(words[k + 1] ?? '')
  )
    k += 2;
  else if (/^(?:start|beginning|middle|end|eve|morning|evening|night|afternoon|course|close)$/.test(w)) {
    eve = w === 'eve';
    k++;
    if (w === 'morning' && words[k] === 'hours') k++;
  } else return null;
  if (words[k] !== 'of') return null;
  const from = words[k + 1] === 'the' ? k + 2 : k + 1;
  const day = feast(words, k + 1) ?? feast(words, from);
  if (day) {
    if (eve) return { ...day, resolve: (a) => dayBefore(day.resolve(a)) };
    return days > 0 ? { ...day, resolve: (a) => dayOfFeast(day.resolve(a), days) } : day;
  }
  const inner = simple(words, from) ?? bareUnit(words, from);
  if (inner) {
    if (eve) return { ...inner, resolve: (a) => dayBefore(inner.resolve(a)) };
    return inner;
  }
  // "the eve of the talks", "the third day of the offensive": a day, but of something that has no date here.
  return (days !== 0 || eve) && /^[\p{L}]/u.test(words[k + 1] ?? '')
    ? dateless(eventEnd(words, k + 1), 'counted-from-an-event')
    : null;
}

function dayBefore(iso: string | null): string | null {
  return iso && firstDay(iso) === iso.split('/')[0] ? isoDay(dayNumber(firstDay(iso)) - 1) : null;
}

/** "the end of the month": the week, month or year of the report. */
function bareUnit(words: readonly string[], at: number): Match | null {
  const unit = words[at] ?? '';
  if (words[at - 1] !== 'the' || !/^(?:week|month|year)$/.test(unit)) return null;
  const resolve = ({ published }: Anchor) => {
    if (!published) return null;
    if (unit === 'year') return published.slice(0, 4);
    if (unit === 'month') return published.slice(0, 7);
    const here = dayNumber(published);
    const monday = here - ((((here + 3) % 7) + 7) % 7);
    return `${isoDay(monday)}/${isoDay(monday + 6)}`;
  };
  return { last: at + 1, kind: 'date', precision: unit === 'week' ? 3 : unit === 'month' ? 4 : 5, resolve };
}

/** Up to the noun of the event: a determiner and one word, as far as words alone can tell. */
function eventEnd(words: readonly string[], at: number): number {
  return Math.min(words.length, /^(?:the|a|an|its|their|his|her|this|that)$/.test(words[at] ?? '') ? at + 2 : at + 1);
}
