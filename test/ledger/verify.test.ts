import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultWords, type Ledger, type LedgerReport } from '../../src/ledger/index.js';
import { appending, appendLog } from '../../src/ledger/log/append.js';
import type { Backend } from '../../src/ledger/sql-ledger.js';
import { verifyLedger } from '../../src/ledger/verify/verify.js';
import { testBackends } from './backends.js';
import { ENGINE, exerciseArticle, exerciseReading } from './exercise.js';

/** Two articles, the second read twice, a decision, a third article: lines 1 to 8. */
async function fill(ledger: Ledger): Promise<void> {
  const [one, two, three] = ['one', 'two', 'three'].map((text) => exerciseArticle({ id: `exercise-${text}`, text }));
  await ledger.ingest(one!, exerciseReading(one!));
  await ledger.ingest(two!, exerciseReading(two!));
  await ledger.ingest(two!, exerciseReading(two!, { ...ENGINE, version: '1.1.0' }));
  await ledger.decide({ kind: 'merge', coder: 'exercise coder', reason: 'one offer', at: '2024-03-01T12:00:00Z' });
  await ledger.ingest(three!, exerciseReading(three!));
}

const NTH = (table: string, n: number) => `(SELECT seq FROM ${table} ORDER BY seq OFFSET ${n - 1} LIMIT 1)`;
const LOG_OF_LAST = `DELETE FROM log WHERE seq = 8`;

/** What somebody with the keys of the database could do, and what must be said of it. */
const TAMPERING: readonly (readonly [what: string, statements: string, found: readonly RegExp[]])[] = [
  ...(
    [
      [
        'text',
        `'two '`,
        [/^line 3, article [0-9a-f]{32}: was changed: it is not the article/, /another hash/, /characters/],
      ],
      ['title', `NULL`, [/^line 3, article .*was changed/, /another hash/]],
      ['outlet', `'Exercise Herald'`, [/^line 3, article .*was changed/, /another hash/]],
      ['published', `'2009-01-01'`, [/^line 3, article .*was changed/, /another hash/]],
      ['url', `url || '#'`, [/^line 3, article .*was changed/, /another hash/]],
      ['language', `'fr'`, [/^line 3, article .*was changed/, /another hash/]],
      ['caller_id', `'another name'`, [/^line 3, article .*was changed/]],
      ['recorded', `recorded - interval '1 microsecond'`, [/^line 3, article .*says that it was recorded at/]],
      ['characters', '4', [/^line 3, article .*its row says 4 characters, its text has 3/]],
    ] as const
  ).map(
    ([column, value, found]) =>
      [
        `the ${column} of an article`,
        `UPDATE article SET ${column} = ${value} WHERE seq = ${NTH('article', 2)}`,
        found,
      ] as const,
  ),
  [
    'an article given another hash together with another text',
    `UPDATE article SET text = 'six', sha256 = article || repeat('0', 32) WHERE seq = ${NTH('article', 2)}`,
    [
      /^line 3, article .*was changed/,
      /another hash/,
      /^line 4, reading .*was changed/,
      /another hash/,
      /^line 5, reading .*was changed/,
      /another hash/,
    ],
  ],
  [
    'a word in a reading',
    `UPDATE reading SET value = jsonb_set(value, '{offers,0,status}', '"accepted"') WHERE seq = ${NTH('reading', 2)}`,
    [/^line 4, reading .*was changed: it is not the reading/, /another hash/],
  ],
  [
    'the engine that a row names',
    `UPDATE reading SET engine_version = '9.9.9' WHERE seq = ${NTH('reading', 2)}`,
    [/^line 4, reading .*another format or engine/],
  ],
  [
    'the format that a row names',
    `UPDATE reading SET format = 'another' WHERE seq = ${NTH('reading', 2)}`,
    [/^line 4, reading .*another format or engine/],
  ],
  [
    'a reading moved to another article',
    `UPDATE reading SET article = (SELECT article FROM article WHERE seq = ${NTH('article', 3)}), engine_version = '8' WHERE seq = ${NTH('reading', 1)}`,
    [/^line 2, reading .*was changed/, /another hash/, /another format or engine/],
  ],
  [
    'when a reading was recorded',
    `UPDATE reading SET recorded = recorded + interval '1 day' WHERE seq = ${NTH('reading', 2)}`,
    [/^line 4, reading .*says that it was recorded at/],
  ],
  [
    'which of two readings is the newer',
    `UPDATE reading SET seq = DEFAULT WHERE seq = ${NTH('reading', 2)}`,
    [/^line 5, reading .*stands before a reading that was recorded earlier/, /^line 8, reading .*stands before/].slice(
      0,
      1,
    ),
  ],
  [
    'a decision',
    `UPDATE decision SET value = jsonb_set(value, '{coder}', '"somebody else"')`,
    [/^line 6, decision .*was changed: it is not the decision/, /another hash/],
  ],
  [
    'when a decision was recorded',
    `UPDATE decision SET recorded = recorded + interval '1 second'`,
    [/^line 6, decision .*says that it was recorded at/],
  ],
  ['a decision removed', 'DELETE FROM decision', [/^line 6, decision .*the decision was removed/]],
  ['a reading removed', `DELETE FROM reading WHERE seq = ${NTH('reading', 3)}`, [/^line 5, reading .*was removed/]],
  [
    'an article removed with its reading',
    `DELETE FROM reading WHERE seq = ${NTH('reading', 1)}; DELETE FROM article WHERE seq = ${NTH('article', 1)}`,
    [/^line 1, article .*was removed/, /^line 2, reading .*was removed/],
  ],
  [
    'an article put in',
    `INSERT INTO article (article, sha256, text, characters) VALUES (repeat('a', 32), repeat('a', 64), 'x', 1)`,
    [/^article a{32}: is in the ledger and not in the log: it was put in/],
  ],
  [
    'a reading put in',
    `INSERT INTO reading (reading, sha256, article, format, engine_version, value)
     SELECT repeat('b', 32), repeat('b', 64), article, format, '7', value FROM reading WHERE seq = ${NTH('reading', 1)}`,
    [/^reading b{32}: is in the ledger and not in the log/],
  ],
  [
    'a decision put in',
    `INSERT INTO decision (decision, sha256, value) VALUES (repeat('c', 32), repeat('c', 64), '{}')`,
    [/^decision c{32}: is in the ledger and not in the log/],
  ],
  ...(
    [
      [
        'item',
        `repeat('d', 32)`,
        [
          /^line 3, article d{32}: was changed in the log/,
          /^line 3, article d{32}: is in the log and not in the ledger/,
          /^article .*not in the log/,
        ],
      ],
      ['digest', `repeat('e', 64)`, [/^line 3, .*was changed in the log/, /^line 3, article .*it is not the article/]],
      ['kind', `'linking'`, [/^line 3, linking .*was changed in the log/, /^article .*not in the log/]],
      ['hash', `repeat('f', 64)`, [/^line 3, .*was changed in the log/, /^line 4, .*does not follow line 3/]],
      ['previous', `repeat('f', 64)`, [/^line 3, .*does not follow line 2/, /^line 3, .*was changed in the log/]],
      [
        'recorded',
        `recorded - interval '1 day'`,
        [/^line 3, .*was changed in the log/, /before line 2/, /says that it was recorded at/],
      ],
    ] as const
  ).map(
    ([column, value, found]) =>
      [`the ${column} of a line`, `UPDATE log SET ${column} = ${value} WHERE seq = 3`, found] as const,
  ),
  [
    'a line removed',
    'DELETE FROM log WHERE seq = 6',
    [/^line 6: is missing from the log/, /^decision .*not in the log/],
  ],
  [
    'several lines removed',
    'DELETE FROM log WHERE seq BETWEEN 3 AND 5',
    [
      /^line 3: to 5 are missing from the log/,
      /^article .*not in the log/,
      /^reading .*not in the log/,
      /^reading .*not in the log/,
    ],
  ],
  ['the first line removed', 'DELETE FROM log WHERE seq = 1', [/^line 1: is missing/, /^article .*not in the log/]],
  ['the last line removed', LOG_OF_LAST, [/^reading .*not in the log/]],
  [
    'a line removed and the rest moved up',
    `DELETE FROM log WHERE seq = 6; UPDATE log SET seq = 6 WHERE seq = 7; UPDATE log SET seq = 7 WHERE seq = 8`,
    [
      /^line 6, article .*does not follow line 5/,
      /^line 6, .*was changed in the log/,
      /^line 7, .*was changed in the log/,
      /^decision .*not in the log/,
    ],
  ],
  [
    'two lines in each other’s place',
    `UPDATE log SET seq = 99 WHERE seq = 4; UPDATE log SET seq = 4 WHERE seq = 5; UPDATE log SET seq = 5 WHERE seq = 99`,
    [
      /^line 4, .*does not follow line 3/,
      /^line 4, .*was changed in the log/,
      /^line 5, .*does not follow line 4/,
      /^line 5, .*was changed in the log/,
      /^line 5, .*before line 4/,
      /^line 6, .*does not follow line 5/,
      /stands before a reading that was recorded earlier/,
    ],
  ],
  [
    'a line put in',
    `INSERT INTO log SELECT 9, kind, item, digest, recorded, previous, hash FROM log WHERE seq = 8`,
    [
      /^line 9, reading .*does not follow line 8/,
      /^line 9, .*was changed in the log/,
      /^line 9, .*was in the log before/,
      /^line 9, .*stands before/,
    ],
  ],
  [
    'the guard of a table',
    'ALTER TABLE reading DISABLE TRIGGER append_only',
    [/^the table reading is not guarded against changes: its trigger append_only is off or gone/],
  ],
  ['the guard of the log', 'DROP TRIGGER append_only_all ON log', [/^the table log is not guarded/]],
];

describe.each(testBackends().map((b) => [b.name, b] as const))('verifying a ledger (%s)', (_, backend) => {
  describe.skipIf(backend.skip)('', () => {
    let ledger: Ledger;
    let db: Backend['db'];
    beforeAll(backend.start);
    afterAll(backend.stop);
    beforeEach(async () => {
      ({ ledger, db } = await backend.empty());
    });

    const verify = async (head?: string): Promise<{ report: LedgerReport; words: string[] }> => {
      const words: string[] = [];
      const report = await ledger.verify({ head, tell: (fault) => void words.push(faultWords(fault)) });
      expect(report.faults).toBe(words.length);
      return { report, words };
    };

    /** With every guard out of the way, and back at its post afterwards. */
    const tamper = async (statements: string) => {
      const tables = ['article', 'reading', 'decision', 'log'];
      const each = (what: string) => tables.map((t) => `ALTER TABLE ${t} ${what} TRIGGER ALL;`).join('');
      const guards = /TRIGGER/.test(statements);
      const constraints = 'ALTER TABLE reading ALTER seq SET GENERATED BY DEFAULT;';
      await sql
        .raw(guards ? statements : `${constraints}${each('DISABLE')}${statements};${each('ENABLE')}`)
        .execute(db);
    };

    it('finds nothing wrong with what nobody touched, and says where its log ends', async () => {
      expect((await verify()).report).toMatchObject({ head: null, lines: 0, faults: 0 });
      await fill(ledger);
      const { report } = await verify();
      expect(report).toMatchObject({ lines: 8, articles: 3, readings: 4, decisions: 1, linkings: 0, faults: 0 });
      expect(report.head).toMatchObject({ seq: '8', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    });

    it('goes through more lines than it holds at a time', async () => {
      const articles = Array.from({ length: 150 }, (_, i) => exerciseArticle({ text: `report ${i}` }));
      await ledger.ingestAll(articles.map((article) => ({ article, reading: exerciseReading(article) })));
      expect((await verify()).report).toMatchObject({ lines: 300, articles: 150, readings: 150, faults: 0 });
    });

    it.each(TAMPERING)('finds %s and names it', async (_, statements, found) => {
      await fill(ledger);
      await tamper(statements);
      const { words } = await verify();
      expect(words).toEqual(found.map((expected) => expect.stringMatching(expected)));
    });

    it('finds a log cut off together with all that it told of, by a head kept elsewhere', async () => {
      await fill(ledger);
      const { head } = (await verify()).report;
      expect((await verify(head?.hash)).words).toEqual([]);
      const later = exerciseArticle({ text: 'later' });
      await ledger.ingest(later, exerciseReading(later));
      // A head of earlier is still in it.
      expect((await verify(head?.hash)).words).toEqual([]);
      await tamper(
        `DELETE FROM log WHERE seq > 6; DELETE FROM reading WHERE seq >= ${NTH('reading', 4)}; DELETE FROM article WHERE seq >= ${NTH('article', 3)}`,
      );
      expect((await verify()).words).toEqual([]);
      expect((await verify(head?.hash)).words).toEqual([
        expect.stringMatching(
          /^no line of the log has the hash [0-9a-f]{64} .*cut off or written anew \(the log ends at line 6\)/,
        ),
      ]);
    });

    it('finds a log written anew from a change on, by a head kept elsewhere', async () => {
      await fill(ledger);
      const { head } = (await verify()).report;
      await tamper(`DELETE FROM log WHERE seq = 8; DELETE FROM reading WHERE seq = ${NTH('reading', 4)}`);
      const item = (await ledger.articles()).articles[0]?.article ?? '';
      await appending(db, (t) => appendLog(t, [{ kind: 'linking', item, digest: 'a'.repeat(64) }]));
      expect((await verify()).words).toEqual([]);
      expect((await verify(head?.hash)).words).toEqual([expect.stringMatching(/cut off or written anew/)]);
    });

    it('hands the lines of the linking to whoever knows their rows', async () => {
      await fill(ledger);
      const item = (await ledger.articles()).articles[0]?.article ?? '';
      await appending(db, (t) => appendLog(t, [{ kind: 'linking', item, digest: 'a'.repeat(64) }]));
      const report = await verifyLedger(db, {
        linking: {
          lines: async (_, lines) =>
            lines.map((l) => ({ line: l.seq, item: { kind: l.kind, id: l.item }, reason: 'seen' })),
          async *strays() {
            yield { line: null, item: null, reason: 'stray' };
          },
        },
      });
      expect(report).toMatchObject({ lines: 9, linkings: 1, faults: 2 });
    });
  });
});
