/** The list of articles, newest first, a page at a time. */
import { type Kysely, sql } from 'kysely';
import { LedgerCursorError } from './errors.js';
import { day, instant } from './instant.js';
import type { ArticlePage } from './ledger.js';
import type { Schema } from './schema.js';
import { maybeRestored } from './stored-text.js';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 1000;

/** A page of articles, each with the counts of its newest reading. Throws {@link LedgerCursorError}. */
export async function articlePage(
  db: Kysely<Schema>,
  page: { readonly after?: string | null; readonly limit?: number },
): Promise<ArticlePage> {
  const limit = Math.min(Math.max(Math.trunc(page.limit ?? DEFAULT_PAGE), 1), LARGEST_PAGE);
  const after = page.after ?? null;
  if (after !== null && !/^[1-9]\d{0,17}$/.test(after))
    throw new LedgerCursorError(`${JSON.stringify(after.slice(0, 40))} is not a place in the list of articles`);
  const rows = await db
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
    .select(['a.seq', 'a.article', 'a.caller_id', 'a.title', 'a.outlet', 'a.url', 'a.characters'])
    .select(['r.offers', 'r.incidents', 'r.disputes'])
    .select([day(sql.ref('a.published')).as('published'), instant(sql.ref('a.recorded')).as('recorded')])
    .$if(after !== null, (q) => q.where('a.seq', '<', after))
    .orderBy('a.seq', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  return {
    articles: shown.map((row) => ({
      article: row.article,
      id: maybeRestored(row.caller_id),
      title: maybeRestored(row.title),
      outlet: maybeRestored(row.outlet),
      published: row.published,
      url: maybeRestored(row.url),
      recorded: row.recorded,
      characters: row.characters,
      offers: row.offers ?? 0,
      incidents: row.incidents ?? 0,
      disputes: row.disputes ?? 0,
    })),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}
