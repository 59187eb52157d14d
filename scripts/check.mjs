#!/usr/bin/env node
/**
 * `npm run check`: everything that CI does, once the machine has what it needs. Every step runs, so that one run tells
 * of every fault; the tests come last, so that their closing line is the last line.
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/root.mjs';
import { fail, openly } from './lib/run.mjs';

const bin = (path) => join(ROOT, 'node_modules', path);

const STEPS = [
  ['build', ['scripts/build.mjs']],
  ['types of programs and tests', [bin('typescript/bin/tsc'), '-p', 'tsconfig.tools.json']],
  ['lint', [bin('@biomejs/biome/bin/biome'), 'check', '.']],
  ['weights', ['scripts/verify-models.mjs']],
  ['example program', ['scripts/run.mjs', 'examples/programs/chains.ts']],
  ['torture', ['scripts/run.mjs', 'test/torture/run.ts', '--rounds', '2']],
  ['tests', ['scripts/test.mjs']],
];

try {
  await ensureInstalled();
  const failed = [];
  for (const [name, args] of STEPS) {
    const started = performance.now();
    process.stdout.write(`\n== ${name}\n`);
    const code = await openly(process.execPath, args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (code !== 0) failed.push(name);
    // After the tests nothing may follow their closing line on standard output.
    process.stderr.write(`== ${name}: ${code === 0 ? 'good' : `failed (${code})`}, ${seconds} s\n`);
  }
  if (failed.length) {
    process.stderr.write(`check: failed: ${failed.join(', ')}\n`);
    process.exitCode = 1;
  }
} catch (error) {
  fail(error);
}
