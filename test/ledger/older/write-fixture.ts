/**
 * `npx tsx test/ledger/older/write-fixture.ts > test/fixtures/ledger/NNNN.sql`: a ledger with exercise data in it, as
 * this version of the program writes one, for the test that later versions open it. NNNN is the number of the newest
 * migration; to be run before the next migration is written, and the file never changes afterwards.
 */
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { openEmbedded } from '../../../src/ledger/embedded/embedded-ledger.js';
import { SqlLedger } from '../../../src/ledger/sql-ledger.js';
import { embeddedHome } from '../backends.js';
import { fillOlder } from './fill.js';

const home = await embeddedHome();
const backend = await openEmbedded(home);
await fillOlder(new SqlLedger({ ...backend, close: async () => {} }));
const tables = await sql<{ name: string; columns: string }>`
  SELECT relname AS name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
  FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'ledger_migration%'
  GROUP BY c.oid, relname ORDER BY c.oid`.execute(backend.db);
for (const { name, columns } of tables.rows) {
  const rows = await sql<{
    row: string;
  }>`SELECT quote_literal(to_jsonb(t)::text) AS row FROM ${sql.table(name)} t ORDER BY 1`.execute(backend.db);
  for (const { row } of rows.rows)
    console.log(
      `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE\n  SELECT ${columns} FROM jsonb_populate_record(NULL::${name}, ${row});`,
    );
}
const counters = await sql<{ statement: string }>`
  SELECT format('SELECT setval(%L, (SELECT max(%I) FROM %I));', pg_get_serial_sequence(c.relname, attname), attname, c.relname) AS statement
  FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND attidentity <> ''
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY c.oid`.execute(backend.db);
for (const { statement } of counters.rows) console.log(statement);
await backend.close();
rmSync(home, { recursive: true, force: true });
