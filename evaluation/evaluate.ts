/**
 * `npm run evaluate`: reads whatever gold and corpora are present with the command line as a user runs it, scores the
 * readings with the scorers beside the corpora, prints the figures and appends them, with what they were measured on,
 * to `evaluation/results/`. The reader is given the articles alone.
 *
 *   npm run evaluate -- [--only SET,SET] [--shared FOLDER] [--readings FOLDER] [--note TEXT] [--no-record]
 */
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { provenanceOf } from './provenance.js';
import { appendRun, renderRun, type ScoredSet } from './record.js';
import { SETS } from './sets.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    shared: { type: 'string' },
    readings: { type: 'string' },
    note: { type: 'string' },
    'no-record': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const ROOT = resolve(import.meta.dirname, '..');
const named = resolve(values.shared ?? process.env.PARLEY_SHARED ?? join(ROOT, '..', 'shared'));
// Through links: a scorer tells by its own path whether it has been started or imported.
const shared = existsSync(named) ? realpathSync(named) : named;

if (values.help) {
  process.stdout.write(`npm run evaluate -- [--only SET,SET] [--shared FOLDER] [--readings FOLDER] [--note TEXT] [--no-record]

Sets:
${SETS.map((s) => `  ${s.id.padEnd(8)} ${s.title}`).join('\n')}

--shared    folder with gold/, corpora/ and eval/ (default: ../shared)
--readings  keep the readings there, one JSON-lines file a set
--note      a remark that goes into the record
--no-record print the figures only
`);
} else {
  process.exitCode = await evaluate();
}

async function evaluate(): Promise<number> {
  const wanted = values.only?.split(',').map((s) => s.trim());
  const unknown = wanted?.filter((id) => !SETS.some((s) => s.id === id)) ?? [];
  if (unknown.length) {
    process.stderr.write(`evaluate: no set ${unknown.join(', ')}; there are ${SETS.map((s) => s.id).join(', ')}\n`);
    return 1;
  }
  const folder = values.readings ? resolve(values.readings) : mkdtempSync(join(tmpdir(), 'parley-evaluate-'));
  mkdirSync(folder, { recursive: true });
  const scored: ScoredSet[] = [];
  const absent: string[] = [];
  try {
    for (const set of SETS) {
      if (wanted && !wanted.includes(set.id)) continue;
      const missing = set.needs({ root: ROOT, shared }).filter((path) => !existsSync(path));
      if (missing.length) {
        absent.push(set.id);
        process.stderr.write(`evaluate: ${set.id} left out: no ${missing.join(', ')}\n`);
        continue;
      }
      process.stderr.write(`evaluate: ${set.id}: ${set.title}\n`);
      scored.push(await set.run({ root: ROOT, shared, folder }));
    }
    if (!scored.length) {
      process.stderr.write('evaluate: nothing to score\n');
      return values.only ? 1 : 0;
    }
    const run = { ...provenanceOf(ROOT, scored), note: values.note ?? null, absent, sets: scored };
    process.stdout.write(renderRun(run));
    if (!values['no-record']) {
      const file = appendRun(join(ROOT, 'evaluation', 'results'), run);
      process.stderr.write(`evaluate: appended to ${file}\n`);
    }
    return 0;
  } catch (error) {
    process.stderr.write(`evaluate: ${error instanceof Error ? error.message : error}\n`);
    return 1;
  } finally {
    if (!values.readings) rmSync(folder, { recursive: true, force: true });
  }
}
