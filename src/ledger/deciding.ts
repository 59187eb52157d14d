/** What people decide, into the table and out of it. The kinds of decisions and what they do are linking's to know. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { LedgerEntryError } from './errors.js';
import { canonicalJson, shortId } from './identity.js';
import { instant } from './instant.js';
import type { DecisionReceipt, StoredDecision } from './ledger.js';
import { appendLog } from './log/append.js';
import { valueDigest } from './log/digest.js';
import type { Schema } from './schema.js';
import { restoredJson, storableJson } from './stored-text.js';

const PAGE = 200;

/**
 * Stores a decision with its line in the log, unless it is there already. The transaction must hold the append lock.
 * @throws LedgerEntryError where JSON cannot say what the decision says.
 */
export async function storeDecision(db: Transaction<Schema>, decision: object): Promise<DecisionReceipt> {
  const value = plainJson(decision);
  const sha256 = valueDigest(value);
  const id = shortId(sha256);
  const known = await db.selectFrom('decision').select('sha256').where('decision', '=', id).executeTakeFirst();
  if (known) {
    if (known.sha256 !== sha256) throw new LedgerEntryError(`two decisions would share the identifier ${id}`);
    return { decision: id, isNew: false };
  }
  const [line] = await appendLog(db, [{ kind: 'decision', item: id, digest: sha256 }]);
  await db
    .insertInto('decision')
    .values({ decision: id, sha256, value: JSON.stringify(storableJson(value)), recorded: line?.recorded })
    .execute();
  return { decision: id, isNew: true };
}

/** Every decision in the order in which it was recorded, those up to the start alone. */
export async function* storedDecisions(db: Kysely<Schema>): AsyncGenerator<StoredDecision> {
  const newest = await db
    .selectFrom('decision')
    .select((e) => e.fn.max('seq').as('seq'))
    .executeTakeFirst();
  if (newest?.seq == null) return;
  for (let after = '0'; ; ) {
    const rows = await db
      .selectFrom('decision')
      .select(['seq', 'decision', 'value', instant(sql.ref('recorded')).as('recorded')])
      .where('seq', '>', after)
      .where('seq', '<=', newest.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      yield { decision: row.decision, recorded: row.recorded, value: restoredJson(row.value) as object };
      after = row.seq;
    }
    if (rows.length < PAGE) return;
  }
}

/** The value as JSON carries it. What JSON would drop or change (a date, NaN) is refused instead. */
function plainJson(decision: object): object {
  let unsaid = false;
  const text = JSON.stringify(decision, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) unsaid = true;
    return value;
  });
  const plain: unknown = JSON.parse(text ?? 'null');
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain))
    throw new LedgerEntryError('a decision is a JSON object');
  if (unsaid || canonicalJson(plain) !== canonicalJson(decision))
    throw new LedgerEntryError('the decision has a field that JSON cannot carry as it is');
  return plain;
}
