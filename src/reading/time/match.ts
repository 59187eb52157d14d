/**
 * What the rules of this room share: where an expression of time counts from, and what it comes to.
 */
import { dayNumber, dayOf, isoDay } from './calendar.js';
import { timeWords } from './words.js';

/** Where an expression points from: the day of the report, what was told before, and the way the sentence looks. */
export interface Anchor {
  /** ISO day of publication, null where unknown. */
  readonly published: string | null;
  /** `near`: whichever is nearer. */
  readonly direction: 'past' | 'future' | 'near';
  /** The ISO day last told of before, for "the next day"; null or left out where there is none. */
  readonly before?: string | null;
  /** The date of any kind last told of before, for "two years later". */
  readonly told?: string | null;
  /** ISO alpha-3 of the country that the report is about: whose Easter it is. */
  readonly home?: string | null;
}

/** Why an expression has no date. */
export type Lack =
  | 'no-day-of-report'
  | 'no-such-day'
  | 'no-table-for-the-year'
  | 'nothing-to-count-from'
  | 'time-of-day-without-day'
  | 'counted-from-an-event'
  | 'vague';

/** UCDP's date_prec: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 longer. */
export type DatePrecision = 1 | 2 | 3 | 4 | 5;

export interface Match {
  /** One past the last word, counted from the start of the words given. */
  readonly last: number;
  /** `vague`: no date by its nature ("recently", "the eve of the talks"). */
  readonly kind: 'date' | 'clock' | 'vague';
  /** The date it comes to, null where nothing anchors it. */
  readonly resolve: (anchor: Anchor) => string | null;
  /** The finest that it can be; the date itself may be coarser. */
  readonly precision: DatePrecision;
  /** Why it has no date where it has none and the day of the report is known. */
  readonly lack?: Lack;
}

export const YEAR = /^(?:1[89]|20)\d\d$/;
export const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?$/;

export function monthOf(word: string | undefined): number | undefined {
  return word === undefined ? undefined : own(timeWords().months, word.replace(/\.$/, ''));
}

/** The number that a word writes, undefined where it writes none ("a" is one). */
export function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  return /^\d{1,4}$/.test(word) ? Number(word) : own(timeWords().numbers, word);
}

/**
 * The number that begins at a word and where it ends: "four", "24", "seventy-four" however it is cut; null inside one.
 */
export function countAt(words: readonly string[], at: number): { readonly n: number; readonly last: number } | null {
  if (words[at - 1] === '-' && numberOf(words[at - 2]) !== undefined) return null;
  const w = words[at] ?? '';
  const [tens, ones] = w.split('-');
  const glued = ones === undefined ? undefined : sum(numberOf(tens), numberOf(ones));
  if (glued !== undefined) return { n: glued, last: at + 1 };
  const first = numberOf(w);
  if (first === undefined) return null;
  const rest = words[at + 1] === '-' ? sum(first, numberOf(words[at + 2])) : undefined;
  return rest === undefined ? { n: first, last: at + 1 } : { n: rest, last: at + 3 };
}

/** Tens and ones ("seventy" and "four") together. */
function sum(tens: number | undefined, ones: number | undefined): number | undefined {
  return tens !== undefined && tens >= 20 && tens % 10 === 0 && ones !== undefined && ones < 10
    ? tens + ones
    : undefined;
}

export function unitOf(word: string | undefined): ReturnType<typeof timeWords>['units'][string] | undefined {
  return word === undefined ? undefined : own(timeWords().units, word);
}

/** The value of a word list, never one of the prototype's ("constructor"). */
export function own<T>(list: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(list, word) ? list[word] : undefined;
}

/** A match without a date, whatever the day of the report. */
export function dateless(last: number, lack: Lack): Match {
  return { last, kind: 'vague', precision: 5, resolve: () => null, lack };
}

/** A day of the year without its year: the nearest in the direction of the sentence. */
export function yearless(a: Anchor, month: number, day: number): string | null {
  if (!a.published) return null;
  const here = dayNumber(a.published);
  const year = Number(a.published.slice(0, 4));
  const days = [year - 1, year, year + 1].map((y) => dayOf(y, month, day)).filter((x) => x !== null);
  return nearest(days.map(dayNumber), here, a.direction);
}

/** Of some days, the nearest to a day in a direction; null where none lies there. */
export function nearest(days: readonly number[], here: number, direction: Anchor['direction']): string | null {
  const fits = days.filter((n) => (direction === 'past' ? n <= here : direction === 'future' ? n >= here : true));
  const best = fits.sort((x, y) => Math.abs(x - here) - Math.abs(y - here))[0];
  return best === undefined ? null : isoDay(best);
}
