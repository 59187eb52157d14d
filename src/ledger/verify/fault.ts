/** What can be wrong with a ledger, said of the very line or entry. */
import type { Transaction } from 'kysely';
import type { LogLine } from '../log/line.js';
import type { LogKind } from '../log/tables.js';
import type { Schema } from '../schema.js';

export interface LedgerFault {
  /** Number of the log's line; null where no line tells of it. */
  readonly line: string | null;
  /** The article, reading or decision concerned; null where it is the log or the database itself. */
  readonly item: { readonly kind: LogKind; readonly id: string } | null;
  readonly reason: string;
}

/** Where the log ends. Whoever keeps it elsewhere can tell later that nothing up to it was changed or cut off. */
export interface LogHead {
  readonly seq: string;
  readonly hash: string;
  readonly recorded: string;
}

export interface LedgerReport {
  /** Null in an empty ledger. */
  readonly head: LogHead | null;
  readonly lines: number;
  readonly articles: number;
  readonly readings: number;
  readonly decisions: number;
  readonly linkings: number;
  readonly faults: number;
}

/** The check of what the linking wrote, by whoever knows its tables. */
export interface LinkingCheck {
  /** What is wrong with the rows that these lines of kind `linking`, in order, made. */
  lines(db: Transaction<Schema>, lines: readonly LogLine[]): Promise<readonly LedgerFault[]>;
  /** Rows that no line of the log made. */
  strays(db: Transaction<Schema>): AsyncIterable<LedgerFault>;
}

/** A fault on one line, fit for a terminal. */
export function faultWords({ line, item, reason }: LedgerFault): string {
  const place = [line === null ? null : `line ${line}`, item === null ? null : `${item.kind} ${item.id}`];
  const named = place.filter((part) => part !== null).join(', ');
  return named === '' ? reason : `${named}: ${reason}`;
}
