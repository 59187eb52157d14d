import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LedgerNewerError, openLedger } from '../../src/ledger/index.js';
import { migrate, migrations } from '../../src/ledger/migrate.js';
import type { Schema } from '../../src/ledger/schema.js';
import { type PostgresServer, postgresMissing, startPostgres } from '../support/postgres.js';
import { testBackends } from './backends.js';
import { describeSchema } from './describe-schema.js';

const golden = new URL('../golden/ledger/schema.txt', import.meta.url);

describe('the migrations', () => {
  it('are numbered without a gap', () => {
    const numbers = Object.keys(migrations()).map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length).toBeGreaterThan(0);
  });
});

describe.each(testBackends().map((b) => [b.name, b] as const))('the schema (%s)', (_, backend) => {
  describe.skipIf(backend.skip)('', () => {
    let db: Kysely<Schema>;
    beforeAll(async () => {
      await backend.start();
      ({ db } = await backend.empty());
    });
    afterAll(backend.stop);

    it('is the one committed as test/golden/ledger/schema.txt', async () => {
      const schema = await describeSchema(db);
      if (!existsSync(golden) && !process.env.CI) writeFileSync(golden, schema);
      expect(schema).toBe(readFileSync(golden, 'utf8'));
    });

    it('stays as it is when migrated again', async () => {
      const before = await describeSchema(db);
      await migrate(db, 'here');
      expect(await describeSchema(db)).toBe(before);
    });

    it('is not left half made by a migration that fails', async () => {
      const { db } = await backend.empty();
      await sql
        .raw('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE reading (in_the_way integer)')
        .execute(db);
      await expect(migrate(db, 'here')).rejects.toThrow(
        /could not be brought to this version at 0001-.*already exists/,
      );
      const { rows } = await sql<{ name: string }>`
        SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND relname NOT LIKE 'ledger_migration%' ORDER BY 1`.execute(db);
      expect(rows.map((r) => r.name)).toEqual(['reading']);
    });

    // Last: after it nobody can open this ledger any more.
    it('of a newer Parley is refused by name and left alone', async () => {
      const { db } = await backend.empty();
      await sql`INSERT INTO ledger_migration (name, timestamp) VALUES ('9999-things-to-come', '2099-01-01T00:00:00Z')`.execute(
        db,
      );
      await expect(migrate(db, 'here')).rejects.toThrow(LedgerNewerError);
      await expect(backend.reopen()).rejects.toThrow(/written by a newer Parley: it has 9999-things-to-come/);
    });
  });
});

describe.skipIf(postgresMissing)('twenty processes at a new database (PostgreSQL server)', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('migrate it once and all open it', async () => {
    const databaseUrl = await server.createDatabase();
    const ledgers = await Promise.all(Array.from({ length: 20 }, () => openLedger({ databaseUrl })));
    for (const ledger of ledgers) expect(await ledger.counts()).toMatchObject({ articles: 0 });
    await Promise.all(ledgers.map((ledger) => ledger.close()));
  });
});
