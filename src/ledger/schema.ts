/** The tables of `migrations/`, as Kysely knows them. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { DecisionTable, LogTable, Recorded } from './log/tables.js';

export interface ArticleTable {
  readonly seq: GeneratedAlways<string>;
  readonly article: string;
  readonly sha256: string;
  readonly caller_id: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: ColumnType<Date | null, string | null, never>;
  readonly url: string | null;
  readonly language: string | null;
  readonly text: string;
  readonly characters: number;
  readonly recorded: Recorded;
}

export interface ReadingTable {
  readonly seq: GeneratedAlways<string>;
  readonly reading: string;
  readonly sha256: string;
  readonly article: string;
  readonly format: string;
  readonly engine_version: string;
  readonly engine_model: string | null;
  readonly model_checksum: string | null;
  /** JSON text going in. */
  readonly value: ColumnType<unknown, string, never>;
  readonly offers: GeneratedAlways<number>;
  readonly incidents: GeneratedAlways<number>;
  readonly disputes: GeneratedAlways<number>;
  readonly recorded: Recorded;
}

/** Kysely's own book of migrations that have run. */
export interface MigrationTable {
  readonly name: string;
  readonly timestamp: Generated<string>;
}

export interface Schema {
  readonly article: ArticleTable;
  readonly reading: ReadingTable;
  readonly newest_reading: ReadingTable;
  readonly decision: DecisionTable;
  readonly log: LogTable;
  readonly ledger_migration: MigrationTable;
}
