import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../support/shared.js';

const { withLock } = (await import(join(ROOT, 'scripts', 'lib', 'lock.mjs'))) as {
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
};

function lockFile(name: string): string {
  const file = join(ROOT, 'dist', `.${name}.lock`);
  onTestFinished(() => rmSync(file, { force: true }));
  return file;
}

test('two that want one lock work one after the other', async () => {
  const file = lockFile('test-two');
  const order: string[] = [];
  const work = (who: string) =>
    withLock('test-two', async () => {
      order.push(`${who} begins`);
      await wait(150);
      order.push(`${who} ends`);
    });
  await Promise.all([work('first'), work('second')]);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(existsSync(file)).toBe(false);
});

test('the lock of a process that is gone is void', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(lockFile('test-void'), `${pid}\n`);
  expect(await withLock('test-void', async () => 'done')).toBe('done');
});

test('a lock is freed by work that fails', async () => {
  const file = lockFile('test-fail');
  await expect(withLock('test-fail', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});
