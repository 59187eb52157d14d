/**
 * Numbers of people as a report gives them: exact, at least, up to, between, none.
 */
import { NONE, type Tree } from '../syntax/index.js';

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
 * for "no"; null where the phrase gives none ("hundreds", "the soldiers").
 */
export function countOf(tree: Tree, noun: number): { range: Range; words: number[] } | null {
  const sentence = tree.sentenceOf(noun);
  const lower = tree.upos(noun) === 'NUM' || numberOf(tree.form(noun)) !== null ? noun : NONE;
  const numbers =
    lower !== NONE
      ? [
          noun,
          ...tree.childrenBy(noun, 'nummod', 'compound', 'conj', 'nmod').filter((c) => numberOf(tree.form(c)) !== null),
        ]
      : tree
          .childrenBy(noun, 'nummod', 'det', 'amod', 'compound')
          .flatMap((c) => [c, ...tree.subtree(c).filter((w) => w !== c && numberOf(tree.form(w)) !== null)])
          .filter((c) => numberOf(tree.form(c)) !== null);
  const figures = [...new Set(numbers)].sort((a, b) => a - b);
  if (figures.length === 0) {
    const det = tree.childrenBy(noun, 'det', 'nummod', 'advmod').find((d) => NO.has(tree.form(d)));
    if (det !== undefined || NO.has(tree.form(noun))) return { range: [0, 0], words: [det ?? noun] };
    const article = tree.childrenBy(noun, 'det').find((d) => ONE.has(tree.form(d)));
    if (article !== undefined && tree.word(noun).feats.Number !== 'Plur') return { range: [1, 1], words: [article] };
    return null;
  }
  const first = figures[0]!;
  const last = figures[figures.length - 1]!;
  const before = wordsBefore(tree, first, sentence.first, 3);
  const values = compose(figures.map((f) => numberOf(tree.form(f))!));
  const between = last > sentence.first ? tree.form(last - 1) : '';
  if (
    values.length >= 2 &&
    (between === 'and' || between === 'to' || between === 'or' || between === '-' || between === '–')
  ) {
    const [a, b] = [values[0]!, values[values.length - 1]!];
    return { range: a <= b ? [a, b] : [b, a], words: figures };
  }
  const value = values[0] ?? 0;
  for (const n of [3, 2, 1]) {
    const phrase = before.slice(-n).join(' ');
    if (AT_LEAST.has(phrase)) return { range: [value, null], words: figures };
    if (AT_MOST.has(phrase)) return { range: [null, value], words: figures };
  }
  return { range: [value, value], words: figures };
}

/** "three hundred" is one number, "six … nine" two. */
function compose(values: readonly number[]): number[] {
  const out: number[] = [];
  for (const v of values) {
    const last = out[out.length - 1];
    if (last !== undefined && v >= 100 && last < v && (v === 100 || v === 1000 || v === 1_000_000))
      out[out.length - 1] = last * v;
    else out.push(v);
  }
  return out;
}

function wordsBefore(tree: Tree, word: number, first: number, n: number): string[] {
  const out: string[] = [];
  for (let i = Math.max(first, word - n); i < word; i++) out.push(tree.form(i));
  return out;
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
