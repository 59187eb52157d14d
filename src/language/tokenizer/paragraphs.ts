/** Paragraphs, and the line ends inside them that end a sentence. */
import type { WordSpan } from '../layout.js';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const BLANK_LINE = /(?:\r\n|[\n\r\u2028\v\f])[^\S\n\r]*(?:\r\n|[\n\r\u2028\v\f])\s*|\u2029\s*/g;

/** The stretches between blank lines. */
export function paragraphsOf(text: string): Stretch[] {
  const out: Stretch[] = [];
  let start = 0;
  for (const gap of text.matchAll(BLANK_LINE)) {
    if (gap.index > start) out.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < text.length) out.push({ start, end: text.length });
  return out.filter((p) => /\S/.test(text.slice(p.start, p.end)));
}

const BULLET = /^(?:[-*\u2022\u25cf\u25aa\u2013\u2014]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])$/;
/** Text set in columns is no wider than this. */
const WIDEST_COLUMN = 120;
const NARROWEST_COLUMN = 40;

/**
 * Words after which a single line end also ends a sentence. In text broken into lines of even
 * width it does not, except before a bullet or where the next word would still have fitted:
 * then somebody ended the line on purpose.
 */
export function lineEnds(text: string, words: readonly WordSpan[]): ReadonlySet<number> {
  const breaks: number[] = [];
  for (let i = 0; i + 1 < words.length; i++) {
    const gap = text.slice(words[i]!.end, words[i + 1]!.start);
    if (gap.length > 0 && /[\n\r\u2028\v\f]/.test(gap)) breaks.push(i);
  }
  const ends = new Set<number>();
  if (breaks.length === 0) return ends;
  // Extent of every line: its first word's start to its last word's end.
  const lines: Stretch[] = [];
  let from = words[0]!.start;
  for (const b of breaks) {
    lines.push({ start: from, end: words[b]!.end });
    from = words[b + 1]!.start;
  }
  lines.push({ start: from, end: words.at(-1)!.end });
  const width = lines.slice(0, -1).reduce((widest, l) => Math.max(widest, l.end - l.start), 0);
  breaks.forEach((b, k) => {
    const line = lines[k]!;
    const next = words[b + 1]!;
    const fits =
      line.end - line.start + 1 + (/^\S*/.exec(text.slice(next.start, next.start + WIDEST_COLUMN))?.[0].length ?? 0) <=
      width;
    const bullet = BULLET.test(text.slice(next.start, next.end)) || BULLET.test(text.slice(next.start, next.end + 1));
    if (width > WIDEST_COLUMN || line.end - line.start < NARROWEST_COLUMN || fits || bullet) ends.add(b);
  });
  return ends;
}
