/**
 * Times counted from what was told just before: "the next day", "two days later", "the same day", "that night".
 */
import { dayNumber, firstDay, interval, isoDay, weekOf } from './calendar.js';
import { countAt, dateless, type Match, unitOf } from './match.js';
import type { Unit } from './words.js';

export function offset(words: readonly string[], at: number): Match | null {
  return nextOrSame(words, at) ?? laterOrEarlier(words, at) ?? soonAfter(words, at);
}

/** "the next day", "the following morning", "the previous week", "the same day", "that evening", "the day before". */
function nextOrSame(words: readonly string[], at: number): Match | null {
  const lead = words[at] ?? '';
  const named = lead === 'the' ? (words[at + 1] ?? '') : lead;
  const k = lead === 'the' ? at + 2 : at + 1;
  const unit = words[k] ?? '';
  const part = /^(?:morning|afternoon|evening|night)$/.test(unit);
  if (lead === 'the' && named === 'day' && /^(?:before|after)$/.test(unit)) {
    // "the day after the attack" counts from something else.
    if (!ends(words[k + 1])) return dateless(k + 1, 'counted-from-an-event');
    return counted(k + 1, unit === 'after' ? 1 : -1, 'day');
  }
  if (
    lead === 'that'
      ? !(unitOf(words[at + 1]) === 'day' || /^(?:morning|afternoon|evening|night)$/.test(words[at + 1] ?? ''))
      : lead !== 'the'
  )
    return null;
  if (lead === 'that') return /^(?:same|very)$/.test(words[at + 1] ?? '') ? null : counted(at + 2, 0, 'day');
  const step = /^(?:next|following)$/.test(named) ? 1 : named === 'previous' ? -1 : named === 'same' ? 0 : null;
  if (step === null) return null;
  if (part) return counted(k + 1, step, 'day');
  const of = unitOf(unit);
  if (of === 'day' || (of === 'week' && unit === 'week')) {
    if (/^(?:as|of|that|when|after)$/.test(words[k + 1] ?? '')) return dateless(k + 1, 'counted-from-an-event');
    return counted(k + 1, step, of);
  }
  return null;
}

/** "two days later", "a week earlier"; "hours later" stays on its day where that is said. */
function laterOrEarlier(words: readonly string[], at: number): Match | null {
  const count = countAt(words, at);
  const unit = count ? unitOf(words[count.last]) : undefined;
  if (!count || !unit) return null;
  const { n } = count;
  const way = words[count.last + 1] ?? '';
  const last = count.last + 2;
  if (!/^(?:later|earlier)$/.test(way) || words[last] === 'than') return null;
  if (unit === 'hour' || unit === 'minute') return n < HALF_A_DAY ? counted(last, 0, 'day') : dateless(last, 'vague');
  return counted(last, way === 'later' ? n : -n, unit);
}

/** So many hours after what was told, it is still taken to be its day. */
const HALF_A_DAY = 12;

/** "within hours", "minutes later", "shortly afterwards", "later that day": on the day of what was told. */
function soonAfter(words: readonly string[], at: number): Match | null {
  const [w = '', next = '', third = ''] = words.slice(at, at + 3);
  if (w === 'within' && /^(?:hours|minutes)$/.test(next) && third !== 'of') return counted(at + 2, 0, 'day');
  if (/^(?:hours|minutes|moments)$/.test(w) && /^(?:later|afterwards?)$/.test(next)) return counted(at + 2, 0, 'day');
  if (/^(?:shortly|soon)$/.test(w) && /^(?:afterwards?|thereafter)$/.test(next)) return counted(at + 2, 0, 'day');
  if (/^(?:later|earlier)$/.test(w) && /^(?:that|the same)$/.test(next) && third === 'day')
    return counted(at + 3, 0, 'day');
  return null;
}

function counted(last: number, n: number, unit: Unit): Match {
  return {
    last,
    kind: 'date',
    precision: unit === 'day' ? 1 : unit === 'week' || unit === 'fortnight' ? 3 : unit === 'month' ? 4 : 5,
    resolve: (a) => {
      // Years are counted from whatever was told, days only from a day.
      const from = unit === 'day' || unit === 'week' || unit === 'fortnight' ? a.before : (a.told ?? a.before);
      return from && (unit !== 'month' || from.length >= 7) ? shifted(from, n, unit) : null;
    },
    lack: 'nothing-to-count-from',
  };
}

function shifted(before: string, n: number, unit: Unit): string | null {
  const day = dayNumber(firstDay(before));
  const [year, month] = [Number(before.slice(0, 4)), Number(before.slice(5, 7))];
  switch (unit) {
    case 'day':
      return isoDay(day + n);
    case 'week':
    case 'fortnight': {
      const [monday, sunday] = weekOf(day, unit === 'week' ? n : 2 * n);
      return interval(isoDay(monday), isoDay(sunday));
    }
    case 'month': {
      const m = year * 12 + month - 1 + n;
      return m < 12 || m > 119_987 ? null : `${pad(Math.floor(m / 12), 4)}-${pad((m % 12) + 1, 2)}`;
    }
    case 'year':
    case 'decade': {
      const y = year + n * (unit === 'year' ? 1 : 10);
      return y < 1 || y > 9998 ? null : pad(y, 4);
    }
    default:
      return null;
  }
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

/** Whether a phrase is over: nothing follows that it could count from. */
function ends(word: string | undefined): boolean {
  return word === undefined || /^[.,;:)”"'’–—-]|^(?:and|but|in|at|on|when|while|by|with)$/.test(word);
}
