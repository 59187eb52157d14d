/** Articles, readings and decisions against what the log says of them: each hashed anew from its own columns. */
import { sql, type Transaction } from 'kysely';
import type { Article } from '../../intake/index.js';
import { articleHash, canonicalJson, engineKey, readingHash, shortId } from '../identity.js';
import { day, exactInstant } from '../instant.js';
import { articleDigest, valueDigest } from '../log/digest.js';
import type { LogLine } from '../log/line.js';
import type { LogKind } from '../log/tables.js';
import type { Schema } from '../schema.js';
import { articleOfRow, readingOfRow } from '../stored-reading.js';
import { maybeRestored, restoredJson } from '../stored-text.js';
import type { LedgerFault } from './fault.js';

/** A thing of the ledger as its own row tells it. */
interface Item {
  /** Its place among its kind. */
  readonly seq: string;
  readonly recorded: string;
  /** What the log should have as its digest. */
  readonly digest: string;
  /** What contradicts itself in the row. */
  readonly contradictions: readonly string[];
}

const NO_PAGE: Article = { id: null, title: null, outlet: null, published: null, url: null, language: null, text: '' };

type Kind = Exclude<LogKind, 'linking'>;

/** Compares what the lines of the log tell of with what there is, page by page and in order. */
export class Items {
  readonly #last = new Map<Kind, string>();
  readonly counts: Record<Kind, number> = { article: 0, reading: 0, decision: 0 };

  /**
   * What is wrong with the things that a page of lines tells of; linkings are left to others.
   * @param broughtAlong whether a line was written for something older than the log: such a line may be later than it.
   */
  async check(
    db: Transaction<Schema>,
    lines: readonly LogLine[],
    broughtAlong: (line: LogLine) => boolean,
  ): Promise<LedgerFault[]> {
    const ids = (kind: Kind) => lines.filter((line) => line.kind === kind).map((line) => line.item);
    const found = {
      article: await articles(db, ids('article')),
      reading: await readings(db, ids('reading')),
      decision: await decisions(db, ids('decision')),
    };
    const again = await toldBefore(db, lines);
    const faults: LedgerFault[] = [];
    for (const line of lines) {
      if (line.kind === 'linking') continue;
      const { kind } = line;
      const fault = (reason: string) => faults.push({ line: line.seq, item: { kind, id: line.item }, reason });
      if (again.has(line.seq)) fault('was in the log before: the line was put in');
      const item = found[kind].get(line.item);
      if (item === undefined) {
        fault(`is in the log and not in the ledger: the ${kind} was removed`);
        continue;
      }
      this.counts[kind]++;
      if (item.digest !== line.digest) fault(`was changed: it is not the ${kind} that was recorded`);
      for (const contradiction of item.contradictions) fault(contradiction);
      const late = broughtAlong(line) && item.recorded < line.recorded;
      if (item.recorded !== line.recorded && !late)
        fault(`says that it was recorded at ${item.recorded}, the log at ${line.recorded}`);
      const before = this.#last.get(kind);
      if (before !== undefined && BigInt(item.seq) <= BigInt(before))
        fault(`stands before a ${kind} that was recorded earlier: its place in the order was changed`);
      this.#last.set(kind, item.seq);
    }
    return faults;
  }
}

/** The lines that tell of something that an earlier line told of. */
async function toldBefore(db: Transaction<Schema>, lines: readonly LogLine[]): Promise<Set<string>> {
  const first = lines[0]?.seq;
  const last = lines.at(-1)?.seq;
  if (first === undefined || last === undefined) return new Set();
  const { rows } = await sql<{ seq: string }>`
    SELECT l.seq FROM log l WHERE l.seq BETWEEN ${first} AND ${last} AND l.kind <> 'linking'
    AND EXISTS (SELECT FROM log e WHERE e.item = l.item AND e.kind = l.kind AND e.seq < l.seq)`.execute(db);
  return new Set(rows.map((row) => row.seq));
}

async function articles(db: Transaction<Schema>, ids: readonly string[]): Promise<Map<string, Item>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('article')
    .select(['seq', 'article', 'sha256', 'caller_id', 'title', 'outlet', 'url', 'language', 'text', 'characters'])
    .select([day(sql.ref('published')).as('published'), exactInstant(sql.ref('recorded')).as('recorded')])
    .where('article', '=', sql<string>`ANY(${ids}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => {
      const article = articleOfRow(row);
      const hash = articleHash(article);
      const contradictions: string[] = [];
      if (row.sha256 !== hash) contradictions.push('its row says another hash than its text and page give');
      if (row.characters !== article.text.length)
        contradictions.push(`its row says ${row.characters} characters, its text has ${article.text.length}`);
      const { seq, recorded } = row;
      return [row.article, { seq, recorded, digest: articleDigest(hash, article.id), contradictions }];
    }),
  );
}

async function readings(db: Transaction<Schema>, ids: readonly string[]): Promise<Map<string, Item>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('reading as r')
    .leftJoin('article as a', 'a.article', 'r.article')
    .select(['r.seq', 'r.reading', 'r.sha256', 'r.article', 'r.format', 'r.value', 'a.sha256 as page'])
    .select(['r.engine_version', 'r.engine_model', 'r.model_checksum'])
    .select(exactInstant(sql.ref('r.recorded')).as('recorded'))
    .where('r.reading', '=', sql<string>`ANY(${ids}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => {
      // The hash names the article by its own, so that its page is not needed: it is checked at its own line.
      const reading = readingOfRow(NO_PAGE, row.value ?? {});
      const contradictions: string[] = [];
      const page = row.page ?? '';
      if (shortId(page) !== row.article) contradictions.push(`its article ${row.article} is not in the ledger`);
      const hash = readingHash(reading, page);
      if (row.sha256 !== hash) contradictions.push('its row says another hash than what it holds gives');
      const said = [row.format, row.engine_version, row.engine_model, row.model_checksum];
      const columns = said.map((text) => maybeRestored(text));
      const engine = engineKey(reading.engine ?? { version: '', model: null });
      if (canonicalJson(columns) !== canonicalJson([reading.format, engine.version, engine.model, engine.checksum]))
        contradictions.push('its row says another format or engine than the reading itself');
      const { seq, recorded } = row;
      return [row.reading, { seq, recorded, digest: hash, contradictions }];
    }),
  );
}

async function decisions(db: Transaction<Schema>, ids: readonly string[]): Promise<Map<string, Item>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('decision')
    .select(['seq', 'decision', 'sha256', 'value', exactInstant(sql.ref('recorded')).as('recorded')])
    .where('decision', '=', sql<string>`ANY(${ids}::text[])`)
    .execute();
  return new Map(
    rows.map(({ seq, recorded, ...row }) => {
      const digest = valueDigest(restoredJson(row.value));
      const contradictions = row.sha256 === digest ? [] : ['its row says another hash than what it holds gives'];
      return [row.decision, { seq, recorded, digest, contradictions }];
    }),
  );
}
