/**
 * The register: who is who in the news of armed conflict, looked up by any of the names that reports use; with the
 * dictionaries that a run adds to it.
 */
import type { ActorKind } from '../../contract.js';
import { type Agent, AgentIndex } from './dictionary/agent-index.js';
import type { Dictionary } from './dictionary/dictionary.js';
import { joinDictionary } from './dictionary/join.js';
import { type Alias, type Branch, blank, type RegisterEntry } from './entry.js';
import { NameIndex } from './name-index.js';
import { type NamedEntry, ownEntries } from './own-entries.js';

export class Register {
  readonly #names = new NameIndex();
  readonly #agents = new AgentIndex();
  readonly #byId = new Map<string, RegisterEntry>();
  readonly #byName = new Map<string, RegisterEntry>();
  readonly #adjective = new Map<string, string>();
  readonly #made = new Map<string, RegisterEntry>();

  /**
   * Parley's own entries, and those of dictionaries in the order given. Throws RegisterError for a data file of
   * Parley's that is not right.
   * @param own in place of Parley's entries, those of another world: what is read must not hang on who is called what.
   */
  constructor(dictionaries: readonly Dictionary[] = [], own: Iterable<NamedEntry> = ownEntries()) {
    for (const named of own) this.add(named);
    for (const dictionary of dictionaries) {
      joinDictionary(this, dictionary);
      for (const agent of dictionary.agents) this.#agents.add(agent);
    }
  }

  /** Takes in an entry with its names. */
  add({ entry, names }: NamedEntry): void {
    this.#byId.set(entry.id, entry);
    if (!this.#byName.has(entry.name)) this.#byName.set(entry.name, entry);
    for (const [how, all] of names) for (const text of all) this.#names.add(entry, how, text);
    if (entry.type !== 'state') return;
    const adjective = names.find(([how]) => how === 'adjective')?.[1][0];
    if (adjective) this.#adjective.set(entry.countries[0]!, adjective);
  }

  /** Gives an entry that is there a further name. */
  addName(entry: RegisterEntry, how: Alias['how'], text: string): void {
    this.#names.add(entry, how, text);
  }

  /** Whether an entry has this name, in whatever way it is used. */
  bears(entry: RegisterEntry, name: string): boolean {
    return this.#names.bears(entry, name);
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
    return this.entry(`state:${code}`);
  }

  /** The forces, police or services of a state: as registered, or named by rule where the register is silent. */
  force(code: string, branch: Branch): RegisterEntry | null {
    const known = this.entry(`force:${code}:${branch}`);
    if (known) return known;
    if (branch === 'army') return this.force(code, 'military');
    const adjective = this.#adjective.get(code);
    if (!this.state(code) || !adjective || branch === 'intelligence') return null;
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
    const name = `Ministry of ${portfolio} (${state.name})`;
    return this.named(name) ?? this.#make(`ministry:${code}:${portfolio}`, name, 'government', code, 'GOV', null);
  }

  /** Every alias whose atoms begin at `at`, longest last. */
  matches(atoms: readonly { readonly key: string }[], at: number): ReturnType<NameIndex['matches']> {
    return this.#names.matches(atoms, at);
  }

  /** All aliases of exactly these words, with or without a leading "the". */
  lookup(name: string): readonly Alias[] {
    return this.#names.lookup(name);
  }

  /** What imported dictionaries code people of this description as ("foreign minister"), or null. */
  agent(description: string): Agent | null {
    return this.#agents.find(description);
  }

  #make(id: string, name: string, kind: ActorKind, code: string, sector: string, branch: Branch | null): RegisterEntry {
    const known = this.#made.get(id);
    if (known) return known;
    const entry: RegisterEntry = {
      ...blank(),
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
}

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

let own: Register | null = null;

/** The register of this process without dictionaries, read and validated on first use. Throws RegisterError for a data file that is not right. */
export function register(): Register {
  own ??= new Register();
  return own;
}
