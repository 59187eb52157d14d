/**
 * Imported records joined to the register: to the entry that has their name already, to the state whose bare code they
 * bear, or as entries of their own.
 */
import type { ActorKind } from '../../../contract.js';
import { siteNamed } from '../../../place/gazetteer.js';
import { fold } from '../../fold.js';
import { nameWordKind } from '../../lexicon.js';
import { type Alias, blank, type EntryType, type RegisterEntry } from '../entry.js';
import { type NamedEntry, namesOfPerson } from '../own-entries.js';
import type { Register } from '../register.js';
import { readCameoCode } from './cameo-code.js';
import type { Dictionary, DictionaryRecord } from './dictionary.js';

export function joinDictionary(register: Register, { file, records }: Dictionary): void {
  for (const record of records) {
    const { names, terms, fallback, line } = record;
    const rule = `import:${file}:${line}`;
    const known = knownEntry(register, record) ?? stateOf(register, record);
    const entry = known ?? newEntry(record, rule);
    entry.dictionary.push({ rule, terms, fallback });
    if (!known) register.add({ entry, names: [] });
    const used: NamedEntry['names'] = entry.type === 'person' ? namesOfPerson(names) : [['name', names]];
    for (const [how, all] of used)
      for (const name of all) if (!register.bears(entry, name)) register.addName(entry, howOf(entry, how, name), name);
  }
}

/** A town in the record of a state stands for its government as a capital does, unless it is spoken of as a place. */
function howOf(entry: RegisterEntry, how: Alias['how'], name: string): Alias['how'] {
  return entry.type === 'state' && siteNamed(name) ? 'capital' : how;
}

/** The entry that one of the record's names is the name of, if its country is the record's. */
function knownEntry(register: Register, record: DictionaryRecord): RegisterEntry | null {
  const country = countryOf(record);
  for (const name of record.names) {
    const entries = new Set(
      register
        .lookup(name)
        .filter((a) => a.how === 'name' || a.how === 'acronym')
        .map((a) => a.entry)
        .filter((e) => country === null || e.countries.length === 0 || e.countries.includes(country)),
    );
    if (entries.size === 1) return [...entries][0]!;
  }
  return null;
}

/** The state of a record that has a country's bare code and nothing else ("KABUL_ [AFG]"). */
function stateOf(register: Register, { terms, fallback }: DictionaryRecord): RegisterEntry | null {
  if (terms.length > 0 || fallback === null || !/^[A-Z]{3}$/.test(fallback)) return null;
  const { country } = readCameoCode(fallback);
  return country === null ? null : register.state(country);
}

/** The one country of all the codes of a record, or null. */
function countryOf({ terms, fallback, country }: DictionaryRecord): string | null {
  if (country !== null) return country;
  const all = new Set(
    [...terms.map((t) => t.code), ...(fallback === null ? [] : [fallback])].map((c) => readCameoCode(c).country),
  );
  return all.size === 1 ? [...all][0]! : null;
}

function newEntry(record: DictionaryRecord, rule: string): RegisterEntry {
  const country = countryOf(record);
  const kind = kindOf(record);
  return {
    ...blank(),
    id: rule,
    type: TYPES[kind] ?? 'body',
    name: record.names[0]!,
    kind,
    countries: country === null ? [] : [country],
    codes: { country, sectors: [...record.sectors], wikidata: null },
  };
}

const TYPES: Partial<Readonly<Record<ActorKind, EntryType>>> = {
  person: 'person',
  'armed-group': 'group',
  military: 'force',
  party: 'party',
  outlet: 'outlet',
};

/** Sectors by what a body of them is; those of people and offices say nothing. */
const KINDS: Readonly<Record<string, ActorKind>> = {
  REB: 'armed-group',
  UAF: 'armed-group',
  PTY: 'party',
  MED: 'outlet',
  IGO: 'organization',
  NGO: 'organization',
  MNC: 'organization',
  COP: 'organization',
  SPY: 'organization',
  CRM: 'armed-group',
};

/** Sectors of which a bare name is most often that of somebody who holds an office. */
const HELD: ReadonlySet<string> = new Set(['GOV', 'MIL', 'OPP', 'ELI', 'LEG', 'JUD']);

/**
 * What a record names, which dictionaries do not say: by the words of its name, else by the role of its codes; a name
 * that tells nothing and whose role is held by people (a government's, changing ones) is somebody's.
 */
function kindOf(record: DictionaryRecord): ActorKind {
  if (record.kind !== null) return record.kind as ActorKind;
  const words = record.names[0]!.split(/\s+/);
  const word = words.map((w) => nameWordKind(fold(w))).findLast((k) => k !== null) ?? null;
  const codes = [...record.terms.map((t) => t.code), ...(record.fallback === null ? [] : [record.fallback])];
  const sectors = new Set(codes.flatMap((c) => readCameoCode(c).sectors.slice(0, 1)));
  const only = sectors.size === 1 ? [...sectors][0]! : null;
  if (only === 'MIL' && word !== null) return 'military';
  const byRole = only === null ? undefined : KINDS[only];
  if (byRole) return byRole;
  if (word !== null && word !== 'place' && word !== 'event') return word;
  return words.length > 1 && [...sectors].some((s) => HELD.has(s)) ? 'person' : 'organization';
}
