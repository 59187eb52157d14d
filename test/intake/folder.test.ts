import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { articleFiles } from '../../src/intake/index.js';
import { temporaryFolder } from '../support/temporary.js';

test('a folder stands for its article files in the order of their paths, hidden files and circles left out', async () => {
  const folder = temporaryFolder();
  for (const sub of ['b', 'a', '.git', 'b/deep']) mkdirSync(join(folder, sub));
  for (const file of [
    'z.txt',
    'README.md',
    'b/1.JSON',
    'b/deep/2.jsonl',
    'a/x.ndjson',
    'a/y.pdf',
    '.hidden.txt',
    '.git/c.txt',
  ]) {
    writeFileSync(join(folder, file), 'x');
  }
  symlinkSync(folder, join(folder, 'a', 'circle'));
  symlinkSync(join(folder, 'z.txt'), join(folder, 'a', 'link.txt'));
  const found = await articleFiles(folder);
  expect(found.map((f) => relative(folder, f))).toEqual([
    'a/link.txt',
    'a/x.ndjson',
    'b/1.JSON',
    'b/deep/2.jsonl',
    'z.txt',
  ]);
});
