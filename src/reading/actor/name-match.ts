/**
 * Names of the register in the words of a document: at each word the longest name that the letters and their case allow.
 */
import type { Tree } from '../syntax/index.js';
import { type Atom, atomsOf } from './fold.js';
import type { Alias, Register } from './register/index.js';

/** A stretch of words that is a name; `aliases` is empty for one that the register does not know. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly aliases: readonly Alias[];
}

interface Placed extends Atom {
  readonly word: number;
  readonly starts: boolean;
  readonly ends: boolean;
}

/** A word without letters ends a name, a hyphen or an apostrophe or the dot of an abbreviation apart. */
const BRIDGE = /^[-‐–'’.&/]$/;
const BREAK: Omit<Placed, 'word'> = { key: '\u0000', upper: false, caps: false, starts: false, ends: false };

/** Whether a sentence is written in capitals throughout, so that case tells nothing. */
export function inCapitals(tree: Tree, sentence: number): boolean {
  const s = tree.doc.sentences[sentence]!;
  const text = tree.doc.text.slice(s.start, s.end);
  return !/\p{Ll}{2}/u.test(text) && /\p{Lu}{2}/u.test(text);
}

/** The word of a range that the others hang from: the one nearest to the root. */
export function headOf(tree: Tree, first: number, last: number): number {
  let best = first;
  let depth = Number.POSITIVE_INFINITY;
  for (let i = first; i < last; i++) {
    if (tree.upos(i) === 'PUNCT') continue;
    const h = tree.head(i);
    if (h >= first && h < last) continue;
    let d = 0;
    for (const _ of tree.ancestors(i)) d++;
    if (d < depth) {
      best = i;
      depth = d;
    }
  }
  return best;
}

export function matchNames(tree: Tree, register: Register): NameSpan[] {
  const out: NameSpan[] = [];
  for (const s of tree.doc.sentences) {
    const capitals = inCapitals(tree, s.index);
    const atoms = placeAtoms(tree, s.first, s.last);
    for (let k = 0; k < atoms.length; ) {
      const found = atoms[k]!.starts ? longest(tree, register, atoms, k, capitals) : null;
      if (!found) {
        k++;
        continue;
      }
      const first = atoms[k]!.word;
      const last = atoms[k + found.length - 1]!.word + 1;
      out.push({ first, last, head: headOf(tree, first, last), aliases: found.aliases });
      k += found.length;
    }
  }
  return out;
}

function placeAtoms(tree: Tree, first: number, last: number): Placed[] {
  const out: Placed[] = [];
  for (let i = first; i < last; i++) {
    const form = tree.word(i).form;
    const atoms = atomsOf(form);
    if (atoms.length === 0 && !BRIDGE.test(form)) out.push({ ...BREAK, word: i });
    atoms.forEach((a, n) => {
      out.push({ ...a, word: i, starts: n === 0, ends: n === atoms.length - 1 });
    });
  }
  return out;
}

function longest(
  tree: Tree,
  register: Register,
  atoms: readonly Placed[],
  at: number,
  capitals: boolean,
): { length: number; aliases: Alias[] } | null {
  const all = register.matches(atoms, at);
  for (let n = all.length - 1; n >= 0; n--) {
    const { length, aliases } = all[n]!;
    if (!atoms[at + length - 1]!.ends) continue;
    const fitting = aliases.filter((a) => fits(tree, a, atoms, at, capitals));
    if (fitting.length === 0) continue;
    // "The National Liberation Army" is not a newspaper called The National.
    if (atoms[at]!.key === 'the' && (longest(tree, register, atoms, at + 1, capitals)?.length ?? 0) >= length)
      return null;
    return { length, aliases: fitting };
  }
  return null;
}

/** Short names that are also common words when case tells nothing. */
const COMMON = new Set([
  'us',
  'who',
  'is',
  'it',
  'pa',
  'car',
  'am',
  'an',
  'as',
  'au',
  'mend',
  'model',
  'gam',
  'mk',
  'un',
  'let',
  'ira',
  'fis',
  'who',
  'new forces',
  'tap',
  'sun',
  'star',
  'metro',
  'time',
  'polish',
  'turkey',
  'chad',
  'jordan',
  'dane',
  'pole',
  'finn',
  'number 10',
  'contras',
  'shield',
]);

function fits(tree: Tree, alias: Alias, atoms: readonly Placed[], at: number, capitals: boolean): boolean {
  const single = alias.atoms.length === 1;
  const word = tree.word(atoms[at]!.word);
  // Names of outlets are often common words: not where they are part of a longer name.
  if (alias.entry.type === 'outlet' && (single || alias.atoms[0]!.key === 'the') && !capitals) {
    const next = tree.doc.words[atoms[at + alias.atoms.length - 1]!.word + 1];
    if (next?.upos === 'PROPN' && next.sentence === word.sentence && /^\p{Lu}/u.test(next.form)) return false;
    const before = tree.doc.words[word.index - 1];
    if (
      single &&
      before?.upos === 'PROPN' &&
      before.sentence === word.sentence &&
      before.spaceAfter &&
      /^\p{Lu}/u.test(before.form)
    )
      return false;
  }
  if (capitals) {
    if (!single || !COMMON.has(alias.atoms[0]!.key)) return true;
    return word.upos === 'PROPN' || (alias.how === 'adjective' && word.upos === 'ADJ');
  }
  return alias.atoms.every((a, n) => {
    const seen = atoms[at + n]!;
    // "LeT" and "ETA" are written so; only the longer acronyms are also written as names ("Unicef").
    if (single && alias.how === 'acronym')
      return (
        word.form.replace(/\./g, '') === alias.text.replace(/\./g, '') ||
        (seen.caps && a.caps) ||
        (a.key.length >= 4 && seen.upper && word.upos === 'PROPN' && alias.text === alias.text.toUpperCase())
      );
    if (single && a.caps) return seen.caps || (a.key.length >= 4 && seen.upper && word.upos === 'PROPN');
    if (a.caps && a.key.length <= 4) return seen.upper;
    return !a.upper || seen.upper;
  });
}
