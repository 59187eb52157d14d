import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, LedgerBackupError } from '../../src/ledger/index.js';
import { testBackends } from './backends.js';
import { fillOlder, OLDER_READINGS } from './older/fill.js';

async function linesOf(ledger: Ledger): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of ledger.backup()) lines.push(line.slice(0, -1));
  return lines;
}

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describe.each(testBackends().map((b) => [b.name, b] as const))('a backup (%s)', (_, backend) => {
  describe.skipIf(backend.skip)('', () => {
    let lines: string[];
    beforeAll(async () => {
      await backend.start();
      const { ledger } = await backend.empty();
      await fillOlder(ledger);
      lines = await linesOf(ledger);
    });
    afterAll(backend.stop);

    it('fills an empty ledger with all that was in it, and the ledger goes on from there', async () => {
      const { ledger } = await backend.empty();
      const { report, rows } = await ledger.restore(given(lines));
      expect(report).toMatchObject({ lines: 10, articles: 4, readings: 5, decisions: 1, faults: 0 });
      expect(rows).toBe(20);
      expect(await linesOf(ledger)).toEqual(lines);
      const newest = OLDER_READINGS.at(-1)!;
      const { article, readingIsNew } = await ledger.ingest(newest.article, newest);
      expect(readingIsNew).toBe(false);
      expect((await ledger.reading(article))?.value).toEqual(newest);
      await ledger.decide({ kind: 'split', reason: 'later' });
      expect(await ledger.verify()).toMatchObject({ lines: 11, faults: 0 });
    });

    it('is the same whichever database it comes from and goes to', async () => {
      const other = testBackends().find((b) => b.name !== backend.name)!;
      if (other.skip) return;
      await other.start();
      try {
        const { ledger } = await other.empty();
        await ledger.restore(given(lines));
        expect((await linesOf(ledger)).sort()).toEqual([...lines].sort());
      } finally {
        await other.stop();
      }
    });

    it('is refused by a ledger that is not empty', async () => {
      const { ledger } = await backend.empty();
      await ledger.decide({ kind: 'merge', reason: 'here first' });
      await expect(ledger.restore(given(lines))).rejects.toThrow(/not empty: it has rows in decision/);
      expect(await ledger.verify()).toMatchObject({ lines: 1, faults: 0 });
    });

    it.each([
      ['nothing', () => [], /is empty/],
      ['another file', () => ['{"format":"parley.reading/1"}'], /line 1: this is no backup/],
      ['no JSON', () => ['\u001f\u008b'], /line 1: this is no backup/],
      ['one that was cut off', (all: string[]) => all.slice(0, 12), /line 12: it ends too early/],
      ['one without a row', (all: string[]) => all.toSpliced(8, 1), /checksum/],
      ['one with a word changed', (all: string[]) => all.map((l) => l.replace('coastal', 'central')), /checksum/],
      ['one with a row that is none', (all: string[]) => all.toSpliced(3, 0, '{"seq": "x"}'), /rows of article/],
      ['one with something behind its end', (all: string[]) => [...all, '{}'], /behind the end/],
      [
        'one of a newer Parley',
        (all: string[]) => [all[0]!.replace('0002-log', '9999-log'), ...all.slice(1)],
        /newer Parley: it has 9999-log/,
      ],
    ] as const)('of %s is refused, and nothing of it is kept', async (_, make, reason) => {
      const { ledger, db } = await backend.empty();
      const refused = ledger.restore(given(make(lines)));
      await expect(refused).rejects.toThrow(LedgerBackupError);
      await expect(refused).rejects.toThrow(reason);
      expect(await ledger.verify()).toMatchObject({ lines: 0, faults: 0 });
      expect((await sql`SELECT FROM article`.execute(db)).rows).toHaveLength(0);
    });

    it('of a ledger that was tampered with is refused by what does not verify', async () => {
      const { ledger, db } = await backend.empty();
      await fillOlder(ledger);
      await sql
        .raw(
          'ALTER TABLE article DISABLE TRIGGER ALL; UPDATE article SET title = NULL; ALTER TABLE article ENABLE TRIGGER ALL',
        )
        .execute(db);
      const bad = await linesOf(ledger);
      const fresh = (await backend.empty()).ledger;
      await expect(fresh.restore(given(bad))).rejects.toThrow(/does not verify \(\d+ faults: line 1, article /);
      expect(await fresh.counts()).toMatchObject({ articles: 0 });
    });
  });
});
