/**
 * Names to entries: a trie over folded atoms, so that finding the names that begin at a word costs a few map reads
 * whatever the size of the register, and a table of whole names for looking one up.
 */
import { atomsOf, plainKey } from '../fold.js';
import type { Alias, AliasKind, RegisterEntry } from './entry.js';

interface Node {
  /** The one way on, which is all that most nodes have; a map of all ways, as soon as there are several. */
  key: string | null;
  only: Node | null;
  next: Map<string, Node> | null;
  /** Null where no name ends. */
  aliases: Alias[] | null;
  /** Who bears the name, made for a name of many; a family name can be that of thousands. */
  bearers: Map<RegisterEntry, Set<AliasKind>> | null;
}

const node = (): Node => ({ key: null, only: null, next: null, aliases: null, bearers: null });
/** Up to so many aliases are looked through. */
const FEW = 8;
const NONE: readonly Alias[] = [];

/** A determiner that an alias may or may not carry. */
const LEADING = /^the\s+/i;

export class NameIndex {
  readonly #root = node();
  readonly #whole = new Map<string, Node>();

  /**
   * Gives an entry a name. One that it has already, used in the same way, is left as it is, but that a spelling with
   * small letters ("anti-balaka") lets it be written so.
   */
  add(entry: RegisterEntry, how: AliasKind, text: string): void {
    const bare = LEADING.test(text) ? text.replace(LEADING, '') : text;
    const short = atomsOf(bare);
    // "The Times" without its article is a common word.
    const atoms = entry.type === 'outlet' && short.length === 1 ? atomsOf(text) : short;
    if (atoms.length === 0) return;
    let here = this.#root;
    for (const { key } of atoms) here = step(here, key) ?? branch(here, key);
    if (bears(here, entry, how)) {
      if (atoms.some((a) => !a.upper)) loosen(here.aliases!, { entry, how, atoms, text });
      return;
    }
    if (here.bearers) remember(here.bearers, entry, how);
    const alias = { entry, how, atoms, text };
    if (here.aliases) here.aliases.push(alias);
    else {
      here.aliases = [alias];
      this.#whole.set(atoms.length === 1 ? atoms[0]!.key : atoms.map((a) => a.key).join(' '), here);
    }
  }

  /** Whether an entry has this name, in whatever way it is used. */
  bears(entry: RegisterEntry, name: string): boolean {
    const found = this.#find(name);
    return found !== undefined && bears(found, entry, null);
  }

  /** Every alias whose atoms begin at `at`, longest last. */
  matches(
    atoms: readonly { readonly key: string }[],
    at: number,
  ): { readonly length: number; readonly aliases: readonly Alias[] }[] {
    const out: { length: number; aliases: readonly Alias[] }[] = [];
    let here: Node | undefined = this.#root;
    for (let k = at; k < atoms.length; k++) {
      here = step(here, atoms[k]!.key);
      if (!here) break;
      if (here.aliases) out.push({ length: k - at + 1, aliases: here.aliases });
    }
    return out;
  }

  /** All aliases of exactly these words, with or without a leading "the". */
  lookup(name: string): readonly Alias[] {
    return this.#find(name)?.aliases ?? NONE;
  }

  #find(name: string): Node | undefined {
    const key = plainKey(name);
    return (key.startsWith('the ') ? this.#whole.get(key.slice(4)) : undefined) ?? this.#whole.get(key);
  }
}

/** Takes the place of the alias of an entry that asks for capitals where a new one does not. */
function loosen(aliases: Alias[], alias: Alias): void {
  const k = aliases.findIndex((a) => a.entry === alias.entry && a.how === alias.how);
  const old = aliases[k];
  if (
    old?.atoms.every((a, n) => a.upper || !alias.atoms[n]!.upper) &&
    old.atoms.some((a, n) => a.upper && !alias.atoms[n]!.upper)
  )
    aliases[k] = alias;
}

function step(at: Node, key: string): Node | undefined {
  if (at.next) return at.next.get(key);
  return at.key === key ? at.only! : undefined;
}

/** A new node under one that has none of this key. */
function branch(at: Node, key: string): Node {
  const made = node();
  if (at.next) at.next.set(key, made);
  else if (at.key === null) {
    at.key = key;
    at.only = made;
  } else {
    at.next = new Map([
      [at.key, at.only!],
      [key, made],
    ]);
  }
  return made;
}

/** Whether an entry is among those at a node, used in one way or (`null`) in any. */
function bears(at: Node, entry: RegisterEntry, how: AliasKind | null): boolean {
  if (!at.aliases) return false;
  if (at.aliases.length <= FEW) return at.aliases.some((x) => x.entry === entry && (how === null || x.how === how));
  if (!at.bearers) {
    at.bearers = new Map();
    for (const alias of at.aliases) remember(at.bearers, alias.entry, alias.how);
  }
  const ways = at.bearers.get(entry);
  return ways !== undefined && (how === null || ways.has(how));
}

function remember(bearers: Map<RegisterEntry, Set<AliasKind>>, entry: RegisterEntry, how: AliasKind): void {
  const ways = bearers.get(entry);
  if (ways) ways.add(how);
  else bearers.set(entry, new Set([how]));
}
