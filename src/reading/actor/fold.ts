/**
 * The letters of a name without their dress: what two spellings must share to be the same name. Diacritics, case,
 * hyphens, apostrophes and the dots of abbreviations do not count ("al-Qaeda" = "Al Qaeda", "U.N." = "UN",
 * "Bogotá" = "Bogota"), however the tokenizer has cut them.
 */

/** A run of letters or digits: its folded key and whether it was written with a capital or all in capitals. */
export interface Atom {
  readonly key: string;
  readonly upper: boolean;
  readonly caps: boolean;
}

const RUN = /[\p{L}\p{N}]+/gu;
const MARKS = /[\p{M}ʻʼ]/gu;
/** Dots inside an abbreviation, and apostrophes inside a word ("Ta'ang") that end no clitic ("party's"). */
const INNER = /(?<=\b\p{L})\.(?=\p{L}\b)|(?<=\p{L}\.\p{L})\.|(?<=\p{L})['’ʿ‘](?=\p{Ll})(?!(?:s|t|d|m|ll|re|ve)\b)/gu;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};

const FOLDED = /[ßøđðłæœþı]/g;

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(FOLDED, (c) => LETTERS[c]!);
}

const ASCII = /^[\x20-\x7e]*$/;
/** Whether there is anything that INNER may take away. */
const DOTTED = /[.'’ʿ‘]/;

/** The atoms of a stretch of text, in order. */
export function atomsOf(text: string): Atom[] {
  if (PLAIN.test(text)) return plainAtoms(text);
  const ascii = ASCII.test(text);
  const runs = undressed(text, ascii).match(RUN) ?? [];
  return ascii ? runs.map(plainAtom) : runs.map(foldedAtom);
}

/** Without marks, apostrophes inside words and the dots of abbreviations. */
function undressed(text: string, ascii: boolean): string {
  const bare = ascii ? text : text.normalize('NFD').replace(MARKS, '');
  return DOTTED.test(bare) ? bare.replace(INNER, '') : bare;
}

function foldedAtom(run: string): Atom {
  const first = run[0]!;
  return {
    key: fold(run),
    upper: first !== first.toLowerCase(),
    caps: run.length > 1 && run === run.toUpperCase() && run !== run.toLowerCase(),
  };
}

/** Words of unaccented letters alone, which most names and words are: nothing to fold but case. */
const PLAIN = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/;

function plainAtoms(text: string): Atom[] {
  return text.includes(' ') || text.includes('-') ? text.split(/[ -]/).map(plainAtom) : [plainAtom(text)];
}

/** Atoms of plain words, one for each spelling: names and texts are made of the same words again and again. */
const spelled = new Map<string, Atom>();
const MOST_SPELLED = 50_000;

function plainAtom(run: string): Atom {
  const known = spelled.get(run);
  if (known) return known;
  const key = run.toLowerCase();
  const first = run.charCodeAt(0);
  const caps = run.length > 1 && run !== key && run === run.toUpperCase();
  const atom = { key, upper: first >= 65 && first <= 90, caps };
  if (spelled.size < MOST_SPELLED) spelled.set(run, atom);
  return atom;
}

/** One key for a whole name: its atoms joined by a blank. */
export function keyOf(name: string): string {
  const ascii = ASCII.test(name);
  const lower = undressed(name, ascii).toLowerCase();
  return (ascii ? lower : lower.replace(FOLDED, (c) => LETTERS[c]!)).match(RUN)?.join(' ') ?? '';
}

/** The same key, without the way over atoms for the plain words that most names are. */
export function plainKey(name: string): string {
  if (!PLAIN.test(name)) return keyOf(name);
  const key = name.toLowerCase();
  return key.includes('-') ? key.replaceAll('-', ' ') : key;
}
