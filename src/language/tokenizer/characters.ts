/** Classes of characters, and where a text may be cut at all. */
import { normalise } from '../network/features.js';

/** Code of a UTF-16 unit for the segmenter: itself for plain punctuation, a class for the rest. */
export const CLASS = { none: 1, upper: 2, lower: 3, digit: 4, letter: 5, symbol: 6, space: 7 } as const;

const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
const cache = new Uint16Array(0x10000);

/** The class of the UTF-16 unit at `at`; typographic quotes and dashes count as the plain ones. */
export function classAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return CLASS.none;
  const unit = text.charCodeAt(at);
  const known = cache[unit]!;
  if (known !== 0) return known;
  const c = text[at]!;
  const plain = normalise(c);
  let kind: number;
  if (/\s/.test(c)) kind = CLASS.space;
  else if (unit >= 0xd800 && unit <= 0xdfff) kind = CLASS.symbol;
  else if (UPPER.test(c)) kind = CLASS.upper;
  else if (LOWER.test(c)) kind = CLASS.lower;
  else if (DIGIT.test(c)) kind = CLASS.digit;
  else if (LETTER.test(c)) kind = CLASS.letter;
  else if (c === '\u2026') kind = 8;
  else if (plain.charCodeAt(0) < 0x80) kind = plain.charCodeAt(0);
  else kind = CLASS.symbol;
  cache[unit] = kind;
  return kind;
}

export const isLetterClass = (kind: number): boolean =>
  kind === CLASS.lower || kind === CLASS.upper || kind === CLASS.letter;

const JOINS_BEFORE = /[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;

/**
 * Whether a cut before `at` would tear something that is one character to its reader: a surrogate
 * pair, a letter and its accent, an emoji and its modifiers, the two letters of a flag.
 */
export function tears(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x300) return false;
  const before = text.charCodeAt(at - 1);
  if (unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff) return true;
  const c = String.fromCodePoint(text.codePointAt(at)!);
  if (JOINS_BEFORE.test(c) || before === 0x200d) return true;
  return /\p{RI}/u.test(c) && at >= 2 && /^\p{RI}$/u.test(text.slice(at - 2, at));
}

// Bounded repetitions, and no start inside a word: a megabyte without a blank must not take quadratic time.
const ADDRESS = new RegExp(
  [
    String.raw`(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"\u201c\u201d]+`,
    String.raw`(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}`,
    String.raw`(?<![\w-])[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}\.(?:pdf|docx?|html?|xlsx?|txt|jpe?g|png|gif|zip|com|org|net|edu|gov|info)(?![\w]|\.\w)(?:\/[^\s<>"\u201c\u201d]*)?`,
    // Handles and tags of social networks; "#1" and "Lunch @ 5" are none.
    String.raw`(?<![\w@#&/.])[@#](?=[\p{L}_])[\p{L}\p{Nd}_]{2,64}(?![\w@#])`,
  ].join('|'),
  'giu',
);

/** What closes the sentence around an address. Looked up one by one: a pattern tried at every place would take quadratic time. */
const CLOSES: ReadonlySet<string> = new Set(".,;:!?'\u2019\u2018]}>*");

/** Web and mail addresses and names of files in `text`, without the punctuation that closes the sentence around them. */
export function addresses(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (!/[@/#]|\w\.\w/.test(text)) return found;
  for (const match of text.matchAll(ADDRESS)) {
    let length = match[0].length;
    while (length > 0 && CLOSES.has(match[0][length - 1]!)) length--;
    let url = match[0].slice(0, length);
    // The bracket that closes around an address is not part of it; one that opens in it is closed in it.
    for (let open = balance(url); open < 0 && url.endsWith(')'); open++) url = url.slice(0, -1);
    if (url.length > 4) found.push({ start: match.index, end: match.index + url.length });
  }
  return found;
}

/** How many brackets open in a text beyond those that close. */
function balance(text: string): number {
  let open = 0;
  for (const c of text) open += c === '(' ? 1 : c === ')' ? -1 : 0;
  return open;
}
