import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  articleId,
  type Ledger,
  LedgerCursorError,
  LedgerEntryError,
  type StoredReading,
} from '../../src/ledger/index.js';
import type { Backend } from '../../src/ledger/sql-ledger.js';
import { ReadingInvalidError } from '../../src/reading/index.js';
import { testBackends } from './backends.js';
import { ENGINE, exerciseArticle, exerciseReading } from './exercise.js';

describe.each(testBackends().map((b) => [b.name, b] as const))('a ledger (%s)', (_, backend) => {
  describe.skipIf(backend.skip)('', () => {
    let ledger: Ledger;
    let db: Backend['db'];
    beforeAll(backend.start);
    afterAll(backend.stop);
    beforeEach(async () => {
      ({ ledger, db } = await backend.empty());
    });

    it('gives back an article and its reading as they were, after closing and opening', async () => {
      const article = exerciseArticle();
      const reading = exerciseReading(article);
      const receipt = await ledger.ingest(article, reading);
      expect(receipt).toMatchObject({ articleIsNew: true, readingIsNew: true });
      const reopened = await backend.reopen();
      const stored = await reopened.reading(receipt.article);
      expect(stored).toMatchObject({ article: receipt.article, reading: receipt.reading });
      expect(stored?.value).toEqual(reading);
      expect(Math.abs(Date.parse(stored?.recorded ?? '') - Date.now())).toBeLessThan(60_000);
      await reopened.close();
    });

    it.each([
      ['a NUL', 'before\0after'],
      ['half surrogate pairs', '\ud83d alone, \ude00 alone, \ude00\ud83d the wrong way round'],
      ['Windows line ends, tabs and a byte order mark', '\ufeffone\r\ntwo\n\rthree\tfour\r'],
      ['characters outside the basic plane', 'flags 🇺🇦🇷🇺, 𝔉𝔯𝔞𝔨𝔱𝔲𝔯, 𠀀'],
      ['unnormalised and right-to-left text', 'e\u0301 é ﷺ \u202eقال المتحدث\u202c هدنة'],
      ['every control character', String.fromCharCode(...Array.from({ length: 0x20 }, (_, i) => i))],
      ['what looks like an escape of ours', '\u001b0000 \u001bd83d \u001b'],
      ['nothing at all', ''],
    ])('keeps %s exactly', async (_, text) => {
      const article = exerciseArticle({ id: text, title: text, outlet: text, url: text, language: text, text });
      const reading = exerciseReading(article, { version: `1 ${text}`, model: `m ${text}` });
      const { article: id } = await ledger.ingest(article, reading);
      const stored = await ledger.reading(id);
      expect(stored?.value.article.text).toBe(text);
      expect(stored?.value).toEqual(reading);
      const page = await ledger.articles();
      expect(page.articles[0]).toMatchObject({ id: text, title: text, characters: text.length });
      expect(await ledger.holds(article, reading.engine)).toBe(true);
    });

    it('takes the same article twice as one, whatever the caller calls it', async () => {
      const first = await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
      const again = exerciseArticle({ id: 'another name' });
      const second = await ledger.ingest(again, exerciseReading(again));
      expect(second).toEqual({ ...first, articleIsNew: false, readingIsNew: false });
      expect(await ledger.counts()).toEqual({ articles: 1, readings: 1, offers: 1, incidents: 0, disputes: 1 });
    });

    it.each(['text', 'title', 'outlet', 'url', 'language'] as const)(
      'tells articles apart by their %s',
      async (field) => {
        await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
        const other = exerciseArticle({ [field]: `${exerciseArticle()[field]} ` });
        expect((await ledger.ingest(other, exerciseReading(other))).articleIsNew).toBe(true);
        const without = field === 'text' ? exerciseArticle({ text: '' }) : exerciseArticle({ [field]: null });
        expect((await ledger.ingest(without, exerciseReading(without))).articleIsNew).toBe(true);
      },
    );

    it('adds the reading of a newer engine and keeps the older one', async () => {
      const article = exerciseArticle();
      const older = await ledger.ingest(article, exerciseReading(article));
      const engine = { version: '1.1.0', model: 'exercise' };
      expect(await ledger.holds(article, engine)).toBe(false);
      const newer = await ledger.ingest(article, exerciseReading(article, engine, 3));
      expect(newer).toMatchObject({ article: older.article, articleIsNew: false, readingIsNew: true });
      expect(newer.reading).not.toBe(older.reading);
      expect((await ledger.reading(older.article))?.value.offers).toHaveLength(3);
      expect((await ledger.reading(older.article, older.reading))?.value.offers).toHaveLength(1);
      expect(await ledger.counts()).toEqual({ articles: 1, readings: 2, offers: 3, incidents: 0, disputes: 1 });
      expect((await ledger.articles()).articles).toMatchObject([{ offers: 3, incidents: 0, disputes: 1 }]);
    });

    it('tells engines apart by version, model and checksum, and knows which it holds', async () => {
      const article = exerciseArticle();
      const engines = [
        ENGINE,
        { ...ENGINE, model: null },
        { ...ENGINE, checksum: 'abc' },
        { ...ENGINE, checksum: 'abd' },
        { ...ENGINE, version: '0.9.0' },
      ];
      for (const engine of engines) {
        expect(await ledger.holds(article, engine)).toBe(false);
        expect((await ledger.ingest(article, exerciseReading(article, engine))).readingIsNew).toBe(true);
        expect(await ledger.holds(article, engine)).toBe(true);
        expect((await ledger.ingest(article, exerciseReading(article, engine))).readingIsNew).toBe(false);
      }
      expect((await ledger.counts()).readings).toBe(engines.length);
    });

    it('keeps the first reading where the same engine reads the same article otherwise', async () => {
      const article = exerciseArticle();
      const first = await ledger.ingest(article, exerciseReading(article, ENGINE, 1));
      const second = await ledger.ingest(article, exerciseReading(article, ENGINE, 2));
      expect(second).toMatchObject({ reading: first.reading, readingIsNew: false });
      expect((await ledger.reading(first.article))?.value.offers).toHaveLength(1);
    });

    it('takes one article from many hands at once as one', async () => {
      const article = exerciseArticle();
      const second = await backend.second();
      const receipts = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? ledger : second).ingest(article, exerciseReading(article))),
      );
      expect(receipts.filter((r) => r.articleIsNew)).toHaveLength(1);
      expect(receipts.filter((r) => r.readingIsNew)).toHaveLength(1);
      expect(await ledger.counts()).toMatchObject({ articles: 1, readings: 1 });
      await second.close();
    });

    it('gives the newest reading of every article in one order, whatever the order they came in', async () => {
      const articles = ['one', 'two', 'three'].map((text) => exerciseArticle({ text }));
      for (const article of articles) await ledger.ingest(article, exerciseReading(article));
      await ledger.ingest(articles[0]!, exerciseReading(articles[0]!, { version: '1.1.0', model: 'exercise' }, 2));
      const seen: StoredReading[] = [];
      for await (const stored of ledger.readings()) {
        seen.push(stored);
        // What is recorded meanwhile is of the next time.
        const late = exerciseArticle({ text: `late ${seen.length}` });
        await ledger.ingest(late, exerciseReading(late));
      }
      expect(seen.map((s) => s.article)).toEqual(articles.map(articleId).sort());
      for (const stored of seen) expect(stored).toEqual(await ledger.reading(stored.article));
      expect(seen.map((s) => s.value.offers.length).sort()).toEqual([1, 1, 2]);
    });

    it('refuses a reading that breaks its contract or is of another article, and stores nothing of it', async () => {
      const article = exerciseArticle();
      const reading = exerciseReading(article);
      const crooked = {
        ...reading,
        actors: [{ ...reading.actors[0]!, mentions: [{ start: 1, end: 4, text: 'The' }] }],
      };
      await expect(ledger.ingest(article, crooked)).rejects.toThrow(ReadingInvalidError);
      const other = exerciseReading(exerciseArticle({ title: 'Exercise text: another page' }));
      await expect(ledger.ingest(article, other)).rejects.toThrow(LedgerEntryError);
      expect(await ledger.counts()).toMatchObject({ articles: 0, readings: 0 });
    });

    it('pages through articles, newest first, while more are added', async () => {
      const add = async (n: number) => {
        const article = exerciseArticle({ id: `exercise-${n}`, url: `https://exercise.example/${n}` });
        await ledger.ingest(article, exerciseReading(article));
      };
      for (let n = 1; n <= 7; n++) await add(n);
      const seen: (string | null)[] = [];
      let after: string | null = null;
      do {
        const page = await ledger.articles({ after, limit: 3 });
        seen.push(...page.articles.map((a) => a.id));
        after = page.next;
        if (seen.length === 3) await add(8);
      } while (after !== null);
      expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `exercise-${n}`));
      expect((await ledger.articles({ limit: 0 })).articles).toHaveLength(1);
      for (const hostile of ['', '0', '-1', "1'; DROP TABLE article; --", '1e3', '9'.repeat(30), '\0'])
        await expect(ledger.articles({ after: hostile })).rejects.toThrow(LedgerCursorError);
    });

    it('answers null for what it does not have', async () => {
      const { article } = await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
      expect(await ledger.reading('no such article')).toBeNull();
      expect(await ledger.reading(article, 'no such reading')).toBeNull();
      expect(await ledger.reading('\0')).toBeNull();
      expect(await ledger.reading('\ud800')).toBeNull();
      expect(await ledger.holds(exerciseArticle({ text: 'never seen' }), ENGINE)).toBe(false);
    });

    it('refuses to change, remove or empty what is recorded', async () => {
      await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
      for (const statement of [
        `UPDATE article SET title = 'another'`,
        'DELETE FROM reading',
        'DELETE FROM article',
        'TRUNCATE reading, article',
        `UPDATE reading SET value = '{}'`,
        `INSERT INTO article (article, sha256, text, characters) SELECT article, sha256, 'another', 7 FROM article
           ON CONFLICT (article) DO UPDATE SET text = 'another'`,
      ])
        await expect(sql.raw(statement).execute(db), statement).rejects.toThrow('append-only');
      // The connection is as good as before after each refusal.
      expect((await db.selectFrom('article').select('title').execute()).map((r) => r.title)).toEqual([
        exerciseArticle().title,
      ]);
      expect(await ledger.counts()).toMatchObject({ articles: 1, readings: 1 });
    });
  });
});
