/** A ledger as lines of JSON: what `parley backup` writes and what moves from one database to another. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { exactInstant } from '../instant.js';
import type { Schema } from '../schema.js';
import { backupTables } from './tables.js';

/** Rows at a time: what is held in memory. */
const PAGE = 50;

export const BACKUP_FORMAT = 'parley.ledger-backup/1';

/**
 * The lines of a backup, each with its line end, of one snapshot of the ledger: a head that names the migrations and the
 * last line of the log; for each table a line that names it and its columns, then its rows as the database writes them
 * as JSON; an end with the number of rows and the SHA-256 of every byte before it. The snapshot lasts as long as the
 * lines are being taken; on an embedded ledger nothing else may be asked of it meanwhile.
 */
export async function* backupLines(db: Kysely<Schema>): AsyncGenerator<string> {
  const transaction = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  const hash = createHash('sha256');
  const line = (value: string) => {
    hash.update(`${value}\n`);
    return `${value}\n`;
  };
  try {
    const migrations = await transaction.selectFrom('ledger_migration').select('name').orderBy('name').execute();
    const head = await transaction
      .selectFrom('log')
      .select(['seq', 'hash', exactInstant(sql.ref('recorded')).as('recorded')])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    yield line(
      JSON.stringify({ format: BACKUP_FORMAT, migrations: migrations.map((m) => m.name), head: head ?? null }),
    );
    let rows = 0;
    for (const { name, columns } of await backupTables(transaction)) {
      yield line(JSON.stringify({ table: name, columns }));
      // A cursor, so that no table needs a key to be paged by; its name is no one else's in this transaction.
      await sql`DECLARE backup NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM ${sql.table(name)} t`.execute(
        transaction,
      );
      for (;;) {
        const page = await sql<{ row: string }>`FETCH ${sql.lit(PAGE)} FROM backup`.execute(transaction);
        for (const { row } of page.rows) yield line(row);
        rows += page.rows.length;
        if (page.rows.length < PAGE) break;
      }
      await sql`CLOSE backup`.execute(transaction);
    }
    const end = { end: BACKUP_FORMAT, rows, sha256: hash.digest('hex') };
    yield `${JSON.stringify(end)}\n`;
  } finally {
    await transaction.rollback().execute();
  }
}
