import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpusArticles, givenArticle, goldArticles } from '../../evaluation/articles.js';
import { modelChecksum } from '../../evaluation/provenance.js';
import { appendRun, type Run, renderRun } from '../../evaluation/record.js';
import { createEngine, loadModel } from '../../src/language/index.js';
import { ROOT } from '../support/shared.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const RUN: Run = {
  date: '2031-03-05T10:20:30.400Z',
  commit: 'abcdef1234',
  changed: ['src/a.ts', 'src/b.ts'],
  reader: '0.1.0',
  model: 'example-1',
  checksum: 'ff00',
  machine: 'Node v20, 2 × processor',
  note: 'before\nthe change',
  absent: ['muc'],
  sets: [
    {
      id: 'gold',
      title: 'annotated reports',
      columns: ['all', 'strict'],
      figures: [
        { measure: 'ledger F1', values: [0.51234, null] },
        { measure: 'terms F1', values: [1, 0.5], remark: '3/3/3' },
      ],
      size: { articles: 1, words: 1234, seconds: 2.345 },
      engine: null,
    },
  ],
};

describe('the record of a run', () => {
  test('names what was measured, on what, with which figures', () => {
    expect(renderRun(RUN)).toBe(`## 2031-03-05 10:20 UTC

- commit: abcdef1234 with 2 uncommitted files (\`src/a.ts\`, \`src/b.ts\`)
- reader 0.1.0, model example-1, sha256 ff00
- machine: Node v20, 2 × processor
- left out, data not present: muc
- before the change

### gold: annotated reports (1 article, 1,234 words, 2.3 s)

| measure | all | strict | |
|---|---:|---:|---|
| ledger F1 | 0.512 |  |  |
| terms F1 | 1.000 | 0.500 | 3/3/3 |
`);
  });

  test('is appended to the file of its month, which is never rewritten', () => {
    const folder = temporaryFolder();
    const file = appendRun(folder, RUN);
    expect(file).toBe(join(folder, '2031-03.md'));
    const first = readFileSync(file, 'utf8');
    appendRun(folder, { ...RUN, date: '2031-03-06T00:00:00.000Z' });
    const both = readFileSync(file, 'utf8');
    expect(both.startsWith(first)).toBe(true);
    expect(both.match(/^## /gm)).toHaveLength(2);
    expect(both.match(/^# /gm)).toHaveLength(1);
  });
});

describe('what the reader is given', () => {
  test('is the page of a record and nothing that anybody annotated', () => {
    expect(
      givenArticle({
        id: '1',
        text: 'x',
        title: 't',
        outlet: 'o',
        published: '2031-03-05',
        facts: { offers: [] },
        story: 's',
      }),
    ).toEqual({ id: '1', title: 't', outlet: 'o', published: '2031-03-05', text: 'x' });
  });

  test('has outlet and day of a corpus that calls them otherwise', () => {
    const file = temporaryFile('corpus.jsonl', '{"id":"1","publisher":"p","date":"2031-03-05","text":"x"}\n');
    expect(corpusArticles(file)).toEqual([{ id: '1', title: null, outlet: 'p', published: '2031-03-05', text: 'x' }]);
  });

  test('leaves stories and aliases of a gold folder aside', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'b.json'), '{"id":"b","text":"2"}');
    writeFileSync(join(folder, 'a.json'), '{"id":"a","text":"1"}');
    writeFileSync(join(folder, 'a.story.json'), '{"story":"a"}');
    writeFileSync(join(folder, 'aliases.json'), '{}');
    expect(goldArticles(folder).map((a) => a.id)).toEqual(['a', 'b']);
  });
});

test('the checksum of the model in a record is the one that the engine states', async () => {
  const engine = await createEngine(await loadModel());
  try {
    expect(modelChecksum(join(ROOT, 'models'), engine.model.name)).toBe(engine.model.checksum);
    expect(existsSync(join(ROOT, 'models'))).toBe(true);
    expect(modelChecksum(join(ROOT, 'models'), 'no such model')).toBeNull();
  } finally {
    await engine.dispose();
  }
});
