/**
 * The register: who is who in the news of armed conflict, looked up by any of the names that reports use.
 *
 * Built once per process from the data files. Aliases sit in a trie over folded atoms (`fold.ts`), so that a lookup
 * costs a few map reads whatever the size of the register.
 */
import type { ActorKind, Codes } from '../contract.js';
import { type Atom, atomsOf } from './fold.js';
import { readRegisterFile } from './register-entry.js';

/** What kind of name an alias is; decides how it may be used in a sentence. */
export type AliasKind =
  | 'name'
  | 'acronym'
  /** "Sudanese", before a noun. */
  | 'adjective'
  /** "a Sudanese", "the Sudanese". */
  | 'demonym'
  | 'people'
  | 'capital'
  | 'metonym'
  | 'members'
  /** A surname alone: counts only with a title or after the full name. */
  | 'surname';

export type EntryType = 'state' | 'group' | 'force' | 'body' | 'party' | 'outlet' | 'person';
export type Branch = 'military' | 'army' | 'navy' | 'airForce' | 'police' | 'intelligence';

export interface Office {
  readonly role: string;
  readonly of: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface RegisterEntry {
  readonly id: string;
  readonly type: EntryType;
  readonly name: string;
  readonly kind: ActorKind;
  readonly codes: Codes;
  readonly countries: readonly string[];
  /** Common nouns that mean this entry in a report about its country. */
  readonly descriptions: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly offices: readonly Office[];
  readonly parent: string | null;
  readonly branch: Branch | null;
}

export interface Alias {
  readonly entry: RegisterEntry;
  readonly how: AliasKind;
  readonly atoms: readonly Atom[];
  readonly text: string;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly aliases: Alias[];
}

const node = (): Node => ({ next: new Map(), aliases: [] });

/** Determiners that an alias may or may not carry. */
const LEADING = /^(?:the)\s+/i;

export class Register {
  readonly #root = node();
  readonly #byId = new Map<string, RegisterEntry>();
  readonly #byName = new Map<string, RegisterEntry>();
  readonly #forces = new Map<string, RegisterEntry>();
  readonly #adjective = new Map<string, string>();
  readonly #made = new Map<string, RegisterEntry>();

  constructor() {
    this.#states();
    this.#groups();
    this.#forcesOf();
    this.#bodies();
    this.#outlets();
    this.#people();
  }

  get entries(): Iterable<RegisterEntry> {
    return this.#byId.values();
  }

  entry(id: string): RegisterEntry | null {
    return this.#byId.get(id) ?? null;
  }

  /** An entry by its canonical name. */
  named(name: string): RegisterEntry | null {
    return this.#byName.get(name) ?? null;
  }

  state(code: string): RegisterEntry | null {
    return this.#byId.get(`state:${code}`) ?? null;
  }

  /** The forces, police or services of a state: as registered, or named by rule where the register is silent. */
  force(code: string, branch: Branch): RegisterEntry | null {
    const known = this.#forces.get(`${code}:${branch}`);
    if (known) return known;
    if (branch === 'army') return this.force(code, 'military');
    const state = this.state(code);
    const adjective = this.#adjective.get(code);
    if (!state || !adjective || branch === 'intelligence') return null;
    const [suffix, kind, sector] = BY_RULE[branch];
    return this.#make(`force:${code}:${branch}`, `${adjective} ${suffix}`, kind, code, sector, branch);
  }

  /** A ministry by rule: "Ministry of Health (Sudan)"; the few with a name of their own as registered. */
  ministry(code: string, portfolio: string): RegisterEntry | null {
    const state = this.state(code);
    if (!state) return null;
    if (code === 'USA') {
      const own = this.named(`United States Department of ${US_DEPARTMENTS[portfolio] ?? portfolio}`);
      if (own) return own;
    }
    const known = this.named(`Ministry of ${portfolio} (${state.name})`);
    if (known) return known;
    return this.#make(
      `ministry:${code}:${portfolio}`,
      `Ministry of ${portfolio} (${state.name})`,
      'government',
      code,
      'GOV',
      null,
    );
  }

  /** Every alias whose atoms begin at `at`, longest last. */
  matches(
    atoms: readonly { readonly key: string }[],
    at: number,
  ): { readonly length: number; readonly aliases: readonly Alias[] }[] {
    const out: { length: number; aliases: readonly Alias[] }[] = [];
    let here: Node | undefined = this.#root;
    for (let k = at; k < atoms.length; k++) {
      here = here.next.get(atoms[k]!.key);
      if (!here) break;
      if (here.aliases.length > 0) out.push({ length: k - at + 1, aliases: here.aliases });
    }
    return out;
  }

  /** All aliases of exactly these words. */
  lookup(name: string): readonly Alias[] {
    const atoms = atomsOf(name.replace(LEADING, ''));
    const all = this.matches(atoms, 0);
    return all.find((m) => m.length === atoms.length)?.aliases ?? [];
  }

  #make(id: string, name: string, kind: ActorKind, code: string, sector: string, branch: Branch | null): RegisterEntry {
    const known = this.#made.get(id);
    if (known) return known;
    const entry: RegisterEntry = {
      ...BLANK,
      id,
      type: branch ? 'force' : 'body',
      name,
      kind,
      branch,
      countries: [code],
      codes: { country: code, sectors: [sector], wikidata: null },
      parent: this.state(code)?.name ?? null,
    };
    this.#made.set(id, entry);
    return entry;
  }

  #add(entry: RegisterEntry): RegisterEntry {
    this.#byId.set(entry.id, entry);
    if (!this.#byName.has(entry.name)) this.#byName.set(entry.name, entry);
    return entry;
  }

  #alias(entry: RegisterEntry, how: AliasKind, names: readonly string[]): void {
    for (const text of names) {
      const short = atomsOf(text.replace(LEADING, ''));
      // "The Times" without its article is a common word.
      const atoms = entry.type === 'outlet' && short.length === 1 ? atomsOf(text) : short;
      if (atoms.length === 0) continue;
      let here = this.#root;
      for (const a of atoms) {
        const next = here.next.get(a.key) ?? node();
        here.next.set(a.key, next);
        here = next;
      }
      if (!here.aliases.some((x) => x.entry === entry && x.how === how)) here.aliases.push({ entry, how, atoms, text });
    }
  }

  #states(): void {
    for (const s of readRegisterFile('states').entries) {
      const entry = this.#add({
        ...BLANK,
        id: `state:${s.id}`,
        type: 'state',
        name: s.name,
        kind: 'state',
        countries: [s.id],
        codes: { country: s.id, sectors: ['GOV'], wikidata: s.wikidata },
        from: year(s.from),
        to: year(s.to),
      });
      if (s.adjectives[0]) this.#adjective.set(s.id, s.adjectives[0]);
      this.#alias(entry, 'name', [s.name, ...s.aliases]);
      this.#alias(entry, 'adjective', s.adjectives);
      this.#alias(entry, 'demonym', s.singular);
      this.#alias(entry, 'people', s.plural);
      this.#alias(entry, 'capital', s.capitals);
      this.#alias(entry, 'metonym', s.metonyms);
    }
  }

  #groups(): void {
    for (const g of readRegisterFile('armed-groups').entries) {
      const entry = this.#add({
        ...BLANK,
        id: `group:${g.id}`,
        type: 'group',
        name: g.name,
        kind: g.kind,
        countries: g.countries,
        codes: { country: g.countries[0]!, sectors: g.sectors, wikidata: g.wikidata },
        descriptions: g.descriptions,
        from: year(g.from),
        to: year(g.to),
      });
      this.#alias(entry, 'name', [plain(g.name), ...g.aliases]);
      this.#alias(entry, 'acronym', g.acronyms);
      this.#alias(entry, 'members', g.members);
    }
  }

  #forcesOf(): void {
    for (const f of readRegisterFile('forces').entries) {
      const put = (branch: Branch, names: readonly string[], kind: ActorKind, sector: string) => {
        const name = names[0];
        if (!name) return;
        const id = `force:${f.country}:${branch}`;
        const entry = this.#add({
          ...BLANK,
          id,
          type: 'force',
          name,
          kind,
          branch,
          countries: [f.country],
          codes: { country: f.country, sectors: [sector], wikidata: null },
          parent: this.state(f.country)?.name ?? null,
        });
        this.#forces.set(`${f.country}:${branch}`, entry);
        this.#alias(entry, 'name', names.map(plain));
      };
      put('military', f.military, 'military', 'MIL');
      put('army', f.army, 'military', 'MIL');
      put('navy', f.navy, 'military', 'MIL');
      put('airForce', f.airForce, 'military', 'MIL');
      put('police', f.police, 'organization', 'COP');
      put('intelligence', f.intelligence, 'organization', 'SPY');
    }
  }

  #bodies(): void {
    for (const type of ['bodies', 'parties'] as const) {
      for (const b of readRegisterFile(type).entries) {
        const entry = this.#add({
          ...BLANK,
          id: `${type === 'bodies' ? 'body' : 'party'}:${b.id}`,
          type: type === 'bodies' ? 'body' : 'party',
          name: b.name,
          kind: b.kind,
          countries: [b.country],
          codes: { country: b.country, sectors: b.sectors, wikidata: b.wikidata },
          parent: b.parent,
          from: year(b.from),
          to: year(b.to),
        });
        this.#alias(entry, 'name', [plain(b.name), ...b.aliases]);
        this.#alias(entry, 'acronym', b.acronyms);
      }
    }
  }

  #outlets(): void {
    for (const o of readRegisterFile('outlets').entries) {
      const entry = this.#add({
        ...BLANK,
        id: `outlet:${o.id}`,
        type: 'outlet',
        name: o.name,
        kind: 'outlet',
        countries: [o.country],
        codes: { country: o.country, sectors: ['MED'], wikidata: o.wikidata },
        parent: o.ownership,
      });
      this.#alias(entry, 'name', [plain(o.name), ...o.aliases]);
    }
  }

  #people(): void {
    for (const p of readRegisterFile('people').entries) {
      const entry = this.#add({
        ...BLANK,
        id: `person:${p.id}`,
        type: 'person',
        name: p.name,
        kind: 'person',
        gender: p.gender,
        countries: [p.country],
        codes: { country: p.country, sectors: p.sectors, wikidata: p.wikidata },
        offices: p.offices,
      });
      const all = [plain(p.name), ...p.aliases];
      const full = all.filter((n) => atomsOf(n).length > 1);
      this.#alias(entry, 'name', full);
      const short = all.flatMap((n) => (atomsOf(n).length > 1 ? surnamesOf(n) : [n]));
      this.#alias(entry, 'surname', [...new Set(short)]);
    }
  }
}

/** The family name as reports repeat it: the last word, with the particles before it. */
export function surnamesOf(name: string): string[] {
  const words = name.split(/\s+/);
  if (words.length < 2) return [];
  let k = words.length - 1;
  while (k > 1 && PARTICLES.has(words[k - 1]!.toLowerCase())) k--;
  const family = words.slice(k).join(' ');
  const bare = family.replace(/^(?:al|el|an|as|ad|ash|ul)-/i, '');
  return bare === family ? [family] : [family, bare];
}

const PARTICLES = new Set([
  'al',
  'el',
  'de',
  'del',
  'di',
  'da',
  'dos',
  'van',
  'von',
  'der',
  'bin',
  'ibn',
  'abu',
  'ben',
  'bar',
  'ould',
  'ter',
  'la',
  'le',
]);

const BLANK = {
  countries: [],
  descriptions: [],
  from: null,
  to: null,
  gender: null,
  offices: [],
  parent: null,
  branch: null,
} satisfies Partial<RegisterEntry>;

const BY_RULE: Readonly<Record<'military' | 'navy' | 'airForce' | 'police', readonly [string, ActorKind, string]>> = {
  military: ['Armed Forces', 'military', 'MIL'],
  navy: ['Navy', 'military', 'MIL'],
  airForce: ['Air Force', 'military', 'MIL'],
  police: ['police', 'organization', 'COP'],
};

const US_DEPARTMENTS: Readonly<Record<string, string>> = {
  'Foreign Affairs': 'State',
  Defence: 'Defense',
  Finance: 'the Treasury',
  'Internal Affairs': 'Homeland Security',
};

/** "National Liberation Army (Colombia)" without what only tells it from its namesakes. */
function plain(name: string): string {
  // "Ministry of Defence (Russia)" is not to be known by the bare words.
  return /^Ministry of /.test(name) ? name : name.replace(/\s*\([^)]*\)$/, '');
}

function year(value: number | null): string | null {
  return value === null ? null : String(value);
}

let shared: Register | null = null;

/** The register of this process, read and validated on first use. Throws RegisterError for a data file that is not right. */
export function register(): Register {
  shared ??= new Register();
  return shared;
}
