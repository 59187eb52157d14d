/** One output made of the pieces of several articles. */
import { print } from './terminal/output.js';

/** Pieces one after the other, each printed as soon as it is there. */
export class TextSequence {
  #first = true;

  /** `head` and `foot` stand round all pieces, however few. */
  constructor(
    readonly separator: string,
    readonly head = '',
    readonly foot = '',
  ) {}

  async add(piece: string): Promise<void> {
    await print(this.#first ? this.head + piece : this.separator + piece);
    this.#first = false;
  }

  async skip(): Promise<void> {}

  async end(): Promise<void> {
    const rest = (this.#first ? this.head : '') + this.foot;
    if (rest) await print(rest);
  }
}

/**
 * JSON values: one by itself where the input has one article, an array of them where it has several. Whether it has is
 * a matter of the input alone: an article that could not be read counts, so that a script sees an array either way.
 */
export class JsonSequence {
  #held: string | null = null;
  #articles = 0;
  #printed = 0;

  async add(piece: string): Promise<void> {
    await this.#next();
    if (this.#articles === 1) this.#held = piece;
    else await this.#element(piece);
  }

  async skip(): Promise<void> {
    await this.#next();
  }

  async end(): Promise<void> {
    if (this.#held !== null) await print(`${this.#held}\n`);
    else if (this.#articles > 1) await print(this.#printed ? '\n]\n' : '[]\n');
  }

  async #next(): Promise<void> {
    this.#articles++;
    if (this.#held === null) return;
    const held = this.#held;
    this.#held = null;
    await this.#element(held);
  }

  async #element(piece: string): Promise<void> {
    // No JSON string holds a raw line feed, so that indenting lines alters no text.
    await print(`${this.#printed++ ? ',' : '['}\n  ${piece.replaceAll('\n', '\n  ')}`);
  }
}
