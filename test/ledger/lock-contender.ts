/**
 * A process of its own for `lock.test.ts`. `hold`: takes the lock, says so and keeps it. `race`: at each line on
 * standard input tries for the lock until it has had it once or was told that it is busy, and says what happened.
 */
import { closeSync, openSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { LedgerBusyError } from '../../src/ledger/index.js';
import { takeLock } from '../../src/ledger/lock/lock.js';

const [mode, home = '', folder = '', inside = ''] = process.argv.slice(2);

if (mode === 'hold') {
  await takeLock(home, folder);
  process.stdout.write('held\n');
  setInterval(() => {}, 1000);
} else {
  process.stdout.write('ready\n');
  for await (const _ of createInterface({ input: process.stdin })) {
    let taken = 0;
    let overlaps = 0;
    try {
      const lock = await takeLock(home, folder);
      taken++;
      try {
        // Only one may be between these two lines, or the file is there already.
        closeSync(openSync(inside, 'wx'));
        await wait(1 + Math.random() * 4);
        rmSync(inside);
      } catch {
        overlaps++;
      }
      await lock.release();
    } catch (error) {
      if (!(error instanceof LedgerBusyError)) throw error;
    }
    process.stdout.write(`${JSON.stringify({ taken, overlaps })}\n`);
  }
}
