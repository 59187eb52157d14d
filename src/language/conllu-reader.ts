/** Reads the lines of CoNLL-U: which sentences, tokens and words they hold, with their comments and columns as written. */
import type { TokenInput } from './layout.js';

/** A CoNLL-U text breaks the format. `line` counts from 1. */
export class ConlluError extends Error {
  override readonly name = 'ConlluError';
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}

export interface ConlluSentence {
  /** Its comment lines as written, those of blocks without words before it included. */
  readonly comments: readonly string[];
  /** What `Engine.parse` takes. */
  readonly tokens: readonly TokenInput[];
  /** The columns of each word; `_` and beyond may be missing. */
  readonly words: readonly (readonly string[])[];
}

interface OpenToken {
  readonly form: string;
  readonly words: string[];
  readonly spaceAfter: boolean;
  /** Number of its last word in the sentence. */
  readonly last: number;
}

/** Whether a sentence with these comments begins a document or a paragraph. */
export const beginsDocument = (comments: readonly string[]): boolean => comments.some((c) => /^# ?newdoc\b/.test(c));
export const beginsParagraph = (comments: readonly string[]): boolean =>
  comments.some((c) => /^# ?new(doc|par)\b/.test(c));

/**
 * The sentences of a text in order; in place of one that breaks the format, its first error. Empty nodes (`8.1`) belong
 * to the annotation and are passed over.
 */
export function* readConllu(text: string): Generator<ConlluSentence | ConlluError> {
  let block = new Block([]);
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (line.trim() !== '') {
      block.add(line, number);
      continue;
    }
    const done = block.end();
    if (done) yield done;
    block = new Block(done ? [] : block.comments);
  }
  const done = block.end();
  if (done) yield done;
}

function* linesOf(text: string): Generator<string> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start <= text.length) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    if (end < 0) return;
    start = end + 1;
  }
}

/** The lines between two blank ones. */
class Block {
  readonly #tokens: OpenToken[] = [];
  readonly #words: (readonly string[])[] = [];
  #error: ConlluError | null = null;
  #line = 0;

  constructor(readonly comments: string[]) {}

  add(line: string, number: number): void {
    this.#line = number;
    if (line.startsWith('#')) this.comments.push(line);
    else if (this.#error === null) {
      const reason = this.#word(line);
      if (reason !== null) this.#error = new ConlluError(number, reason);
    }
  }

  /** The sentence or its error; null for a block without words. */
  end(): ConlluSentence | ConlluError | null {
    if (this.#error) return this.#error;
    if (this.#words.length === 0 && this.#tokens.length === 0) return null;
    const open = this.#tokens.at(-1)!;
    if (open.last > this.#words.length)
      return new ConlluError(this.#line, `the sentence ends before word ${open.last} of the token "${open.form}"`);
    return { comments: this.comments, tokens: this.#tokens, words: this.#words };
  }

  /** Takes a line in; gives back what is wrong with it. */
  #word(line: string): string | null {
    const columns = line.split('\t');
    const [id = '', form = '', , , , , , , , misc = ''] = columns;
    if (form === '') return 'expected ten columns separated by tabs';
    if (/^\d+\.\d+$/.test(id)) return null;
    const expected = this.#words.length + 1;
    const open = this.#tokens.at(-1);
    const spaceAfter = !/(^|\|)SpaceAfter=No(\||$)/.test(misc);
    const range = /^(\d+)-(\d+)$/.exec(id);
    if (range) {
      const [first, last] = [Number(range[1]), Number(range[2])];
      if (first !== expected || last < first || (open && open.last >= first))
        return `"${id}" where a token of word ${expected} was expected`;
      this.#tokens.push({ form, words: [], spaceAfter, last });
      return null;
    }
    if (!/^\d+$/.test(id) || Number(id) !== expected) return `"${id}" where word ${expected} was expected`;
    this.#words.push(columns);
    if (open && expected <= open.last) open.words.push(form);
    else this.#tokens.push({ form, words: [form], spaceAfter, last: expected });
    return null;
  }
}
