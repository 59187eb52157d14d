/** Reports of matches, markets, storms, films and budgets: words of war without a war. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../reading.js';

interface Report {
  readonly id: string;
  readonly text: string;
}
const { reports } = JSON.parse(readFileSync(new URL('../../fixtures/reading/peace.json', import.meta.url), 'utf8')) as {
  readonly reports: readonly Report[];
};

describe('a report in which nobody fights', () => {
  test.each(reports.map((r) => [r.id, r] as const))('tells of no incident and no offer (%s)', async (_, { text }) => {
    const reading = await read(text, { published: '2019-10-08' });
    expect(reading.incidents.map((i) => i.trigger)).toEqual([]);
    expect(reading.offers.map((o) => o.trigger)).toEqual([]);
    expect(reading.events.filter((e) => e.category === 'ASSAULT').map((e) => e.trigger)).toEqual([]);
  });

  test('becomes one of force by the one in arms who does it', async () => {
    const peaceful = await read('The visitors attacked from the first minute and struck twice before the break.');
    expect(peaceful.incidents).toEqual([]);
    const armed = await read('Gunmen attacked the village of Diffa at dawn and struck twice before the market opened.');
    expect(armed.incidents).not.toEqual([]);
  });
});
