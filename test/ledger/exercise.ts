/** Articles and readings of our own for the ledger's tests. Exercise text: nothing in it happened. */
import type { Article } from '../../src/intake/index.js';
import type { Reading } from '../../src/reading/index.js';

export function exerciseArticle(changes: Partial<Article> = {}): Article {
  return {
    id: 'exercise-1',
    title: 'Exercise text: truce offer reported',
    outlet: 'Exercise Post',
    published: '2008-06-12',
    url: 'https://exercise.example/1',
    language: 'en',
    text: 'The northern front has offered the coastal council a truce, an envoy said. The council denies it.',
    ...changes,
  };
}

/** A reading with one actor, one attribution, `offers` offers and one dispute, all resting on words of the article. */
export function exerciseReading(article: Article, engine: Reading['engine'] = ENGINE, offers = 1): Reading {
  const span = (words: string) => {
    const start = article.text.indexOf(words);
    if (start < 0) throw new Error(`the exercise does not say ${JSON.stringify(words)}`);
    return { start, end: start + words.length, text: words };
  };
  const word = /\S+/.exec(article.text)?.[0];
  const trigger = word === undefined ? [] : [span(word)];
  return {
    format: 'parley.reading/1',
    article,
    actors: [
      {
        id: 'actor-1',
        name: 'the northern front',
        kind: 'organization',
        codes: { country: null, sectors: ['REB'], wikidata: null },
        mentions: trigger,
      },
    ],
    attributions: [
      {
        id: 'attribution-1',
        source: [],
        cue: [],
        content: trigger,
        quotation: 'indirect',
        chain: [{ actor: null, name: 'an envoy', kind: 'anonymous' }],
        certainty: 'certain',
        polarity: '+',
        hedges: [],
        within: null,
      },
    ],
    events: [],
    incidents: [],
    offers: Array.from({ length: offers }, (_, i) => ({
      id: `offer-${i + 1}`,
      kind: 'ceasefire',
      trigger,
      proposers: ['actor-1'],
      mediators: [],
      recipients: [],
      include: [],
      exclude: [],
      duration: [],
      starts: [],
      conditional: false,
      terms: [],
      status: 'offered',
      responses: [],
      attributions: ['attribution-1'],
      independentRoots: 1,
    })),
    disputes: [
      {
        id: 'dispute-1',
        about: offers ? 'offer-1' : 'attribution-1',
        positions: [
          { attribution: 'attribution-1', gist: 'it was offered', content: trigger },
          { attribution: null, gist: 'it was not', content: trigger },
        ],
      },
    ],
    relations: [],
    engine,
  };
}

export const ENGINE: Reading['engine'] = { version: '1.0.0', model: 'exercise' };
