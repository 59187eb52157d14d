/**
 * A real Chromium for the tests of the desk's page. Where none is installed the suites that need it are skipped by
 * name; with `CI` set that is a failure.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe, it } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The program named by `PARLEY_CHROMIUM`, or the first Chromium on the path; null where there is none. */
function findChromium(): string | null {
  const named = process.env.PARLEY_CHROMIUM;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const places = named ? [named] : folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return places.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('Chromium is not installed; the page must be tested in it');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A suite that needs a browser. */
export function describeInBrowser(title: string, suite: () => void): void {
  if (findChromium() !== null) describe(title, suite);
  else if (process.env.CI)
    describe(title, () => it('needs Chromium', () => Promise.reject(new Error('Chromium is not installed'))));
  else describe.skip(`${title} (skipped: no Chromium on this machine)`, suite);
}
