import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleId, faultWords, type Ledger } from '../../../src/ledger/index.js';
import { migrate } from '../../../src/ledger/migrate.js';
import { testBackends } from '../backends.js';
import { OLDER_ARTICLES, OLDER_DECISION, OLDER_READINGS } from './fill.js';
import { makeOlder, OLDER_VERSIONS } from './older-ledger.js';

async function faults(ledger: Ledger): Promise<string[]> {
  const words: string[] = [];
  await ledger.verify({ tell: (fault) => void words.push(faultWords(fault)) });
  return words;
}

describe.each(testBackends().map((b) => [b.name, b] as const))('a ledger of an older version (%s)', (_, backend) => {
  describe.skipIf(backend.skip)('', () => {
    beforeAll(backend.start);
    afterAll(backend.stop);

    it.each(OLDER_VERSIONS)('that ended with %s opens with all that was in it, and verifies', async (version) => {
      const { db } = await backend.empty();
      await makeOlder(db, version);
      const ledger = await backend.reopen();
      try {
        expect(await faults(ledger)).toEqual([]);
        expect(await ledger.counts()).toMatchObject({ articles: 4, readings: 5 });
        for (const reading of OLDER_READINGS.slice(1))
          expect((await ledger.reading(articleId(reading.article)))?.value).toEqual(reading);
        expect((await ledger.articles()).articles.map((a) => a.id)).toEqual(OLDER_ARTICLES.map((a) => a.id).reverse());
        for (const { article, engine } of OLDER_READINGS) expect(await ledger.holds(article, engine)).toBe(true);
        const decisions: object[] = [];
        for await (const { value } of ledger.decisions()) decisions.push(value);
        expect(decisions).toEqual(version < '0002' ? [] : [OLDER_DECISION]);
        // And goes on: what is known stays known, what is new goes behind it.
        const again = await ledger.ingest(OLDER_READINGS[1]!.article, OLDER_READINGS[1]!);
        expect(again).toMatchObject({ articleIsNew: false, readingIsNew: false });
        await ledger.decide({ ...OLDER_DECISION, reason: 'a later one' });
        expect(await faults(ledger)).toEqual([]);
      } finally {
        await ledger.close();
      }
    });

    it('is brought along in the order of its rows where the clock had gone back', async () => {
      const { db, ledger } = await backend.empty();
      await makeOlder(db, '0001-articles-and-readings');
      await sql
        .raw(
          `ALTER TABLE article DISABLE TRIGGER append_only;
           UPDATE article SET recorded = recorded - interval '1 hour' WHERE seq = 3;
           ALTER TABLE article ENABLE TRIGGER append_only`,
        )
        .execute(db);
      await migrate(db, 'here');
      expect(await faults(ledger)).toEqual([]);
      const { rows } = await sql<{ seq: string }>`
        SELECT a.seq FROM log l JOIN article a ON a.article = l.item ORDER BY l.seq`.execute(db);
      expect(rows.map((r) => r.seq)).toEqual(['1', '2', '3', '4']);
    });

    it('that was empty begins its log like a new one', async () => {
      const { db, ledger } = await backend.empty();
      await makeOlder(db, '0001-articles-and-readings', '');
      await migrate(db, 'here');
      await ledger.ingest(OLDER_READINGS[0]!.article, OLDER_READINGS[0]!);
      expect(await faults(ledger)).toEqual([]);
      expect((await db.selectFrom('log').select('previous').where('seq', '=', '1').execute())[0]?.previous).toBe(
        '0'.repeat(64),
      );
    });
  });
});
