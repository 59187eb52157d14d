/** What no line of the log tells of, and guards that are no longer at their posts. */
import { sql, type Transaction } from 'kysely';
import type { LogKind } from '../log/tables.js';
import type { Schema } from '../schema.js';
import type { LedgerFault } from './fault.js';

const PAGE = 500;

/** Rows of a table that the log does not know: somebody put them in, or their lines were cut off. */
export async function* strays(db: Transaction<Schema>, kind: Exclude<LogKind, 'linking'>): AsyncGenerator<LedgerFault> {
  const column = sql.ref(`t.${kind}`);
  for (let after = '-1'; ; ) {
    const { rows } = await sql<{ seq: string; id: string }>`
      SELECT t.seq, ${column} AS id FROM ${sql.table(kind)} t
      WHERE t.seq > ${after} AND NOT EXISTS (SELECT FROM log l WHERE l.item = ${column} AND l.kind = ${kind})
      ORDER BY t.seq LIMIT ${PAGE}`.execute(db);
    for (const row of rows) {
      yield { line: null, item: { kind, id: row.id }, reason: 'is in the ledger and not in the log: it was put in' };
      after = row.seq;
    }
    if (rows.length < PAGE) return;
  }
}

/** The triggers by which the database refuses changes; one that is gone or off has let changes through. */
export async function unguarded(db: Transaction<Schema>): Promise<LedgerFault[]> {
  const { rows } = await sql<{ table: string; trigger: string }>`
    SELECT t.name AS table, g.name AS trigger
    FROM unnest(ARRAY['article', 'reading', 'decision', 'log']) t(name),
         unnest(ARRAY['append_only', 'append_only_all']) g(name)
    WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass(t.name) AND tgname = g.name AND tgenabled IN ('O', 'A'))
    ORDER BY 1, 2`.execute(db);
  return rows.map(({ table, trigger }) => ({
    line: null,
    item: null,
    reason: `the table ${table} is not guarded against changes: its trigger ${trigger} is off or gone`,
  }));
}
