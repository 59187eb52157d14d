import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Article } from '../intake/index.js';
import { checkReading, type Reading } from '../reading/index.js';
import { LedgerCursorError, LedgerEntryError } from './errors.js';
import { articleHash, articleId, engineKey, readingHash, shortId } from './identity.js';
import type { ArticlePage, IngestReceipt, Ledger, StoredReading } from './ledger.js';
import type { Schema } from './schema.js';
import { restored, restoredJson, storable, storableJson } from './stored-text.js';

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

/** One append at a time: recorded order is commit order, which pages, exports and the hash chain rest on. */
const APPEND_LOCK = 0x7061_726c;

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 1000;

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
    const checked = checkReading(reading);
    const hash = articleHash(article);
    if (articleHash(checked.article) !== hash)
      throw new LedgerEntryError(
        `the reading is of another article than ${article.id ?? 'the one given'}: text, title, outlet, date, url or language differ`,
      );
    const { article: _page, ...entries } = checked;
    const value = JSON.stringify(storableJson(entries));
    const receipt = await this.#run((db) =>
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (transaction) => {
          await sql`SELECT pg_advisory_xact_lock(${sql.lit(APPEND_LOCK)})`.execute(transaction);
          const articleIsNew = await appendArticle(transaction, article, hash);
          const own = shortId(readingHash(checked, hash));
          const before = await readingOf(transaction, shortId(hash), checked.engine);
          if (before === null) await appendReading(transaction, checked, hash, value);
          return { article: shortId(hash), reading: before ?? own, articleIsNew, readingIsNew: before === null };
        }),
    );
    if (receipt.readingIsNew) this.#backend.wrote(article.text.length + value.length);
    return receipt;
  }

  async holds(article: Article, engine: Reading['engine']): Promise<boolean> {
    return (await this.#run((db) => readingOf(db, articleId(article), engine))) !== null;
  }

  async articles(page: { readonly after?: string | null; readonly limit?: number } = {}): Promise<ArticlePage> {
    const limit = Math.min(Math.max(Math.trunc(page.limit ?? DEFAULT_PAGE), 1), LARGEST_PAGE);
    const after = page.after ?? null;
    if (after !== null && !/^[1-9]\d{0,17}$/.test(after))
      throw new LedgerCursorError(`${JSON.stringify(after.slice(0, 40))} is not a place in the list of articles`);
    const rows = await this.#run((db) =>
      db
        .selectFrom('article as a')
        .leftJoinLateral(
          (q) =>
            q
              .selectFrom('reading as r')
              .select(['r.offers', 'r.incidents', 'r.disputes'])
              .whereRef('r.article', '=', 'a.article')
              .orderBy('r.seq', 'desc')
              .limit(1)
              .as('r'),
          (join) => join.onTrue(),
        )
        .select(['a.seq', ...pageColumns, 'a.characters', 'r.offers', 'r.incidents', 'r.disputes'])
        .select([day(sql.ref('a.published')).as('published'), instant(sql.ref('a.recorded')).as('recorded')])
        .$if(after !== null, (q) => q.where('a.seq', '<', after))
        .orderBy('a.seq', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    const shown = rows.slice(0, limit);
    return {
      articles: shown.map((row) => ({
        article: row.article,
        id: maybe(row.caller_id),
        title: maybe(row.title),
        outlet: maybe(row.outlet),
        published: row.published,
        url: maybe(row.url),
        recorded: row.recorded,
        characters: row.characters,
        offers: row.offers ?? 0,
        incidents: row.incidents ?? 0,
        disputes: row.disputes ?? 0,
      })),
      next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
    };
  }

  async reading(article: string, reading?: string): Promise<StoredReading | null> {
    // A NUL is no part of any identifier, and the database refuses to be asked for one.
    if (`${article}${reading ?? ''}`.includes('\0')) return null;
    const row = await this.#run((db) =>
      storedReadings(db)
        .where('r.article', '=', article)
        .$if(reading !== undefined, (q) => q.where('r.reading', '=', reading ?? ''))
        .orderBy('r.seq', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return row ? storedReading(row) : null;
  }

  async *readings(): AsyncGenerator<StoredReading> {
    const newest = await this.#run((db) =>
      db
        .selectFrom('reading')
        .select((e) => e.fn.max('seq').as('seq'))
        .executeTakeFirst(),
    );
    const until = newest?.seq;
    if (until == null) return;
    for (let after = ''; ; ) {
      const row = await this.#run((db) =>
        storedReadings(db)
          .where('r.article', '>', after)
          .where('r.seq', '<=', until)
          .orderBy('r.article')
          .orderBy('r.seq', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      if (!row) return;
      yield storedReading(row);
      after = row.article;
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

  close(): Promise<void> {
    this.#closed ??= this.#backend.close();
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #run<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(this.#backend.db);
    } catch (error) {
      throw this.#backend.explain(error);
    }
  }
}

const pageColumns = ['a.article', 'a.caller_id', 'a.title', 'a.outlet', 'a.url'] as const;

function storedReadings(db: Kysely<Schema>) {
  return db
    .selectFrom('reading as r')
    .innerJoin('article as a', 'a.article', 'r.article')
    .select([...pageColumns, 'a.language', 'a.text', 'r.reading', 'r.value'])
    .select([day(sql.ref('a.published')).as('published'), instant(sql.ref('r.recorded')).as('recorded')]);
}

type StoredRow = Awaited<ReturnType<ReturnType<typeof storedReadings>['executeTakeFirstOrThrow']>>;

/** The reading of a row with its article put back. */
function storedReading(row: StoredRow): StoredReading {
  const page: Article = {
    id: maybe(row.caller_id),
    title: maybe(row.title),
    outlet: maybe(row.outlet),
    published: row.published,
    url: maybe(row.url),
    language: maybe(row.language),
    text: restored(row.text),
  };
  const { format, ...entries } = restoredJson(row.value) as Omit<Reading, 'article'>;
  const value = { format, article: page, ...entries } as Reading;
  return { article: row.article, reading: row.reading, recorded: row.recorded, value };
}

async function appendArticle(db: Transaction<Schema>, article: Article, hash: string): Promise<boolean> {
  const known = await db.selectFrom('article').select('sha256').where('article', '=', shortId(hash)).executeTakeFirst();
  if (known) {
    if (known.sha256 !== hash) throw new LedgerEntryError(`two articles would share the identifier ${shortId(hash)}`);
    return false;
  }
  const maybeStorable = (text: string | null) => (text === null ? null : storable(text));
  await db
    .insertInto('article')
    .values({
      article: shortId(hash),
      sha256: hash,
      caller_id: maybeStorable(article.id),
      title: maybeStorable(article.title),
      outlet: maybeStorable(article.outlet),
      published: article.published,
      url: maybeStorable(article.url),
      language: maybeStorable(article.language),
      text: storable(article.text),
      characters: article.text.length,
    })
    .execute();
  return true;
}

async function appendReading(db: Transaction<Schema>, reading: Reading, article: string, value: string): Promise<void> {
  const hash = readingHash(reading, article);
  const engine = engineKey(reading.engine);
  await db
    .insertInto('reading')
    .values({
      reading: shortId(hash),
      sha256: hash,
      article: shortId(article),
      format: reading.format,
      engine_version: storable(engine.version),
      engine_model: engine.model === null ? null : storable(engine.model),
      model_checksum: engine.checksum === null ? null : storable(engine.checksum),
      value,
    })
    .execute();
}

/** The identifier of an article's reading by an engine, null where that engine has not read it. */
async function readingOf(db: Kysely<Schema>, article: string, engine: Reading['engine']): Promise<string | null> {
  const { version, model, checksum } = engineKey(engine);
  const row = await db
    .selectFrom('reading')
    .select('reading')
    .where('article', '=', article)
    .where('engine_version', '=', storable(version))
    .where('engine_model', 'is not distinct from', model === null ? null : storable(model))
    .where('model_checksum', 'is not distinct from', checksum === null ? null : storable(checksum))
    .executeTakeFirst();
  return row?.reading ?? null;
}

function maybe(stored: string | null): string | null {
  return stored === null ? null : restored(stored);
}

/** Dates and instants leave the database as text, whatever time zone and style the session is set to. */
function day(column: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`to_char(${column}, 'YYYY-MM-DD')`;
}

function instant(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
