/** The tables of `migrations/0002-log-and-decisions.sql`, as Kysely knows them. */
import type { ColumnType, GeneratedAlways } from 'kysely';

/** Microseconds in the database; written and read as text (`instant.ts`), since a JavaScript Date has no such. */
export type Recorded = ColumnType<Date, string | undefined, never>;

export interface DecisionTable {
  readonly seq: GeneratedAlways<string>;
  readonly decision: string;
  readonly sha256: string;
  /** JSON text going in. */
  readonly value: ColumnType<unknown, string, never>;
  readonly recorded: Recorded;
}

export interface LogTable {
  readonly seq: string;
  readonly kind: LogKind;
  readonly item: string;
  readonly digest: string;
  readonly recorded: ColumnType<Date, string, never>;
  readonly previous: string;
  readonly hash: string;
}

/** What a line of the log is about: something that the ledger was told, or that it linked an article or a decision. */
export type LogKind = 'article' | 'reading' | 'decision' | 'linking';
