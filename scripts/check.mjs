#!/usr/bin/env node
/**
 * `npm run check`: everything that CI does, once the machine has what it needs. Every step runs, so that one run tells
 * of every fault. Ends with the line that counts the tests, whatever else failed before it.
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/root.mjs';
import { fail, openly } from './lib/run.mjs';
import { runTests } from './lib/tests.mjs';

const bin = (path) => join(ROOT, 'node_modules', path);

const STEPS = [
  ['build', ['scripts/build.mjs']],
  ['types of programs and tests', [bin('typescript/bin/tsc'), '-p', 'tsconfig.tools.json']],
  ['lint', [bin('@biomejs/biome/bin/biome'), 'check', '.']],
  ['weights', ['scripts/verify-models.mjs']],
  ['example program', ['scripts/run.mjs', 'examples/programs/chains.ts']],
  ['torture', ['scripts/run.mjs', 'test/torture/run.ts', '--rounds', '2']],
];

/** @type {{ name: string, code: number, seconds: number }[]} */
const steps = [];

/** @param {string} name @param {() => Promise<number>} work */
async function step(name, work) {
  process.stdout.write(`\n== ${name}\n`);
  const started = performance.now();
  const code = await work();
  steps.push({ name, code, seconds: (performance.now() - started) / 1000 });
}

try {
  await ensureInstalled();
  for (const [name, args] of STEPS) await step(name, () => openly(process.execPath, args));
  let counted = null;
  await step('tests', async () => {
    const { code, closing } = await runTests([]);
    counted = closing;
    return code;
  });
  process.stdout.write('\n');
  for (const { name, code, seconds } of steps) {
    process.stdout.write(`== ${name}: ${code === 0 ? 'good' : `FAILED (${code})`}, ${seconds.toFixed(1)} s\n`);
  }
  if (steps.some((s) => s.code !== 0)) process.exitCode = 1;
  if (counted !== null) process.stdout.write(`\n${counted}\n`);
} catch (error) {
  fail(error);
}
