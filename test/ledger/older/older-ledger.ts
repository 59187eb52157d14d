import { existsSync, readFileSync } from 'node:fs';
import { type Kysely, Migrator, sql } from 'kysely';
import { migrations } from '../../../src/ledger/migrate.js';
import type { Schema } from '../../../src/ledger/schema.js';

/** The migrations that an older version ended with: every one but the newest. */
export const OLDER_VERSIONS = Object.keys(migrations()).slice(0, -1);

/** The data that a version wrote; see `write-fixture.ts`. */
function fixture(version: string): string {
  const file = new URL(`../../fixtures/ledger/${version.slice(0, 4)}.sql`, import.meta.url);
  if (!existsSync(file)) throw new Error(`no data of ${version}: make it with test/ledger/older/write-fixture.ts`);
  return readFileSync(file, 'utf8');
}

/** Makes the schema of an older version where there is an empty database, and of the data what is asked for. */
export async function makeOlder(db: Kysely<Schema>, version: string, data = fixture(version)): Promise<void> {
  await sql.raw('DROP SCHEMA public CASCADE; CREATE SCHEMA public').execute(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations() },
    migrationTableName: 'ledger_migration',
    migrationLockTableName: 'ledger_migration_lock',
  });
  const { error } = await migrator.migrateTo(version);
  if (error) throw error;
  if (data !== '') await sql.raw(data).execute(db);
}
