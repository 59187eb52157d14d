/**
 * The build: every stage compiled to dist/, the SQL and data files that stages read beside their code, and the desk's
 * page. A fingerprint of everything that goes in tells at once that nothing has changed.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT } from './root.mjs';
import { quietly } from './run.mjs';

const SRC = join(ROOT, 'src');
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.build.json');
const WEB = join(SRC, 'desk', 'web');

/** @typedef {{ code: string, assets: string, web: string }} Stamp fingerprints of what each step reads */

/**
 * Brings dist/ up to date.
 * @param {{ force?: boolean }} [options] force: build although nothing has changed
 */
export async function build({ force = false } = {}) {
  if (!force && isCurrent(fingerprints())) return;
  await withLock('build', async () => {
    const now = fingerprints();
    if (!force && isCurrent(now)) return;
    const before = force ? null : readStamp();
    rmSync(STAMP, { force: true });
    if (before?.code !== now.code) {
      dropOrphans();
      await quietly('compiling', process.execPath, [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        '--build',
        ...(force ? ['--force'] : []),
      ]);
    }
    if (before?.assets !== now.assets) copyAssets();
    if (existsSync(join(WEB, 'index.html')) && before?.web !== now.web) {
      await quietly('building the page of the desk', process.execPath, [
        join(ROOT, 'node_modules/vite/bin/vite.js'),
        'build',
        WEB,
        '--logLevel',
        'warn',
      ]);
    }
    writeFileSync(STAMP, JSON.stringify(now));
  });
}

/** Whether there is a build at all, current or not. */
function isBuilt() {
  return existsSync(join(DIST, 'cli', 'main.js'));
}

/** @param {Stamp} now */
function isCurrent(now) {
  const stamp = readStamp();
  return stamp !== null && isBuilt() && stamp.code === now.code && stamp.assets === now.assets && stamp.web === now.web;
}

/** @returns {Stamp | null} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return null;
  }
}

/** @returns {Stamp} */
function fingerprints() {
  const files = walk(SRC);
  const house = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'].map((f) => join(ROOT, f));
  const isWeb = (f) =>
    f.startsWith(WEB + sep) ||
    f.startsWith(join(SRC, 'desk', 'protocol') + sep) ||
    f.startsWith(join(SRC, 'text') + sep);
  return {
    code: digest([...files.filter((f) => /\.tsx?$|tsconfig\.json$/.test(f)), ...house]),
    assets: digest(files.filter(isAsset)),
    web: digest([...files.filter(isWeb), house[0]]),
  };
}

/** Names, sizes and times: a fingerprint takes milliseconds, and a touched file costs one needless compilation at most. */
function digest(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(ROOT, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** SQL and data files, which the compiler leaves where they are. */
function isAsset(file) {
  if (file.startsWith(WEB + sep)) return false;
  return file.endsWith('.sql') || (dirname(file).split(sep).includes('data') && !/\.tsx?$/.test(file));
}

function copyAssets() {
  for (const file of walk(SRC).filter(isAsset)) {
    const target = join(DIST, relative(SRC, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

/** Compiled files whose source is gone would still be imported and shipped. */
function dropOrphans() {
  if (!existsSync(DIST)) return;
  for (const file of walk(DIST)) {
    const inside = relative(DIST, file);
    const stage = inside.split(sep)[0];
    if (!existsSync(join(SRC, stage)) || inside.startsWith(join('desk', 'web') + sep)) continue;
    const source = join(SRC, inside).replace(/(?:\.d\.ts|\.js|\.js\.map)$/, '');
    if (source === join(SRC, inside)) continue;
    if (!existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`) && !existsSync(join(SRC, inside))) rmSync(file);
  }
}
