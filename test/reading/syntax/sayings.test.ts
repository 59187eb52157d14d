import { describe, expect, it, test } from 'vitest';
import { about, chain, names, read } from '../reading.js';

describe('what is said hangs on the saying', () => {
  it('where a means stands between', async () => {
    const reading = await read('Herders said by telephone that army drones had struck a well near Kidal.');
    expect(chain(about(reading, 'struck a well'))).toEqual(['Herders']);
  });

  it('where the noun behind the saying is the subject of what is said', async () => {
    const reading = await read(
      'The Norwegian envoy said the rebels, as well as the villagers who fed them, were responsible for it.',
    );
    expect(about(reading, 'responsible')?.content[0]?.text).toMatch(/^the rebels/);
  });

  it('where whoever cautions is only "it"', async () => {
    const reading = await read(
      'The Red Cross said it had counted nine wounded. It cautioned that two days were too few to draw conclusions.',
    );
    expect(chain(about(reading, 'too few'))).toEqual(['International Committee of the Red Cross']);
  });
});

describe('the main verb', () => {
  test.each([
    ['Ankara, which has always denied arming the rebels, called the report a fabrication.', 'a fabrication'],
    ['Turkey, which acted as host, called on both sides to spare civilians.', 'spare civilians'],
  ])('is behind the relative clause between commas: %s', async (sentence, words) => {
    expect(chain(about(await read(sentence), words))).toEqual([expect.stringMatching(/^T(urkey|ürkiye)/)]);
  });

  it('is what a second saying is joined to, not what the first reports', async () => {
    const reading = await read(
      'The Ethiopian army, for its part, denied having fired on the hospital and said the rebels had shelled it themselves.',
    );
    expect(about(reading, 'fired on the hospital')?.content.map((s) => s.text)).toEqual([
      'having fired on the hospital',
    ]);
    expect(about(reading, 'shelled it')?.polarity).toBe('+');
  });

  it('has the noun behind ", and" for its subject', async () => {
    const reading = await read(
      'The fighting is to end at noon, according to Radio Okapi, the station of the United Nations mission, and a source in the Congolese government has confirmed the date.',
    );
    expect(chain(about(reading, 'the date'))).toEqual(['*anonymous*']);
  });
});

test('a truce agreed in a town is nobody who agrees', async () => {
  const reading = await read(
    'The guns fell silent on Sunday, the first day of a ceasefire agreed in Arusha last week, but there was no calm around the town, aid workers said.',
  );
  expect(reading.attributions).toHaveLength(1);
});

test('the government is the one that the report names by a name of its own', async () => {
  const reading = await read(
    'In Tripoli the Government of National Accord signed a draft. The government said the army had broken the truce.',
    { published: '2020-01-14' },
  );
  expect(chain(about(reading, 'broken the truce'))).toEqual(['Government of National Accord']);
});

test('a mission of the United Nations is the one in the country of the story at the time', async () => {
  const text =
    'Kathmandu was calm on Sunday. Nepal freed nine Maoists. The UN mission hopes that the two sides will sign a truce in Nepal.';
  const at = async (published: string) => chain(about(await read(text, { published }), 'sign a truce'));
  expect(await at('2008-03-02')).toEqual(['United Nations Mission in Nepal']);
  expect(await at('2003-03-02')).toEqual(['United Nations']);
});

test('a name after a distance or a kind of place is a place, and nobody who speaks', async () => {
  const reading = await read(
    'Shells landed on the hamlet of Alto Verde on Friday, a nurse said. She had not seen any aircraft, she added.',
  );
  const said = about(reading, 'not seen any aircraft');
  expect(chain(said)).toEqual(['*anonymous*']);
  expect(
    names(
      reading,
      reading.actors.filter((a) => a.kind === 'person').map((a) => a.id),
    ),
  ).not.toContain('Alto Verde');
});

test('a chain that comes back to somebody names him once', async () => {
  const reading = await read('the army said quoted by the daily as saying they denied it');
  for (const { chain: links } of reading.attributions) {
    const known = links.flatMap((l) => l.actor ?? []);
    expect(new Set(known).size).toBe(known.length);
  }
});

test('what is called a lie is said to be one, and figures are put', async () => {
  const reading = await read(
    'Residents of Gulu put the number of wounded at three. The Ugandan army called that a lie.',
  );
  expect(about(reading, 'the number of wounded')?.content[0]?.text).toBe('the number of wounded at three');
  expect(chain(about(reading, 'a lie'))[0]).toMatch(/Ugandan? /);
});

test('a truce that one state has proposed reads alike whichever state it is', async () => {
  const kinds = async (text: string) => (await read(text)).events.map((e) => e.code);
  expect(await kinds('Ukraine rejected the truce that Russia had proposed.')).toEqual(
    await kinds('Russia rejected the truce that Ukraine had proposed.'),
  );
});

test('who is reached by telephone is the one who complains, and who calls it a breach', async () => {
  const reading = await read(
    'A rebel officer reached by satellite telephone complained that Ugandan helicopters had circled over a column, and called it a breach.',
  );
  expect(chain(about(reading, 'circled'))).toEqual(['*anonymous*']);
  expect(reading.attributions.every((a) => !chain(a).join().includes('helicopters'))).toBe(true);
});
