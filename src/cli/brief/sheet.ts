/**
 * The sheet that a brief is set on: headed blocks of labelled paragraphs, broken to the width of the terminal. Widths
 * are columns as shown, so that wide and combining letters keep the alignment.
 */
import type { Colour } from '../terminal/colour.js';
import { plain } from '../terminal/plain.js';
import { displayWidth, padded, wrap } from '../terminal/width.js';

/** Columns of a label with its margins; a brief's values begin there. */
const LABEL_COLUMNS = 14;

export class Sheet {
  readonly #lines: string[] = [];

  constructor(
    readonly columns: number,
    readonly colour: Colour,
  ) {}

  /** A block's first line: its kind, what it is, and a remark at the right margin where there is room. */
  head(kind: string, words: string, remark = ''): void {
    this.gap();
    const indent = displayWidth(kind) + 2;
    const lines = wrap(plain(words), this.columns - indent);
    const aside = plain(remark);
    const first = lines[0] ?? '';
    const space = this.columns - indent - displayWidth(first) - displayWidth(aside);
    const opening = `${this.colour.heading(kind)}  ${this.colour.name(first)}`;
    if (lines.length === 1 && aside && space >= 2) {
      this.#lines.push(`${opening}${' '.repeat(space)}${this.colour.quiet(aside)}`);
      return;
    }
    this.#lines.push(opening);
    for (const line of lines.slice(1)) this.#lines.push(`${' '.repeat(indent)}${this.colour.name(line)}`);
    for (const line of aside ? wrap(aside, this.columns - 2) : []) this.#lines.push(`  ${this.colour.quiet(line)}`);
  }

  /** A labelled paragraph; an empty label continues the one before. */
  item(label: string, words: string, remark = ''): void {
    const room = this.columns - LABEL_COLUMNS;
    const lines = wrap(plain(words), room);
    const aside = plain(remark);
    const last = lines.length - 1;
    const space = room - displayWidth(lines[last]!) - displayWidth(aside);
    const head = padded(`  ${label}`, LABEL_COLUMNS);
    for (const [i, line] of lines.entries()) {
      const lead = i ? ' '.repeat(LABEL_COLUMNS) : this.colour.quiet(head);
      const tail = i === last && aside && space >= 2 ? ' '.repeat(space) + this.colour.quiet(aside) : '';
      this.#lines.push(lead + line + tail);
    }
    if (aside && space < 2)
      for (const line of wrap(aside, room)) this.#lines.push(' '.repeat(LABEL_COLUMNS) + this.colour.quiet(line));
  }

  /** Two columns side by side, each with a heading; one below the other where the sheet is narrow. */
  facing(left: { head: string; words: string }, right: { head: string; words: string }): void {
    if (this.columns < 60) {
      for (const side of [left, right]) {
        this.text(side.head, 2, (l) => this.colour.name(l));
        this.text(side.words, 4);
      }
      return;
    }
    const width = Math.floor((this.columns - 2 - 3) / 2);
    const columns = [left, right].map(({ head, words }) => {
      const heads = wrap(plain(head), width).map((l) => this.colour.name(l));
      return { heads, body: wrap(plain(words), width) };
    });
    const headLines = Math.max(...columns.map((c) => c.heads.length));
    const bodyLines = Math.max(...columns.map((c) => c.body.length));
    const at = (i: number) => (c: { heads: string[]; body: string[] }) =>
      (i < headLines ? c.heads[i] : c.body[i - headLines]) ?? '';
    for (let i = 0; i < headLines + bodyLines; i++) {
      const [l, r] = columns.map(at(i)) as [string, string];
      this.#lines.push(`  ${padded(l, width)} ${this.colour.quiet('│')} ${r}`.trimEnd());
    }
  }

  /** A paragraph by itself. */
  text(words: string, indent = 0, style: (line: string) => string = (line) => line): void {
    for (const line of wrap(plain(words), this.columns - indent)) this.#lines.push(' '.repeat(indent) + style(line));
  }

  /** One empty line, never two, and none at the top. */
  gap(): void {
    if (this.#lines.length && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
