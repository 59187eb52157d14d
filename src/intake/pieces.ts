import type { Readable } from 'node:stream';
import { byteOrderMark } from './bytes.js';

/** The bytes of a stream, by line or as a whole, without ever holding more than is asked for. */
export class Pieces {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #ended = false;

  constructor(stream: Readable) {
    this.#source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async #pull(): Promise<Buffer | null> {
    if (this.#ended) return null;
    const { value, done } = await this.#source.next();
    if (done) {
      this.#ended = true;
      return null;
    }
    const piece = Buffer.isBuffer(value) ? value : Buffer.from(value);
    this.#held.push(piece);
    this.#heldBytes += piece.length;
    return piece;
  }

  #joined(): Buffer {
    if (this.#held.length !== 1) this.#held = [Buffer.concat(this.#held)];
    return this.#held[0]!;
  }

  /**
   * The first bytes, looked at and not taken: `enough` of them, or fewer where the input ends or begins with a brace.
   * JSON lines may come slowly, one at a time, and must not wait for each other.
   */
  async beginning(enough: number): Promise<Buffer> {
    for (;;) {
      const bytes = this.#joined();
      if (bytes.length >= enough || bytes[firstNonBlank(bytes)] === 0x7b) return bytes;
      if ((await this.#pull()) === null) return this.#joined();
    }
  }

  /** The first line that is not blank, looked at and not taken: all there is where no line ends within `limit` bytes. */
  async firstLine(limit: number): Promise<Buffer> {
    for (;;) {
      const bytes = this.#joined();
      const begin = firstNonBlank(bytes);
      const end = begin < 0 ? -1 : bytes.indexOf(0x0a, begin);
      if (end >= 0) return bytes.subarray(0, end);
      const before = this.#heldBytes;
      // Joining only when a line ends or what is held has doubled keeps the work linear.
      for (;;) {
        const piece = await this.#pull();
        if (piece === null) return this.#joined();
        if (piece.includes(0x0a) || this.#heldBytes >= 2 * before) break;
      }
      if (before > limit) return this.#joined();
    }
  }

  /** Everything that is left; null when it is more than `limit` bytes. */
  async rest(limit: number): Promise<Buffer | null> {
    while (this.#heldBytes <= limit) if ((await this.#pull()) === null) return this.#joined();
    await this.#source.return?.();
    return null;
  }

  /** Line by line with its offset, without the line feed; `bytes` is null for a line of more than `limit` bytes. */
  async *lines(limit: number): AsyncGenerator<{ readonly bytes: Buffer | null; readonly offset: number }> {
    let offset = 0;
    let rest = this.#joined();
    this.#held = [];
    let dropped = 0;
    for (;;) {
      let begin = 0;
      for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a, begin)) {
        yield { bytes: dropped || end - begin > limit ? null : rest.subarray(begin, end), offset };
        offset += dropped + end - begin + 1;
        dropped = 0;
        begin = end + 1;
      }
      rest = rest.subarray(begin);
      if (rest.length > limit) {
        dropped += rest.length;
        rest = Buffer.alloc(0);
      }
      const piece = await this.#pull();
      this.#held = [];
      if (piece === null) {
        if (rest.length || dropped) yield { bytes: dropped ? null : rest, offset };
        return;
      }
      rest = rest.length ? Buffer.concat([rest, piece]) : piece;
    }
  }
}

/** Offset of the first byte that is no white space, a byte-order mark apart; -1 where all are. */
export function firstNonBlank(bytes: Buffer): number {
  let at = byteOrderMark(bytes) === 'utf-8' ? 3 : 0;
  while (at < bytes.length && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0a || bytes[at] === 0x0d))
    at++;
  return at < bytes.length ? at : -1;
}
