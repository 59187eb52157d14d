/** The table of phrases: what place each must come to, and what has to stay without one or without a pin. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCast } from '../actor/cast-of.js';

interface Phrase {
  readonly text: string;
  readonly published: string;
  readonly story: string | null;
  readonly word: string;
  readonly place: string;
  readonly country: string | null;
  readonly precision: number;
  readonly near: readonly [number, number] | null;
  readonly admin1?: string;
  readonly relation?: string;
  readonly disputed?: boolean;
}
interface Refused extends Pick<Phrase, 'text' | 'published' | 'story' | 'word'> {
  readonly place: string | null;
  readonly reason: string;
  readonly candidates?: boolean;
}
const table = JSON.parse(
  readFileSync(new URL('../../fixtures/reading/place/phrases.data.json', import.meta.url), 'utf8'),
) as { phrases: readonly Phrase[]; refused: readonly Refused[] };

test('the table holds fifty phrases and ten that are refused', () => {
  expect(table.phrases.length).toBeGreaterThanOrEqual(50);
  expect(table.refused.length).toBeGreaterThanOrEqual(10);
});

describe('a phrase of place has its place', () => {
  test.each(table.phrases.map((p) => [`${p.place}: ${p.text}`, p] as const))('%s', async (_, p) => {
    const r = await readCast(p.text, { published: p.published });
    const found = r.places.of(r.word(p.word));
    expect(found).toMatchObject({
      name: p.place,
      country: p.country,
      precision: p.precision,
      ...(p.admin1 ? { admin1: p.admin1 } : {}),
      ...(p.relation ? { relation: p.relation } : {}),
    });
    expect(found?.disputed !== undefined).toBe(p.disputed ?? false);
    if (p.near) {
      expect(Math.abs(found!.coordinates!.latitude - p.near[0])).toBeLessThan(0.3);
      expect(Math.abs(found!.coordinates!.longitude - p.near[1])).toBeLessThan(0.3);
    } else expect(found).toMatchObject({ coordinates: null, unknown: { coordinates: expect.any(String) } });
  });
});

describe('a phrase of place is refused', () => {
  test.each(table.refused.map((p) => [`${p.place} (${p.reason}): ${p.text}`, p] as const))('%s', async (_, p) => {
    const r = await readCast(p.text, { published: p.published });
    const found = r.places.of(r.word(p.word));
    if (p.place === null) {
      expect(found).toBeNull();
      return expect(r.places.whyNot(r.word(p.word)) ?? 'not-said').toBe(p.reason);
    }
    expect(found).toMatchObject({ name: p.place, coordinates: null, unknown: { coordinates: p.reason } });
    expect(found?.candidates !== undefined).toBe(p.candidates ?? false);
  });
});
