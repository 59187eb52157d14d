import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEmbedded } from '../../src/ledger/embedded/embedded-ledger.js';
import { openStore } from '../../src/ledger/embedded/store.js';
import {
  type Ledger,
  LedgerBusyError,
  LedgerDamagedError,
  LedgerFolderError,
  LedgerFullError,
  openLedger,
} from '../../src/ledger/index.js';
import { embeddedHome } from './backends.js';
import { exerciseArticle, exerciseReading } from './exercise.js';

const program = fileURLToPath(new URL('./ledger-program.ts', import.meta.url));

// Making a database takes five seconds of two cores, and many times that where they are busy with other tests.
vi.setConfig({ testTimeout: 300_000 });

let scratch: string;
const homes: string[] = [];
const open: Ledger[] = [];
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'parley-embedded-'));
});
afterEach(async () => {
  for (const ledger of open.splice(0)) await ledger.close();
  for (const home of [scratch, ...homes.splice(0)]) rmSync(home, { recursive: true, force: true });
});

async function newHome(): Promise<string> {
  const home = await embeddedHome();
  homes.push(home);
  return home;
}

async function opened(home: string): Promise<Ledger> {
  const ledger = await openLedger({ home });
  open.push(ledger);
  return ledger;
}

/** Another process with the ledger open, that stores article after article and says each number once it is stored. */
async function storing(home: string): Promise<{ child: ChildProcess; stored: () => number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout!.on('data', (chunk) => {
    said += chunk;
  });
  while (!said.includes('stored 1\n')) await once(child.stdout!, 'data');
  return { child, stored: () => said.split('\n').filter((line) => line.startsWith('stored ')).length };
}

describe('an embedded ledger', () => {
  it('is made where there is none, says so, and is in a folder that only its owner can enter', async () => {
    const home = join(scratch, 'deep', 'ledger');
    const said: string[] = [];
    const ledger = await openLedger({ home, notice: (line) => said.push(line) });
    expect(said).toEqual([`making a new ledger in ${home}`]);
    expect(ledger.place).toBe(`embedded, in ${home}`);
    await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
    await ledger.close();
    expect(readdirSync(home).sort()).toEqual(['database', 'lock']);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    const again = await openLedger({ home, notice: (line) => said.push(line) });
    expect(await again.counts()).toMatchObject({ articles: 1, readings: 1 });
    await again.close();
    expect(said).toHaveLength(1);
  });

  it('begins again where a first start was cut off', async () => {
    const home = join(scratch, 'home');
    mkdirSync(join(home, 'database.new', 'base'), { recursive: true });
    writeFileSync(join(home, 'database.new', 'PG_VERSION'), '18\n');
    const ledger = await opened(home);
    expect(await ledger.counts()).toMatchObject({ articles: 0 });
    expect(readdirSync(home).sort()).toEqual(['database', 'lock']);
  });

  it('is refused to a second process, which is told who has it, and taken over when that one is killed', async () => {
    const home = await newHome();
    const { child, stored } = await storing(home);
    const refusal = await openLedger({ home }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(LedgerBusyError);
    expect((refusal as LedgerBusyError).holder.pid).toBe(child.pid);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const ledger = await opened(home);
    // One more may have been stored than could be said.
    const { articles, readings } = await ledger.counts();
    expect(articles).toBeGreaterThanOrEqual(stored());
    expect(articles).toBeLessThanOrEqual(stored() + 1);
    expect(readings).toBe(articles);
  });

  it.skipIf(!hasStrace())('forces each article to disk before it says that it is stored', async () => {
    const home = await newHome();
    const trace = join(scratch, 'trace');
    // fsync is called by Node's thread pool or the database's thread: -f follows all.
    const child = spawn(
      'strace',
      ['-f', '-e', 'trace=fsync,fdatasync', '-o', trace, process.execPath, '--import', 'tsx', program, home, '20'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    const calls = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /f(data)?sync\(\d+\) += 0/.test(line));
    expect(calls.length).toBeGreaterThanOrEqual(20);
  });

  it('is left closed, with its checkpoint done, when the program closes it', async () => {
    const home = await newHome();
    const ledger = await openLedger({ home });
    await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
    await ledger.close();
    await ledger.close();
    // pg_control: system identifier (8 bytes), control version (4), catalogue version (4), state; 1 is "shut down".
    expect(readFileSync(join(home, 'database', 'global', 'pg_control')).readUInt32LE(16)).toBe(1);
    expect(readdirSync(join(home, 'lock'))).toEqual([]);
    await expect(ledger.counts()).rejects.toThrow('the ledger was closed');
  });

  it('keeps its write-ahead log small however much is written', async () => {
    const home = await newHome();
    const backend = await openEmbedded(home);
    const log = join(home, 'database', 'pg_wal');
    let largest = 0;
    // 160 MB of log, in the amounts in which articles come.
    await sql.raw('CREATE TABLE ballast (text text)').execute(backend.db);
    for (let i = 0; i < 40; i++) {
      await sql`INSERT INTO ballast SELECT repeat(md5(random()::text), 64) FROM generate_series(1, 1700)`.execute(
        backend.db,
      );
      backend.wrote(4 << 20);
      largest = Math.max(
        largest,
        readdirSync(log).reduce((sum, f) => sum + statSync(join(log, f)).size, 0),
      );
    }
    await backend.close();
    expect(largest).toBeLessThan(100 << 20);
  });

  it('survives a connection that is lost in the middle of a transaction, and undoes what it had begun', async () => {
    const home = await newHome();
    const store = await openStore(join(home, 'database'));
    const client = await store.pool.connect();
    await client.query('BEGIN');
    await client.query('CREATE TABLE half_done (id integer)');
    const lost = client.query('SELECT 1');
    client.release(true);
    await lost.catch(() => {});
    const { rows } = await store.pool.query(`SELECT to_regclass('half_done') IS NULL AS undone`);
    expect(rows).toEqual([{ undone: true }]);
    await store.close();
  });
});

describe('an embedded ledger that cannot be opened says why, and names the place', () => {
  it('when its place is a file, or lies below one', async () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    for (const home of [file, join(file, 'below')]) {
      const refusal = openLedger({ home });
      await expect(refusal).rejects.toThrow(LedgerFolderError);
      await expect(refusal).rejects.toThrow(`cannot be kept in ${home}: it is not a folder. Name another`);
    }
  });

  it('when there is no permission to write there', async () => {
    const home = join(scratch, 'sealed');
    mkdirSync(home, { mode: 0o500 });
    chmodSync(home, 0o500);
    chmodSync(scratch, 0o755);
    await asNobody(async () => {
      for (const place of [home, join(home, 'below')]) {
        const refusal = openLedger({ home: place });
        await expect(refusal).rejects.toThrow(LedgerFolderError);
        await expect(refusal).rejects.toThrow(`cannot be kept in ${place}: no permission to write there`);
      }
    });
  });

  it('when its path is longer than the system allows', async () => {
    await expect(openLedger({ home: join(scratch, 'x'.repeat(300)) })).rejects.toThrow('its name is too long');
  });

  const damages: [string, (database: string) => void, RegExp][] = [
    ['has lost its version file', (d) => rmSync(join(d, 'PG_VERSION')), /PG_VERSION cannot be read \(ENOENT\)/],
    [
      'was made by another version',
      (d) => writeFileSync(join(d, 'PG_VERSION'), '17\n'),
      /made by PostgreSQL 17, this program has 18/,
    ],
    ['has lost its control file', (d) => rmSync(join(d, 'global', 'pg_control')), /global\/pg_control/],
    ['has a damaged control file', (d) => writeFileSync(join(d, 'global', 'pg_control'), Buffer.alloc(8192, 7)), /./],
    [
      'has lost its log',
      (d) =>
        readdirSync(join(d, 'pg_wal')).forEach((f) => {
          rmSync(join(d, 'pg_wal', f), { recursive: true });
        }),
      /checkpoint/,
    ],
    [
      'has an empty log',
      (d) =>
        readdirSync(join(d, 'pg_wal'))
          .filter((f) => /^[0-9A-F]{24}$/.test(f))
          .forEach((f) => {
            truncateSync(join(d, 'pg_wal', f), 0);
          }),
      /checkpoint/,
    ],
    ['has lost its tables', (d) => rmSync(join(d, 'base'), { recursive: true }), /./],
    [
      'is an empty folder',
      (d) => {
        rmSync(d, { recursive: true });
        mkdirSync(d);
      },
      /PG_VERSION cannot be read/,
    ],
  ];
  it.each(damages)('when it %s', async (_, damage, reason) => {
    const home = await newHome();
    damage(join(home, 'database'));
    const refusal = await openLedger({ home }).then(
      () => null,
      (error: Error) => error,
    );
    expect(refusal).toBeInstanceOf(LedgerDamagedError);
    expect(refusal?.message).toContain(join(home, 'database'));
    expect(refusal?.message).toMatch(reason);
    // Nobody is left holding it.
    expect(readdirSync(join(home, 'lock'))).toEqual([]);
  });

  it('when a page of a table is not as it was written', async () => {
    const home = await newHome();
    const first = await openEmbedded(home);
    const { rows } = await sql<{ file: string }>`SELECT pg_relation_filepath('article') AS file`.execute(first.db);
    await first.close();
    const ledger = await openLedger({ home });
    await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
    await ledger.close();
    const file = join(home, 'database', rows[0]!.file);
    const page = readFileSync(file);
    page[8000] = page[8000]! ^ 0xff;
    writeFileSync(file, page);
    const damaged = await opened(home);
    await expect(damaged.articles()).rejects.toThrow(LedgerDamagedError);
  });

  it.skipIf(!canMount())('when there is no room to make it, and leaves nothing behind', async () => {
    await onDisk('20m', async (disk) => {
      const refusal = openLedger({ home: join(disk, 'home') });
      await expect(refusal).rejects.toThrow(LedgerFullError);
      await expect(refusal).rejects.toThrow(join(disk, 'home'));
      expect(readdirSync(join(disk, 'home'))).toEqual(['lock']);
    });
  });

  it.skipIf(!canMount())('when its disk is full, and keeps what was acknowledged', async () => {
    await onDisk('50m', async (disk) => {
      const home = join(disk, 'home');
      cpSync(join(await newHome(), 'database'), join(home, 'database'), { recursive: true });
      const ledger = await openLedger({ home });
      let stored = 0;
      const noise = () => Array.from({ length: 4000 }, () => Math.random().toString(36).slice(2)).join(' ');
      const fill = async () => {
        for (;;) {
          const article = exerciseArticle({ url: `https://exercise.example/${stored}`, text: noise() });
          await ledger.ingest(article, exerciseReading(article));
          stored++;
        }
      };
      await expect(fill()).rejects.toThrow(LedgerFullError);
      await ledger.close();
      execFileSync('mount', ['-o', 'remount,size=200m', disk]);
      const again = await openLedger({ home });
      expect(await again.counts()).toMatchObject({ articles: stored, readings: stored });
      await again.close();
    });
  });
});

/** A small disk of its own. */
async function onDisk(size: string, work: (disk: string) => Promise<void>): Promise<void> {
  const disk = join(scratch, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  try {
    await work(disk);
  } finally {
    execFileSync('umount', [disk]);
  }
}

function hasStrace(): boolean {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
}

/** Root may write anywhere, so permissions are tried as a user who may not. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const NOBODY = 65534;
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const probe = mkdtempSync(join(tmpdir(), 'parley-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}
