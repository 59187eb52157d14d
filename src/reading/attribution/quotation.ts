/**
 * Quotations: pairs of quotation marks, of every style, found paragraph by paragraph. Unpaired marks never leak: a
 * quotation that is not closed ends with its paragraph, and goes on in the next one only if that opens with a mark
 * again (the newspaper convention for speech over several paragraphs).
 */
import type { Doc, Word } from '../../language/index.js';

/** A quotation in the text. Offsets are UTF-16 code units; words are indices into `doc.words`. */
export interface Quotation {
  /** With its marks. */
  readonly start: number;
  readonly end: number;
  /** Without its marks. */
  readonly innerStart: number;
  readonly innerEnd: number;
  /** Words inside the marks: first, and one past the last. */
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
  /** Carries on the quotation before it, which its paragraph left open. */
  readonly carriesOn: boolean;
  /** Long enough and verbal enough to be speech rather than a word held at a distance. */
  readonly speech: boolean;
}

const OPENERS = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['‘', '’'],
]);

export function findQuotations(doc: Doc): Quotation[] {
  const out: Quotation[] = [];
  let open = false;
  const all = paragraphs(doc.text);
  for (const [index, paragraph] of all.entries()) {
    // Speech that goes on in the next paragraph is left open at the end of this one.
    const next = all[index + 1];
    const goesOn = next !== undefined && /^["“„«]/.test(doc.text[next.start]!);
    const found = pairsIn(doc.text, paragraph.start, paragraph.end, goesOn);
    for (const [k, pair] of found.entries()) {
      const quotation = measure(doc, pair, index, open && k === 0 && pair.start === paragraph.start);
      if (quotation.last > quotation.first) out.push(quotation);
    }
    open = found.length > 0 && !found[found.length - 1]!.closed;
  }
  return out;
}

interface Pair {
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly closed: boolean;
}

function measure(doc: Doc, pair: Pair, paragraph: number, carriesOn: boolean): Quotation {
  const inside: Word[] = [];
  for (let k = firstFrom(doc, pair.innerStart); k < doc.words.length && doc.words[k]!.end <= pair.innerEnd; k++)
    inside.push(doc.words[k]!);
  const words = inside.filter((w) => w.upos !== 'PUNCT');
  const verbal = words.some(
    (w) => (w.upos === 'VERB' || w.upos === 'AUX') && w.feats.VerbForm !== 'Part' && w.feats.VerbForm !== 'Ger',
  );
  const inner = doc.text.slice(pair.innerStart, pair.innerEnd).trimEnd();
  const ended = /[.!?…]$/.test(inner) || (verbal && inner.endsWith(','));
  return {
    start: pair.start,
    end: pair.end,
    innerStart: pair.innerStart,
    innerEnd: pair.innerEnd,
    first: inside[0]?.index ?? 0,
    last: (inside[inside.length - 1]?.index ?? -1) + 1,
    paragraph,
    carriesOn,
    speech: words.length >= 2 && (verbal || ended) && (words.length >= 4 || ended),
  };
}

/** The first word that starts at or after an offset. */
function firstFrom(doc: Doc, offset: number): number {
  let low = 0;
  let high = doc.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (doc.words[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function paragraphs(text: string): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  const blank = /\n[^\S\n]*(?:\n\s*|$)|\n(?=\s*["“„«])/g;
  let start = 0;
  for (const m of text.matchAll(blank)) {
    push(start, m.index);
    start = m.index + m[0].length;
  }
  push(start, text.length);
  function push(from: number, to: number): void {
    while (from < to && /\s/.test(text[from]!)) from++;
    if (from < to) out.push({ start: from, end: to });
  }
  return out;
}

function pairsIn(text: string, from: number, to: number, goesOn: boolean): Pair[] {
  const out: Pair[] = [];
  let i = from;
  while (i < to) {
    const c = text[i]!;
    if (!opens(text, i, from, to)) {
      i++;
      continue;
    }
    const close = findClose(text, i, c, to);
    const innerEnd = close < 0 ? to : close;
    // A lone straight or single mark without partner is an inch, an apostrophe or a slip, not speech – unless it opens
    // the paragraph, where newspapers leave a long quotation open.
    const single = (c === "'" || c === '‘') && !isDoubled(text, i);
    if (close < 0 && (single || (i > from && !goesOn))) {
      i++;
      continue;
    }
    const width = isDoubled(text, i) ? 2 : 1;
    out.push({ start: i, end: close < 0 ? to : close + width, innerStart: i + width, innerEnd, closed: close >= 0 });
    i = innerEnd + width;
  }
  return out;
}

function opens(text: string, i: number, from: number, to: number): boolean {
  const c = text[i]!;
  const before = i > from ? text[i - 1]! : ' ';
  const after = i + 1 < to ? text[i + 1]! : ' ';
  if (c === '“' || c === '„' || c === '«') return true;
  const fresh = /[\s([{—–\-/]/.test(before) && !/\s/.test(after);
  if (isDoubled(text, i)) return (fresh || i === from) && i + 2 < to && !/\s/.test(text[i + 2]!);
  if (c === '"') return fresh || i === from;
  // Single marks: only where a matching close follows a stop, so that apostrophes never pair up.
  if (c === '`') return false;
  if (c === '‘' || c === "'") return fresh && /[\p{L}\p{N}]/u.test(after) && findClose(text, i, c, to) > 0;
  return false;
}

/** Two single marks typed for a double one: ''…''. */
function isDoubled(text: string, i: number): boolean {
  return text.startsWith("''", i) || text.startsWith('``', i) || text.startsWith('‘‘', i);
}

function findClose(text: string, open: number, mark: string, to: number): number {
  if (isDoubled(text, open)) {
    for (let i = open + 2; i + 1 < to; i++)
      if (
        (isDoubled(text, i) || text.startsWith('’’', i)) &&
        !(/\s/.test(text[i - 1]!) && /[\p{L}\p{N}]/u.test(text[i + 2] ?? ' '))
      )
        return i;
    return -1;
  }
  const ends = OPENERS.get(mark) ?? mark;
  for (let i = open + 1; i < to; i++) {
    const c = text[i]!;
    const after = i + 1 < to ? text[i + 1]! : ' ';
    if (mark === '"') {
      if (c === '"' && !(/\s/.test(text[i - 1]!) && /[\p{L}\p{N}]/u.test(after))) return i;
      continue;
    }
    if (mark === "'" || mark === '‘') {
      if (ends.includes(c) && /[,.!?;:]/.test(text[i - 1]!) && /[\s)\]]|^$/.test(after)) return i;
      continue;
    }
    if (ends.includes(c) || (mark === '“' && c === '"')) return i;
  }
  return -1;
}
