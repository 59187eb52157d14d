/** The table of phrases: what each must come to, and what has to stay without a date. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCast } from '../actor/cast-of.js';

interface Phrase {
  readonly text: string;
  readonly published: string | null;
  readonly story: string;
  readonly phrase: string;
  readonly iso: string;
  readonly precision: number;
  readonly event?: string;
  readonly duration?: string;
}
interface Refused extends Omit<Phrase, 'iso' | 'precision'> {
  readonly reason: string;
}
const table = JSON.parse(
  readFileSync(new URL('../../fixtures/reading/time/phrases.data.json', import.meta.url), 'utf8'),
) as { phrases: readonly Phrase[]; refused: readonly Refused[] };

test('the table holds fifty phrases and ten that are refused', () => {
  expect(table.phrases.length).toBeGreaterThanOrEqual(50);
  expect(table.refused.length).toBeGreaterThanOrEqual(10);
});

describe('a phrase of time has its date', () => {
  test.each(table.phrases.map((p) => [`${p.phrase}: ${p.text}`, p] as const))('%s', async (_, p) => {
    const r = await readCast(p.text, { published: p.published });
    const found = r.times.expressions.find((e) => e.span.text === p.phrase);
    expect(found, r.times.expressions.map((e) => e.span.text).join(' | ')).toMatchObject({
      iso: p.iso,
      precision: p.precision,
      lack: null,
    });
    if (p.event && !p.duration) {
      const time = r.times.of(r.word(p.event, p.text.split(/\W+/).filter((w) => w === p.event).length));
      expect(time).toMatchObject({ iso: p.iso, precision: p.precision });
    }
    if (p.duration) expect(r.times.durations.map((d) => d.span.text)).toContain(p.duration);
  });
});

describe('a phrase of time is refused', () => {
  test.each(table.refused.map((p) => [`${p.phrase} (${p.reason}): ${p.text}`, p] as const))('%s', async (_, p) => {
    const r = await readCast(p.text, { published: p.published });
    const found = r.times.expressions.find((e) => e.span.text.toLowerCase() === p.phrase.toLowerCase());
    if (p.reason === 'length') expect(r.times.durations.map((d) => d.span.text)).toContain(p.phrase);
    if (p.reason === 'length' || p.reason === 'no-time') expect(found).toBeUndefined();
    else expect(found).toMatchObject({ iso: null, lack: p.reason });
    if (p.event) expect(r.times.of(r.word(p.event))?.iso ?? null).toBeNull();
  });
});
