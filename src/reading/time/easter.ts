/**
 * Easter Sunday by arithmetic: the Western one by the Gregorian computus (Meeus, Jones and Butcher; Meeus, Astronomical
 * Algorithms, 1991, ch. 8), the Eastern one by the Julian computus, given as a Gregorian day.
 */
import { dayNumber, isoDay } from './calendar.js';

/** The ISO day of Western Easter. */
export function westernEaster(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The ISO (Gregorian) day of Orthodox Easter. */
export function orthodoxEaster(year: number): string {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const lag = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return isoDay(dayNumber(day(year, Math.floor(n / 31), (n % 31) + 1)) + lag);
}

function day(year: number, month: number, dayOfMonth: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}
