import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createReader, formatOf, READER_VERSION, type Reading, readDictionary } from '../../../../src/reading/index.js';
import { shippedEngine } from '../../../language/engine.js';
import { ROOT } from '../../../support/shared.js';

const dictionaries = ['valley.actors', 'trades.agents', 'towns.csv'].map((file) =>
  readDictionary(file, formatOf(file)!, readFileSync(join(ROOT, 'test/fixtures/register', file))),
);

const TEXT =
  'Oliva Quillfeather accused the Valley League of shelling Ordino on Monday. ' +
  'Andorran beekeepers rejected the accusation. ' +
  'Quillfeather said the Salt Road Company had attacked two lighthouse keepers. ' +
  'The Harbour Customs Union urged the League of the Valleys to accept a ceasefire.';

async function read(published: string | null, used = dictionaries): Promise<Reading> {
  const article = { id: null, title: null, outlet: null, published, url: null, language: 'en', text: TEXT };
  return createReader(await shippedEngine(), { dictionaries: used }).read(article);
}

describe('an actor of an imported dictionary', () => {
  test.each([
    ['1996-05-01', 'ANDOPP', ['OPP']],
    ['2001-05-01', 'ANDGOV', ['GOV']],
    ['2010-05-01', 'ANDELI', ['ELI']],
  ])('has the code that is valid on %s', async (day, code, sectors) => {
    const { actors } = await read(day);
    const actor = actors.find((a) => a.name === 'Oliva Quillfeather');
    expect(actor).toMatchObject({ kind: 'person', cameo: code, codes: { country: 'AND', sectors } });
    expect(actor?.rules).toContain('import:valley.actors:10');
    expect(actor?.mentions.map((m) => m.text)).toContain('Quillfeather');
  });

  test('has none where the article has no day, and says why', async () => {
    const actor = (await read(null)).actors.find((a) => a.name === 'Oliva Quillfeather');
    expect(actor).toMatchObject({
      cameo: null,
      codes: { country: 'AND', sectors: [] },
      unknown: { cameo: 'the code depends on a day, and the article has none' },
    });
  });

  test('is found by its synonyms and is one with them', async () => {
    const { actors } = await read('2001-05-01');
    expect(actors.find((a) => a.name === 'Valley League')).toMatchObject({
      kind: 'armed-group',
      cameo: 'ANDREB',
      codes: { country: 'AND', sectors: ['REB'] },
    });
    expect(actors.some((a) => a.name.startsWith('League of'))).toBe(false);
    expect(actors.find((a) => a.name === 'Harbour Customs Union')).toMatchObject({
      cameo: 'IGOHCU',
      kind: 'organization',
    });
    expect(actors.find((a) => a.name === 'Salt Road Company')).toMatchObject({ cameo: 'LIEBUS', kind: 'organization' });
  });

  test('takes part in events as others do', async () => {
    const { actors, events } = await read('2001-05-01');
    const id = (name: string) => actors.find((a) => a.name === name)?.id;
    expect(events.find((e) => e.category === 'ACCUSE')).toMatchObject({
      actor: [id('Oliva Quillfeather')],
      recipient: [id('Valley League')],
    });
  });

  test('that is known by a trade alone is coded by its country and its role', async () => {
    const { actors } = await read('2001-05-01');
    expect(actors.find((a) => a.name.includes('beekeepers'))).toMatchObject({ cameo: 'ANDAGR', kind: 'group' });
    expect(actors.find((a) => a.name.includes('lighthouse keepers'))).toMatchObject({
      cameo: 'LAB',
      codes: { country: null, sectors: ['LAB'] },
    });
  });

  test('shows in the version of the reader, and leaves no trace in a reading without it', async () => {
    expect((await read('2001-05-01')).engine.version).toMatch(/^\d+\.\d+\.\d+\+register\.[0-9a-f]{8}$/);
    const bare = await read('2001-05-01', []);
    expect(bare.engine.version).toBe(READER_VERSION);
    expect(JSON.stringify(bare.actors)).not.toMatch(/"cameo":|import:/);
    expect(bare.actors.some((a) => a.name.includes('beekeepers'))).toBe(false);
  });
});
