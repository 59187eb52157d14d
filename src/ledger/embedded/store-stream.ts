import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import type { FromStore, ToStore } from './protocol.js';

let lastSession = 0;

/**
 * A connection of the `pg` driver to the database's thread, in the place of a network socket: the driver writes
 * PostgreSQL protocol messages, each whole in one write, and reads the answers. No socket means no path that can be too
 * long, no folder to guard and nobody else who could connect.
 */
export class StoreStream extends Duplex {
  readonly #session = ++lastSession;
  readonly #worker: Worker;
  readonly #whyStopped: () => Error | null;

  /** @param whyStopped the reason why the database is gone, null while it runs. */
  constructor(worker: Worker, whyStopped: () => Error | null) {
    super({ allowHalfOpen: false });
    this.#worker = worker;
    this.#whyStopped = whyStopped;
    worker.on('message', this.#hear);
    worker.on('exit', this.#stop);
  }

  /** What `pg` calls on a socket; there is nothing to reach. */
  connect(): this {
    setImmediate(() => {
      const reason = this.#whyStopped();
      if (reason) this.destroy(reason);
      else this.emit('connect');
    });
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send([chunk]);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(chunks.map((c) => c.chunk));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#worker.off('message', this.#hear);
    this.#worker.off('exit', this.#stop);
    if (!this.#whyStopped()) this.#worker.postMessage({ kind: 'hang-up', session: this.#session } satisfies ToStore);
    done(error);
  }

  #send(chunks: readonly Buffer[]): void {
    const bytes = new Uint8Array(chunks.reduce((n, c) => n + c.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    const TERMINATE = 0x58;
    if (bytes[0] === TERMINATE) return;
    const message: ToStore = { kind: 'bytes', session: this.#session, bytes };
    this.#worker.postMessage(message, [bytes.buffer]);
  }

  readonly #hear = (message: FromStore): void => {
    if (message.kind !== 'bytes' || message.session !== this.#session) return;
    const { buffer, byteOffset, byteLength } = message.bytes;
    this.push(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength));
  };

  readonly #stop = (): void => {
    this.destroy(this.#whyStopped() ?? new Error('the database thread ended'));
  };
}
