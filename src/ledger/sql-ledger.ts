import { type Kysely, sql } from 'kysely';
import type { Article } from '../intake/index.js';
import type { Reading } from '../reading/index.js';
import { articlePage } from './article-page.js';
import { type Restored, restoreLines } from './backup/restore.js';
import { backupLines } from './backup/write.js';
import { storeDecision, storedDecisions } from './deciding.js';
import { articleId } from './identity.js';
import type {
  ArticlePage,
  ArticleReading,
  DecisionReceipt,
  IngestOutcome,
  IngestReceipt,
  Ledger,
  StoredDecision,
  StoredReading,
} from './ledger.js';
import { appending } from './log/append.js';
import type { Schema } from './schema.js';
import { type LedgerStatus, ledgerStatus } from './status.js';
import { newestReading, readingAfter, readingByEngine, readingOf } from './stored-reading.js';
import { prepare, type Storable, store } from './storing.js';
import type { LedgerReport } from './verify/fault.js';
import { type VerifyOptions, verifyLedger } from './verify/verify.js';

/** What differs between the embedded database and a server. */
export interface Backend {
  readonly db: Kysely<Schema>;
  readonly place: string;
  /** Told after each write how many characters of JSON and text it held. */
  wrote(characters: number): void;
  /** Turns what the driver throws into one of the ledger's own errors, where it is one. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/** The ledger over PostgreSQL's SQL, the same for both backends. */
export class SqlLedger implements Ledger {
  readonly #backend: Backend;
  #closed: Promise<void> | null = null;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get place(): string {
    return this.#backend.place;
  }

  async ingest(article: Article, reading: Reading): Promise<IngestReceipt> {
    const [receipt] = await this.#store([prepare(article, reading)]);
    return receipt as IngestReceipt;
  }

  async ingestAll(batch: readonly ArticleReading[]): Promise<IngestOutcome[]> {
    const outcomes: IngestOutcome[] = [];
    const good: Storable[] = [];
    const places: number[] = [];
    for (const [place, { article, reading }] of batch.entries())
      try {
        good.push(prepare(article, reading));
        places.push(place);
      } catch (fault) {
        outcomes[place] = { fault: fault instanceof Error ? fault : new Error(String(fault)) };
      }
    const receipts = good.length ? await this.#store(good) : [];
    for (const [i, receipt] of receipts.entries()) outcomes[places[i] ?? -1] = receipt;
    return outcomes;
  }

  async decide(decision: object): Promise<DecisionReceipt> {
    return this.#run((db) => appending(db, (transaction) => storeDecision(transaction, decision)));
  }

  async *decisions(): AsyncGenerator<StoredDecision> {
    try {
      yield* storedDecisions(this.#backend.db);
    } catch (error) {
      throw this.#backend.explain(error);
    }
  }

  async holds(article: Article, engine: Reading['engine']): Promise<boolean> {
    return (await this.#run((db) => readingByEngine(db, articleId(article), engine))) !== null;
  }

  articles(page: { readonly after?: string | null; readonly limit?: number } = {}): Promise<ArticlePage> {
    return this.#run((db) => articlePage(db, page));
  }

  reading(article: string, reading?: string): Promise<StoredReading | null> {
    return this.#run((db) => readingOf(db, article, reading));
  }

  async *readings(): AsyncGenerator<StoredReading> {
    const until = await this.#run(newestReading);
    if (until === null) return;
    for (let after = ''; ; ) {
      const stored = await this.#run((db) => readingAfter(db, after, until));
      if (!stored) return;
      yield stored;
      after = stored.article;
    }
  }

  async counts(): ReturnType<Ledger['counts']> {
    const { rows } = await this.#run((db) =>
      sql<Record<'articles' | 'readings' | 'offers' | 'incidents' | 'disputes', string>>`
        SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM reading) AS readings,
               coalesce(sum(offers), 0) AS offers, coalesce(sum(incidents), 0) AS incidents,
               coalesce(sum(disputes), 0) AS disputes
        FROM newest_reading`.execute(db),
    );
    const row = rows[0];
    const number = (key: keyof NonNullable<typeof row>) => Number(row?.[key] ?? 0);
    return {
      articles: number('articles'),
      readings: number('readings'),
      offers: number('offers'),
      incidents: number('incidents'),
      disputes: number('disputes'),
    };
  }

  verify(options: VerifyOptions = {}): Promise<LedgerReport> {
    return this.#run((db) => verifyLedger(db, options));
  }

  async *backup(): AsyncGenerator<string> {
    try {
      yield* backupLines(this.#backend.db);
    } catch (error) {
      throw this.#backend.explain(error);
    }
  }

  async restore(lines: AsyncIterable<string>): Promise<Restored> {
    const restored = await this.#run((db) => restoreLines(db, lines));
    this.#backend.wrote(Number.MAX_SAFE_INTEGER);
    return restored;
  }

  status(): Promise<LedgerStatus> {
    return this.#run(ledgerStatus);
  }

  close(): Promise<void> {
    this.#closed ??= this.#backend.close();
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #store(batch: readonly Storable[]): Promise<IngestReceipt[]> {
    const receipts = await this.#run((db) => appending(db, (transaction) => store(transaction, batch)));
    for (const [i, { article, value }] of batch.entries())
      if (receipts[i]?.readingIsNew) this.#backend.wrote(article.text.length + value.length);
    return receipts;
  }

  async #run<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(this.#backend.db);
    } catch (error) {
      throw this.#backend.explain(error);
    }
  }
}
