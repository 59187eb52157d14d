/**
 * Names to entries: a trie over folded atoms, so that finding the names that begin at a word costs a few map reads
 * whatever the size of the register, and a table of whole names for looking one up.
 */
import { atomsOf, plainKey } from '../fold.js';
import type { Alias, AliasKind, RegisterEntry } from './entry.js';

interface Node {
  next: Map<string, Node> | null;
  readonly aliases: Alias[];
}

const node = (): Node => ({ next: null, aliases: [] });
const NONE: readonly Alias[] = [];

/** A determiner that an alias may or may not carry. */
const LEADING = /^the\s+/i;

export class NameIndex {
  readonly #root = node();
  readonly #whole = new Map<string, Alias[]>();

  /** Gives an entry a name; one that it has already, used in the same way, is left as it is. */
  add(entry: RegisterEntry, how: AliasKind, text: string): void {
    const short = atomsOf(text.replace(LEADING, ''));
    // "The Times" without its article is a common word.
    const atoms = entry.type === 'outlet' && short.length === 1 ? atomsOf(text) : short;
    if (atoms.length === 0) return;
    let here = this.#root;
    for (const { key } of atoms) {
      here.next ??= new Map();
      const next: Node = here.next.get(key) ?? node();
      here.next.set(key, next);
      here = next;
    }
    if (here.aliases.some((x) => x.entry === entry && x.how === how)) return;
    here.aliases.push({ entry, how, atoms, text });
    if (here.aliases.length === 1) this.#whole.set(atoms.map((a) => a.key).join(' '), here.aliases);
  }

  /** Every alias whose atoms begin at `at`, longest last. */
  matches(
    atoms: readonly { readonly key: string }[],
    at: number,
  ): { readonly length: number; readonly aliases: readonly Alias[] }[] {
    const out: { length: number; aliases: readonly Alias[] }[] = [];
    let here: Node | undefined = this.#root;
    for (let k = at; k < atoms.length; k++) {
      here = here.next?.get(atoms[k]!.key);
      if (!here) break;
      if (here.aliases.length > 0) out.push({ length: k - at + 1, aliases: here.aliases });
    }
    return out;
  }

  /** All aliases of exactly these words, with or without a leading "the". */
  lookup(name: string): readonly Alias[] {
    const key = plainKey(name);
    const found = this.#whole.get(key);
    if (found && !key.startsWith('the ')) return found;
    return (key.startsWith('the ') ? this.#whole.get(key.slice(4)) : undefined) ?? found ?? NONE;
  }
}
