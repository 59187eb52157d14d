/**
 * The embedded database as the ledger sees it: a folder that becomes a `pg` pool. The caller holds the lock
 * (`lock.ts`): PGlite itself lets two processes open one folder and destroy each other's writes.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Pool } from 'pg';
import { LedgerDamagedError, LedgerFolderError, LedgerFullError, LedgerStoppedError } from '../errors.js';
import { surviveLoss } from '../pool.js';
import { syncPath } from './durable-node-fs.js';
import type { FromStore, StoreTask } from './protocol.js';
import { StoreStream } from './store-stream.js';

/** PostgreSQL's major version inside the PGlite that this program ships. */
const MAJOR_VERSION = '18';

export interface Store {
  readonly pool: Pool;
  /** Why the database is no longer there; null while it runs. */
  readonly stopped: Error | null;
  /** Checkpoints and closes the database. Resolves also when it has stopped by itself before. */
  close(): Promise<void>;
}

/** Opens the database in `folder`, making it first where there is none. Throws {@link LedgerDamagedError}, {@link LedgerFullError}. */
export async function openStore(folder: string): Promise<Store> {
  if (existsSync(folder)) checkFolder(folder);
  else await createStore(folder);
  const worker = startThread({ task: 'serve', folder });
  let stopped: Error | null = null;
  let closing = false;
  let wasReady = false;
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromStore) => {
      if (message.kind === 'ready') {
        wasReady = true;
        resolve();
      } else if (message.kind === 'failed') {
        stopped = wasReady ? stoppedError(folder, message.reason) : damagedError(folder, message.reason);
        reject(stopped);
      }
    });
    worker.on('error', (cause) => {
      stopped ??= stoppedError(folder, cause.message, cause);
      reject(stopped);
    });
    worker.on('exit', () => {
      stopped ??= stoppedError(folder, closing ? 'the ledger was closed' : 'its thread ended');
      reject(stopped);
    });
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  try {
    await ready;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  // One session is all that PGlite has, so one connection is all that the pool may open; it lives as long as the store.
  const pool = new Pool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    password: '',
    stream: () => new StoreStream(worker, () => stopped),
  });
  surviveLoss(pool);
  return {
    pool,
    get stopped() {
      return stopped;
    },
    async close() {
      if (closing) return exited;
      closing = true;
      await pool.end().catch(() => {});
      if (!stopped) worker.postMessage({ kind: 'close' });
      await exited;
    },
  };
}

/**
 * Makes an empty database beside its place and moves it there when it is whole and on disk, so that a process killed
 * during the first start leaves nothing that looks like a ledger. The thread that makes it is let go: it takes some
 * hundred megabytes that a running ledger does not need.
 */
async function createStore(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const worker = startThread({ task: 'create', folder: draft });
  let created = false;
  let reason = 'its thread ended';
  worker.on('message', (message: FromStore) => {
    if (message.kind === 'created') created = true;
    else if (message.kind === 'failed') reason = message.reason;
  });
  worker.on('error', (error) => {
    reason = error.message;
  });
  await new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  if (!created) {
    rmSync(draft, { recursive: true, force: true });
    throw fullError(folder, reason) ?? new LedgerFolderError(`a new ledger cannot be made in ${folder}: ${reason}`);
  }
  renameSync(draft, folder);
  syncPath(dirname(folder));
}

function checkFolder(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  let version: string;
  try {
    version = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw damagedError(folder, `${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause);
  }
  if (version !== MAJOR_VERSION)
    throw damagedError(
      folder,
      `it was made by PostgreSQL ${version || '(nothing)'}, this program has ${MAJOR_VERSION}`,
    );
}

/**
 * The thread's file as it stands: JavaScript in the build, TypeScript in a checkout. There a thread knows nothing of
 * the loader that its parent runs under (`tsx`, Vitest) and has to be given one.
 */
function startThread(task: StoreTask): Worker {
  const built = new URL('./store-thread.js', import.meta.url);
  if (existsSync(fileURLToPath(built))) return new Worker(built, { workerData: task });
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href;
  const body = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(built.href.replace(/\.js$/, '.ts'))});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(body)}`), { workerData: task });
}

/** Why the files could not be opened: a full disk is no damage. */
export function damagedError(folder: string, reason: string, cause?: unknown): Error {
  return (
    fullError(folder, reason, cause) ??
    new LedgerDamagedError(
      `the ledger's files in ${folder} cannot be opened: ${reason}. Nothing was changed. Restore the folder from a backup, or move it away to start a new ledger.`,
      { cause },
    )
  );
}

function stoppedError(folder: string, reason: string, cause?: unknown): Error {
  return (
    fullError(folder, reason, cause) ??
    new LedgerStoppedError(
      `the ledger's database in ${folder} stopped: ${reason}. What was acknowledged is safe; open the ledger again once the cause is gone.`,
      { cause },
    )
  );
}

/** A full disk, by what the C library calls it; null where the reason is another. */
export function fullError(folder: string, reason: string, cause?: unknown): LedgerFullError | null {
  if (!/No space left on device|Disk quota exceeded|Quota exceeded/i.test(reason)) return null;
  return new LedgerFullError(
    `the disk of the ledger in ${folder} is full (${reason}). What was acknowledged is safe; make room and try again.`,
    { cause },
  );
}
