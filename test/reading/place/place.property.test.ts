import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divisionsNamed, townsNamed, townsSpelt } from '../../../src/reading/place/atlas.js';
import { siteNamed } from '../../../src/reading/place/index.js';
import { soundsLike } from '../../../src/reading/place/transliteration.js';
import { readCast } from '../actor/cast-of.js';

const word = fc.oneof(
  fc.constantFrom(
    ...'the a of in near north south east outskirts along between off on from to city town province border road coast camp crossing airport there where Rafah Marib Tripoli Kandahar Donetsk Santa Cruz San José Georgia Jordan Paris said shelled killed attacked troops rebels , . ( ) “ ” - … Al El Aleppo Sudan Khan Younis'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

test('no text makes the room throw; a point lies on the globe, stands for one place, and else there is a reason', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { maxLength: 30 }).map((w) => w.join(' ')),
      async (text) => {
        const r = await readCast(text);
        for (const w of r.tree.doc.words)
          for (const place of [r.places.at(w.index), r.places.of(w.index)]) {
            if (!place) continue;
            if (place.span) expect(text.slice(place.span.start, place.span.end)).toBe(place.span.text);
            expect(place.name.length).toBeGreaterThan(0);
            if (place.coordinates) {
              expect(Math.abs(place.coordinates.latitude)).toBeLessThanOrEqual(90);
              expect(Math.abs(place.coordinates.longitude)).toBeLessThanOrEqual(180);
              expect(place.candidates).toBeUndefined();
              expect(place.country).toMatch(/^[A-Z]{3}$/);
            } else expect(place.unknown?.coordinates).toEqual(expect.any(String));
            if (place.precision === null) expect(place.unknown?.precision).toEqual(expect.any(String));
          }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('any string can be looked up', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('\t', '\n', '#', '')),
      (name) => {
        siteNamed(name);
        divisionsNamed(name);
        for (const t of townsNamed(name)) expect(t.country).toMatch(/^[A-Z]{3}$/);
        for (const t of townsSpelt(name, 'SYR')) expect(soundsLike(t.name, name)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
