/** Whether the ledger is still what it was told: the log's chain, and every article, reading and decision against it. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { exactInstant } from '../instant.js';
import type { LogLine } from '../log/line.js';
import type { Schema } from '../schema.js';
import { Chain } from './chain.js';
import type { LedgerFault, LedgerReport, LinkingCheck } from './fault.js';
import { Items } from './items.js';
import { strays, unguarded } from './strays.js';

/** Lines at a time, with what they tell of: what is held in memory. */
const PAGE = 64;

export interface VerifyOptions {
  /** The hash of a line that the log had once: finds a log that was cut off or written anew. */
  readonly head?: string | undefined;
  /** Told of each fault as it is found. */
  readonly tell?: ((fault: LedgerFault) => Promise<void> | void) | undefined;
  /** Told how far it is. */
  readonly progress?: ((line: string) => void) | undefined;
  /** Stops between two pages; what was found up to there is reported. */
  readonly signal?: AbortSignal | undefined;
  /** Knows the tables of the linking. Without it, its lines are checked as lines alone. */
  readonly linking?: LinkingCheck | undefined;
}

/** Verifies a ledger in one snapshot: what is recorded meanwhile is of the next time. */
export function verifyLedger(db: Kysely<Schema>, options: VerifyOptions): Promise<LedgerReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => verifyWithin(transaction, options));
}

/** The same within a transaction that is open already. */
export async function verifyWithin(db: Transaction<Schema>, options: VerifyOptions): Promise<LedgerReport> {
  const chain = new Chain();
  const items = new Items();
  let faults = 0;
  let linkings = 0;
  let headSeen = options.head === undefined;
  const tell = async (found: Iterable<LedgerFault> | AsyncIterable<LedgerFault>) => {
    for await (const fault of found) {
      faults++;
      await options.tell?.(fault);
    }
  };
  await tell(await unguarded(db));
  for await (const page of pages(db)) {
    for (const line of page) {
      headSeen ||= line.hash === options.head;
      await tell(chain.next(line));
    }
    await tell(await items.check(db, page, (line) => chain.wasBroughtAlong(line)));
    const linked = page.filter((line) => line.kind === 'linking');
    linkings += linked.length;
    if (linked.length) await tell((await options.linking?.lines(db, linked)) ?? []);
    options.progress?.(page.at(-1)?.seq ?? '0');
    if (options.signal?.aborted) break;
  }
  if (!options.signal?.aborted) {
    for (const kind of ['article', 'reading', 'decision'] as const) await tell(strays(db, kind));
    if (options.linking) await tell(options.linking.strays(db));
    if (!headSeen) await tell([headFault(options.head ?? '', chain)]);
  }
  return {
    head: chain.head,
    lines: chain.lines,
    articles: items.counts.article,
    readings: items.counts.reading,
    decisions: items.counts.decision,
    linkings,
    faults,
  };
}

async function* pages(db: Transaction<Schema>): AsyncGenerator<LogLine[]> {
  for (let after = '-1'; ; ) {
    const lines: LogLine[] = await db
      .selectFrom('log')
      .select(['seq', 'kind', 'item', 'digest', 'previous', 'hash'])
      .select(exactInstant(sql.ref('recorded')).as('recorded'))
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    if (lines.length === 0) return;
    yield lines;
    after = lines.at(-1)?.seq ?? after;
  }
}

function headFault(hash: string, chain: Chain): LedgerFault {
  const end = chain.head === null ? 'the log is empty' : `the log ends at line ${chain.head.seq}`;
  return {
    line: null,
    item: null,
    reason: `no line of the log has the hash ${hash} that was kept elsewhere: lines were cut off or written anew (${end})`,
  };
}
