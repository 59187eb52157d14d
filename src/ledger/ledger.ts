/**
 * The ledger as the rest of Parley sees it. Rows are appended, never rewritten: the same article twice is one article;
 * a newer engine adds a reading and replaces none.
 */
import type { Article } from '../intake/index.js';
import type { Reading } from '../reading/index.js';
import type { Restored } from './backup/restore.js';
import type { LedgerStatus } from './status.js';
import type { LedgerReport } from './verify/fault.js';
import type { VerifyOptions } from './verify/verify.js';

/** What happened to an article that was put into the ledger. */
export interface IngestReceipt {
  /** The ledger's own identifier of the article, made from its content. */
  readonly article: string;
  readonly reading: string;
  readonly articleIsNew: boolean;
  readonly readingIsNew: boolean;
}

/** An article with a reading of it. */
export interface ArticleReading {
  readonly article: Article;
  readonly reading: Reading;
}

/** What became of one of a batch: its receipt, or why it cannot be stored. */
export type IngestOutcome = IngestReceipt | { readonly fault: Error };

/** What happened to a decision that was put into the ledger. */
export interface DecisionReceipt {
  /** The ledger's own identifier of the decision, made from its content. */
  readonly decision: string;
  /** False where the very same decision, its coder and instant included, was there already. */
  readonly isNew: boolean;
}

/** A decision of the ledger. */
export interface StoredDecision {
  readonly decision: string;
  /** When the ledger recorded it, ISO instant. */
  readonly recorded: string;
  readonly value: object;
}

/** One article in the ledger, without its text. */
export interface ArticleSummary {
  readonly article: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** When the ledger recorded it, ISO instant. */
  readonly recorded: string;
  readonly characters: number;
  readonly offers: number;
  readonly incidents: number;
  readonly disputes: number;
}

export interface ArticlePage {
  readonly articles: readonly ArticleSummary[];
  /** Pass back to get the next page; null at the end. Stays valid while articles are added. */
  readonly next: string | null;
}

/** A stored reading with what is known of its making. */
export interface StoredReading {
  readonly article: string;
  readonly reading: string;
  readonly recorded: string;
  readonly value: Reading;
}

export interface Ledger {
  /** Where it is, in words fit for a terminal ("embedded, in …" or "PostgreSQL at host/db"). */
  readonly place: string;
  /** Stores an article and its reading in one transaction; resolves only when both are durable. */
  ingest(article: Article, reading: Reading): Promise<IngestReceipt>;
  /**
   * Stores a batch in one transaction; resolves only when all of it is durable. One of the batch that cannot be stored
   * (it breaks its contract, or is of another article) has its fault in its place and keeps none of the others out.
   * @returns an outcome for each, in order.
   */
  ingestAll(batch: readonly ArticleReading[]): Promise<IngestOutcome[]>;
  /** Stores what somebody decided, a JSON object; resolves only when it is durable. What it does, linking says. */
  decide(decision: object): Promise<DecisionReceipt>;
  /** Every decision in recorded order. What is recorded after the start is left out. */
  decisions(): AsyncIterable<StoredDecision>;
  /** Whether this exact article has been read by this engine already: lets a caller skip the reading. */
  holds(article: Article, engine: Reading['engine']): Promise<boolean>;
  articles(page?: { readonly after?: string | null; readonly limit?: number }): Promise<ArticlePage>;
  /** The newest reading of an article, or the one named; null where there is none. */
  reading(article: string, reading?: string): Promise<StoredReading | null>;
  /**
   * The newest reading of every article, one at a time, in the order of the articles' identifiers: two ledgers that hold
   * the same give the same, however it came in. What is recorded after the start is left out.
   */
  readings(): AsyncIterable<StoredReading>;
  counts(): Promise<{
    readonly articles: number;
    readonly readings: number;
    readonly offers: number;
    readonly incidents: number;
    readonly disputes: number;
  }>;
  /**
   * Compares everything that the ledger holds with its log, and the log with itself, in memory that does not grow.
   * Faults are told as they are found; the report counts them.
   */
  verify(options?: VerifyOptions): Promise<LedgerReport>;
  /** The whole ledger as lines, each with its line end, out of one snapshot; `restore` takes them. */
  backup(): AsyncIterable<string>;
  /**
   * Fills this ledger, which must be empty, from the lines of a backup without their line ends: all of it, verified, or
   * nothing. Throws `LedgerBackupError`.
   */
  restore(lines: AsyncIterable<string>): Promise<Restored>;
  /** Its version, and where its log ends. */
  status(): Promise<LedgerStatus>;
  close(): Promise<void>;
}
