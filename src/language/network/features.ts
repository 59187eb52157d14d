/**
 * What the network sees of a word. Mirrors training/language/features.py: change both or neither.
 *
 * Everything but the shape is read off the lower-cased form, so that upper-case cable text and
 * headlines reach the same rows of the tables as ordinary text. Typographic quotes and dashes are
 * made plain here, in the features; the text itself is never touched.
 */

const NGRAM_ROWS = 20000;
const NGRAM_SIZES = [3, 4, 5];
const MAX_NGRAM_CHARS = 24;

const PLAIN = new Map(
  Object.entries({
    '\u2019': "'",
    '\u2018': "'",
    '\u02bc': "'",
    '`': "'",
    '\u00b4': "'",
    '\u201c': '"',
    '\u201d': '"',
    '\u201e': '"',
    '\u00ab': '"',
    '\u00bb': '"',
    '\u2013': '-',
    '\u2010': '-',
    '\u2011': '-',
    '\u2212': '-',
    '\u2026': '...',
  }),
);
const TYPOGRAPHIC = /[\u2019\u2018\u02bc`\u00b4\u201c\u201d\u201e\u00ab\u00bb\u2013\u2010\u2011\u2212\u2026]/g;
const WHOLE = new Map(Object.entries({ '\u2014': '--', '\u2015': '--', '---': '--', "''": '"' }));

export function normalise(form: string): string {
  const plain = form.replace(TYPOGRAPHIC, (c) => PLAIN.get(c) ?? c);
  return WHOLE.get(plain) ?? plain;
}

export function wordKey(form: string): string {
  return normalise(form).toLowerCase().replace(/[0-9]/g, '0');
}

const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /\p{L}/u;

/** Character classes with runs longer than two cut to two: "Al-Hayat" gives "Xx-Xxx". */
export function wordShape(form: string): string {
  const out: string[] = [];
  let read = 0;
  for (const c of normalise(form)) {
    if (read++ === 40) break;
    const kind = UPPER.test(c) ? 'X' : LOWER.test(c) ? 'x' : c >= '0' && c <= '9' ? '0' : LETTER.test(c) ? 'a' : c;
    if (out.length >= 2 && out[out.length - 1] === kind && out[out.length - 2] === kind) continue;
    out.push(kind);
  }
  return out.slice(0, 10).join('');
}

/** FNV-1a over code points with one avalanche round, because FNV leaves the low bits of short strings correlated. */
function hash(size: number, codes: readonly number[], from: number, to: number): number {
  let h = Math.imul(0x811c9dc5 ^ size, 0x01000193);
  for (let i = from; i < to; i++) h = Math.imul(h ^ codes[i]!, 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return h >>> 0;
}

/** Rows of the n-gram table for a word key, in order, with repetitions. */
export function ngramRows(key: string): number[] {
  const codes = [60];
  for (const c of key) {
    if (codes.length > MAX_NGRAM_CHARS) break;
    codes.push(c.codePointAt(0)!);
  }
  codes.push(62);
  const rows: number[] = [];
  for (const n of NGRAM_SIZES) {
    for (let i = 0; i + n <= codes.length; i++) rows.push(hash(n, codes, i, i + n) % NGRAM_ROWS);
  }
  if (rows.length === 0) rows.push(hash(1, codes, 0, codes.length) % NGRAM_ROWS);
  return rows;
}

/** The first three, last three and last two characters (code points) of a word key. */
export function affixes(key: string): readonly [prefix: string, suffix: string, suffix2: string] {
  const chars = [...key];
  return [chars.slice(0, 3).join(''), chars.slice(-3).join(''), chars.slice(-2).join('')];
}

/**
 * How words touch their neighbours: 1 + (touches the word before) + 2 * (touches the word after);
 * 0 throughout when nothing in the sentence touches, as in text whose white space is not known.
 */
export function glueCodes(spaceAfter: readonly boolean[]): number[] {
  if (!spaceAfter.includes(false)) return spaceAfter.map(() => 0);
  return spaceAfter.map((space, i) => 1 + (i > 0 && !spaceAfter[i - 1] ? 1 : 0) + (space ? 0 : 2));
}
