import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LedgerBusyError } from '../../src/ledger/index.js';
import { ownCommand } from '../../src/ledger/lock/claim.js';
import { takeLock } from '../../src/ledger/lock/lock.js';
import { ownIdentity } from '../../src/ledger/lock/process-identity.js';

const contender = fileURLToPath(new URL('./lock-contender.ts', import.meta.url));

describe('the lock of an embedded ledger', () => {
  let home: string;
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'parley-lock-'));
    folder = join(home, 'lock');
    mkdirSync(folder);
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  /** Another process that takes the lock and keeps it; resolves when it has it. */
  async function holder(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', contender, 'hold', home, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [line] = await once(child.stdout!, 'data');
    expect(String(line)).toBe('held\n');
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  function leaveClaim(claim: Record<string, unknown>, name = '1-abc'): string {
    const file = join(folder, `${name}.json`);
    const sober = { ...ownIdentity(), command: 'node parley ingest', since: '2020-01-01T00:00:00.000Z', socket: null };
    writeFileSync(file, JSON.stringify({ ...sober, ...claim }));
    writeFileSync(join(folder, `${name}.held`), '');
    return file;
  }

  it('tells a second process who has the ledger, since when and what to do', async () => {
    const before = Date.now();
    const child = await holder();
    const error = await takeLock(home, folder).then(
      () => null,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(LedgerBusyError);
    const { holder: who, message } = error as LedgerBusyError;
    expect(who).toMatchObject({ pid: child.pid, host: hostname() });
    expect(who.command).toContain('lock-contender.ts hold');
    expect(Date.parse(who.since)).toBeGreaterThanOrEqual(before - 1000);
    for (const said of [home, String(child.pid), who.since, 'lock-contender.ts', 'close that one first'])
      expect(message).toContain(said);
  });

  it('lets nobody else in within one process either', async () => {
    const lock = await takeLock(home, folder);
    await expect(takeLock(home, folder)).rejects.toThrow('in use by this very process');
    await lock.release();
    await (await takeLock(home, folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a process that was killed, and clears what it left', async () => {
    await kill(await holder());
    expect(readdirSync(folder).length).toBeGreaterThan(0);
    const lock = await takeLock(home, folder);
    const mine = readdirSync(folder);
    expect(mine.every((f) => f.startsWith(`${process.pid}-`))).toBe(true);
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not take a live process with the number of the dead one for it', async () => {
    // Our own number, but another start: the number was given out again.
    leaveClaim({ pid: process.pid, start: '1' });
    await (await takeLock(home, folder)).release();
  });

  it('respects a live process however old its claim is, with or without its socket', async () => {
    leaveClaim({ since: '1999-01-01T00:00:00.000Z' });
    await expect(takeLock(home, folder)).rejects.toThrow(/in use by .* since 1999-01-01/);
  });

  it('respects a process that it can only hear by its socket', async () => {
    const child = await holder();
    const file = readdirSync(folder).find((f) => f.endsWith('.json'))!;
    const claim = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    expect(claim.socket).not.toBeNull();
    // As from inside another container: its process numbers mean nothing here.
    writeFileSync(join(folder, file), JSON.stringify({ ...claim, pid: 2 ** 22 + 1, space: 'pid:[1]' }));
    await expect(takeLock(home, folder)).rejects.toThrow(LedgerBusyError);
    await kill(child);
    await (await takeLock(home, folder)).release();
  });

  it('does not guess about another machine, and says what to remove', async () => {
    const file = leaveClaim({ host: 'exercise-host', boot: '00000000-0000-0000-0000-000000000000' });
    await expect(takeLock(home, folder)).rejects.toThrow(`remove ${file}`);
    rmSync(file);
    await (await takeLock(home, folder)).release();
  });

  it('knows that a restart of this machine ended every process', async () => {
    leaveClaim({ boot: '00000000-0000-0000-0000-000000000000' });
    await (await takeLock(home, folder)).release();
  });

  it.each(['', '{', 'null', '[]', '{"pid":"1"}'])('clears away a claim that says %j', async (contents) => {
    writeFileSync(join(folder, '1-abc.json'), contents);
    await (await takeLock(home, folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('touches no file that a claim merely names', async () => {
    const precious = join(home, 'precious');
    writeFileSync(precious, '');
    leaveClaim({ pid: process.pid, start: '1', socket: precious });
    await (await takeLock(home, folder)).release();
    expect(existsSync(precious)).toBe(true);
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const deep = join(home, ...Array.from({ length: 12 }, () => 'a-rather-long-folder-name'), 'lock');
    const lock = await takeLock(home, deep);
    const file = readdirSync(deep).find((f) => f.endsWith('.json'))!;
    const { socket } = JSON.parse(readFileSync(join(deep, file), 'utf8'));
    expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(100);
    expect(existsSync(socket)).toBe(true);
    await expect(takeLock(home, deep)).rejects.toThrow(LedgerBusyError);
    await lock.release();
    expect(existsSync(socket)).toBe(false);
  });

  it('keeps passwords and line breaks out of what it says of a command', () => {
    expect(ownCommand(['/usr/bin/node', '/x/parley', 'postgres://ann:secret@host/db', 'a\nb\u001b[2J'])).toBe(
      'node /x/parley postgres://ann:***@host/db a b [2J',
    );
  });

  it('lets one in at a time when several processes take over from a dead one at once', async () => {
    const inside = join(home, 'inside');
    const racers = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--import', 'tsx', contender, 'race', home, folder, inside], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    children.push(...racers);
    // All have started before any may go.
    await Promise.all(racers.map((racer) => once(racer.stdout!, 'data')));
    let turns = 0;
    for (let round = 0; round < 10; round++) {
      // What four processes killed with the lock in hand would leave.
      for (let i = 0; i < 4; i++) leaveClaim({ start: '1' }, `1-${round}${i}`);
      const said = racers.map((racer) => once(racer.stdout!, 'data'));
      for (const racer of racers) racer.stdin!.write('go\n');
      for (const [line] of await Promise.all(said)) {
        const { taken, overlaps } = JSON.parse(String(line)) as { taken: number; overlaps: number };
        expect(overlaps).toBe(0);
        turns += taken;
      }
    }
    // In every round somebody gets in, or the test has shown nothing.
    expect(turns).toBeGreaterThanOrEqual(10);
    expect(readdirSync(folder)).toEqual([]);
  });
});
