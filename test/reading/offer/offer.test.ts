import { describe, expect, it } from 'vitest';
import { names, read, text } from '../reading.js';

describe('an offer', () => {
  it('has a proposer, a recipient, a place in and a place out', async () => {
    const reading = await read(
      'Armenia has offered Azerbaijan a temporary ceasefire in Nagorno-Karabakh that does not include Nakhchivan, the foreign ministry of Armenia said.',
    );
    const offer = reading.offers[0];
    expect(names(reading, offer?.proposers ?? [])).toEqual(['Armenia']);
    expect(names(reading, offer?.recipients ?? [])).toEqual(['Azerbaijan']);
    expect(offer?.include.map((p) => p.name)).toEqual(['Nagorno-Karabakh']);
    expect(offer?.exclude.map((p) => p.name)).toEqual(['Nakhchivan']);
    expect(text(offer?.duration ?? [])).toBe('temporary');
    expect(offer).toMatchObject({ kind: 'ceasefire', status: 'offered' });
  });

  it('is an exchange when one thing is given for another', async () => {
    const reading = await read(
      'Ethiopia has proposed a truce to Eritrea. The proposal includes an Ethiopian withdrawal from Badme in exchange for Eritrean troops halting their attacks.',
    );
    const terms = reading.offers[0]?.terms ?? [];
    expect(terms.map((t) => [names(reading, [t.party])[0], text(t.undertaking), t.inReturnFor])).toEqual([
      ['Ethiopia', 'an Ethiopian withdrawal from Badme', 1],
      ['Eritrea', 'halting their attacks', 0],
    ]);
    expect(reading.offers[0]?.conditional).toBe(true);
  });

  it('keeps an expected answer apart from a given one', async () => {
    const reading = await read(
      'Sudan has offered Chad a ceasefire. The offer is likely to be accepted by Chad, Reuters reported.',
    );
    expect(reading.offers[0]?.responses.map((r) => [names(reading, [r.actor])[0], r.response, r.certainty])).toEqual([
      ['Chad', 'accept', 'probable'],
    ]);
    expect(reading.offers[0]?.status).toBe('offered');
  });

  it('of one party is kept apart from the truce of several, and answered by itself', async () => {
    const reading = await read(
      'The warring parties in Yemen have agreed to a truce of two months, the United Nations said. On Tuesday the Saudi-led coalition had announced that it would halt its military operations for a month. The Houthis rejected that offer. The Houthis had offered in March to suspend their attacks on Saudi Arabia for three days. Yemen said that it would open the roads.',
    );
    expect(reading.offers.map((o) => [names(reading, o.proposers).sort(), names(reading, o.recipients)])).toEqual([
      [['Houthi movement', 'Yemen'], []],
      [['Saudi-led coalition in Yemen'], ['Houthi movement']],
      [['Houthi movement'], ['Saudi Arabia']],
    ]);
    expect(reading.offers[1]?.responses.map((r) => [names(reading, [r.actor])[0], r.response])).toEqual([
      ['Houthi movement', 'reject'],
    ]);
  });

  it('is not accepted because somebody is likely to accept it', async () => {
    const reading = await read(
      'Nepal has offered the rebels a truce. The rebels are likely to accept the offer, a diplomat said.',
    );
    expect(reading.offers[0]?.status).toBe('offered');
  });

  it('is not read from a report that has none', async () => {
    const reading = await read(
      'The price of bread rose again in March. Farmers blamed the drought, and the ministry promised more grain.',
    );
    expect(reading.offers).toEqual([]);
    expect(reading.incidents).toEqual([]);
  });
});
