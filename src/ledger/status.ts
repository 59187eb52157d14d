/** How a ledger stands, in a few figures. */
import { type Kysely, sql } from 'kysely';
import { exactInstant } from './instant.js';
import type { Schema } from './schema.js';
import type { LogHead } from './verify/fault.js';

export interface LedgerStatus {
  /** The newest migration: "0002-log-and-decisions". */
  readonly schema: string;
  /** Null in an empty ledger. */
  readonly head: LogHead | null;
}

export async function ledgerStatus(db: Kysely<Schema>): Promise<LedgerStatus> {
  const schema = await db
    .selectFrom('ledger_migration')
    .select((e) => e.fn.max('name').as('name'))
    .executeTakeFirst();
  const head = await db
    .selectFrom('log')
    .select(['seq', 'hash', exactInstant(sql.ref('recorded')).as('recorded')])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { schema: schema?.name ?? '', head: head ?? null };
}
