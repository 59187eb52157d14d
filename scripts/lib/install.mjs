/** Makes sure that what package-lock.json names is installed. Uses Node's own modules only: nothing else is there yet. */
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT } from './root.mjs';
import { quietly } from './run.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
/** npm writes this last, so that its age tells of a complete installation. */
const INSTALLED = join(MODULES, '.package-lock.json');

function isCurrent() {
  // A linked folder is somebody else's installation, which `npm ci` would empty.
  if (lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  return existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(LOCKFILE).mtimeMs;
}

/** Runs `npm ci` unless the installation is there and not older than the lockfile. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}`);
  }
  if (isCurrent()) return;
  await withLock('install', async () => {
    if (isCurrent()) return;
    process.stderr.write('parley: installing the packages that package-lock.json names (once)\n');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await quietly('npm ci', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  });
}
