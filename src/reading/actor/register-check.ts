/**
 * What the register must hold beyond the shape of its files: no id twice, no name of two entries of one kind unless
 * declared ambiguous, no reversed or overlapping terms of office, no unknown code, no parent that is not there. Reversed
 * and overlapping dates are a known plague of the field's dictionaries.
 */
import { keyOf } from './fold.js';
import type { FileName, FileOf } from './register-entry.js';

/** The register's files, parsed. */
export type RegisterFiles = { readonly [N in FileName]: FileOf<N> };

/** Codes of bodies that belong to no country. */
const STATELESS = new Set(['IGO', 'NGO', 'MNC']);

/** Every fault found, each naming file, entry and reason; empty where the register is sound. */
export function checkRegister(files: RegisterFiles): string[] {
  const faults: string[] = [];
  const codes = new Set([...files.states.entries.map((s) => s.id), ...STATELESS]);
  const names = new Set<string>();
  for (const f of ['states', 'armed-groups', 'bodies', 'parties', 'outlets', 'people'] as const)
    for (const e of files[f].entries) names.add(e.name);
  for (const f of files.forces.entries)
    for (const n of [f.military, f.army, f.navy, f.airForce, f.police, f.intelligence]) if (n[0]) names.add(n[0]);

  for (const f of ['states', 'armed-groups', 'bodies', 'parties', 'outlets', 'people'] as const) {
    const seen = new Set<string>();
    for (const e of files[f].entries) {
      const at = `${f}.json: ${e.id}`;
      if (seen.has(e.id)) faults.push(`${at}: the id stands twice`);
      seen.add(e.id);
      if ('from' in e && e.from !== null && e.to !== null && e.from > e.to)
        faults.push(`${at}: from ${e.from} is after to ${e.to}`);
      const countries = 'countries' in e ? e.countries : 'country' in e ? [e.country] : [];
      for (const c of countries) if (!codes.has(c)) faults.push(`${at}: unknown code ${c}`);
      if ('parent' in e && e.parent !== null && !names.has(e.parent))
        faults.push(`${at}: no entry for its parent ${e.parent}`);
    }
  }
  for (const f of files.forces.entries)
    if (!codes.has(f.country)) faults.push(`forces.json: unknown code ${f.country}`);
  for (const p of files.people.entries) faults.push(...checkOffices(p, names));
  faults.push(...checkCycles(files), ...checkNames(files));
  return faults;
}

function checkOffices(p: FileOf<'people'>['entries'][number], names: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  p.offices.forEach((o, i) => {
    const at = `people.json: ${p.id}: ${o.role}`;
    if (!names.has(o.of)) faults.push(`${at}: no entry for ${o.of}`);
    if (o.from && o.to && lower(o.from) > upper(o.to)) faults.push(`${at}: from ${o.from} is after to ${o.to}`);
    for (const other of p.offices.slice(0, i)) {
      if (other.role !== o.role || other.of !== o.of) continue;
      if (lower(o.from ?? '0000') < upper(other.to ?? '9999') && lower(other.from ?? '0000') < upper(o.to ?? '9999'))
        if (!(other.to && o.from && other.to.slice(0, o.from.length) === o.from.slice(0, other.to.length)))
          faults.push(`${at}: the terms from ${other.from} and ${o.from} overlap`);
    }
  });
  return faults;
}

const lower = (day: string) => day.padEnd(10, '-00'.repeat(2)).slice(0, 10);
const upper = (day: string) => (day.length === 4 ? `${day}-99-99` : day.length === 7 ? `${day}-99` : day);

/** A body must not be its own parent, however far up. */
function checkCycles(files: RegisterFiles): string[] {
  const parent = new Map<string, string>();
  for (const f of ['bodies', 'parties'] as const)
    for (const e of files[f].entries) if (e.parent) parent.set(e.name, e.parent);
  const faults: string[] = [];
  for (const start of parent.keys()) {
    let at: string | undefined = start;
    for (let n = 0; at !== undefined && n <= parent.size; n++) {
      at = parent.get(at);
      if (at === start) {
        faults.push(`bodies.json: ${start} belongs to itself`);
        break;
      }
    }
  }
  return faults;
}

/** No two entries share a name, short forms of people apart, unless the name is declared ambiguous. */
function checkNames(files: RegisterFiles): string[] {
  const declared = new Set(files.ambiguous.entries.map((a) => keyOf(a.name)));
  const owner = new Map<string, string>();
  const faults: string[] = [];
  const put = (who: string, all: readonly string[]) => {
    for (const key of new Set(all.map((n) => keyOf(/^Ministry of /.test(n) ? n : n.replace(/\s*\([^)]*\)$/, ''))))) {
      const other = owner.get(key);
      if (other !== undefined && other !== who && !declared.has(key))
        faults.push(`the name "${key}" is that of ${other} and of ${who}`);
      else owner.set(key, who);
    }
  };
  for (const s of files.states.entries) put(`states.json: ${s.id}`, [s.name, ...s.aliases]);
  for (const g of files['armed-groups'].entries)
    put(`armed-groups.json: ${g.id}`, [g.name, ...g.aliases, ...g.acronyms, ...g.members]);
  for (const f of files.forces.entries)
    for (const n of [f.military, f.army, f.navy, f.airForce, f.police, f.intelligence]) put(`forces.json: ${n[0]}`, n);
  for (const f of ['bodies', 'parties'] as const)
    for (const b of files[f].entries) put(`${f}.json: ${b.id}`, [b.name, ...b.aliases, ...b.acronyms]);
  for (const o of files.outlets.entries) put(`outlets.json: ${o.id}`, [o.name, ...o.aliases]);
  for (const p of files.people.entries) put(`people.json: ${p.id}`, [p.name, ...p.aliases]);
  return faults;
}
