import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articleHash, readingHash, sha256, shortId } from '../../src/ledger/identity.js';
import { type Ledger, LedgerEntryError } from '../../src/ledger/index.js';
import { exactInstant } from '../../src/ledger/instant.js';
import { appending, appendLog } from '../../src/ledger/log/append.js';
import { BEFORE_ALL, type LogLine, lineHash } from '../../src/ledger/log/line.js';
import type { Backend } from '../../src/ledger/sql-ledger.js';
import { ReadingInvalidError } from '../../src/reading/index.js';
import { testBackends } from './backends.js';
import { ENGINE, exerciseArticle, exerciseReading } from './exercise.js';

const DECISION = {
  kind: 'merge',
  entries: ['exercise-1', 'exercise-2'],
  coder: 'exercise coder',
  reason: 'the same offer, reported twice',
  at: '2024-03-01T12:00:00.000Z',
};

describe.each(testBackends().map((b) => [b.name, b] as const))('the log (%s)', (_, backend) => {
  describe.skipIf(backend.skip)('', () => {
    let ledger: Ledger;
    let db: Backend['db'];
    beforeAll(backend.start);
    afterAll(backend.stop);
    beforeEach(async () => {
      ({ ledger, db } = await backend.empty());
    });

    const lines = (): Promise<LogLine[]> =>
      db
        .selectFrom('log')
        .select(['seq', 'kind', 'item', 'digest', 'previous', 'hash'])
        .select(exactInstant(sql.ref('recorded')).as('recorded'))
        .orderBy('seq')
        .execute();

    it('has a line for each article, reading and decision, and none for what was there already', async () => {
      const article = exerciseArticle();
      const receipt = await ledger.ingest(article, exerciseReading(article));
      await ledger.ingest(article, exerciseReading(article));
      const newer = await ledger.ingest(article, exerciseReading(article, { ...ENGINE, version: '1.1.0' }));
      const { decision } = await ledger.decide(DECISION);
      expect(await ledger.decide({ ...DECISION })).toEqual({ decision, isNew: false });
      expect((await lines()).map((l) => [l.seq, l.kind, l.item])).toEqual([
        ['1', 'article', receipt.article],
        ['2', 'reading', receipt.reading],
        ['3', 'reading', newer.reading],
        ['4', 'decision', decision],
      ]);
    });

    it('binds each line to the one before it, and each item to its line by digest and instant', async () => {
      const articles = ['one', 'two \0 \ud800 \u001b', 'three'].map((text) => exerciseArticle({ id: text, text }));
      for (const article of articles) await ledger.ingest(article, exerciseReading(article));
      const all = await lines();
      let previous = BEFORE_ALL;
      for (const line of all) {
        expect(line.previous).toBe(previous);
        expect(line.hash).toBe(lineHash(line));
        previous = line.hash;
      }
      const { rows } = await sql<{ same: boolean }>`
        SELECT l.recorded = coalesce(a.recorded, r.recorded) AS same FROM log l
        LEFT JOIN article a ON l.kind = 'article' AND a.article = l.item
        LEFT JOIN reading r ON l.kind = 'reading' AND r.reading = l.item`.execute(db);
      expect(rows.map((r) => r.same)).toEqual(all.map(() => true));
      expect(all[1]?.digest).toBe(readingHash(exerciseReading(articles[0]!), articleHash(articles[0]!)));
    });

    it('never goes back in time, though the clock does', async () => {
      const ahead = '2999-01-01T00:00:00.000001Z';
      const line = { seq: '1', kind: 'decision' as const, item: 'a'.repeat(32), digest: sha256('a'), recorded: ahead };
      await db
        .insertInto('log')
        .values({ ...line, previous: BEFORE_ALL, hash: lineHash({ ...line, previous: BEFORE_ALL }) })
        .execute();
      await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
      expect((await lines()).map((l) => l.recorded)).toEqual([ahead, ahead, ahead]);
    });

    it('has no gap and no fork where many append at once', async () => {
      const second = await backend.second();
      await Promise.all(
        Array.from({ length: 24 }, (_, i) => {
          const article = exerciseArticle({ url: `https://exercise.example/${i}` });
          const hand = i % 2 ? ledger : second;
          return i % 3 ? hand.ingest(article, exerciseReading(article)) : hand.decide({ ...DECISION, reason: `${i}` });
        }),
      );
      await second.close();
      const all = await lines();
      expect(all.map((l) => l.seq)).toEqual(Array.from({ length: 40 }, (_, i) => `${i + 1}`));
      expect(all.slice(1).map((l) => l.previous)).toEqual(all.slice(0, -1).map((l) => l.hash));
    });

    it('keeps nothing of a transaction that fails', async () => {
      await expect(
        appending(db, async (transaction) => {
          await appendLog(transaction, [{ kind: 'linking', item: 'b'.repeat(32), digest: sha256('b') }]);
          throw new Error('half way');
        }),
      ).rejects.toThrow('half way');
      expect(await lines()).toEqual([]);
      await ledger.decide(DECISION);
      expect((await lines()).map((l) => l.seq)).toEqual(['1']);
    });

    it('cannot be changed, shortened or emptied', async () => {
      await ledger.decide(DECISION);
      for (const statement of [
        'UPDATE log SET recorded = now()',
        'DELETE FROM log',
        'TRUNCATE log',
        `UPDATE decision SET value = '{}'`,
        'DELETE FROM decision',
        'TRUNCATE decision',
      ])
        await expect(sql.raw(statement).execute(db), statement).rejects.toThrow('append-only');
    });

    it('gives decisions back as they were made, in order', async () => {
      const made = Array.from({ length: 3 }, (_, i) => ({ ...DECISION, reason: `reason ${i} \0 \ud800`, nested: [i] }));
      for (const decision of made) await ledger.decide(decision);
      const seen: object[] = [];
      for await (const stored of ledger.decisions()) seen.push(stored.value);
      expect(seen).toEqual(made);
    });

    it('refuses a decision that JSON cannot carry', async () => {
      for (const hostile of [[], { at: new Date() }, { size: Number.NaN }, { toJSON: () => null }])
        await expect(ledger.decide(hostile)).rejects.toThrow(LedgerEntryError);
      expect(await lines()).toEqual([]);
    });

    it('takes a batch in one transaction and keeps its good part, each outcome in its place', async () => {
      const articles = ['one', 'two', 'three', 'four'].map((text) => exerciseArticle({ id: text, text }));
      const readings = articles.map((article) => exerciseReading(article));
      const crooked = {
        ...readings[1]!,
        actors: [{ ...readings[1]!.actors[0]!, mentions: [{ start: 0, end: 3, text: 'six' }] }],
      };
      const outcomes = await ledger.ingestAll([
        { article: articles[0]!, reading: readings[0]! },
        { article: articles[1]!, reading: crooked },
        { article: articles[0]!, reading: readings[0]! },
        { article: articles[2]!, reading: readings[3]! },
        { article: articles[3]!, reading: readings[3]! },
        { article: articles[3]!, reading: exerciseReading(articles[3]!, { ...ENGINE, version: '1.1.0' }) },
      ]);
      const id = (i: number) => shortId(articleHash(articles[i]!));
      expect(outcomes).toMatchObject([
        { article: id(0), articleIsNew: true, readingIsNew: true },
        { fault: expect.any(ReadingInvalidError) },
        { article: id(0), articleIsNew: false, readingIsNew: false },
        { fault: expect.any(LedgerEntryError) },
        { article: id(3), articleIsNew: true, readingIsNew: true },
        { article: id(3), articleIsNew: false, readingIsNew: true },
      ]);
      const all = await lines();
      expect(all.map((l) => l.kind)).toEqual(['article', 'reading', 'article', 'reading', 'reading']);
      expect(new Set(all.map((l) => l.recorded)).size).toBe(1);
      expect(await ledger.counts()).toMatchObject({ articles: 2, readings: 3 });
      expect((await ledger.reading(id(3)))?.value).toEqual(
        exerciseReading(articles[3]!, { ...ENGINE, version: '1.1.0' }),
      );
      expect(await ledger.ingestAll([])).toEqual([]);
    });
  });
});
