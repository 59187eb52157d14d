import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/reading/index.js';
import { names, read, text } from '../reading.js';

const PAGE = { published: '2019-05-20' };

function force(reading: Reading): string[] {
  return reading.events
    .filter((e) => e.category === 'ASSAULT' || e.category === 'COERCE')
    .map((e) => `${names(reading, e.actor).join('+')} > ${names(reading, e.recipient).join('+')}`);
}

describe('an act of force told', () => {
  it('as an exchange of fire is a clash that nobody began', async () => {
    const reading = await read('Soldiers and rebels exchanged gunfire near the dam on Thursday.', PAGE);
    expect(reading.incidents.map((i) => i.type)).toEqual(['armed-clash']);
    expect(reading.incidents[0]?.perpetrators).toEqual([]);
  });

  it('as done to one another is done by them to themselves', async () => {
    const reading = await read('The army said the guards had shot at one another in the dark.', PAGE);
    const [shot] = reading.events.filter((e) => e.category === 'ASSAULT');
    expect(shot?.actor.length).toBeGreaterThan(0);
    expect(shot?.recipient).toEqual(shot?.actor);
  });

  it('with the victim before the noun is done to him', async () => {
    const reading = await read("Police in Harare are investigating Joshua Moyo's murder.", PAGE);
    expect(reading.incidents.flatMap((i) => i.perpetrators)).toEqual([]);
    expect(reading.incidents.flatMap((i) => i.targets.map((t) => t.name))).toEqual(['Joshua Moyo']);
  });

  it('as a seizure of a person by gunmen is a kidnapping', async () => {
    const reading = await read('Gunmen seized an engineer in Basra on Thursday night, a witness said.', PAGE);
    expect(reading.incidents.map((i) => i.type)).toEqual(['kidnapping']);
  });

  it('as a search of houses is coercion', async () => {
    const reading = await read('Gendarmes searched forty houses in the old town on Friday.', PAGE);
    expect(reading.events.map((e) => e.category)).toEqual(['COERCE']);
    expect(reading.incidents.map((i) => i.type)).toEqual(['other']);
  });

  it('is none where bombs are merely carried', async () => {
    const reading = await read('"We carry passengers, not bombs," the driver said.', PAGE);
    expect(force(reading)).toEqual([]);
  });

  it('is one act with the people killed in it and the thing it struck', async () => {
    const reading = await read(
      'A bomb exploded at a bus terminal in Davao on Tuesday. Police said seven people were killed.',
      PAGE,
    );
    expect(reading.incidents).toHaveLength(1);
    expect(reading.incidents[0]?.killed?.range).toEqual([7, 7]);
  });

  it('hurt nobody where the report says so', async () => {
    const reading = await read('Militiamen burned down a clinic in Jonglei on Saturday. Nobody was hurt.', PAGE);
    expect(reading.incidents[0]).toMatchObject({ type: 'arson' });
    expect(reading.incidents[0]?.killed?.range).toEqual([0, 0]);
    expect(reading.incidents[0]?.injured?.range).toEqual([0, 0]);
  });

  it('is laid at the door of whoever is said to have done it, and denied by who had no hand in it', async () => {
    const reading = await read(
      'A bomb exploded outside a bank in Quetta on Monday. The army blamed the Balochistan Liberation Army. The Baloch Liberation Army said it had no hand in the bombing and suggested that the bomb could be the work of smugglers.',
      PAGE,
    );
    const told = reading.incidents.flatMap((i) =>
      i.perpetrators.map((p) => `${names(reading, [p.actor])[0]} ${p.polarity}`),
    );
    expect(told).toContain('Baloch Liberation Army +');
    expect(told).toContain('Baloch Liberation Army -');
    expect(told.some((t) => /smugglers \+/.test(t))).toBe(true);
  });

  it('is claimed by an armed group that tells it of itself, with the CAMEO code of claiming', async () => {
    const reading = await read('The Taliban said its fighters had attacked a police post in Helmand on Sunday.', PAGE);
    const [tuple] = reading.incidents.flatMap((i) => i.perpetrators);
    expect(tuple).toMatchObject({ responsibility: 'claimed', cameo: '015' });
  });
});

describe('a CAMEO leaf', () => {
  it.each([
    ['France appealed to both sides to stop fighting.', 'REQUEST', '0256'],
    ['France demanded that the rebels stop fighting.', 'REQUEST', '1056'],
    ['The rebels refused to stop fighting.', 'REJECT', '1246'],
    ['The rebels violated the ceasefire on Monday.', 'ASSAULT', '196'],
  ])('says what is asked for, refused or broken: %s', async (report, category, cameo) => {
    const { events } = await read(report, PAGE);
    expect(events.filter((e) => e.category === category).map((e) => e.cameo)).toContain(cameo);
  });
});

describe('auxiliary modes', () => {
  it.each([
    ['Troops will withdraw from the valley on Friday.', ['future']],
    ['The army denied that its jets had bombed the market. Kenya did not attack the camp.', ['negation']],
    ['In 1995 the rebels attacked the harbour of Trincomalee.', ['historical']],
    ['The rebels attacked the harbour on Sunday.', []],
  ])('stand beside the status: %s', async (report, modes) => {
    const { events } = await read(report, PAGE);
    expect(events.map((e) => e.auxiliary)).toContainEqual(modes);
  });

  it('never contradict the status', async () => {
    const { events } = await read('If the rebels shell the town, people may flee. No one attacked it.', PAGE);
    for (const e of events) {
      if (e.status === 'hypothetical') expect(e.auxiliary, text(e.trigger)).toContain('hypothetical');
      if (e.status === 'actual') expect(e.auxiliary, text(e.trigger)).not.toContain('future');
    }
  });
});
