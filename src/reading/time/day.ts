/**
 * Expressions that name one day: "December 24", "Monday night", "yesterday", "two days ago".
 */
import { dayNumber, dayOf, interval, isoDay, weekday } from './calendar.js';
import { type Anchor, DAY_OF_MONTH, type Match, monthOf, nearest, own, YEAR, yearless } from './match.js';
import { timeWords } from './words.js';

export function isoDate(words: readonly string[], at: number): Match | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words[at] ?? '');
  const iso = m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null;
  return iso ? { last: at + 1, kind: 'date', precision: 1, resolve: () => iso } : null;
}

/** "December 24", "Dec. 24, 2001". */
export function monthAndDay(words: readonly string[], at: number): Match | null {
  const m = monthOf(words[at]);
  const skip = words[at + 1] === '.' ? 1 : 0;
  const d = DAY_OF_MONTH.exec(words[at + 1 + skip] ?? '');
  return m === undefined || !d ? null : dated(words, at + 2 + skip, m, Number(d[1]));
}

/** "24 December 2001", "the 24th of December". */
export function dayAndMonth(words: readonly string[], at: number): Match | null {
  const d = DAY_OF_MONTH.exec(words[at] ?? '');
  const k = words[at + 1] === 'of' ? at + 2 : at + 1;
  const m = monthOf(words[k]);
  const dot = words[k + 1] === '.' && YEAR.test(words[k + 2] ?? '') ? 1 : 0;
  return d && m !== undefined && Number(d[1]) <= 31 ? dated(words, k + 1 + dot, m, Number(d[1])) : null;
}

/** A day and a month with the year that may follow. */
export function dated(words: readonly string[], end: number, month: number, day: number): Match | null {
  const k = words[end] === ',' ? end + 1 : end;
  const year = YEAR.test(words[k] ?? '') ? Number(words[k]) : null;
  if (day < 1 || day > 31) return null;
  return {
    last: year === null ? end : k + 1,
    kind: 'date',
    precision: 1,
    resolve: (a) => (year === null ? yearless(a, month, day) : dayOf(year, month, day)),
    lack: 'no-such-day',
  };
}

/** "Monday", "last Friday", "Saturday night", "Sunday 14 May". */
export function dayName(words: readonly string[], at: number): Match | null {
  const lead = /^(?:last|next|this|past|coming)$/.test(words[at] ?? '') ? words[at]! : null;
  const k = lead ? at + 1 : at;
  const w = words[k];
  const wanted = w === undefined ? undefined : own(timeWords().weekdays, w.replace(/\.$/, ''));
  if (w === undefined || wanted === undefined) return null;
  if (w.length < 4 && words[k + 1] !== '.' && !/^(?:mon|tue|wed|thu|fri)$/.test(w)) return null;
  const comma = words[k + 1] === ',' ? 1 : 0;
  const date = lead ? null : (monthAndDay(words, k + 1 + comma) ?? dayAndMonth(words, k + 1 + comma));
  if (date) return date;
  const part = timeWords().dayparts.includes(words[k + 1] ?? '') ? 1 : 0;
  return { last: k + 1 + part, kind: 'date', precision: 1, resolve: (a) => theDay(a, wanted, lead) };
}

function theDay(a: Anchor, wanted: number, lead: string | null): string | null {
  if (!a.published) return null;
  const here = dayNumber(a.published);
  const past = here - ((weekday(here) - wanted + 7) % 7);
  const direction =
    lead === 'last' || lead === 'past' ? 'past' : lead === 'next' || lead === 'coming' ? 'future' : a.direction;
  const back = lead === 'last' && past === here ? here - 7 : past;
  const ahead = back === here ? here + (lead === 'next' ? 7 : 0) : back + 7;
  if (lead && lead !== 'this') return isoDay(direction === 'past' ? back : ahead);
  return nearest([back, ahead], here, direction);
}

/** "yesterday", "last night", "overnight", "this morning", "the day before yesterday". */
export function nearDay(words: readonly string[], at: number): Match | null {
  const day = (last: number, off: number): Match => ({
    last,
    kind: 'date',
    precision: 1,
    resolve: (a) => (a.published ? isoDay(dayNumber(a.published) + off) : null),
  });
  const w = words[at] ?? '';
  const said = words.slice(at, at + 4).join(' ');
  if (said === 'the day before yesterday') return day(at + 4, -2);
  if (said === 'the day after tomorrow') return day(at + 4, 2);
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
      lack: 'vague',
    };
  const lead = /^(?:earlier|later|late|early)$/.test(w) ? (words[at + 1] ?? '') : w;
  const k = lead === w ? at : at + 1;
  const unit = words[k + 1] ?? '';
  if (lead === 'this' && /^(?:morning|afternoon|evening)$/.test(unit)) return day(k + 2, 0);
  if (/^(?:last|this)$/.test(lead) && unit === 'night') return day(k + 2, lead === 'last' ? -1 : 0);
  return null;
}
