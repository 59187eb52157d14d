import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLedger } from '../../src/ledger/index.js';
import { PARLEY, parley } from '../support/parley.js';
import { ROOT } from '../support/shared.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

// Each test makes a ledger of its own, in a process of its own.
vi.setConfig({ testTimeout: 180_000 });

const EXAMPLES = join(ROOT, 'examples');

/** Runs `parley` on a ledger of its own; never on a database that happens to be named in the environment. */
function onLedger(home: string) {
  return (...args: string[]) => parley(args, { env: { PARLEY_HOME: home, PARLEY_DATABASE_URL: '' } });
}

test('a folder is stored article by article, and a second run finds everything known', async () => {
  const home = join(temporaryFolder(), 'ledger');
  const run = onLedger(home);
  const first = await run('ingest', EXAMPLES);
  expect(first.code).toBe(0);
  const lines = first.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line).toMatch(/^stored [0-9a-f]{32} Exercise text: \S/);

  const second = await run('ingest', EXAMPLES, join(EXAMPLES, 'yemen-2022', '3-relay.json'));
  expect(second.code).toBe(0);
  const again = second.stdout.trimEnd().split('\n');
  expect(again.slice(0, 4)).toEqual(lines.map((l) => l.replace('stored', 'known')));
  expect(again[4]).toBe(again[2]);

  const ledger = await openLedger({ home });
  onTestFinished(() => ledger.close());
  expect(await ledger.counts()).toMatchObject({ articles: 4, readings: 4 });
  const page = await ledger.articles();
  expect(page.articles.map((a) => a.article).sort()).toEqual(lines.map((l) => l.split(' ')[1]).sort());
});

test('what cannot be read is named, the rest is stored, and the exit code is 2', async () => {
  const folder = temporaryFolder();
  cpSync(join(EXAMPLES, 'yemen-2022', '1-wire.json'), join(folder, 'a.json'));
  writeFileSync(join(folder, 'b.jsonl'), '{"text":"1"}\n{"text":2}\n{"text":"3"}\n');
  writeFileSync(join(folder, 'c.txt'), Buffer.from([0, 1]));
  mkdirSync(join(folder, 'none'));
  const { code, stdout, stderr } = await onLedger(join(folder, '.ledger'))(
    'ingest',
    folder,
    join(folder, 'none'),
    join(folder, 'gone'),
  );
  expect(code).toBe(2);
  expect(stdout.match(/^stored /gm)).toHaveLength(3);
  const faults = stderr.split('\n').filter((l) => l.startsWith('parley: '));
  expect(faults).toEqual([
    `parley: ${folder}/none: no .txt, .json, .jsonl or .ndjson file in this folder`,
    `parley: ${folder}/b.jsonl:2: text: expected a string, found a number`,
    `parley: ${folder}/c.txt: not a text: a NUL byte at offset 0`,
    `parley: ${folder}/gone: no such file`,
  ]);
});

test('a place that cannot hold a ledger is named, nothing is read, and the exit code is 1', async () => {
  const file = temporaryFile('taken', 'x');
  for (const home of [file, join(file, 'below')]) {
    const { code, stdout, stderr } = await onLedger(home)('ingest', EXAMPLES);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^parley: .*taken/m);
    expect(stderr).not.toContain('    at ');
  }
});

test('a second process at one ledger is told who holds it', async () => {
  const home = join(temporaryFolder(), 'ledger');
  const ledger = await openLedger({ home });
  onTestFinished(() => ledger.close());
  const { code, stdout, stderr } = await onLedger(home)('ingest', EXAMPLES);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`process ${process.pid}`);
  const doctor = await onLedger(home)('doctor');
  expect(doctor.stdout).toMatch(new RegExp(`^warn  ledger: .*process ${process.pid}`, 'm'));
});

test('Ctrl-C ends between two articles, and what was told is stored', async () => {
  const home = join(temporaryFolder(), 'ledger');
  const env = { ...process.env, PARLEY_HOME: home, PARLEY_DATABASE_URL: '' };
  const child = spawn(process.execPath, [PARLEY, 'ingest', '-'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    told += chunk;
  });
  const line = () => new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  child.stdin.write('{"text":"The first truce holds."}\n');
  await line();
  child.kill('SIGINT');
  child.stdin.end('{"text":"The second truce holds."}\n{"text":"The third truce holds."}\n');
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
  const ledger = await openLedger({ home });
  onTestFinished(() => ledger.close());
  expect((await ledger.counts()).articles).toBe(told.trimEnd().split('\n').length);
  expect(told).toMatch(/^stored /);
});
