/**
 * The entries of Parley's own data files with all their names, in the order of the files.
 */
import type { ActorKind } from '../../contract.js';
import { atomsOf } from '../fold.js';
import { type AliasKind, type Branch, blank, type RegisterEntry } from './entry.js';
import { surnamesOf } from './family-name.js';
import { type FileOf, readRegisterFile } from './schema.js';

/** One entry with its names by the way they are used. */
export interface NamedEntry {
  readonly entry: RegisterEntry;
  readonly names: readonly (readonly [AliasKind, readonly string[]])[];
}

/** Reads every data file. Throws RegisterError for one that is not right. */
export function* ownEntries(): Generator<NamedEntry> {
  for (const s of readRegisterFile('states').entries) yield state(s);
  for (const g of readRegisterFile('armed-groups').entries) yield group(g);
  for (const f of readRegisterFile('forces').entries) yield* forces(f);
  for (const b of readRegisterFile('bodies').entries) yield body('body', b);
  for (const b of readRegisterFile('parties').entries) yield body('party', b);
  for (const o of readRegisterFile('outlets').entries) yield outlet(o);
  for (const p of readRegisterFile('people').entries) yield person(p);
}

type EntryOf<N extends Parameters<typeof readRegisterFile>[0]> = FileOf<N>['entries'][number];

function state(s: EntryOf<'states'>): NamedEntry {
  const entry = {
    ...blank(),
    id: `state:${s.id}`,
    type: 'state' as const,
    name: s.name,
    kind: 'state' as const,
    countries: [s.id],
    codes: { country: s.id, sectors: ['GOV'], wikidata: s.wikidata },
    from: year(s.from),
    to: year(s.to),
  };
  return {
    entry,
    names: [
      ['name', [s.name, ...s.aliases, ...(s.native ?? [])]],
      ['adjective', s.adjectives],
      ['demonym', s.singular],
      ['people', s.plural],
      ['capital', s.capitals],
      ['metonym', s.metonyms],
    ],
  };
}

function group(g: EntryOf<'armed-groups'>): NamedEntry {
  const entry = {
    ...blank(),
    id: `group:${g.id}`,
    type: 'group' as const,
    name: g.name,
    kind: g.kind,
    countries: g.countries,
    codes: { country: g.countries[0]!, sectors: g.sectors, wikidata: g.wikidata },
    descriptions: g.descriptions,
    from: year(g.from),
    to: year(g.to),
  };
  return {
    entry,
    names: [
      ['name', [plain(g.name), ...g.aliases, ...(g.native ?? [])]],
      ['acronym', g.acronyms],
      ['members', g.members],
      ['adjective', g.adjectives ?? []],
    ],
  };
}

const BRANCHES: readonly (readonly [Branch, ActorKind, string])[] = [
  ['military', 'military', 'MIL'],
  ['army', 'military', 'MIL'],
  ['navy', 'military', 'MIL'],
  ['airForce', 'military', 'MIL'],
  ['police', 'organization', 'COP'],
  ['intelligence', 'organization', 'SPY'],
];

function* forces(f: EntryOf<'forces'>): Generator<NamedEntry> {
  for (const [branch, kind, sector] of BRANCHES) {
    const names = f[branch];
    if (!names[0]) continue;
    const entry = {
      ...blank(),
      id: `force:${f.country}:${branch}`,
      type: 'force' as const,
      name: names[0],
      kind,
      branch,
      countries: [f.country],
      codes: { country: f.country, sectors: [sector], wikidata: null },
    };
    yield { entry, names: [['name', names.map(plain)]] };
  }
}

function body(type: 'body' | 'party', b: EntryOf<'bodies'>): NamedEntry {
  const entry = {
    ...blank(),
    id: `${type}:${b.id}`,
    type,
    name: b.name,
    kind: b.kind,
    countries: [b.country],
    codes: { country: b.country, sectors: b.sectors, wikidata: b.wikidata },
    parent: b.parent,
    from: year(b.from),
    to: year(b.to),
  };
  return {
    entry,
    names: [
      ['name', [plain(b.name), ...b.aliases, ...(b.native ?? [])]],
      ['acronym', b.acronyms],
    ],
  };
}

function outlet(o: EntryOf<'outlets'>): NamedEntry {
  const entry = {
    ...blank(),
    id: `outlet:${o.id}`,
    type: 'outlet' as const,
    name: o.name,
    kind: 'outlet' as const,
    countries: [o.country],
    codes: { country: o.country, sectors: ['MED'], wikidata: o.wikidata },
    parent: o.ownership,
    from: year(o.from),
    to: year(o.to),
  };
  return { entry, names: [['name', [plain(o.name), ...o.aliases, ...(o.native ?? [])]]] };
}

function person(p: EntryOf<'people'>): NamedEntry {
  const entry = {
    ...blank(),
    id: `person:${p.id}`,
    type: 'person' as const,
    name: p.name,
    kind: 'person' as const,
    gender: p.gender,
    countries: [p.country],
    codes: { country: p.country, sectors: p.sectors, wikidata: p.wikidata },
    offices: p.offices,
  };
  return { entry, names: namesOfPerson([plain(p.name), ...p.aliases, ...(p.native ?? [])]) };
}

/** Full names of somebody and the family names that they end in. */
export function namesOfPerson(all: readonly string[]): NamedEntry['names'] {
  const short = all.flatMap((n) => (isFull(n) ? surnamesOf(n) : [n]));
  return [
    ['name', all.filter(isFull)],
    ['surname', [...new Set(short)]],
  ];
}

/** Whether a name has several words. */
function isFull(name: string): boolean {
  return /[\s-]/.test(name) && atomsOf(name).length > 1;
}

/** "National Liberation Army (Colombia)" without what only tells it from its namesakes. */
export function plain(name: string): string {
  // "Ministry of Defence (Russia)" is not to be known by the bare words.
  return !name.endsWith(')') || name.startsWith('Ministry of ') ? name : name.replace(/\s*\([^)]*\)$/, '');
}

function year(value: number | null): string | null {
  return value === null ? null : String(value);
}
