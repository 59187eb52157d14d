import { describe, expect, it } from 'vitest';
import { names, read } from '../reading.js';

async function relations(report: string): Promise<string[]> {
  const reading = await read(report);
  return reading.relations.map((r) => `${names(reading, [r.from])[0]} ${r.kind} ${names(reading, [r.to])[0]}`);
}

describe('standing facts', () => {
  it.each([
    ['Hamas spokesman Sami Example told reporters on Sunday.', 'Sami Example spokesman-of Hamas'],
    ['Amina Yusuf, the leader of Hezbollah, spoke on Friday.', 'Amina Yusuf leader-of Hezbollah'],
    ['Kenya’s foreign minister, Anna Example, arrived on Monday.', 'Anna Example member-of Kenya'],
    ['The United Nations envoy, Peter Example, arrived on Monday.', 'Peter Example member-of United Nations'],
    ['Iran backs Hezbollah.', 'Iran supports Hezbollah'],
    [
      'Al-Shabaab, which the United States considers a terrorist organisation, denied it.',
      'al-Shabaab designated-terrorist-by United States',
    ],
    ['Hamas governs the Gaza Strip.', 'Hamas governs Gaza Strip'],
  ])('“%s”', async (sentence, relation) => {
    expect(await relations(sentence)).toContain(relation);
  });

  it('rests on words of the text', async () => {
    const reading = await read('Amina Yusuf, the leader of Hezbollah, spoke on Friday.');
    expect(reading.relations[0]?.evidence[0]?.text).toContain('leader of Hezbollah');
  });

  it('is over for a former officer', async () => {
    expect(await relations('The former leader of Hezbollah, Amina Yusuf, spoke on Friday.')).toEqual([]);
  });

  it('is told once however often the report says it', async () => {
    const found = await relations('Iran backs Hezbollah. Iran has long backed Hezbollah.');
    expect(found.filter((r) => r === 'Iran supports Hezbollah')).toHaveLength(1);
  });
});
