/** Word ends that are certain: the perceptron has seen too little of these, or none, to be asked. */
import { endsPlainWord } from './abbreviations.js';

/** Prefixes that UD English leaves in the word they stand before: "pro-government", "ex-fighters". */
const PREFIXES: ReadonlySet<string> = new Set(
  'anti co counter cross ex inter intra micro mid mini multi non over post pre pro re semi sub'.split(' '),
);
const LETTERS_BEFORE = /\p{L}+$/u;
const LETTER = /^\p{L}$/u;
/** Scripts without capitals, whose words meet Latin punctuation in quotations. */
const FOREIGN = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Ethiopic}\p{M}]$/u;
const PUNCTUATION = /^["'\u2018\u2019\u201c\u201d\u00ab\u00bb()[\]{}.,;:!?\u060c\u061b\u061f\u2026]$/;
const INITIALS = /(?<![\p{L}\p{Nd}.])(?:\p{L}\.){1,8}$/u;

/** Whether a word certainly ends before `at` (true) or certainly does not (false); null where it takes a guess. */
export function certainCut(text: string, start: number, end: number, at: number): boolean | null {
  if (endsPlainWord(text, start, at)) return true;
  const before = text[at - 1]!;
  const after = text[at]!;
  // "J.R.R." and "U.S." keep their last stop.
  if (
    after === '.' &&
    at - 2 >= start &&
    text[at - 2] === '.' &&
    LETTER.test(before) &&
    !LETTER.test(text[at + 1] ?? '')
  )
    return INITIALS.test(text.slice(Math.max(start, at - 17), at - 1)) ? false : null;
  if (isInsidePrefixed(text, start, end, at)) return false;
  const next = at + 1 < end ? text[at + 1]! : '';
  const previous = at - 2 >= start ? text[at - 2]! : '';
  if (FOREIGN.test(before) && PUNCTUATION.test(after) && !LETTER.test(next)) return true;
  if (PUNCTUATION.test(before) && FOREIGN.test(after) && !LETTER.test(previous)) return true;
  return null;
}

/** Whether `at` lies on either side of the hyphen after a prefix. */
function isInsidePrefixed(text: string, start: number, end: number, at: number): boolean {
  const hyphen = text[at] === '-' ? at : text[at - 1] === '-' ? at - 1 : -1;
  if (hyphen <= start || hyphen + 1 >= end || !LETTER.test(text[hyphen + 1]!)) return false;
  const prefix = LETTERS_BEFORE.exec(text.slice(Math.max(start, hyphen - 8), hyphen))?.[0] ?? '';
  const whole = hyphen - prefix.length <= start || !/[\p{L}\p{Nd}-]/u.test(text[hyphen - prefix.length - 1]!);
  return whole && PREFIXES.has(prefix.toLowerCase());
}
