import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/intake/index.js';
import { createEngine, loadModel } from '../../../src/language/index.js';
import {
  createReader,
  createTagger,
  loadTaggerModel,
  type ReaderOptions,
  type Reading,
  shippedTaggerFolder,
} from '../../../src/reading/index.js';
import { text } from '../reading.js';

const engine = loadModel().then(createEngine);

const broad = (words: string) => read(words, { scope: 'broad' });

async function read(words: string, options: ReaderOptions = {}): Promise<Reading> {
  const page: Article = {
    id: null,
    title: null,
    outlet: null,
    published: null,
    url: null,
    language: 'en',
    text: words,
  };
  return createReader(await engine, options).read(page);
}

const parts = (reading: Reading) =>
  reading.attributions.map((a) => [text(a.source), text(a.cue), text(a.content)].join(' | '));

describe('the broad scope has', () => {
  it.each([
    ['Kenya supports the ceasefire plan.', 'Kenya | supports | the ceasefire plan'],
    [
      'Opposition parties have called for a withdrawal of all foreign troops.',
      'Opposition parties | have called for | a withdrawal of all foreign troops',
    ],
    [
      'The minister criticised the rebels for breaking the truce.',
      'The minister | criticised | the rebels for breaking the truce',
    ],
    ['The rebels refused to leave the town.', 'The rebels | refused | to leave the town'],
    ['The mayor is critical of the agreement.', 'The mayor | is critical of | the agreement'],
    ['The bishops have voiced support for the talks.', 'The bishops | have voiced support for | the talks'],
    ['Minister: The talks go on.', 'Minister | : | The talks go on'],
  ])('%s', async (sentence, wanted) => {
    expect(parts(await broad(sentence))).toContain(wanted);
  });

  it('one content for what one cue introduces, however many quotations it goes through', async () => {
    const reading = await broad('"We hold the town. Nobody else does," a commander said. "We will stay here."');
    expect(parts(reading)[0]).toBe('a commander | said | "We hold the town. Nobody else does," … "We will stay here."');
  });

  it('"who" as a source that stands for itself', async () => {
    const reading = await broad('Farmers praised the officer, who said that the road was mined.');
    expect(parts(reading)).toContain('who | said | that the road was mined');
  });
});

describe('a reading in the broad scope', () => {
  it('names the scope in its version, and marks what only this scope has', async () => {
    const reading = await broad('Kenya supports the ceasefire plan. Uganda said that it would send troops.');
    expect(reading.engine.version).toMatch(/\+broad$/);
    expect(reading.attributions.map((a) => [text(a.source), a.scheme])).toEqual([
      ['Uganda', undefined],
      ['Kenya', 'broad'],
    ]);
  });
});

describe('a reading in the scope of both, the default', () => {
  it('has no suffix to its version, and by rules alone nothing that the guidelines do not call an attribution', async () => {
    const words = 'Kenya supports the ceasefire plan. Uganda said that it would send troops.';
    const reading = await read(words);
    expect(reading.engine.version).not.toContain('+');
    expect(parts(reading)).toEqual(['Uganda | said | that it would send troops']);
    expect((await read(words, { scope: 'ledger' })).engine.version).toMatch(/\+ledger$/);
  });

  it('gives all that a cue introduces to the longest of its quotations, and the others as parts of it', async () => {
    const first = await read('"We hold the whole of the old town and we will stay," a commander said. "Ask anyone."');
    expect(first.attributions.map((a) => [a.id, a.part])).toEqual([
      ['a1', undefined],
      ['a2', 'a1'],
    ]);
    expect(parts(first)).toEqual([
      'a commander | said | "We hold the whole of the old town and we will stay," … "Ask anyone."',
      ' |  | Ask anyone.',
    ]);
    const last = await read('"Ask anyone," a commander said. "We hold the whole of the old town and we will stay."');
    expect(parts(last)).toEqual([
      ' |  | Ask anyone',
      'a commander | said | "Ask anyone," … "We hold the whole of the old town and we will stay."',
    ]);
    expect(last.attributions.map((a) => [a.part, a.quotation, a.chain[0]!.kind])).toEqual([
      ['a2', 'direct', 'anonymous'],
      [undefined, 'direct', 'anonymous'],
    ]);
  });

  it.skipIf(!existsSync(join(shippedTaggerFolder(), 'manifest.json')))(
    'adds what the tagger is sure of (skipped where its weights have been removed)',
    async () => {
      const tagger = createTagger((await loadTaggerModel())!);
      const reading = await read('Kenya supports the ceasefire plan.', { tagger });
      expect(reading.attributions.map((a) => [a.id, a.scheme, text(a.content)])).toEqual([
        ['b1', 'broad', 'the ceasefire plan'],
      ]);
    },
  );
});
