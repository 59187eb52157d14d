import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parley } from '../support/parley.js';
import { ROOT } from '../support/shared.js';

const COMMANDS = [
  'read',
  'ingest',
  'export',
  'desk',
  'verify',
  'backup',
  'restore',
  'move',
  'register',
  'doctor',
  'evaluate',
  'schema',
];

test('--help names the commands that there are, and no other', async () => {
  const { code, stdout, stderr } = await parley(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const listed = stdout
    .split('Commands:\n')[1]!
    .split('\n\n')[0]!
    .match(/^ {2}(\w+)/gm);
  expect(listed?.map((l) => l.trim())).toEqual(COMMANDS);
});

test('help fits a terminal of 80 columns', async () => {
  for (const command of [[], ...COMMANDS.filter((c) => c !== 'evaluate').map((c) => [c])]) {
    const { code, stdout } = await parley([...command, '--help']);
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(81);
  }
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect((await parley(['--version'])).stdout).toBe(`${version}\n`);
});

describe('bad use ends with 1', () => {
  test('an unknown command, with the nearest one named', async () => {
    expect(await parley(['raed'])).toEqual({
      code: 1,
      stdout: '',
      stderr: "parley: unknown command 'raed' (Did you mean read?)\n",
    });
  });

  test('no command at all, with the help on standard error', async () => {
    const { code, stdout, stderr } = await parley([]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Usage: parley');
  });

  test.each([['70000'], ['-1'], ['http']])('port %s', async (port) => {
    const { code, stderr } = await parley(['desk', `--port=${port}`]);
    expect(code).toBe(1);
    expect(stderr).toContain('A port is a number from 0 to 65535.');
  });
});

test('the published schema of a reading is that of the contract', async () => {
  const { code, stdout } = await parley(['schema']);
  expect(code).toBe(0);
  // To accept a change of the contract: bin/parley schema > docs/reading.schema.json
  expect(stdout).toBe(readFileSync(join(ROOT, 'docs', 'reading.schema.json'), 'utf8'));
});

test('doctor says what is there, one line each', async () => {
  const { code, stdout, stderr } = await parley(['doctor'], { env: { PARLEY_HOME: '/nowhere/at/all/parley' } });
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(9);
  for (const line of lines) expect(line).toMatch(/^(?:ok {2}|warn|bad ) {2}\S/);
  expect(lines[0]).toMatch(/^ok {4}Parley \d+\.\d+\.\d+ on Node\.js 2\d/);
  expect(lines[1]).toMatch(/^(?:ok|warn) +model \S+ in .*: checksums good, (?:native|wasm) runtime/);
  expect(lines[2]).toMatch(/^ok +coreference \S+ in .*: checksums good$/);
  expect(lines[3]).toMatch(/^(?:ok|warn) +(?:tagger \S+|no tagger) in /);
  expect(lines[4]).toMatch(/^(?:ok|warn) +(?:no )?model of incidents /);
  expect(lines[5]).toMatch(/^ok +dictionaries of actors: none imported$/);
  expect(code).toBe(lines.some((l) => l.startsWith('bad')) ? 1 : 0);
});
