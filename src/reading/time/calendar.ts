/**
 * Days as text: ISO dates and the arithmetic on them that news needs. Weeks begin on Monday. All in UTC, no clock.
 */

const DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

export function isoDay(n: number): string {
  return new Date(n * DAY).toISOString().slice(0, 10);
}

/** 0 for Monday … 6 for Sunday. */
export function weekday(n: number): number {
  return (((n + 3) % 7) + 7) % 7;
}

/** The ISO day, or null where there is no such day. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

export function isoMonth(year: number, month: number): string {
  const whole = year * 12 + (month - 1);
  return `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((((whole % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** Monday and Sunday of the week `weeks` after that of a day. */
export function weekOf(n: number, weeks: number): readonly [number, number] {
  const monday = n - weekday(n) + 7 * weeks;
  return [monday, monday + 6];
}

export function interval(from: string, to: string): string {
  return from === to ? from : `${from}/${to}`;
}

/** The first day that an ISO day, month, year or interval covers. */
export function firstDay(iso: string): string {
  const from = iso.split('/')[0]!;
  return from.length === 4 ? `${from}-01-01` : from.length === 7 ? `${from}-01` : from;
}

/** The last day that an ISO day, month, year or interval covers. */
export function lastDay(iso: string): string {
  const to = iso.split('/').at(-1)!;
  if (to.length === 4) return `${to}-12-31`;
  if (to.length > 7) return to;
  const [year, month] = [Number(to.slice(0, 4)), Number(to.slice(5, 7))];
  return isoDay(dayNumber(`${isoMonth(year, month + 1)}-01`) - 1);
}

/** UCDP's date_prec of a date by the days that it covers: 1 the day, 2 two to six, 3 a week, 4 up to a month, 5 more. */
export function precisionOf(iso: string): 1 | 2 | 3 | 4 | 5 {
  const days = dayNumber(lastDay(iso)) - dayNumber(firstDay(iso)) + 1;
  return days <= 1 ? 1 : days < 7 ? 2 : days === 7 ? 3 : days <= 31 ? 4 : 5;
}
