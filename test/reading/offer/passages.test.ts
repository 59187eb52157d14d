import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mark, passages } from '../passage.js';
import { names, read, text } from '../reading.js';

/** Facts read right and told, over a set of passages; what is wrong is printed. */
async function score(set: readonly (readonly [string, string?])[]): Promise<number> {
  let right = 0;
  let all = 0;
  for (const [file, batch] of set)
    for (const passage of passages(file, batch)) {
      const marks = mark(passage, await read(passage.text));
      all += marks.length;
      right += marks.filter((m) => m.wrong === null).length;
      const wrong = marks.filter((m) => m.wrong !== null).map((m) => `  ${m.fact} – read: ${m.wrong}`);
      if (wrong.length > 0) console.log([passage.text, ...wrong].join('\n'));
    }
  return right / all;
}

describe('passages of our own', () => {
  // The shares are what the reader reaches with the shipped model, less a margin of three points; what is wrong is printed.
  it('on offers give most of their facts', async () => {
    expect(await score([['offers-1'], ['offers-2'], ['offers-3'], ['several']])).toBeGreaterThanOrEqual(0.85);
  }, 60_000);

  it('on offers that no rule was tuned on give most of theirs as well', async () => {
    expect(await score([['offers-4']])).toBeGreaterThanOrEqual(0.77);
  }, 60_000);

  it('in reports of several offers give a good half of theirs', async () => {
    expect(
      await score([
        ['offer-reports', 'first'],
        ['offer-reports', 'second'],
      ]),
    ).toBeGreaterThanOrEqual(0.5);
  }, 60_000);

  it('in the reports that were written last give more of theirs', async () => {
    expect(await score([['offer-reports', 'third']])).toBeGreaterThanOrEqual(0.7);
  }, 60_000);

  it('on disputes give three in four of them', async () => {
    expect(await score([['disputes']])).toBeGreaterThanOrEqual(0.75);
  }, 60_000);

  it('on relations give five in six of them', async () => {
    expect(await score([['relations']])).toBeGreaterThanOrEqual(0.83);
  }, 60_000);
});

describe('a report that has no offer', () => {
  const { reports } = JSON.parse(readFileSync(new URL('../passages/no-offer.json', import.meta.url), 'utf8')) as {
    reports: { about: string; text: string }[];
  };

  for (const report of reports)
    it(`gives none: ${report.about}`, async () => {
      const reading = await read(report.text);
      expect(reading.offers.map((o) => `${o.kind}: ${text(o.trigger)} by ${names(reading, o.proposers)}`)).toEqual([]);
    });

  it('gives no incident either, figures of speech in two or three of ten apart', async () => {
    const counts = [];
    for (const report of reports) counts.push((await read(report.text)).incidents.length);
    expect(counts.filter((n) => n > 0).length).toBeLessThanOrEqual(3);
  });
});
