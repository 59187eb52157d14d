/** Dates of the register: days that the calendar has, ranges that run forwards, and terms that do not overlap. */
import type { Finding, RegisterFiles } from './check.js';
import { tableDay } from './dictionary/dictionary-date.js';

export function* faultsOfDates(files: RegisterFiles): Generator<Finding> {
  for (const file of ['states', 'armed-groups', 'bodies', 'parties', 'outlets'] as const)
    for (const [i, { id, from, to }] of files[file].entries.entries())
      if (from !== null && to !== null && from > to)
        yield { file, path: ['entries', i, 'from'], reason: `${id}: from ${from} is after to ${to}` };
  yield* faultsOfOffices(files);
}

function* faultsOfOffices(files: RegisterFiles): Generator<Finding> {
  const file = 'people';
  const life = new Map<string, { readonly from: number | null; readonly to: number | null }>();
  for (const f of ['states', 'armed-groups', 'bodies', 'parties'] as const)
    for (const e of files[f].entries) life.set(e.name, e);
  for (const [i, { id, offices }] of files.people.entries.entries())
    for (const [k, office] of offices.entries()) {
      const path = ['entries', i, 'offices', k];
      const { role, of, from, to } = office;
      const impossible = [from, to].filter((d) => d !== null && tableDay(d, 'first') === null);
      for (const day of impossible) yield { file, path, reason: `${id}: ${role}: ${day} is no day of the calendar` };
      if (impossible.length > 0) continue;
      if (first(from) > last(to)) {
        yield { file, path, reason: `${id}: ${role}: from ${from} is after to ${to}` };
        continue;
      }
      const body = life.get(of);
      if (body && from !== null && body.to !== null && Number(from.slice(0, 4)) > body.to)
        yield { file, path, reason: `${id}: ${role}: from ${from} is after the end of ${of} in ${body.to}` };
      if (body && to !== null && body.from !== null && Number(to.slice(0, 4)) < body.from)
        yield { file, path, reason: `${id}: ${role}: to ${to} is before the beginning of ${of} in ${body.from}` };
      for (const other of offices.slice(0, k))
        if (other.role === role && other.of === of && overlap(other, office))
          yield { file, path, reason: `${id}: ${role}: the terms from ${other.from} and ${from} overlap` };
    }
}

interface Term {
  readonly from: string | null;
  readonly to: string | null;
}

/** A term that ends in the year, month or day in which the next begins does not overlap it. */
function overlap(a: Term, b: Term): boolean {
  const [one, two] = first(a.from) <= first(b.from) ? [a, b] : [b, a];
  if (one.to !== null && two.from !== null) {
    const precision = Math.min(one.to.length, two.from.length);
    if (one.to.slice(0, precision) <= two.from.slice(0, precision)) return false;
  }
  return first(two.from) < last(one.to);
}

const first = (date: string | null) => (date === null ? '0000' : tableDay(date, 'first')!);
const last = (date: string | null) => (date === null ? '9999' : tableDay(date, 'last')!);
