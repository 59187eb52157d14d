/** What the documents send a reader to has to be there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { ROOT } from '../support/shared.js';

function documents(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return documents(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
  .map((f) => join(ROOT, f))
  .concat(documents(join(ROOT, 'docs')), documents(join(ROOT, 'examples')));

const SCRIPTS = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);
const COMMANDS = createProgram().commands.map((c) => c.name());

/** Paths that documents write in code: what has a slash and begins with a folder of this repository. */
const FOLDERS = readdirSync(ROOT, { withFileTypes: true }).flatMap((e) =>
  e.isDirectory() && !e.name.startsWith('.') ? [e.name] : [],
);
const PATH = new RegExp(`\`((?:${FOLDERS.join('|')})/[\\w./-]*)\``, 'g');
/** Made by the build or by hand, not part of a clone. */
const MADE = /^(?:dist|node_modules)\//;

describe.each(DOCUMENTS.map((f) => [relative(ROOT, f), f]))('%s', (_, file) => {
  const text = readFileSync(file, 'utf8');

  test('links to files that there are', () => {
    const targets = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map((m) => m[1]!);
    expect(targets.filter((t) => !existsSync(join(dirname(file), t)))).toEqual([]);
  });

  test('names paths that there are', () => {
    const paths = [...text.matchAll(PATH)].map((m) => m[1]!).filter((p) => !MADE.test(p));
    expect(paths.filter((p) => !existsSync(join(ROOT, p)))).toEqual([]);
  });

  test('names commands that there are', () => {
    const scripts = [...text.matchAll(/npm run (?:-s )?([a-z]+)/g)].map((m) => m[1]!);
    expect(scripts.filter((s) => !SCRIPTS.includes(s))).toEqual([]);
    const commands = [...text.matchAll(/(?:^|[\s`])(?:bin\/)?parley ([a-z]+)\b(?= |`|$)/gm)].map((m) => m[1]!);
    expect(commands.filter((c) => !COMMANDS.includes(c))).toEqual([]);
  });
});
