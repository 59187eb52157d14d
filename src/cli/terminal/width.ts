/** How many columns words take on a terminal, and lines broken accordingly. */

const SEQUENCES = /\x1b\[[0-9;]*m/g;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ASCII = /^[\x20-\x7e]*$/;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\u115f\u1160]+$/u;
/** Unicode's East Asian "wide" and "full-width", by block, and whatever is shown as a picture by default. */
const WIDE =
  /^[\u1100-\u115e\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** Columns that `words` take; colour sequences take none. */
export function displayWidth(words: string): number {
  const bare = words.replace(SEQUENCES, '');
  if (ASCII.test(bare)) return bare.length;
  let columns = 0;
  for (const { segment } of SEGMENTER.segment(bare)) columns += graphemeWidth(segment);
  return columns;
}

function graphemeWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) || grapheme.includes('\ufe0f') ? 2 : 1;
}

/** `words` with spaces to the right up to `columns`. */
export function padded(words: string, columns: number): string {
  return words + ' '.repeat(Math.max(0, columns - displayWidth(words)));
}

/** Breaks words at spaces into lines of at most `columns`; a word that is longer is cut between graphemes. */
export function wrap(words: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words.split(' ').filter(Boolean)) {
    for (const piece of cut(word, columns)) {
      const wide = displayWidth(piece);
      if (line && width + 1 + wide > columns) {
        lines.push(line);
        line = '';
        width = 0;
      }
      line += line ? ` ${piece}` : piece;
      width += (width ? 1 : 0) + wide;
    }
  }
  if (line || !lines.length) lines.push(line);
  return lines;
}

function* cut(word: string, columns: number): Generator<string> {
  if (displayWidth(word) <= columns) {
    yield word;
    return;
  }
  let piece = '';
  let width = 0;
  for (const { segment } of SEGMENTER.segment(word)) {
    const wide = graphemeWidth(segment);
    if (piece && width + wide > columns) {
      yield piece;
      piece = '';
      width = 0;
    }
    piece += segment;
    width += wide;
  }
  if (piece) yield piece;
}
