/** Readings that the desk's tests show: one written by hand, others made for the one thing they are to show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkReading } from '../../src/reading/check.js';
import type { Reading } from '../../src/reading/index.js';
import { ROOT } from '../support/shared.js';

/** The exercise about a pause in Aceh, with everything that a record can hold. */
export function acehPause(): Reading {
  return checkReading(JSON.parse(readFileSync(join(ROOT, 'test/fixtures/desk/aceh-pause.json'), 'utf8')));
}

/** A reading that holds one attribution and nothing else. `cue` and `content` must stand in the text. */
export function oneAttribution(
  article: { title: string; text: string; language: string | null },
  cue: string,
  content: string,
): Reading {
  const span = (words: string) => {
    const start = article.text.indexOf(words);
    return { start, end: start + words.length, text: words };
  };
  return checkReading({
    format: 'parley.reading/1',
    article: { id: null, outlet: 'Exercise Gazette', published: '2003-02-10', url: null, ...article },
    actors: [],
    attributions: [
      {
        id: 'a1',
        source: [],
        cue: [span(cue)],
        content: [span(content)],
        quotation: 'indirect',
        chain: [{ actor: null, name: '*anonymous*', kind: 'anonymous' }],
        certainty: 'certain',
        polarity: '+',
        hedges: [],
        within: null,
      },
    ],
    events: [],
    incidents: [],
    offers: [],
    disputes: [],
    relations: [],
    engine: { version: 'by-hand', model: null },
  });
}
