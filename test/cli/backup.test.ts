import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLedger } from '../../src/ledger/index.js';
import { embeddedHome } from '../ledger/backends.js';
import { fillOlder } from '../ledger/older/fill.js';
import { parley } from '../support/parley.js';
import { type PostgresServer, postgresMissing, startPostgres } from '../support/postgres.js';
import { temporaryFolder } from '../support/temporary.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

async function filledHome(): Promise<string> {
  const home = await embeddedHome();
  const ledger = await openLedger({ home });
  await fillOlder(ledger);
  await ledger.close();
  return home;
}

const onLedger = (home: string, databaseUrl = '') => ({ env: { PARLEY_HOME: home, PARLEY_DATABASE_URL: databaseUrl } });
const VERIFIED =
  /verified 10 lines of the log, 4 articles, 5 readings, 1 decision, 0 linkings: nothing is wrong\nhead 10 ([0-9a-f]{64})\n$/;

test('a ledger is written to one file and read back into an empty one, with the same head', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'ledger.backup');
  const written = await parley(['backup', file], onLedger(await filledHome()));
  expect(written).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(folder)).toEqual(['ledger.backup']);
  const head = /\nhead 10 ([0-9a-f]{64})\n$/.exec(written.stdout)?.[1];
  const home = await embeddedHome();
  const restored = await parley(['restore', file], onLedger(home));
  expect(restored.code).toBe(0);
  expect(VERIFIED.exec(restored.stdout)?.[1]).toBe(head);
  expect(await parley(['restore', file], onLedger(home))).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/is not empty/),
  });
  expect(await parley(['verify', '--head', head ?? ''], onLedger(home))).toMatchObject({ code: 0, stderr: '' });
  const doctor = await parley(['doctor'], onLedger(home));
  expect(doctor.stdout).toMatch(
    /4 articles, 5 readings; schema \d{4}-[a-z-]+; log head 10 [0-9a-f]{64}; \d+ MB free on its disk; last verified \S+ up to line 10, 0 faults\n/,
  );

  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 100));
  const cut = await parley(['restore', file], onLedger(await embeddedHome()));
  expect(cut).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/not gzip, or damaged \(Z_\w+\); nothing of it was kept\n$/),
  });
  expect((await parley(['restore', join(folder, 'gone')], onLedger(home))).stderr).toMatch(
    /gone: cannot be read \(ENOENT\)/,
  );
  expect((await parley(['backup', join(folder, 'no', 'such')], onLedger(home))).stderr).toMatch(
    /cannot be written \(ENOENT\)/,
  );
});

describe.skipIf(postgresMissing)('with a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test('a ledger moves from a folder to a server and back, one command each way, with the same head', async () => {
    const url = await server.createDatabase();
    const there = await parley(['move', '--to', url], onLedger(await filledHome()));
    expect(there).toMatchObject({ code: 0, stderr: '' });
    expect(there.stdout).not.toContain(server.password);
    const home = await embeddedHome();
    const back = await parley(['move', '--to', home], onLedger('', url));
    expect(back).toMatchObject({ code: 0, stderr: '' });
    expect(VERIFIED.exec(back.stdout)?.[1]).toBe(VERIFIED.exec(there.stdout)?.[1]);
    expect(await parley(['move', '--to', url], onLedger(home))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/is not empty/),
    });
  });
});
