#!/usr/bin/env node
/**
 * `npm start [-- OPTIONS…]`: installs if needed, builds, takes in the examples if the ledger is empty, and opens the
 * desk, whose options may follow. Ctrl-C ends it.
 */
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/root.mjs';
import { fail } from './lib/run.mjs';

try {
  await ensureInstalled();
  await build();
  process.argv.splice(2, 0, 'desk', '--when-empty', join(ROOT, 'examples'));
  await import('../dist/cli/main.js');
} catch (error) {
  fail(error);
}
