import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { articleId, openLedger } from '../../src/ledger/index.js';
import { embeddedHome } from '../ledger/backends.js';
import { exerciseArticle, exerciseReading } from '../ledger/exercise.js';
import { parley } from '../support/parley.js';
import { temporaryFolder } from '../support/temporary.js';

vi.setConfig({ testTimeout: 180_000 });

test('readings made elsewhere are stored, those at fault are named by file, line and field, and a second run finds them known', async () => {
  const home = await embeddedHome();
  const run = (...args: string[]) => parley(args, { env: { PARLEY_HOME: home, PARLEY_DATABASE_URL: '' } });
  const readings = ['one', 'two', 'three'].map((text) =>
    exerciseReading(exerciseArticle({ id: text, title: text, text })),
  );
  const crooked = JSON.parse(JSON.stringify(readings[1])) as (typeof readings)[number];
  Object.assign(crooked.offers[0]!.trigger[0]!, { text: 'six' });
  const file = join(temporaryFolder(), 'readings.jsonl');
  const lines = [readings[0], crooked, { ...readings[1], actors: 'none' }, readings[2]].map((r) => JSON.stringify(r));
  writeFileSync(file, `${lines.slice(0, 2).join('\n')}\n\n{"format": \n${lines.slice(2).join('\n')}\n`);

  const first = await run('ingest', '--readings', file);
  expect(first.code).toBe(2);
  expect(first.stdout).toBe(
    [0, 2].map((i) => `stored ${articleId(readings[i]!.article)} ${readings[i]!.article.title}\n`).join(''),
  );
  const faults = first.stderr.split('\n').filter((l) => l.startsWith('parley: '));
  expect(faults).toEqual([
    expect.stringMatching(/readings\.jsonl:2: offers\.0\.trigger\.0: the article does not say "six" at 0–3$/),
    expect.stringMatching(/readings\.jsonl:4: not JSON: /),
    expect.stringMatching(/readings\.jsonl:5: actors: /),
  ]);

  writeFileSync(file, readings.map((r) => `${JSON.stringify(r)}\n`).join(''));
  const second = await run('ingest', '--readings', file);
  expect(second.code).toBe(0);
  expect(second.stdout.match(/^\w+/gm)).toEqual(['known', 'stored', 'known']);
  const verified = await run('verify');
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(verified.stdout).toMatch(
    /^verified 6 lines of the log, 3 articles, 3 readings, 0 decisions, 0 linkings: nothing is wrong\nhead 6 [0-9a-f]{64}\n$/,
  );
  const ledger = await openLedger({ home });
  expect((await ledger.reading(articleId(readings[1]!.article)))?.value).toEqual(readings[1]);
  await ledger.close();
});

test('what a reading says of its article cannot be said again', async () => {
  const { code, stderr } = await parley(['ingest', '--readings', '--outlet', 'Exercise Post', 'readings.jsonl']);
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('no --published') });
});
