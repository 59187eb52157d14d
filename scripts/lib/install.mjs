/** Makes sure that what package-lock.json names is installed. Uses Node's own modules only: nothing else is there yet. */
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT } from './root.mjs';
import { quietly } from './run.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
/** npm's own list of what it has installed, written last. */
const INSTALLED = join(MODULES, '.package-lock.json');

/**
 * Whether every package of the lockfile is installed in its version. Those of other platforms may be missing, and what
 * is there beyond it does no harm.
 */
function isCurrent() {
  // A linked folder is somebody else's installation, which `npm ci` would empty.
  if (lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  if (!existsSync(INSTALLED)) return false;
  const { '': _root, ...wanted } = packagesIn(LOCKFILE);
  const present = packagesIn(INSTALLED);
  return (
    Object.entries(wanted).every(([path, p]) => p.optional || p.devOptional || present[path]) &&
    Object.entries(present).every(([path, p]) => (wanted[path]?.version ?? p.version) === p.version)
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** Runs `npm ci` unless what the lockfile names is installed. */
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
