/**
 * From one time to another: "between April 15 and April 20", "from 3 to 5 May", "Nov. 3-5", "from Monday to Friday".
 */
import { dayOf, firstDay, interval, lastDay } from './calendar.js';
import type { Simple } from './clock.js';
import { dayAndMonth, monthAndDay } from './day.js';
import { type Anchor, DAY_OF_MONTH, type Match, monthOf } from './match.js';

export function range(words: readonly string[], at: number, simple: Simple): Match | null {
  return nightBetween(words, at) ?? daysOfMonth(words, at) ?? fromTo(words, at, simple);
}

/** "3 to 5 May", "3-5 May 2014". */
function daysOfMonth(words: readonly string[], at: number): Match | null {
  const a = DAY_OF_MONTH.exec(words[at] ?? '');
  if (!a || !joins(words, at + 1, words[at - 1])) return null;
  const b = dayAndMonth(words, at + 2);
  return b ? spanned(b, (end) => withDay(end, Number(a[1]))) : null;
}

/** The same month with another day; null where it has no such day. */
function withDay(iso: string, day: number): string | null {
  return iso.length === 10 ? dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), day) : null;
}

function fromTo(words: readonly string[], at: number, simple: Simple): Match | null {
  const a = monthAndDay(words, at) ?? simple(words, at);
  if (a?.kind !== 'date' || !joins(words, a.last, words[at - 1])) return null;
  const second = DAY_OF_MONTH.exec(words[a.last + 1] ?? '');
  const b = monthAndDay(words, a.last + 1) ?? simple(asAfter(words, a.last), a.last + 1);
  if (b?.kind === 'date')
    return spanned(b, (end, anchor) => {
      const from = a.resolve({ ...anchor, published: lastDay(end), direction: 'past' });
      return from === null ? null : from.length === 10 && end.length >= 10 ? firstDay(from) : from;
    });
  // "April 15-20", "Nov. 3-5": the month stands once.
  if (!second || monthOf(words[at]) === undefined || Number(second[1]) > 31) return null;
  return {
    last: a.last + 2,
    kind: 'date',
    precision: 2,
    resolve: (x) => {
      const from = a.resolve(x);
      const to = from && from.length === 10 ? withDay(from, Number(second[1])) : null;
      return from && to && from <= to ? interval(from, to) : null;
    },
  };
}

/** Years and months need a word of time before them; the word that joins a range is one. */
function asAfter(words: readonly string[], join: number): readonly string[] {
  return words.map((w, i) => (i === join ? 'to' : w));
}

/** "the night of May 14-15", "the night of 14 to 15 May". */
function nightBetween(words: readonly string[], at: number): Match | null {
  const k = words[at] === 'the' ? at + 1 : at;
  if (words[k] !== 'night' || !/^(?:of|between|from)$/.test(words[k + 1] ?? '')) return null;
  const from = k + 2;
  return daysOfMonth(words, from) ?? (monthOf(words[from]) === undefined ? null : fromTo(words, from, () => null));
}

function spanned(b: Match, begin: (end: string, anchor: Anchor) => string | null): Match {
  return {
    last: b.last,
    kind: 'date',
    precision: 2,
    resolve: (x) => {
      const end = b.resolve(x);
      const from = end ? begin(end, x) : null;
      if (!end || !from) return null;
      const [first, last] = [from.split('/')[0]!, end.split('/').at(-1)!];
      return firstDay(first) <= lastDay(last) ? interval(first, last) : null;
    },
  };
}

/** Whether a word joins the two ends of a range; "and" only after "between", "until" only after "from". */
function joins(words: readonly string[], at: number, before: string | undefined): boolean {
  const w = words[at] ?? '';
  if (/^[-–]$/.test(w)) return true;
  if (w === 'and') return before === 'between';
  if (w === 'until' || w === 'till') return before === 'from';
  return w === 'to' || w === 'through';
}
