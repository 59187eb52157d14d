/** A whole desk for tests: a real ledger on disk, the real reader with its model, a real server on a port of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Desk, type DeskOptions, startDesk } from '../../src/desk/server/index.js';
import { createEngine, loadModel } from '../../src/language/index.js';
import { type Ledger, openLedger } from '../../src/ledger/index.js';
import { createReader, type Reader, type Reading } from '../../src/reading/index.js';
import { ROOT } from '../support/shared.js';

export interface RunningDesk extends Desk {
  readonly ledger: Ledger;
  readonly reader: Reader;
  /** Lines that the desk wrote about faults of its own. */
  readonly faults: string[];
}

/** Starts a desk over a new ledger that holds these readings; `close` removes everything again. */
export async function startTestDesk(
  readings: readonly Reading[],
  options: Partial<DeskOptions> = {},
): Promise<RunningDesk> {
  const home = mkdtempSync(join(tmpdir(), 'parley-desk-'));
  const engine = await createEngine(await loadModel());
  const reader = createReader(engine);
  const ledger = await openLedger({ home });
  const faults: string[] = [];
  for (const reading of readings) await ledger.ingest(reading.article, reading);
  const desk = await startDesk({ ledger, reader, port: 0, log: (line) => faults.push(line), ...options });
  return {
    url: desk.url,
    ledger,
    reader,
    faults,
    async close() {
      await desk.close();
      await ledger.close();
      await engine.dispose();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Builds the page as it is now into a folder of its own. */
export async function buildPage(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const config = join(ROOT, 'src/desk/web/vite.config.ts');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
