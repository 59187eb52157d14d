import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkReading, type Reading } from '../../src/reading/index.js';
import { parley } from '../support/parley.js';
import { describeWithShared, shared } from '../support/shared.js';
import { temporaryFolder } from '../support/temporary.js';

vi.setConfig({ testTimeout: 180_000 });

test('an unknown set is named, and those that there are', async () => {
  const { code, stderr } = await parley(['evaluate', '--only', 'gold,silver']);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'evaluate: no set silver; there are gold, gold-rules, own-dev, own-test, polnear, polnear-broad, polnear-rules, plover, muc, ewt, gum, coref',
  );
});

test('a set whose data are not there is left out by name', async () => {
  const { code, stderr } = await parley(['evaluate', '--only', 'gold', '--shared', temporaryFolder(), '--no-record']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/evaluate: gold left out: no .*gold/);
  expect(stderr).toContain('evaluate: nothing to score');
});

describeWithShared('gold/dev', 'the evaluation on annotated reports', () => {
  test('scores readings made from the articles alone, and prints a table of them', async () => {
    const folder = temporaryFolder();
    const { code, stdout } = await parley(['evaluate', '--only', 'gold', '--no-record', '--readings', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\| ledger F1 \| [01]\.\d{3} \| [01]\.\d{3} \| [01]\.\d{3} \| {2}\|$/m);
    const given = readFileSync(join(folder, 'gold.articles.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as object);
    for (const article of given) expect(Object.keys(article)).toEqual(['id', 'title', 'outlet', 'published', 'text']);
    const readings: Reading[] = readFileSync(join(folder, 'gold.readings.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((l) => checkReading(JSON.parse(l)));
    expect(readings.map((r) => r.article.id)).toEqual(given.map((a) => (a as { id: string }).id));
    const seed = readings.find((r) => r.article.id === 'seed')!;
    expect(seed.article.text).toBe(
      (JSON.parse(readFileSync(shared('gold', 'dev', 'seed.json'), 'utf8')) as { text: string }).text,
    );
  });
});
