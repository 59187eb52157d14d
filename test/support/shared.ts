/** The folder with gold, corpora and scorers, which a clone may or may not have beside it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '../..');
const SHARED = resolve(process.env.PARLEY_SHARED ?? join(ROOT, '..', 'shared'));

/** A path in the shared folder. */
export function shared(...path: string[]): string {
  return join(SHARED, ...path);
}

/** A suite that needs a file or folder of the shared folder; skipped by name where that is absent. */
export function describeWithShared(path: string, title: string, suite: () => void): void {
  if (existsSync(shared(path))) describe(title, suite);
  else describe.skip(`${title} (skipped: no ${path} in the shared folder)`, suite);
}
