#!/usr/bin/env node
/** `npm run build [-- --force]`: brings dist/ up to date. */
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { fail } from './lib/run.mjs';

try {
  await ensureInstalled();
  await build({ force: process.argv.includes('--force') });
} catch (error) {
  fail(error);
}
