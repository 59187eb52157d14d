/** Articles with their readings, on their way into the tables. */
import { sql, type Transaction } from 'kysely';
import type { Article } from '../intake/index.js';
import { checkReading, type Reading } from '../reading/index.js';
import { LedgerEntryError } from './errors.js';
import { articleHash, engineKey, readingHash, shortId } from './identity.js';
import type { IngestReceipt } from './ledger.js';
import { appendLog, type NewLine } from './log/append.js';
import { articleDigest } from './log/digest.js';
import type { Schema } from './schema.js';
import { maybeStorable, storable, storableJson } from './stored-text.js';

/** An article and a reading that may be stored: checked, hashed and in the form of the tables. */
export interface Storable {
  readonly article: Article;
  readonly articleHash: string;
  readonly reading: Reading;
  readonly readingHash: string;
  /** The reading without its article, as JSON text that the database can hold. */
  readonly value: string;
  /** Engine as the ledger tells engines apart, one string. */
  readonly engine: string;
}

/**
 * Checks a reading against its contract and against its article. Does not touch the database.
 * @throws ReadingInvalidError, {@link LedgerEntryError}
 */
export function prepare(article: Article, reading: Reading): Storable {
  const checked = checkReading(reading);
  const hash = articleHash(article);
  if (articleHash(checked.article) !== hash)
    throw new LedgerEntryError(
      `the reading is of another article than ${article.id ?? 'the one given'}: text, title, outlet, date, url or language differ`,
    );
  const { article: _page, ...entries } = checked;
  return {
    article,
    articleHash: hash,
    reading: checked,
    readingHash: readingHash(checked, hash),
    value: JSON.stringify(storableJson(entries)),
    engine: engineName(engineKey(checked.engine)),
  };
}

/**
 * Stores what is new of a batch, an article before its reading and all in the order given, with its lines in the log.
 * The transaction must hold the append lock. Four or five round trips, whatever the size of the batch.
 * @returns a receipt for each, in order.
 */
export async function store(db: Transaction<Schema>, batch: readonly Storable[]): Promise<IngestReceipt[]> {
  const ids = batch.map((entry) => shortId(entry.articleHash));
  const articles = await knownArticles(db, ids);
  const readings = await knownReadings(db, ids);
  const newArticles: Storable[] = [];
  const newReadings: Storable[] = [];
  const lines: NewLine[] = [];
  /** Which line tells of the n-th new article or reading. */
  const articleLines: number[] = [];
  const readingLines: number[] = [];
  const receipts = batch.map((entry): IngestReceipt => {
    const article = shortId(entry.articleHash);
    const known = articles.get(article);
    if (known !== undefined && known !== entry.articleHash)
      throw new LedgerEntryError(`two articles would share the identifier ${article}`);
    if (known === undefined) {
      articles.set(article, entry.articleHash);
      newArticles.push(entry);
      const digest = articleDigest(entry.articleHash, entry.article.id);
      articleLines.push(lines.push({ kind: 'article', item: article, digest }) - 1);
    }
    const key = `${article} ${entry.engine}`;
    const before = readings.get(key);
    const reading = before ?? shortId(entry.readingHash);
    if (before === undefined) {
      readings.set(key, reading);
      newReadings.push(entry);
      readingLines.push(lines.push({ kind: 'reading', item: reading, digest: entry.readingHash }) - 1);
    }
    return { article, reading, articleIsNew: known === undefined, readingIsNew: before === undefined };
  });
  const told = await appendLog(db, lines);
  const recorded = (line: number | undefined) => told[line ?? -1]?.recorded;
  if (newArticles.length)
    await db
      .insertInto('article')
      .values(newArticles.map((entry, i) => ({ ...articleRow(entry), recorded: recorded(articleLines[i]) })))
      .execute();
  if (newReadings.length)
    await db
      .insertInto('reading')
      .values(newReadings.map((entry, i) => ({ ...readingRow(entry), recorded: recorded(readingLines[i]) })))
      .execute();
  return receipts;
}

/** The hash of each of these articles that the ledger has. */
async function knownArticles(db: Transaction<Schema>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('article')
    .select(['article', 'sha256'])
    .where('article', '=', sql<string>`ANY(${ids}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.article, row.sha256]));
}

/** The reading of each of these articles by each engine, under "article engine". */
async function knownReadings(db: Transaction<Schema>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('reading')
    .select(['article', 'reading', 'engine_version', 'engine_model', 'model_checksum'])
    .where('article', '=', sql<string>`ANY(${ids}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => {
      const engine = [row.engine_version, row.engine_model, row.model_checksum];
      return [`${row.article} ${JSON.stringify(engine)}`, row.reading];
    }),
  );
}

/** The same string for an engine as its columns give: in their storable form. */
function engineName({ version, model, checksum }: ReturnType<typeof engineKey>): string {
  return JSON.stringify([storable(version), maybeStorable(model), maybeStorable(checksum)]);
}

function articleRow({ article, articleHash: hash }: Storable) {
  return {
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
  };
}

function readingRow({ articleHash: hash, reading, readingHash: own, value }: Storable) {
  const engine = engineKey(reading.engine);
  return {
    reading: shortId(own),
    sha256: own,
    article: shortId(hash),
    format: reading.format,
    engine_version: storable(engine.version),
    engine_model: maybeStorable(engine.model),
    model_checksum: maybeStorable(engine.checksum),
    value,
  };
}
