/** Sentence ends that are certain, where the perceptron has seen too little to be asked. */
import type { WordSpan } from '../layout.js';

/** Titles before names, which never end a sentence. */
const TITLES =
  /^(?:adm|amb|brig|capt|cmdr|col|cpl|dr|fr|gen|gov|hon|insp|lt|maj|messrs|mr|mrs|ms|msgr|pres|prof|pvt|rep|rev|sen|sgt|supt)\.$/i;
/** "U.S.", "p.m.": abbreviations of several letters, after which a sentence may or may not end. */
const ABBREVIATED = /^(?!e\.g\.|i\.e\.)(?:\p{L}\.){2,}$/iu;
/** Words that begin a sentence and no name. */
const BEGINNERS =
  /^(?:A|After|Although|An|And|As|At|Both|But|He|Her|Here|His|How|However|If|In|It|Its|Meanwhile|More|Most|Neither|No|On|One|Other|Others|Our|She|Since|So|Some|That|The|Their|There|These|They|This|Those|Two|We|What|When|While|You)$/;
const LETTERS = /^\p{L}+$/u;
const LOWER = /^\p{Ll}/u;
const CAPITAL = /^\p{Lu}/u;
/** A word of a passage in another script. */
const FOREIGN = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{M}]+$/u;
const QUOTE = /^["\u201c]$/;
const HANDLE = /^[@#]\p{L}/u;
const ADDRESS = /^(?:https?:|ftp:|www\.|[@#]\p{L})/iu;

/**
 * Whether a sentence certainly ends after word `i` (true) or certainly does not (false); null where it takes a guess.
 * @param quotes 1 inside quotation marks that have been opened in this sentence, else 0.
 * @param cased whether the sentence has lower-case letters.
 */
export function certainEnd(
  text: string,
  words: readonly WordSpan[],
  i: number,
  quotes: number,
  cased: boolean,
): boolean | null {
  const form = (k: number) => (k < words.length ? text.slice(words[k]!.start, words[k]!.end) : '');
  const [word, next] = [form(i), form(i + 1)];
  if (TITLES.test(word)) return false;
  if (FOREIGN.test(word) && FOREIGN.test(next)) return false;
  if (LETTERS.test(word) && ADDRESS.test(next)) return false;
  if ((LETTERS.test(word) || HANDLE.test(word)) && LOWER.test(next) && LETTERS.test(next)) return false;
  if (cased && ABBREVIATED.test(word) && BEGINNERS.test(next)) return true;
  const touches = words[i + 1]!.start === words[i]!.end;
  // 'He said no."We stay," she said.'
  if (/^[.!?]$/.test(word) && quotes === 0 && touches && QUOTE.test(next))
    return words[i + 2]?.start === words[i + 1]!.end && CAPITAL.test(form(i + 2)) ? true : null;
  if (/^[.!?]$/.test(word) && next === '[' && CAPITAL.test(form(i + 2))) return true;
  return null;
}

const DATELINE =
  /^(?:\p{Lu}[\p{Lu}.'\u2019-]+ ?){1,4}(?:, ?[\p{L}.'\u2019 \d]{2,30}){0,3} ?(?:\([\p{L}./ ]{2,30}\))? ?(?:--|[-\u2013\u2014]) ?(?=["\u201c]?\p{Lu}?[\p{L}'\u2019-]* ?\p{Ll})/u;

/** Where the dateline of a paragraph ends ("GOMA, Congo (AP) —"), which UD English makes a sentence of its own; -1 for none. */
export function datelineEnd(text: string, start: number): number {
  const match = DATELINE.exec(text.slice(start, start + 160));
  // Without a country or an agency it may be any heading: "FYI - see below".
  return match && /[,)][^,)]* (?:--|[-\u2013\u2014]) ?$/.test(match[0]) ? start + match[0].trimEnd().length : -1;
}
