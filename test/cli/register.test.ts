import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/reading/index.js';
import { parley } from '../support/parley.js';
import { ROOT } from '../support/shared.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const fixture = (file: string) => join(ROOT, 'test/fixtures/register', file);
const ARTICLE = JSON.stringify({
  text: 'The Valley League attacked Ordino, Reuters reported.',
  published: '2001-05-01',
});

describe('parley register import', () => {
  test('keeps a dictionary as it stands, where every later run finds it', async () => {
    const home = temporaryFolder();
    const env = { PARLEY_HOME: home };
    const kept = join(home, 'register', 'valley.actors');
    expect(await parley(['register', 'import', fixture('valley.actors')], { env })).toEqual({
      code: 0,
      stdout: `imported ${kept}: 5 actors, 10 names\n`,
      stderr: '',
    });
    expect(readFileSync(kept)).toEqual(readFileSync(fixture('valley.actors')));
    const { code, stdout, stderr } = await parley(['read', '-f', 'json'], { env, input: ARTICLE });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((JSON.parse(stdout) as Reading).actors.find((a) => a.name === 'Valley League')).toMatchObject({
      cameo: 'ANDREB',
    });
  });

  test('tells of malformed lines with file, line and reason, and takes in the rest', async () => {
    const env = { PARLEY_HOME: temporaryFolder() };
    const path = fixture('broken.agents');
    const { code, stdout, stderr } = await parley(['register', 'import', path, fixture('trades.agents')], { env });
    expect(code).toBe(2);
    expect(stderr.split('\n')).toContain(
      `parley: ${path}:3: the code is not closed, or something follows it (skipped)`,
    );
    expect(stdout).toMatch(/broken\.agents: 1 agent\n.*trades\.agents: 7 agents\n$/);
    const read = await parley(['read', '-f', 'json'], { env, input: ARTICLE });
    expect(read.code).toBe(0);
    expect(read.stderr).toMatch(/^parley: .*broken\.agents: 8 lines are skipped; "parley register check" says why\n$/);
  });

  test('takes in nothing of a file that is none, and goes on with the next', async () => {
    const home = temporaryFolder();
    const files = ['/nowhere/x.actors', temporaryFile('notes.txt', 'x'), temporaryFile('empty.actors', '; nothing\n')];
    const { code, stdout, stderr } = await parley(['register', 'import', ...files, fixture('towns.csv')], {
      env: { PARLEY_HOME: home },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('parley: /nowhere/x.actors: cannot be read (ENOENT)\n');
    expect(stderr).toMatch(/notes\.txt: a dictionary's name says its format/);
    expect(stderr).toMatch(/empty\.actors: nothing in it can be used; not imported/);
    expect(stdout).toMatch(/^imported .*towns\.csv: 2 actors, 5 names\n$/);
    expect(existsSync(join(home, 'register', 'empty.actors'))).toBe(false);
  });

  test('needs a file', async () => {
    expect((await parley(['register', 'import'])).code).toBe(1);
    expect((await parley(['register'])).code).toBe(1);
  });
});

describe('a dictionary for one run', () => {
  test('is named on the command line and kept nowhere', async () => {
    const home = temporaryFolder();
    const args = ['read', '-f', 'json', '--register', fixture('valley.actors'), '--register', fixture('towns.csv')];
    const { code, stdout } = await parley(args, { env: { PARLEY_HOME: home }, input: ARTICLE });
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Reading).engine.version).toMatch(/\+register\./);
    expect(existsSync(join(home, 'register'))).toBe(false);
  });

  test('that is not there is bad use', async () => {
    const { code, stderr } = await parley(['read', '--register', '/nowhere/x.csv'], { input: ARTICLE });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'parley: /nowhere/x.csv: cannot be read (ENOENT)\n' });
  });
});

describe('parley register check', () => {
  test("finds nothing wrong with Parley's own register", async () => {
    const { code, stdout, stderr } = await parley(['register', 'check'], { env: { PARLEY_HOME: temporaryFolder() } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Parley's register: 8 files, \d{4} entries, 0 faults\nno dictionaries in .*\n$/);
  });

  test('tells of every fault of the imported and the named dictionaries, shared names among them', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'register'));
    writeFileSync(join(home, 'register', 'mine.actors'), 'LEDGE_GUILD_ [ANDLAB]\n+HAMAS_\n');
    const named = fixture('doubtful.actors');
    const { code, stdout } = await parley(['register', 'check', named], { env: { PARLEY_HOME: home } });
    expect(code).toBe(2);
    expect(stdout).toContain('mine.actors:1: the name "Hamas" is that of Hamas (group:hamas) as well\n');
    expect(stdout).toContain(`${named}:5: [ANDGOV 2001-06-01 – 2002-12-31] overlaps`);
    expect(stdout).toMatch(/doubtful\.actors: 3 actors, 4 names, 6 faults\n$/);
  });
});
