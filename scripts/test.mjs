#!/usr/bin/env node
/**
 * `npm test [-- FILTER… OPTIONS…]`: installs if needed, builds, and runs the tests; arguments go to Vitest. Says which
 * were skipped, by name, and closes with the line "N passed, N failed", which ", N skipped" may follow.
 */
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { fail } from './lib/run.mjs';
import { runTests } from './lib/tests.mjs';

try {
  await ensureInstalled();
  await build();
  const { code, closing } = await runTests(process.argv.slice(2));
  if (closing !== null) process.stdout.write(`\n${closing}\n`);
  process.exitCode = code;
} catch (error) {
  fail(error);
}
