/** Days as the field's dictionaries write them. */

/**
 * YYMMDD or YYYYMMDD as YYYY-MM-DD; two digits up to 30 are 20YY. Null for what is no day of the calendar.
 */
export function dictionaryDay(digits: string): string | null {
  if (!/^(?:\d{6}|\d{8})$/.test(digits)) return null;
  const long = digits.length === 8 ? digits : `${Number(digits.slice(0, 2)) <= 30 ? '20' : '19'}${digits}`;
  return calendarDay(long.slice(0, 4), long.slice(4, 6), long.slice(6, 8));
}

/**
 * The first or the last day that a date of a table can mean: `1998`, `1998-04`, `1998-04-26` or as dictionaries write
 * it. Null for what is no date.
 */
export function tableDay(text: string, end: 'first' | 'last'): string | null {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!m) return dictionaryDay(text);
  const [, year, month, day] = m;
  if (day) return calendarDay(year!, month!, day);
  const at = month ?? (end === 'first' ? '01' : '12');
  return calendarDay(year!, at, end === 'first' ? '01' : String(lastDay(Number(year), Number(at))).padStart(2, '0'));
}

function calendarDay(year: string, month: string, day: string): string | null {
  const m = Number(month);
  const d = Number(day);
  if (m < 1 || m > 12 || d < 1 || d > lastDay(Number(year), m)) return null;
  return `${year}-${month}-${day}`;
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
