import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { LedgerError, LedgerNewerError } from './errors.js';
import type { Schema } from './schema.js';

const MIGRATION_TABLE = 'ledger_migration';

const folder = new URL('./migrations/', import.meta.url);

/** The numbered SQL files of `migrations/`, by name without ending. They are the schema; none ever changes. */
export function migrations(): Record<string, Migration> {
  const files = readdirSync(fileURLToPath(folder)).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file));
  return Object.fromEntries(
    files.sort().map((file) => {
      const text = readFileSync(fileURLToPath(new URL(file, folder)), 'utf8');
      return [file.replace(/\.sql$/, ''), { up: async (db) => void (await sql.raw(text).execute(db)) }];
    }),
  );
}

/**
 * Brings the database to this program's schema. Any number of processes may do so at once: one migrates, the others
 * wait. Throws {@link LedgerNewerError} when a newer Parley has been here before. `explain` knows the faults that have
 * nothing to do with migrating (a full disk, a missing right).
 */
export async function migrate(
  db: Kysely<Schema>,
  place: string,
  explain: (error: unknown) => unknown = (error) => error,
): Promise<void> {
  const known = migrations();
  const foreign = (await executed(db)).filter((name) => !(name in known));
  if (foreign.length)
    throw new LedgerNewerError(
      `the ledger (${place}) was written by a newer Parley: it has ${foreign.join(', ')}, which this one does not know. Use that version.`,
    );
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => known },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (!error) return;
  const fault = explain(error);
  if (fault instanceof LedgerError) throw fault;
  const failed = results?.find((r) => r.status === 'Error')?.migrationName;
  const reason = error instanceof Error ? error.message : String(error);
  throw new LedgerError(
    `the ledger (${place}) could not be brought to this version${failed ? ` at ${failed}` : ''}: ${reason}. Nothing of it was kept.`,
    { cause: error },
  );
}

async function executed(db: Kysely<Schema>): Promise<string[]> {
  const found = await sql<{ present: boolean }>`SELECT to_regclass(${MIGRATION_TABLE}) IS NOT NULL AS present`.execute(
    db,
  );
  if (!found.rows[0]?.present) return [];
  return (await db.selectFrom('ledger_migration').select('name').execute()).map((row) => row.name);
}
