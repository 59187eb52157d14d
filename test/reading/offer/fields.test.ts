import { describe, expect, it } from 'vitest';
import { names, read, text } from '../reading.js';

async function offer(sentence: string) {
  const reading = await read(sentence);
  return { reading, offer: reading.offers[0] };
}

describe('what an offer says beside who, where and how long', () => {
  it('is the class of each undertaking', async () => {
    const { offer: o } = await offer(
      'Ethiopia and Eritrea signed a ceasefire. Under the accord Ethiopia must withdraw its tanks, and Eritrea must free 200 prisoners.',
    );
    expect(o?.terms.map((t) => t.category)).toEqual(['withdrawal', 'release']);
  });

  it('is which fire is to be halted', async () => {
    const { offer: o } = await offer('The Houthis said they would stop firing missiles at Saudi Arabia.');
    expect(o?.terms.map((t) => [t.category, t.fire])).toEqual([['halt-of-fire', ['rockets']]]);
  });

  it('is the name that the report prints on it', async () => {
    const { offer: o } = await offer('Ethiopia declared a humanitarian truce of two weeks in Tigray.');
    expect(text(o?.label ?? [])).toBe('humanitarian truce');
  });

  it.each([
    ['The Arakan Army declared a unilateral ceasefire.', 'unilateral'],
    ['Armenia and Azerbaijan agreed to a ceasefire.', 'bilateral'],
  ])('is how many sides it binds: %s', async (sentence, sides) => {
    expect((await offer(sentence)).offer?.sides).toBe(sides);
  });

  it('is who watches over it', async () => {
    const { reading, offer: o } = await offer(
      'Angola and UNITA signed a ceasefire on Friday. The United Nations will monitor it.',
    );
    expect(o?.monitoring?.map((m) => m.actor && names(reading, [m.actor])[0])).toEqual(['United Nations']);
  });

  it('is whom it leaves out, beside where', async () => {
    const { reading, offer: o } = await offer(
      'Syria declared a ceasefire in Aleppo on Monday. The ceasefire does not apply to the Islamic State.',
    );
    expect(names(reading, o?.excludedParties ?? [])).toEqual(['Islamic State']);
  });

  it('is by when an answer is wanted', async () => {
    const { offer: o } = await offer(
      'Mali proposed a ceasefire to the Coordination of Azawad Movements. The rebels must lay down their arms within 48 hours, it said.',
    );
    expect(text(o?.deadline ?? [])).toBe('within 48 hours');
  });

  it('is when it was declared, apart from when it takes effect', async () => {
    const reading = await read('Eritrea declared a ceasefire on Monday. The truce will begin at midnight on Friday.', {
      published: '2000-06-14',
    });
    expect(reading.offers[0]?.declared?.iso).toBe('2000-06-12');
    expect(text(reading.offers[0]?.starts ?? [])).toContain('Friday');
  });

  it('is which offer it answers with another', async () => {
    const reading = await read(
      'Hamas proposed a five-year truce to Israel on Sunday. Israel offered a humanitarian pause of six hours instead.',
    );
    expect(reading.offers.map((o) => [o.kind, o.counterTo ?? null])).toEqual([
      ['ceasefire', null],
      ['humanitarian-pause', 'o1'],
    ]);
  });
});

describe('an answer', () => {
  it.each([
    ['The Free Syrian Army has not replied to the truce proposed by Syria.', 'undecided', 'silent'],
    [
      'The Kachin Independence Army welcomed the ceasefire offered by Myanmar with reservations.',
      'accept',
      'with-reservation',
    ],
  ])('may be finer than yes and no: %s', async (sentence, response, manner) => {
    const { offer: o } = await offer(sentence);
    expect(o?.responses.map((r) => [r.response, r.manner])).toEqual([[response, manner]]);
  });

  it('may be that no offer has come', async () => {
    const { offer: o } = await offer(
      'The Sudan Liberation Movement denied that it had received a ceasefire offer from the Sudanese government.',
    );
    expect(o?.responses.map((r) => r.manner)).toEqual(['denies-receiving']);
  });
});
