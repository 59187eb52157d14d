import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkReading, type Reading } from '../../src/reading/index.js';
import { PARLEY, parley } from '../support/parley.js';
import { describeWithShared, ROOT, shared } from '../support/shared.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const WIRE = join(ROOT, 'examples', 'yemen-2022', '1-wire.json');
const RELAY = join(ROOT, 'examples', 'yemen-2022', '3-relay.json');

function readings(jsonl: string): Reading[] {
  return jsonl
    .split('\n')
    .filter(Boolean)
    .map((line) => checkReading(JSON.parse(line)));
}

/** Errors are lines of Parley's own, one for each fault, and never a stack trace. */
function expectPlainErrors(stderr: string): void {
  for (const line of stderr.split('\n').filter(Boolean)) expect(line).toMatch(/^parley: /);
}

describe('what comes out', () => {
  test('json is one reading that keeps its contract', async () => {
    const { code, stdout, stderr } = await parley(['read', WIRE, '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const reading = checkReading(JSON.parse(stdout));
    expect(reading.article).toMatchObject({
      id: 'yemen-2022-1-wire',
      outlet: 'Exercise Wire',
      published: '2022-04-01',
      url: null,
    });
    expect(reading.article.text).toBe((JSON.parse(readFileSync(WIRE, 'utf8')) as { text: string }).text);
    expect(stdout).toMatch(/^\{\n {2}"format"/);
  });

  test('json of several articles is an array of them, in order', async () => {
    const { stdout } = await parley(['read', RELAY, WIRE, '-f', 'json']);
    const all = (JSON.parse(stdout) as unknown[]).map(checkReading);
    expect(all.map((r) => r.article.id)).toEqual(['yemen-2022-3-relay', 'yemen-2022-1-wire']);
  });

  test('json is an array as soon as the input has several articles, also when one alone can be read', async () => {
    const input = '{"text":"Both sides said that the truce holds."}\n{"text":7}\n';
    const { code, stdout } = await parley(['read', '-f', 'json'], { input });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(Array.isArray(JSON.parse(stdout))).toBe(true);
    expect((await parley(['read', '-f', 'json'], { input: '{"text":7}\n{"text":8}\n' })).stdout).toBe('[]\n');
    expect((await parley(['read', '-f', 'json'], { input: '{"text":7}\n' })).stdout).toBe('');
  });

  test('jsonl is one reading a line, in input order', async () => {
    const texts = Array.from({ length: 12 }, (_, i) => `Report number ${i}: the army said the truce holds.`);
    const input = texts.map((text, i) => `${JSON.stringify({ text, id: `n${i}` })}\n`).join('');
    const { code, stdout } = await parley(['read', '--format', 'jsonl'], { input });
    expect(code).toBe(0);
    expect(readings(stdout).map((r) => r.article.text)).toEqual(texts);
  });

  test('the same input gives the same bytes, alone or in a batch', async () => {
    const alone = await parley(['read', RELAY, '-f', 'jsonl']);
    const batch = await parley(['read', WIRE, RELAY, '-f', 'jsonl']);
    expect(batch.stdout.split('\n')[1]).toBe(alone.stdout.trimEnd());
  });

  test('conllu has every word of the text, in order', async () => {
    const { stdout } = await parley(['read', WIRE, '--format', 'conllu']);
    expect(stdout).toMatch(/^# newdoc id = yemen-2022-1-wire\n/);
    const rows = stdout
      .split('\n')
      .filter((l) => /^\d+(?:-\d+)?\t/.test(l))
      .map((l) => l.split('\t'));
    let ranged = 0;
    let letters = '';
    for (const [id, form] of rows as [string, string][]) {
      if (id.includes('-')) ranged = Number(id.split('-')[1]);
      else if (id === '1' || Number(id) > ranged) ranged = 0;
      if (id.includes('-') || ranged === 0) letters += form;
    }
    const { text } = JSON.parse(readFileSync(WIRE, 'utf8')) as { text: string };
    expect(letters.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    for (const row of rows) expect(row).toHaveLength(10);
  });

  test('brief is the default, fits 80 columns and has no colours in a pipe', async () => {
    const { code, stdout } = await parley(['read', WIRE, RELAY]);
    expect(code).toBe(0);
    expect(stdout).toContain('Exercise text: Sides in Yemen agree to two-month truce, UN says');
    expect(stdout).not.toContain('\x1b');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('what goes in', () => {
  test('a plain text is read as it stands, line ends and all, with what the options say of it', async () => {
    const text = '  The army said\r\nthe truce holds.\r\n\r\nThe rebels denied it. 🕊\r\n';
    const file = temporaryFile('report.txt', text);
    const options = ['--published', '2022-04-05', '--outlet', 'The Exercise Review', '--title', 'Truce “holds”'];
    const [reading] = readings((await parley(['read', file, '-f', 'jsonl', ...options])).stdout);
    expect(reading!.article).toEqual({
      id: null,
      title: 'Truce “holds”',
      outlet: 'The Exercise Review',
      published: '2022-04-05',
      url: null,
      language: null,
      text,
    });
  });

  test('options do not override what an article says of itself', async () => {
    const [reading] = readings(
      (await parley(['read', WIRE, '-f', 'jsonl', '--outlet', 'Another', '--title', 'No'])).stdout,
    );
    expect(reading!.article).toMatchObject({
      outlet: 'Exercise Wire',
      title: expect.stringMatching(/^Exercise text: Sides/),
    });
  });

  test('a dash is standard input among files', async () => {
    const { stdout } = await parley(['read', WIRE, '-', RELAY, '-f', 'jsonl'], { input: 'The truce holds.' });
    expect(readings(stdout).map((r) => r.article.id)).toEqual(['yemen-2022-1-wire', null, 'yemen-2022-3-relay']);
  });

  test('no other field of the input changes a byte of the reading', async () => {
    const known = JSON.parse(readFileSync(RELAY, 'utf8')) as Record<string, unknown>;
    const noise = {
      facts: { offers: [{ proposers: ['Nobody'] }], attributions: [{ chain: ['Nobody'] }] },
      story: 'yemen-2022',
      byline: 'Nobody',
      engine: { version: '9' },
      constructor: 'x',
    };
    const input = [known, { ...noise, ...known }, { ...known, ...noise }].map((a) => `${JSON.stringify(a)}\n`).join('');
    const [plain, before, after] = (await parley(['read', '-f', 'jsonl'], { input })).stdout.split('\n');
    expect(before).toBe(plain);
    expect(after).toBe(plain);
  });
});

describeWithShared('gold/dev', 'annotated articles', () => {
  test('nothing of an annotation reaches a reading', async () => {
    const file = shared('gold', 'dev', 'seed.json');
    const { facts: _facts, story: _story, ...page } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const [whole, bare] = await Promise.all([
      parley(['read', file, '-f', 'jsonl']),
      parley(['read', '-f', 'jsonl'], { input: JSON.stringify(page) }),
    ]);
    expect(whole.code).toBe(0);
    expect(bare.stdout).toBe(whole.stdout);
  });
});

test('a reading leaves nothing behind in the home folder, and needs no home that can be written to', async () => {
  const home = temporaryFolder();
  const { code } = await parley(['read', WIRE], { env: { HOME: home, XDG_CACHE_HOME: '', XDG_DATA_HOME: '' } });
  expect(code).toBe(0);
  expect(readdirSync(home)).toEqual([]);
  const homeless = await parley(['read', WIRE], { env: { HOME: '/proc/nowhere' } });
  expect({ code: homeless.code, stderr: homeless.stderr }).toEqual({ code: 0, stderr: '' });
});

describe('what cannot be read', () => {
  test('is named on standard error, the good part is printed, and the exit code is 2', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([1, 2, 0, 3]));
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(
      join(folder, 'five.jsonl'),
      '{"text":"1"}\n{"text":"2"}\n{"text":"3",}\n{"text":"4"}\n{"text":"5"}\n',
    );
    mkdirSync(join(folder, 'folder'));
    const files = ['binary.txt', 'empty.txt', 'missing.txt', 'folder', 'five.jsonl'];
    const { code, stdout, stderr } = await parley(['read', ...files, '-f', 'jsonl'], { cwd: folder });
    expect(code).toBe(2);
    expect(readings(stdout).map((r) => r.article.text)).toEqual(['1', '2', '4', '5']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'parley: binary.txt: not a text: a NUL byte at offset 2',
      'parley: empty.txt: empty: there is no text in it',
      'parley: missing.txt: no such file',
      'parley: folder: a folder, not a file',
      'parley: five.jsonl:3: not JSON: a quoted name is missing before "}"',
    ]);
  });

  test('a text of 20 MB is refused with the limit', async () => {
    const { code, stderr } = await parley(['read', '-'], { input: 'A truce was agreed. '.repeat(1_000_000) });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'parley: standard input: the text is longer than the 200,000 characters that one article may have\n',
    );
  });

  test('a hostile file name cannot write to the terminal', async () => {
    const { code, stderr } = await parley(['read', 'a\x1b]0;owned\x07\x1b[2J\u202etxt.exe\nb']);
    expect(code).toBe(2);
    expect(stderr).toBe('parley: a␛]0;owned␇␛[2Jtxt.exe b: no such file\n');
  });

  test('a hostile text cannot write to the terminal', async () => {
    const article = {
      title: 'The \x1b[31mtruce\u202e holds',
      text: 'The army said \x1b]0;owned\x07 that the truce holds.',
    };
    const { stdout } = await parley(['read'], { input: JSON.stringify(article) });
    expect(stdout).toContain('The ␛[31mtruce holds');
    expect(stdout).not.toMatch(/[\x1b\x07\u202e]/);
  });
});

describe('bad use', () => {
  test.each([
    [
      'an unknown option',
      ['read', WIRE, '--publishd', '2022-04-01'],
      "parley: unknown option '--publishd' (Did you mean --published?)\n",
    ],
    [
      'a day that does not exist',
      ['read', WIRE, '--published', '2022-02-30'],
      /'--published <DATE>' argument '2022-02-30' is invalid\. It is no such day\.$/m,
    ],
    [
      'an unknown format',
      ['read', WIRE, '--format', 'xml'],
      /Allowed choices are brief, json, jsonl, conllu, petrarch\.$/m,
    ],
    ['an option without its value', ['read', WIRE, '--title'], /'--title <TEXT>' argument missing$/m],
    ['an empty outlet', ['read', WIRE, '--outlet', ' '], /argument ' ' is invalid\. It is empty\.$/m],
    ['standard input twice', ['read', '-', '-'], 'parley: standard input (-) can be read only once\n'],
  ])('%s ends with 1 and a line that says so', async (_, args, expected) => {
    const { code, stdout, stderr } = await parley(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    if (typeof expected === 'string') expect(stderr).toBe(expected);
    else expect(stderr).toMatch(expected);
    expectPlainErrors(stderr);
  });
});

describe('in a pipe', () => {
  test('a reading comes out before the next article goes in', async () => {
    const child = spawn(process.execPath, [PARLEY, 'read', '--format', 'jsonl'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const line = () =>
      new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())));
    try {
      child.stdin.write('{"text":"The first truce holds."}\n');
      expect(readings(await line())[0]!.article.text).toBe('The first truce holds.');
      child.stdin.write('{"text":"The second truce holds."}\n');
      expect(readings(await line())[0]!.article.text).toBe('The second truce holds.');
    } finally {
      child.stdin.end();
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    }
  });

  test('a reader who leaves early is no error', async () => {
    const script = `${process.execPath} ${PARLEY} read --format jsonl | head -c 20; echo " \${PIPESTATUS[0]}"`;
    const child = spawn('bash', ['-c', script], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => {});
    child.stdin.end(`${JSON.stringify({ text: 'The truce holds, the army said. '.repeat(200) })}\n`.repeat(40));
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect({ output, errors }).toEqual({ output: '{"format":"parley.re 0\n', errors: '' });
  });
});

describe('how attributions are read', () => {
  const SENTENCES = 'Kenya supports the ceasefire plan. Uganda said that it would send troops.';
  const attributions = (stdout: string) => readings(stdout)[0]!.attributions.map((a) => a.scheme ?? 'ledger');

  test('by rules alone on request, in the scope of the ledger or the broad one', async () => {
    const rules = ['read', '--format', 'jsonl', '--attribution', 'rules'];
    const narrow = await parley(rules, { input: SENTENCES });
    expect(narrow).toMatchObject({ code: 0, stderr: '' });
    expect(attributions(narrow.stdout)).toEqual(['ledger']);
    expect(readings(narrow.stdout)[0]!.engine.model).not.toMatch(/attribution/);
    const broad = await parley([...rules, '--attribution-scope', 'broad'], { input: SENTENCES });
    expect(broad).toMatchObject({ code: 0, stderr: '' });
    expect(attributions(broad.stdout)).toEqual(['ledger', 'broad']);
  });

  test('neither a way nor a scope that there is not', async () => {
    for (const option of ['--attribution=guess', '--attribution-scope=all']) {
      const { code, stdout, stderr } = await parley(['read', option], { input: SENTENCES });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('Allowed choices are');
    }
  });
});
