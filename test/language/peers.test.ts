import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/language/index.js';
import peers from '../../src/language/network/data/peers.json' with { type: 'json' };
import { standIn } from '../../src/language/network/peers.js';
import { shippedEngine } from './engine.js';

describe('names that stand for one another', () => {
  it('are in one class each, and the first stands in for the others', () => {
    const all = peers.classes.flat();
    expect(new Set(all).size).toBe(all.length);
    for (const [first, ...others] of peers.classes) for (const name of others) expect(standIn(name)).toBe(first);
  });

  it('are names alone: what is a word in small letters stays itself', () => {
    expect(standIn('turkey')).toBe('turkey');
    expect(standIn('Turkey')).toBe('Iraq');
    expect(standIn('TURKEY')).toBe('IRAQ');
    expect(standIn('US')).toBe('US');
  });
});

describe('a sentence', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await shippedEngine();
  });
  const shape = async (text: string) => {
    const doc = await engine.analyse(text);
    return {
      words: doc.words.map((w) => [w.upos, w.xpos, w.feats, w.head, w.deprel]),
      entities: doc.nested.map((m) => [m.kind, m.first, m.last, m.parent]),
    };
  };

  it.each([
    ['Russia rejected the truce that Ukraine had proposed.', { Russia: 'Chad', Ukraine: 'Sudan' }],
    [
      'Israeli troops shot at the Palestinians near Khartoum.',
      { Israeli: 'Nepalese', Palestinians: 'Ukrainians', Khartoum: 'Kyiv' },
    ],
    ['Hamas said that the PKK had not been asked.', { Hamas: 'Hezbollah', PKK: 'ELN' }],
    ['INDIA TOLD PAKISTAN THAT KASHMIR WAS QUIET', { INDIA: 'ERITREA', PAKISTAN: 'ETHIOPIA' }],
  ])('is parsed alike, whoever is in it: %s', async (text, exchange) => {
    const other = Object.entries(exchange).reduce((t, [a, b]) => t.replace(a, b), text);
    expect(await shape(other)).toEqual(await shape(text));
  });
});
