import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, firstDay, lastDay, precisionOf } from '../../../src/reading/time/calendar.js';
import { matchTime } from '../../../src/reading/time/expression.js';
import { timeWords } from '../../../src/reading/time/words.js';
import { readCast } from '../actor/cast-of.js';

const lists = timeWords();
/** Words that expressions are made of, and some that break them. */
const word = fc.constantFrom(
  ...Object.keys(lists.months),
  ...Object.keys(lists.weekdays),
  ...Object.keys(lists.units),
  ...Object.keys(lists.numbers),
  ...lists.dayparts,
  ...lists.clocks,
  ...lists.zones,
  ...'the of a an on in at from to between and until since last next this past previous coming recent same that following ago later earlier early late mid - , . ( ) first second third half quarter summer winter eve end start middle hours day days morning night weekend yesterday today overnight recently ramadan easter orthodox eid al fitr passover 0 1 3 12 15 29 30 31 32 0300 2400 9999 1800 1999 2014 2099 1990s mid-june late-2014 constructor __proto__ toString'.split(
    ' ',
  ),
);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const ISO = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;

/** Whether a date is real: "2014-02-30" is none. */
function isReal(iso: string): boolean {
  if (!ISO.test(iso)) return false;
  const first = firstDay(iso);
  return (
    !Number.isNaN(Date.parse(`${first}T00:00:00Z`)) && new Date(`${first}T00:00:00Z`).toISOString().startsWith(first)
  );
}

test('what any words come to is a real date or an interval in order, and takes at least one word', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 9 }),
      fc.option(day, { nil: null }),
      fc.option(day, { nil: null }),
      fc.constantFrom('past', 'future', 'near'),
      (words, published, before, direction) => {
        for (let at = 0; at < words.length; at++) {
          const m = matchTime(words, at);
          if (!m) continue;
          expect(m.last).toBeGreaterThan(at);
          expect(m.last).toBeLessThanOrEqual(words.length);
          const iso = m.resolve({ published, before, direction, home: null });
          if (iso === null) continue;
          const ends = iso.split('/');
          expect(ends.length).toBeLessThanOrEqual(2);
          for (const end of ends) expect(isReal(end), `${words.join(' ')} → ${iso}`).toBe(true);
          expect(dayNumber(firstDay(iso)), iso).toBeLessThanOrEqual(dayNumber(lastDay(iso)));
          expect(precisionOf(iso)).toBeGreaterThanOrEqual(1);
        }
      },
    ),
    { numRuns: 5000 },
  );
});

test('no text makes the room throw, and every span carries its words', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 })
        .map((w) => w.join(' ')),
      fc.option(day, { nil: null }),
      async (text, published) => {
        const r = await readCast(text, { published });
        for (const e of [...r.times.expressions, ...r.times.durations])
          expect(text.slice(e.span.start, e.span.end)).toBe(e.span.text);
        for (const e of r.times.expressions) expect(e.iso === null).toBe(e.lack !== null);
        for (const w of r.tree.doc.words) {
          const time = r.times.of(w.index);
          if (time?.iso === null) expect(time).toMatchObject({ precision: null, unknown: { iso: expect.any(String) } });
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
