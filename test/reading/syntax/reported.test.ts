import { describe, expect, it } from 'vitest';
import { names, read, text } from '../reading.js';

const published = '2014-06-10';

describe('a sentence with a reporting clause in it', () => {
  it('gives the day before "…, its spokesman recalled," to the deed', async () => {
    const reading = await read(
      'The government distrusts the rebels of the Free Aceh Movement. In 1999, its spokesman recalled, the rebels attacked the town of Sigli.',
      { published },
    );
    expect(reading.incidents.map((x) => x.when?.iso)).toEqual(['1999']);
  });

  it('tells what is excepted from a denial as done, on the same day', async () => {
    const reading = await read(
      'There was no fighting on Sunday, the army said, apart from mortar fire near Aguelhok that caused no casualties.',
      { published },
    );
    expect(reading.events.filter((e) => text(e.trigger) === 'mortar fire').map((e) => [e.status, e.when?.iso])).toEqual(
      [['actual', '2014-06-08']],
    );
  });

  it('takes what is said by telephone for said', async () => {
    const reading = await read('Villagers said by telephone that army helicopters had bombed orchards after the raid.');
    const root = reading.attributions[0]?.chain.at(-1);
    expect(root && 'actor' in root && root.actor ? names(reading, [root.actor]) : []).toEqual(['Villagers']);
    expect(reading.attributions[0]?.content[0]?.text).toMatch(/^(?:that )?army helicopters/);
  });

  it('tells no attack where people may only fear one', async () => {
    const reading = await read('Troops were told to stay in their camps except where they are fired upon.');
    expect(reading.incidents).toEqual([]);
  });
});

describe('a toll between two figures', () => {
  it('counts the dead and makes nobody of them the one who did it', async () => {
    const reading = await read(
      'Between six and nine people, two of them nurses, were killed by shelling on Sunday, according to Bamako.',
      { published },
    );
    expect(reading.incidents.map((x) => x.killed?.range)).toEqual([[6, 9]]);
    expect(reading.incidents.flatMap((x) => x.perpetrators)).toEqual([]);
  });
});
