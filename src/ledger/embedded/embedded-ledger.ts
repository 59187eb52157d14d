import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { LedgerFolderError } from '../errors.js';
import { type Lock, takeLock } from '../lock/lock.js';
import { migrate } from '../migrate.js';
import type { Schema } from '../schema.js';
import type { Backend } from '../sql-ledger.js';
import { Housekeeping } from './housekeeping.js';
import { damagedError, fullError, openStore } from './store.js';

/**
 * Opens the embedded ledger in a folder: `database/` below it holds PostgreSQL's files, `lock/` says who has it open.
 * Throws {@link LedgerFolderError}, `LedgerBusyError`, `LedgerDamagedError`, `LedgerNewerError`.
 */
export async function openEmbedded(home: string, notice: (line: string) => void = () => {}): Promise<Backend> {
  try {
    prepareHome(home);
    const lock = await takeLock(home, join(home, 'lock'));
    try {
      return await openLocked(home, lock, notice);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw folderError(home, error);
  }
}

async function openLocked(home: string, lock: Lock, notice: (line: string) => void): Promise<Backend> {
  const folder = join(home, 'database');
  usable(folder);
  if (!existsSync(folder)) notice(`making a new ledger in ${home}`);
  const store = await openStore(folder);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: store.pool }) });
  const place = `embedded, in ${home}`;
  const explain = (error: unknown) => store.stopped ?? fault(error, folder) ?? error;
  try {
    await migrate(db, place, explain);
  } catch (error) {
    await store.close();
    throw error;
  }
  const housekeeping = new Housekeeping(db);
  return {
    db,
    place,
    wrote: (characters) => housekeeping.wrote(characters),
    explain,
    async close() {
      await housekeeping.stop();
      await store.close();
      await lock.release();
    },
  };
}

function prepareHome(home: string): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (!statSync(home).isDirectory()) throw Object.assign(new Error(home), { code: 'ENOTDIR' });
  accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
}

/** What the database finds wrong below itself: a page that is not as it was written, or no room for another. */
function fault(error: unknown, folder: string): Error | null {
  const { code = '', message } = error as { code?: string; message: string };
  if (code === 'XX001' || code === 'XX002') return damagedError(folder, message, error);
  return code === '53100' ? fullError(folder, message, error) : null;
}

/** Files left by another user show before the database stumbles over them. */
function usable(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(join(folder, 'global'), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw folderError(folder, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'its file system is read-only',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
  ENOENT: 'it does not exist and cannot be created',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links run in a circle',
};

function folderError(folder: string, error: unknown): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  if (!reason) return error;
  return new LedgerFolderError(
    `the ledger cannot be kept in ${folder}: ${reason}. Name another folder with PARLEY_HOME.`,
    {
      cause: error,
    },
  );
}
