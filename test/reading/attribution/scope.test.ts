import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/intake/index.js';
import { createEngine, loadModel } from '../../../src/language/index.js';
import { createReader, type Reading } from '../../../src/reading/index.js';
import { text } from '../reading.js';

const engine = loadModel().then(createEngine);

async function broad(words: string): Promise<Reading> {
  const page: Article = {
    id: null,
    title: null,
    outlet: null,
    published: null,
    url: null,
    language: 'en',
    text: words,
  };
  return createReader(await engine, { scope: 'broad' }).read(page);
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
