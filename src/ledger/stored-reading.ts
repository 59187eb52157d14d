/** Articles and readings on their way out of the tables. */
import { type Kysely, sql } from 'kysely';
import type { Article } from '../intake/index.js';
import type { Reading } from '../reading/index.js';
import { engineKey } from './identity.js';
import { day, instant } from './instant.js';
import type { StoredReading } from './ledger.js';
import type { Schema } from './schema.js';
import { maybeRestored, maybeStorable, restored, restoredJson, storable } from './stored-text.js';

const pageColumns = ['a.article', 'a.caller_id', 'a.title', 'a.outlet', 'a.url'] as const;

/** The newest reading of an article, or the one named; null where there is none. */
export async function readingOf(db: Kysely<Schema>, article: string, reading?: string): Promise<StoredReading | null> {
  // A NUL is no part of any identifier, and the database refuses to be asked for one.
  if (`${article}${reading ?? ''}`.includes('\0')) return null;
  const row = await storedReadings(db)
    .where('r.article', '=', article)
    .$if(reading !== undefined, (q) => q.where('r.reading', '=', reading ?? ''))
    .orderBy('r.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? storedReading(row) : null;
}

/** The newest reading, of those up to `until`, of the first article whose identifier comes after `after`. */
export async function readingAfter(db: Kysely<Schema>, after: string, until: string): Promise<StoredReading | null> {
  const row = await storedReadings(db)
    .where('r.article', '>', after)
    .where('r.seq', '<=', until)
    .orderBy('r.article')
    .orderBy('r.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? storedReading(row) : null;
}

/** The sequence number of the reading recorded last; null in an empty ledger. */
export async function newestReading(db: Kysely<Schema>): Promise<string | null> {
  const row = await db
    .selectFrom('reading')
    .select((e) => e.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** The identifier of an article's reading by an engine, null where that engine has not read it. */
export async function readingByEngine(
  db: Kysely<Schema>,
  article: string,
  engine: Reading['engine'],
): Promise<string | null> {
  const { version, model, checksum } = engineKey(engine);
  const row = await db
    .selectFrom('reading')
    .select('reading')
    .where('article', '=', article)
    .where('engine_version', '=', storable(version))
    .where('engine_model', 'is not distinct from', maybeStorable(model))
    .where('model_checksum', 'is not distinct from', maybeStorable(checksum))
    .executeTakeFirst();
  return row?.reading ?? null;
}

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
  return {
    article: row.article,
    reading: row.reading,
    recorded: row.recorded,
    value: readingOfRow(articleOfRow(row), row.value),
  };
}

/** An article's columns as they come out of the database, its day as text. */
export interface ArticleColumns {
  readonly caller_id: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly text: string;
}

/** The article of a row, letter for letter as it was given. */
export function articleOfRow(row: ArticleColumns): Article {
  return {
    id: maybeRestored(row.caller_id),
    title: maybeRestored(row.title),
    outlet: maybeRestored(row.outlet),
    published: row.published,
    url: maybeRestored(row.url),
    language: maybeRestored(row.language),
    text: restored(row.text),
  };
}

/** The reading of a row's `value`, its article put back. */
export function readingOfRow(article: Article, value: unknown): Reading {
  const { format, ...entries } = restoredJson(value) as Omit<Reading, 'article'>;
  return { format, article, ...entries } as Reading;
}
