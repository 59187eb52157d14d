/** A reading with two events. Exercise text: nothing in it happened. */
import type { Reading } from '../../../src/reading/index.js';
import { ENGINE, exerciseArticle, exerciseReading } from '../exercise.js';

/** Of a shelling with everything that a row can hold, and of an agreement of nobody known. */
export function eventReading(engine: Reading['engine'] = ENGINE): Reading {
  const article = exerciseArticle({
    text: 'The Front shelled posts of Colombia and farmers near Pasto on Wednesday. A truce was agreed.',
  });
  const span = (words: string) => {
    const start = article.text.indexOf(words);
    return { start, end: start + words.length, text: words };
  };
  const codes = { country: null, sectors: [], wikidata: null };
  const mentioned = (words: string) => ({ mentions: [span(words)] });
  return {
    ...exerciseReading(article, engine),
    actors: [
      {
        id: 'actor-1',
        name: 'Northern Front',
        kind: 'armed-group',
        codes: { ...codes, sectors: ['REB', 'UAF'] },
        ...mentioned('The Front'),
      },
      {
        id: 'p2',
        name: 'Colombia',
        kind: 'state',
        codes: { country: 'COL', sectors: ['GOV'], wikidata: 'Q739' },
        ...mentioned('Colombia'),
      },
      { id: 'p3', name: 'farmers', kind: 'group', codes, ...mentioned('farmers'), named: false },
    ],
    events: [
      {
        id: 'e1',
        category: 'ASSAULT',
        mode: 'heavy-weapons',
        contexts: ['military', 'human_security'],
        cameo: '194',
        actor: ['actor-1'],
        recipient: ['p2', 'p3'],
        trigger: [span('shelled')],
        status: 'actual',
        when: { iso: '2008-06-11', span: span('Wednesday') },
        where: {
          name: 'Pasto',
          span: span('Pasto'),
          kind: 'city',
          country: 'COL',
          admin1: 'Nariño',
          coordinates: { latitude: 1.21, longitude: -77.28 },
        },
        attribution: null,
        salience: 1,
        evidence: { actor: [span('The Front')] },
      },
      {
        id: 'e2',
        category: 'AGREE',
        mode: null,
        contexts: [],
        cameo: '030',
        actor: [],
        recipient: [],
        trigger: [span('agreed')],
        status: 'actual',
        when: null,
        where: null,
        attribution: null,
        salience: 0.5,
      },
    ],
  };
}
