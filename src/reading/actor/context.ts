/**
 * What an article is about, as far as its names tell: the countries it speaks of and when it was published.
 */
import { atomsOf } from './fold.js';
import type { NameSpan } from './name-match.js';
import type { Alias, Register, RegisterEntry } from './register/index.js';

/** What the cast is told about the page. */
export interface Page {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
}

/** Codes of bodies of no country. */
const STATELESS = /^(?:IGO|NGO|MNC)$/;

export class Context {
  readonly #weight = new Map<string, number>();
  readonly #full = new Set<string>();
  /** What each entry has added to the weight of its first country. */
  readonly #own = new Map<RegisterEntry, number>();

  constructor(
    readonly page: Page,
    names: readonly NameSpan[],
    register: Register,
  ) {
    for (const n of names) {
      const entries = new Set(n.aliases.filter((a) => a.how !== 'surname').map((a) => a.entry));
      if (entries.size === 1) this.#count(n.aliases.find((a) => a.how !== 'surname')!, 1);
    }
    const atoms = atomsOf(page.title ?? '');
    for (let k = 0; k < atoms.length; k++) {
      for (const m of register.matches(atoms, k)) {
        const named = m.aliases.filter((a) => a.how !== 'surname' && !(a.atoms[0]!.caps && !atoms[k]!.caps));
        if (named.length === 1 && atoms[k]!.upper) this.#count(named[0]!, 1.5);
      }
    }
  }

  #count(alias: Alias, times: number): void {
    const { entry } = alias;
    if (alias.how === 'name' && entry.type !== 'state') this.#full.add(entry.id);
    // A party to the conflict tells more about whose war it is than a state that is merely spoken of.
    const weight = entry.type === 'group' || entry.type === 'force' ? 3 : entry.type === 'outlet' ? 0.2 : 1;
    this.#own.set(entry, (this.#own.get(entry) ?? 0) + times * weight);
    entry.countries.forEach((c, i) => {
      this.#weight.set(c, (this.#weight.get(c) ?? 0) + (times * weight) / (i + 1));
    });
  }

  weight(country: string): number {
    return this.#weight.get(country) ?? 0;
  }

  /** Whether the article, this entry's own name apart, speaks of countries, and of none of this entry's. */
  speaksOfOthersThan(entry: RegisterEntry): boolean {
    const own = this.#own.get(entry) ?? 0;
    const others = [...this.#weight].filter(([code, weight]) => {
      const k = entry.countries.indexOf(code);
      return !STATELESS.test(code) && (k < 0 ? weight >= 1 : weight > own / (k + 1) + 1e-9);
    });
    return others.length > 0 && !others.some(([code]) => entry.countries.includes(code));
  }

  /** Whether the article gives this entry's full name somewhere. */
  names(entry: RegisterEntry): boolean {
    return this.#full.has(entry.id);
  }

  /** The country whose conflict the article tells of: the one that its parties and places belong to most often. */
  get country(): string | null {
    let best: string | null = null;
    for (const [code, w] of this.#weight) {
      if (STATELESS.test(code)) continue;
      if (best === null || w > this.weight(best)) best = code;
    }
    return best;
  }

  /** Years between an entry's span of life and the day of the report; 0 inside it, and where either is unknown. */
  yearsOff(from: string | null, to: string | null): number {
    const { published } = this.page;
    if (!published) return 0;
    const day = Number(published.slice(0, 4));
    if (from && day < Number(from.slice(0, 4))) return Number(from.slice(0, 4)) - day;
    if (to && day > Number(to.slice(0, 4))) return day - Number(to.slice(0, 4));
    return 0;
  }
}
