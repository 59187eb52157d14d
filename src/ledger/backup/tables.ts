/** The tables that a backup holds, as the database itself describes them: those of the ledger, and what is derived. */
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.js';

export interface BackupTable {
  readonly name: string;
  /** Columns that are written, in their order: those that the database computes by itself are left out. */
  readonly columns: readonly string[];
  /** Columns that number themselves. */
  readonly numbered: readonly string[];
}

/** Every table but the book of migrations, each after those that it refers to (their order of making). */
export async function backupTables(db: Transaction<Schema>): Promise<BackupTable[]> {
  const { rows } = await sql<{ name: string; columns: string[]; numbered: string[] | null }>`
    SELECT relname AS name, array_agg(attname::text ORDER BY attnum) AS columns,
           array_agg(attname::text ORDER BY attnum) FILTER (WHERE attidentity <> '') AS numbered
    FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'ledger\_migration%'
    GROUP BY c.oid, relname ORDER BY c.oid`.execute(db);
  return rows.map(({ name, columns, numbered }) => ({ name, columns, numbered: numbered ?? [] }));
}
