/** Runs the tests and counts them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { openly } from './run.mjs';

/**
 * Runs Vitest with the arguments and names on standard output what it skipped.
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, closing: string | null }>} the exit code, and the line "N passed, N failed", which
 *   ", N skipped" may follow; null where Vitest did not get as far as counting
 */
export async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await openly(process.execPath, [vitest, 'run', ...reporters, ...args]);
    const counts = summarise(report);
    if (counts === null) return { code: code || 1, closing: null };
    const skipped = counts.skipped.length ? `, ${counts.skipped.length} skipped` : '';
    if (counts.skipped.length) {
      process.stdout.write('\nSkipped:\n');
      for (const name of groups(counts.skipped)) process.stdout.write(`  ${name}\n`);
    }
    const closing = `${counts.passed} passed, ${counts.failed} failed${skipped}`;
    return { code: code || (counts.failed ? 1 : 0), closing };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} report a file of Vitest's JSON reporter */
function summarise(report) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return null;
  }
  let passed = 0;
  let failed = 0;
  /** @type {{ suite: string, title: string }[]} */
  const skipped = [];
  for (const file of results) {
    // A file that could not even be loaded has no tests to count; it must not pass for good.
    if (file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed')) failed++;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed++;
      else if (test.status === 'failed') failed++;
      else skipped.push({ suite: test.ancestorTitles[0] ?? '', title: test.fullName });
    }
  }
  return { passed, failed, skipped };
}

/** One line for each suite with skipped tests. */
function groups(skipped) {
  /** @type {Map<string, string[]>} */
  const bySuite = new Map();
  for (const { suite, title } of skipped) bySuite.set(suite || title, [...(bySuite.get(suite || title) ?? []), title]);
  return [...bySuite].map(([suite, titles]) => (titles.length === 1 ? titles[0] : `${suite} (${titles.length} tests)`));
}
