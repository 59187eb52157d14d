import { describe, expect, it } from 'vitest';
import { names, read, text } from '../reading.js';

describe('an offer told in passing', () => {
  it('starts at once, has no end date and was brought about by whoever brought the sides together', async () => {
    const reading = await read(
      'Papua New Guinea and the Bougainville Revolutionary Army signed a truce on Friday. It came into force at once and has no end date. New Zealand, which brought the two sides together, is to send monitors.',
    );
    const [offer] = reading.offers;
    expect(text(offer!.starts)).toBe('at once');
    expect(text(offer!.duration)).toContain('no end date');
  });

  it('is a cessation of hostilities where hostilities are to cease', async () => {
    const reading = await read('Uganda and the Lord’s Resistance Army agreed to cease hostilities on Tuesday.');
    expect(reading.offers.map((o) => o.kind)).toEqual(['cessation-of-hostilities']);
  });

  it('binds an armed group and its own state, not all who signed', async () => {
    const reading = await read(
      'A ceasefire in Darfur was signed on Monday by Sudan, Chad and the Justice and Equality Movement. Under the deal both sides must pull their heavy guns back from the towns.',
    );
    expect(reading.offers[0]?.terms.map((t) => names(reading, [t.party])[0])).toEqual([
      'Sudan',
      'Justice and Equality Movement',
    ]);
  });

  it('is turned down as an appeal or a paper too', async () => {
    const reading = await read(
      'Sudan proposed a ceasefire in Darfur. The Justice and Equality Movement turned the appeal down.',
    );
    expect(reading.offers[0]?.responses.map((r) => [names(reading, [r.actor])[0], r.response])).toEqual([
      ['Justice and Equality Movement', 'reject'],
    ]);
  });

  it('goes to the two sides where a third party proposes it', async () => {
    const reading = await read('Chad proposed a ceasefire between Sudan and the Justice and Equality Movement.');
    const [offer] = reading.offers;
    expect(names(reading, offer!.proposers)).toEqual(['Chad']);
    expect(names(reading, offer!.recipients)).toEqual(['Sudan', 'Justice and Equality Movement']);
  });
});
