/**
 * One installation or build at a time in one checkout. A lock is a file with the process id of its holder, made with
 * O_EXCL; the lock of a process that is gone is void, whatever its age, and that of a living one never is.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './root.mjs';

/**
 * Runs `work` while holding the lock `name`, waiting for whoever holds it.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(ROOT, 'dist');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `.${name}.lock`);
  for (let waited = 0; !take(file); waited++) {
    if (waited === 20)
      process.stderr.write(`parley: waiting for another ${name} in this checkout (process ${holder(file)})\n`);
    await sleep(100);
  }
  const free = () => rmSync(file, { force: true });
  process.once('exit', free);
  try {
    return await work();
  } finally {
    process.removeListener('exit', free);
    free();
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const pid = holder(file);
    // An empty file belongs to a process between making and filling it.
    if (pid !== null && !isAlive(pid)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
