#!/usr/bin/env node
/** `node scripts/run.mjs PROGRAM.ts [ARGS…]`: runs a TypeScript program of this repository on an up-to-date build. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/root.mjs';
import { fail, openly } from './lib/run.mjs';

const [program, ...args] = process.argv.slice(2);
try {
  if (program === undefined) throw new Error('usage: node scripts/run.mjs PROGRAM.ts [ARGS…]');
  await ensureInstalled();
  await build();
  const tsx = pathToFileURL(createRequire(join(ROOT, 'package.json')).resolve('tsx')).href;
  process.exitCode = await openly(process.execPath, ['--import', tsx, program, ...args]);
} catch (error) {
  fail(error);
}
