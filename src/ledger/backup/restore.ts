/** The way back: lines of a backup into an empty ledger, all of them or none. */
import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { LedgerBackupError } from '../errors.js';
import { appending } from '../log/append.js';
import { migrations } from '../migrate.js';
import type { Schema } from '../schema.js';
import { faultWords, type LedgerReport } from '../verify/fault.js';
import { type VerifyOptions, verifyWithin } from '../verify/verify.js';
import { type BackupTable, backupTables } from './tables.js';
import { BACKUP_FORMAT } from './write.js';

/** Rows in one statement, and their length: what is held in memory. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 8 << 20;

export interface Restored {
  readonly rows: number;
  readonly report: LedgerReport;
}

/**
 * Fills an empty ledger from the lines of a backup (without their line ends) in one transaction, and verifies it before
 * anybody can see it. Whatever is wrong, nothing of it is kept.
 * @throws LedgerBackupError: the ledger is not empty; the lines are no backup, were changed or end too early; they are of
 * a newer Parley; what they hold does not verify.
 */
export function restoreLines(
  db: Kysely<Schema>,
  lines: AsyncIterable<string>,
  linking?: VerifyOptions['linking'],
): Promise<Restored> {
  return appending(db, async (transaction) => {
    const tables = new Map((await backupTables(transaction)).map((table) => [table.name, table]));
    await refuseUnlessEmpty(transaction, tables);
    const rows = await fill(transaction, tables, lines);
    for (const table of tables.values()) await renumber(transaction, table);
    await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(transaction);
    const faults: string[] = [];
    const report = await verifyWithin(transaction, {
      linking,
      tell: (fault) => void (faults.length < 3 && faults.push(faultWords(fault))),
    });
    if (report.faults > 0)
      throw new LedgerBackupError(
        `what the backup holds does not verify (${report.faults} faults: ${faults.join('; ')}); nothing of it was kept`,
      );
    return { rows, report };
  });
}

async function refuseUnlessEmpty(db: Transaction<Schema>, tables: ReadonlyMap<string, BackupTable>): Promise<void> {
  for (const { name } of tables.values()) {
    const { rows } = await sql`SELECT FROM ${sql.table(name)} LIMIT 1`.execute(db);
    if (rows.length) throw new LedgerBackupError(`the ledger to be filled is not empty: it has rows in ${name}`);
  }
}

async function fill(
  db: Transaction<Schema>,
  tables: ReadonlyMap<string, BackupTable>,
  lines: AsyncIterable<string>,
): Promise<number> {
  const hash = createHash('sha256');
  let number = 0;
  let rows = 0;
  let into: { readonly table: BackupTable; readonly columns: readonly string[] } | null = null;
  let held: string[] = [];
  let characters = 0;
  let ended = false;
  const flush = async () => {
    if (into && held.length) await insert(db, into.table, into.columns, held, number);
    held = [];
    characters = 0;
  };
  for await (const line of lines) {
    number++;
    if (ended) throw broken(number, 'something stands behind the end');
    const mark = number === 1 || MARK.test(line) ? parsed(line, number) : null;
    if (number === 1) checkHead(mark);
    else if (mark !== null && typeof mark.end === 'string') {
      await flush();
      if (mark.sha256 !== hash.digest('hex')) throw broken(number, 'its checksum is not that of what stands before it');
      if (mark.rows !== rows) throw broken(number, `it should have ${String(mark.rows)} rows and has ${rows}`);
      ended = true;
      continue;
    } else if (mark !== null) {
      await flush();
      into = target(tables, mark, number);
    } else {
      if (into === null) throw broken(number, 'a row before any table');
      held.push(line);
      rows++;
      characters += line.length;
      if (held.length >= MOST_ROWS || characters >= MOST_CHARACTERS) await flush();
    }
    hash.update(`${line}\n`);
  }
  if (number === 0) throw new LedgerBackupError('the backup is empty');
  if (!ended) throw broken(number, 'it ends too early: the backup was cut off');
  return rows;
}

/** What begins a line that is no row: PostgreSQL writes a row with a space behind its first colon. */
const MARK = /^\{"(?:table|end)":"/;

function parsed(line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw broken(number, number === 1 ? 'this is no backup of a ledger' : 'not JSON');
}

function checkHead(head: Record<string, unknown> | null): void {
  if (head?.format !== BACKUP_FORMAT) throw broken(1, `this is no backup of a ledger (${BACKUP_FORMAT})`);
  const known = migrations();
  const foreign = (Array.isArray(head.migrations) ? head.migrations : []).filter((name) => !(String(name) in known));
  if (foreign.length)
    throw new LedgerBackupError(
      `the backup was written by a newer Parley: it has ${foreign.join(', ')}, which this one does not know`,
    );
}

function target(tables: ReadonlyMap<string, BackupTable>, mark: Record<string, unknown>, number: number) {
  const table = tables.get(String(mark.table));
  if (!table) throw broken(number, `a table ${JSON.stringify(mark.table)} that this Parley does not know`);
  const columns = Array.isArray(mark.columns) ? mark.columns.map(String) : [];
  const unknown = columns.filter((column) => !table.columns.includes(column));
  if (unknown.length || !columns.length)
    throw broken(number, `${table.name} with columns that this Parley does not know: ${unknown.join(', ') || 'none'}`);
  return { table, columns };
}

async function insert(
  db: Transaction<Schema>,
  { name }: BackupTable,
  columns: readonly string[],
  rows: readonly string[],
  number: number,
): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  try {
    await sql`
      INSERT INTO ${sql.table(name)} (${list}) OVERRIDING SYSTEM VALUE
      SELECT ${list} FROM jsonb_populate_recordset(NULL::${sql.table(name)}, ${`[${rows.join(',')}]`}::jsonb)`.execute(
      db,
    );
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // Classes 22 and 23: the data is wrong, not the database.
    if (!code.startsWith('22') && !code.startsWith('23')) throw error;
    throw new LedgerBackupError(
      `the backup cannot be read up to its line ${number}: rows of ${name}: ${(error as Error).message}; nothing of it was kept`,
      { cause: error },
    );
  }
}

/** What numbers itself goes on behind what is there. */
async function renumber(db: Transaction<Schema>, { name, numbered }: BackupTable): Promise<void> {
  for (const column of numbered)
    await sql`
      SELECT setval(pg_get_serial_sequence(${name}, ${column}), max(${sql.ref(column)})) FROM ${sql.table(name)}
      HAVING max(${sql.ref(column)}) IS NOT NULL`.execute(db);
}

function broken(line: number, reason: string): LedgerBackupError {
  return new LedgerBackupError(`the backup cannot be read at its line ${line}: ${reason}; nothing of it was kept`);
}
