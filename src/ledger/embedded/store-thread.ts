/**
 * The embedded database in a thread of its own: PGlite blocks its thread for as long as a query runs, and the thread
 * dies with the process, so that no orphan can go on writing. It is fed PostgreSQL protocol bytes and answers with
 * PostgreSQL protocol bytes; who speaks to whom is in `protocol.ts`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFS, syncTree } from './durable-node-fs.js';
import type { FromStore, StoreTask, ToStore } from './protocol.js';

if (!parentPort) throw new Error('this file is the body of a worker thread');
const port = parentPort;
const { task, folder } = workerData as StoreTask;

/**
 * PGlite's own parameters but for two: no `-F`, which turns fsync off, and `fsync` as the way to sync the log, because
 * PGlite's fdatasync is an empty function. The log is held small: single-user mode has no checkpointer, see
 * `housekeeping.ts`.
 */
const startParams = [
  ...PGlite.defaultStartParams.filter((p) => p !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'max_wal_size=64MB',
  '-c',
  'min_wal_size=32MB',
];

/** The last lines the database wrote to its log that tell of a failure. */
const lastWords: string[] = [];
let serving = false;

function say(message: FromStore, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

function fail(reason: string): never {
  say({ kind: 'failed', reason });
  process.exit(1);
}

function onStderr(line: string): boolean {
  const fault = /\b(FATAL|PANIC):\s*(.*)/.exec(line);
  if (fault) {
    lastWords.push(`${fault[2]}`);
    // PGlite swallows what follows a PANIC and would answer "ready for query" out of a dead database: a COMMIT could
    // look like a success. So the thread ends here, inside the call.
    if (serving && fault[1] === 'PANIC') fail(lastWords.join('; '));
  }
  return false;
}

/** What emscripten's file system throws: no Error, only a number out of WASI's list. */
const FILE_ERRORS: Readonly<Record<number, string>> = {
  2: 'Permission denied',
  19: 'Disk quota exceeded',
  29: 'I/O error',
  51: 'No space left on device',
  63: 'Operation not permitted',
  69: 'Read-only file system',
};

function describe(error: unknown): string {
  if (lastWords.length) return [...new Set(lastWords)].join('; ');
  const { errno, message } = error as { errno?: number; message?: string };
  return (errno === undefined ? undefined : FILE_ERRORS[errno]) ?? message ?? `error ${errno ?? String(error)}`;
}

async function open(): Promise<PGlite> {
  try {
    const db = new PGlite({ fs: new DurableNodeFS(folder), startParams, onStderr });
    await db.waitReady;
    return db;
  } catch (error) {
    return fail(describe(error));
  }
}

async function serve(): Promise<void> {
  const db = await open();
  serving = true;

  async function answer(session: number, bytes: Uint8Array): Promise<void> {
    let chunks: Uint8Array[] = [];
    let held = 0;
    const flush = () => {
      if (!held) return;
      const bytes = new Uint8Array(held);
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      chunks = [];
      held = 0;
      say({ kind: 'bytes', session, bytes }, [bytes.buffer]);
    };
    await db.execProtocolRawStream(bytes, {
      onRawData: (data) => {
        // A view of the database's memory, gone after this call.
        chunks.push(data.slice());
        held += data.length;
        if (held > 1 << 20) flush();
      },
    });
    flush();
  }

  let current = 0;
  /**
   * There is one database session for all connections that come one after another: what one leaves half done is undone
   * before the next. The next may speak before the last has hung up; then the last has nothing more to say.
   */
  async function turnTo(session: number): Promise<boolean> {
    if (session < current) return false;
    if (session > current && current > 0) await clearSession();
    current = session;
    return true;
  }

  async function clearSession(): Promise<void> {
    const silent = { onRawData: () => {} };
    if (db.isInTransaction()) await db.execProtocolRawStream(simpleQuery('ROLLBACK'), silent);
    await db.execProtocolRawStream(simpleQuery('DISCARD ALL'), silent);
  }

  let turn: Promise<void> = Promise.resolve();
  port.on('message', (message: ToStore) => {
    turn = turn
      .then(async () => {
        if (message.kind === 'bytes') {
          if (await turnTo(message.session)) await answer(message.session, message.bytes);
        } else if (message.kind === 'hang-up') {
          if (message.session === current) await clearSession();
        } else {
          await db.close();
          say({ kind: 'closed' });
          port.close();
        }
      })
      .catch((error: unknown) => fail(describe(error)));
  });
  say({ kind: 'ready' });
}

function simpleQuery(sql: string): Uint8Array {
  const body = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(body.length + 4, 1);
  return new Uint8Array(Buffer.concat([head, body]));
}

async function create(): Promise<void> {
  const db = await open();
  try {
    await db.close();
    syncTree(folder);
  } catch (error) {
    fail(describe(error));
  }
  say({ kind: 'created' });
  port.close();
}

if (task === 'create') await create();
else await serve();
