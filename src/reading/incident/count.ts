/**
 * Numbers of people as a report gives them: exact, at least, up to, between, none.
 */
import type { Tree } from '../syntax/index.js';

export type Range = readonly [number | null, number | null];

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const NUMBERS = new Map<string, number>([
  ...SMALL.map((w, i) => [w, i] as const),
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/** The value of one number word or figure, null where it is none ("3,700" → 3700). */
export function numberOf(form: string): number | null {
  const lower = form.toLowerCase();
  const known = NUMBERS.get(lower);
  if (known !== undefined) return known;
  if (/^\d{1,3}(,\d{3})+$/.test(lower) || /^\d+$/.test(lower)) return Number(lower.replaceAll(',', ''));
  const [tens, unit] = lower.split('-').map((w) => NUMBERS.get(w));
  return tens !== undefined && unit !== undefined && tens >= 20 && unit < 10 ? tens + unit : null;
}

const AT_LEAST = new Set([
  'at least',
  'more than',
  'over',
  'no fewer than',
  'no less than',
  'not less than',
  'upwards of',
  'above',
]);
const AT_MOST = new Set([
  'up to',
  'at most',
  'no more than',
  'as many as',
  'fewer than',
  'less than',
  'under',
  'not more than',
]);
const ONE = new Set(['a', 'an', 'one', 'another']);
const NO = new Set(['no', 'none', 'nobody', 'zero']);

/**
 * The number of those a noun phrase names: [5, 8], [5, null] for "at least five", [null, 8] for "up to eight", [0, 0]
 * for "no"; null where the phrase gives none ("hundreds", "the soldiers"). Read off the words before the noun, which
 * parsers attach in too many ways.
 */
export function countOf(tree: Tree, noun: number): { range: Range; words: number[] } | null {
  const { first } = tree.sentenceOf(noun);
  let last = noun;
  if (numberOf(tree.form(noun)) === null) {
    for (last = noun - 1; last >= first && last >= noun - 5; last--) {
      if (numberOf(tree.form(last)) !== null) break;
      if (!BETWEEN_NUMBER_AND_NOUN.has(tree.upos(last)) || STOPS.has(tree.form(last))) return bareCount(tree, noun);
    }
    if (last < first || last < noun - 5) return bareCount(tree, noun);
  }
  const figures = [last];
  let k = last - 1;
  while (k >= first && numberOf(tree.form(k)) !== null) figures.unshift(k--);
  const high = numberFrom(figures.map((f) => numberOf(tree.form(f))!));
  let low: number | null = null;
  if (
    k - 1 >= first &&
    JOINS.has(tree.form(k)) &&
    numberOf(tree.form(k - 1)) !== null &&
    !(tree.form(k) === 'and' && !isBetween(tree, k - 1, first))
  ) {
    low = numberOf(tree.form(k - 1));
    figures.unshift(k - 1);
    k -= 2;
  }
  if (low !== null) return { range: low <= high ? [low, high] : [high, low], words: figures };
  const before: string[] = [];
  for (let w = Math.max(first, k - 2); w <= k; w++) before.push(tree.form(w));
  for (const n of [3, 2, 1]) {
    const phrase = before.slice(-n).join(' ');
    if (AT_LEAST.has(phrase)) return { range: [high, null], words: figures };
    if (AT_MOST.has(phrase)) return { range: [null, high], words: figures };
  }
  return { range: [high, high], words: figures };
}

const BETWEEN_NUMBER_AND_NOUN = new Set(['ADJ', 'NOUN', 'PROPN', 'VERB', 'PRON']);
const STOPS = new Set(['of', 'for', 'were', 'was', 'had', 'said']);
const JOINS = new Set(['and', 'to', 'or', '-', '–']);

function isBetween(tree: Tree, low: number, first: number): boolean {
  return low > first && tree.form(low - 1) === 'between';
}

function bareCount(tree: Tree, noun: number): { range: Range; words: number[] } | null {
  const before = tree.childrenBy(noun, 'det', 'nummod', 'advmod');
  const none = before.find((d) => NO.has(tree.form(d)));
  if (none !== undefined || NO.has(tree.form(noun))) return { range: [0, 0], words: [none ?? noun] };
  const article = before.find((d) => ONE.has(tree.form(d)));
  return article !== undefined && tree.word(noun).feats.Number !== 'Plur' ? { range: [1, 1], words: [article] } : null;
}

/** "three hundred" is one number. */
function numberFrom(values: readonly number[]): number {
  let total = 0;
  for (const v of values) total = total > 0 && (v === 100 || v === 1000 || v === 1_000_000) ? total * v : total + v;
  return total;
}

/** The span of every figure that some source gives: the least minimum and the greatest maximum, an open end staying open. */
export function widen(a: Range | null, b: Range): Range {
  if (!a) return b;
  // An open end yields to a figure somebody gives: "no more than five" beside "twelve" spans five to twelve.
  const low = a[0] === null ? (b[0] ?? null) : b[0] === null ? a[0] : Math.min(a[0], b[0]);
  const high =
    a[1] === null && b[1] === null
      ? null
      : a[1] === null || b[1] === null
        ? openBelow(a) || openBelow(b)
          ? Math.max(a[1] ?? 0, b[1] ?? 0)
          : null
        : Math.max(a[1], b[1]);
  const floor = [a, b].find(openBelow)?.[1] ?? null;
  return [floor !== null && low !== null ? Math.min(low, floor) : low, high];
}

function openBelow(r: Range): boolean {
  return r[0] === null && r[1] !== null;
}

/** Adds up two groups of the same act ("four soldiers and six to eight rebels"). */
export function add(a: Range | null, b: Range): Range {
  if (!a) return b;
  return [a[0] === null || b[0] === null ? null : a[0] + b[0], a[1] === null || b[1] === null ? null : a[1] + b[1]];
}
