import { describe, expect, it, test } from 'vitest';
import { about, chain, names, read } from '../reading.js';

const proposers = async (sentence: string) => {
  const reading = await read(sentence);
  return names(reading, reading.offers[0]?.proposers ?? []);
};

describe('whoever acts together', () => {
  test.each([
    [
      'Papua New Guinea and the secessionist Bougainville Revolutionary Army have signed a truce at a military camp.',
      ['Papua New Guinea', 'Bougainville Revolutionary Army'],
    ],
    ["Israel and Lebanon's Hezbollah agreed on Tuesday to a truce of sixty days.", ['Israel', 'Hezbollah']],
    [
      'The ceasefire that Angola and UNITA signed in May has collapsed.',
      ['Angola', 'National Union for the Total Independence of Angola'],
    ],
  ])('is joined by whole names: %s', async (sentence, sides) => {
    expect(await proposers(sentence)).toEqual(sides);
  });

  it('has made the accord that provides for something, though "and" stands right before the verb', async () => {
    const sides = await proposers(
      "The interim accord reached in Addis Ababa by the Ethiopian government and the Tigray People's Liberation Front provides for a permanent cessation of hostilities.",
    );
    expect(sides).toEqual(['Ethiopia', "Tigray People's Liberation Front"]);
  });
});

describe('a past tense', () => {
  it('is what reports a clause, whatever stands between', async () => {
    const reading = await read(
      'The Rapid Support Forces (RSF) met the mediators. The RSF confirmed on Twitter that it would observe the pause to let humanitarian corridors be opened.',
    );
    expect(chain(about(reading, 'observe the pause'))).toEqual(['Rapid Support Forces']);
  });
});

describe('a sayer', () => {
  it('stands behind a relative clause at the end of the sentence', async () => {
    const reading = await read(
      "Uganda and the Lord's Resistance Army will cease hostilities on Tuesday under an accord signed here on Saturday, the Government of Southern Sudan, which mediated, told a press conference.",
    );
    expect(chain(about(reading, 'cease hostilities'))).toEqual(['Government of Southern Sudan']);
  });
});

describe('a negation', () => {
  it('before "to" is that of the infinitive', async () => {
    const reading = await read('The Free Aceh Movement vowed not to attack oil pipelines during the election.');
    expect(about(reading, 'attack oil pipelines')?.polarity).toBe('-');
    expect(reading.offers.map((o) => o.kind)).toEqual(['ceasefire']);
  });
});
