/** The one way in which lines get into the log. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { exactInstant } from '../instant.js';
import type { Schema } from '../schema.js';
import { BEFORE_ALL, type LogLine, lineHash } from './line.js';
import type { LogKind } from './tables.js';

/** One append at a time: recorded order is commit order, which pages, exports and the hash chain rest on. */
const APPEND_LOCK = 0x7061_726c;

/**
 * Runs `work` in a transaction that has the append lock: nobody else stores, decides or links meanwhile. On the embedded
 * ledger `work` must use the transaction alone; there is no second connection.
 */
export function appending<T>(db: Kysely<Schema>, work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (transaction) => {
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(APPEND_LOCK)})`.execute(transaction);
      return work(transaction);
    });
}

/** What a line is to say; where it stands, when and by what hash is the log's to say. */
export interface NewLine {
  readonly kind: LogKind;
  readonly item: string;
  readonly digest: string;
}

/**
 * Appends lines to the log, in the order given and in one round trip more than reading its head takes. The transaction
 * must hold the append lock ({@link appending}).
 * @returns the lines as they stand, one for each given. All have one instant, never before that of the line before, even
 * where the machine's clock was set back: rows written with them take it as their own `recorded`.
 */
export async function appendLog(transaction: Transaction<Schema>, lines: readonly NewLine[]): Promise<LogLine[]> {
  if (lines.length === 0) return [];
  const { rows } = await sql<{ seq: string | null; hash: string | null; now: string }>`
    SELECT head.seq, head.hash, ${exactInstant(sql`greatest(clock_timestamp(), head.recorded)`)} AS now
    FROM (VALUES (1)) one LEFT JOIN (SELECT seq, hash, recorded FROM log ORDER BY seq DESC LIMIT 1) head ON true`.execute(
    transaction,
  );
  const head = rows[0];
  let seq = BigInt(head?.seq ?? 0);
  let previous = head?.hash ?? BEFORE_ALL;
  const recorded = head?.now ?? '';
  const appended = lines.map(({ kind, item, digest }) => {
    seq += 1n;
    const line = { seq: String(seq), kind, item, digest, recorded, previous };
    previous = lineHash(line);
    return { ...line, hash: previous };
  });
  await sql`
    INSERT INTO log (seq, kind, item, digest, recorded, previous, hash)
    SELECT * FROM unnest(
      ${appended.map((l) => l.seq)}::bigint[], ${appended.map((l) => l.kind)}::text[],
      ${appended.map((l) => l.item)}::text[], ${appended.map((l) => l.digest)}::text[],
      ${appended.map((l) => l.recorded)}::timestamptz[], ${appended.map((l) => l.previous)}::text[],
      ${appended.map((l) => l.hash)}::text[])`.execute(transaction);
  return appended;
}
