import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../src/ledger/schema.js';

/**
 * What a database consists of, out of its own catalogue and in a form that no PostgreSQL version writes differently:
 * so that a migration can be read as a difference between two texts.
 */
export async function describeSchema(db: Kysely<Schema>): Promise<string> {
  const lines = async (query: string) => (await sql.raw<{ line: string }>(query).execute(db)).rows.map((r) => r.line);
  const sorted = async (query: string) => (await lines(query)).sort();
  const ours = `relnamespace = 'public'::regnamespace`;
  const parts = [
    await lines(`
      SELECT CASE c.relkind WHEN 'r' THEN 'table ' ELSE 'view ' END || relname || '.' || attname || ' ' ||
             format_type(atttypid, atttypmod) ||
             CASE WHEN attnotnull THEN ' not null' ELSE '' END ||
             CASE WHEN attcollation NOT IN (0, (SELECT oid FROM pg_collation WHERE collname = 'default'))
                  THEN ' collate ' || (SELECT collname FROM pg_collation o WHERE o.oid = attcollation) ELSE '' END ||
             CASE attidentity WHEN 'a' THEN ' identity always' ELSE '' END ||
             CASE attgenerated WHEN 's' THEN ' stored as ' ELSE ' default ' END || coalesce(pg_get_expr(adbin, adrelid), '–') AS line
      FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE ${ours} AND c.relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped ORDER BY c.relkind, relname COLLATE "C", attnum`),
    // Not-null constraints have rows of their own from version 18 on; the columns above tell of them already.
    await sorted(`
      SELECT 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(o.oid) AS line
      FROM pg_constraint o JOIN pg_class c ON c.oid = conrelid WHERE ${ours} AND contype <> 'n'`),
    await sorted(`SELECT 'index ' || indexdef AS line FROM pg_indexes WHERE schemaname = 'public'`),
    await sorted(`
      SELECT 'trigger ' || pg_get_triggerdef(t.oid) AS line
      FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE ${ours} AND NOT tgisinternal`),
    await sorted(`
      SELECT 'function ' || proname || ' ' || regexp_replace(prosrc, '\\s+', ' ', 'g') AS line
      FROM pg_proc WHERE pronamespace = 'public'::regnamespace`),
  ];
  return `${parts.map((p) => p.join('\n')).join('\n\n')}\n`;
}
