import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openEmbedded } from '../../src/ledger/embedded/embedded-ledger.js';
import { openLedger, POLECAT_COLUMNS } from '../../src/ledger/index.js';
import { embeddedHome } from '../ledger/backends.js';
import { exerciseArticle, exerciseReading } from '../ledger/exercise.js';
import { eventReading } from '../ledger/export/event-reading.js';
import { parley } from '../support/parley.js';
import { temporaryFolder } from '../support/temporary.js';

vi.setConfig({ testTimeout: 180_000 });

const HEADER = `${POLECAT_COLUMNS.join('\t')}\n`;

function onLedger(home: string) {
  return (...args: string[]) => parley(args, { env: { PARLEY_HOME: home, PARLEY_DATABASE_URL: '' } });
}

test('an empty ledger gives the header alone', async () => {
  const { code, stdout, stderr } = await onLedger(join(temporaryFolder(), 'ledger'))('export', 'polecat');
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: HEADER, stderr: '' });
});

test('the newest reading of each article is exported, the same bytes to a file and to standard output', async () => {
  const home = await embeddedHome();
  const ledger = await openLedger({ home });
  const older = { version: '0.9.0', model: 'exercise' };
  const reading = eventReading();
  await ledger.ingest(reading.article, eventReading(older));
  await ledger.ingest(reading.article, reading);
  await ledger.ingest(exerciseArticle(), exerciseReading(exerciseArticle()));
  await ledger.close();
  const run = onLedger(home);
  const { code, stdout } = await run('export', 'polecat');
  expect(code).toBe(0);
  const rows = stdout.split('\n').map((line) => line.split('\t'));
  expect(rows.map((r) => r[2])).toEqual(['Event Type', 'ASSAULT', 'AGREE', undefined]);
  expect(rows[1]).toHaveLength(40);
  expect(rows[1]?.at(-1)).toBe('Parley 1.0.0 (exercise)');

  const folder = temporaryFolder();
  const file = join(folder, 'events.txt');
  for (let i = 0; i < 2; i++) {
    expect(await run('export', 'polecat', '--output', file)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(stdout);
  }
  expect(readdirSync(folder)).toEqual(['events.txt']);
});

test('an event whose words its article lacks is named, the rest is written, and the exit code is 2', async () => {
  const home = await embeddedHome();
  const backend = await openEmbedded(home);
  const { article: page, ...value } = eventReading();
  value.events[0]!.trigger[0]!.text = 'spelled';
  await backend.db
    .insertInto('article')
    .values({
      article: 'a'.repeat(32),
      sha256: 'a'.repeat(64),
      caller_id: page.id,
      title: page.title,
      outlet: page.outlet,
      published: page.published,
      url: page.url,
      language: page.language,
      text: page.text,
      characters: page.text.length,
    })
    .execute();
  await backend.db
    .insertInto('reading')
    .values({
      reading: 'b'.repeat(32),
      sha256: 'b'.repeat(64),
      article: 'a'.repeat(32),
      format: value.format,
      engine_version: '1.0.0',
      engine_model: 'exercise',
      model_checksum: null,
      value: JSON.stringify(value),
    })
    .execute();
  await backend.close();
  const { code, stdout, stderr } = await onLedger(home)('export', 'polecat');
  expect(code).toBe(2);
  expect(stdout.match(/^a{32}_\w+/gm)).toEqual([`${'a'.repeat(32)}_AGREE_e2`]);
  expect(stderr).toBe(
    `parley: article ${'a'.repeat(32)}: events.e1.trigger.0: the article does not say "spelled" at 10–17\n`,
  );
});

test('a place that cannot be written is named, and the exit code is 1', async () => {
  const folder = temporaryFolder();
  const run = onLedger(join(folder, 'ledger'));
  const { code, stderr } = await run('export', 'polecat', '--output', join(folder, 'none', 'events.txt'));
  expect(code).toBe(1);
  expect(stderr).toBe(`parley: ${folder}/none/events.txt: cannot be written (ENOENT)\n`);
});
