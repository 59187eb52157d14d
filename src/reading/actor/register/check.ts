/**
 * What the register must hold beyond the shape of its files: no id twice, no name of two entries unless declared
 * ambiguous, no impossible, reversed or overlapping dates, no unknown code, no parent that is not there or that closes a
 * circle. Reversed and overlapping dates are a known plague of the field's dictionaries.
 */
import { faultsOfDates } from './check-dates.js';
import { faultsOfNames } from './check-names.js';
import type { Fault } from './dictionary/fault.js';
import { lineOf, lineOfSyntaxError } from './json-line.js';
import { FILES, type FileName, type FileOf, registerText } from './schema.js';

/** The register's files, parsed. */
export type RegisterFiles = { readonly [N in FileName]: FileOf<N> };

/** Something wrong at a place of a file. */
export interface Finding {
  readonly file: FileName;
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** Codes of bodies that belong to no country. */
const STATELESS = ['IGO', 'NGO', 'MNC'];

const NAMES = Object.keys(FILES) as FileName[];

/** Every fault of Parley's own data files, each with file, line and reason; none where the register is sound. */
export function checkOwnRegister(): {
  readonly faults: readonly Fault[];
  readonly files: number;
  readonly entries: number;
} {
  const texts = Object.fromEntries(NAMES.map((n) => [n, registerText(n)])) as Record<FileName, string>;
  const entries = Object.values(texts).reduce(
    (n, t) => n + (JSON.parse(t) as { entries: unknown[] }).entries.length,
    0,
  );
  return { faults: checkTexts(texts), files: NAMES.length, entries };
}

/** Every fault of a register given as the texts of its files. */
export function checkTexts(texts: Readonly<Record<FileName, string>>): Fault[] {
  const faults: Fault[] = [];
  const put = (file: FileName, line: number, reason: string) =>
    faults.push({ file: `${file}.json`, line, reason, skipped: false });
  const parsed: Partial<Record<FileName, unknown>> = {};
  for (const file of NAMES) {
    let json: unknown;
    try {
      json = JSON.parse(texts[file]);
    } catch {
      put(file, lineOfSyntaxError(texts[file]), 'not readable as JSON');
      continue;
    }
    const read = FILES[file].safeParse(json);
    if (read.success) parsed[file] = read.data;
    else
      for (const { path, message } of read.error.issues)
        put(file, lineOf(texts[file], path), `${path.join('.')}: ${message}`);
  }
  // What stands in one file is checked against the others: only when all of them can be read.
  if (NAMES.some((n) => parsed[n] === undefined)) return faults;
  for (const { file, path, reason } of findings(parsed as RegisterFiles)) put(file, lineOf(texts[file], path), reason);
  return faults;
}

function* findings(files: RegisterFiles): Generator<Finding> {
  yield* faultsOfReferences(files);
  yield* faultsOfDates(files);
  yield* faultsOfCycles(files);
  yield* faultsOfNames(files);
}

const WITH_ID = ['states', 'armed-groups', 'bodies', 'parties', 'outlets', 'people'] as const;

function* faultsOfReferences(files: RegisterFiles): Generator<Finding> {
  const codes = new Set([...files.states.entries.map((s) => s.id), ...STATELESS]);
  const names = new Set<string>(WITH_ID.flatMap((f) => files[f].entries.map((e) => e.name)));
  for (const { country: _, ...branches } of files.forces.entries)
    for (const n of Object.values(branches)) if (n[0]) names.add(n[0]);
  for (const file of WITH_ID) {
    const seen = new Set<string>();
    for (const [i, e] of files[file].entries.entries()) {
      const at = ['entries', i];
      if (seen.has(e.id)) yield { file, path: at, reason: `the id ${e.id} stands twice` };
      seen.add(e.id);
      const countries = 'countries' in e ? e.countries : 'country' in e ? [e.country] : [];
      for (const c of countries) if (!codes.has(c)) yield { file, path: at, reason: `${e.id}: unknown code ${c}` };
      if ('parent' in e && e.parent !== null && !names.has(e.parent))
        yield { file, path: [...at, 'parent'], reason: `${e.id}: no entry for its parent ${e.parent}` };
      if ('ownership' in e && (e.ownership === null) !== (e.declared === null))
        yield { file, path: [...at, 'ownership'], reason: `${e.id}: an owner and who declares it stand together` };
      if ('offices' in e)
        for (const [k, o] of e.offices.entries())
          if (!names.has(o.of)) yield { file, path: [...at, 'offices', k], reason: `${e.id}: no entry for ${o.of}` };
    }
  }
  const seen = new Set<string>();
  for (const [i, f] of files.forces.entries.entries()) {
    const path = ['entries', i];
    if (!codes.has(f.country)) yield { file: 'forces', path, reason: `unknown code ${f.country}` };
    if (seen.has(f.country)) yield { file: 'forces', path, reason: `the id ${f.country} stands twice` };
    seen.add(f.country);
  }
}

/** A body must not be its own parent, however far up. */
function* faultsOfCycles(files: RegisterFiles): Generator<Finding> {
  const parent = new Map<string, string>();
  for (const f of ['bodies', 'parties'] as const)
    for (const e of files[f].entries) if (e.parent) parent.set(e.name, e.parent);
  for (const file of ['bodies', 'parties'] as const)
    for (const [i, { id, name }] of files[file].entries.entries()) {
      let at = parent.get(name);
      for (let n = 0; at !== undefined && at !== name && n <= parent.size; n++) at = parent.get(at);
      if (at === name) yield { file, path: ['entries', i, 'parent'], reason: `${id}: ${name} belongs to itself` };
    }
}
