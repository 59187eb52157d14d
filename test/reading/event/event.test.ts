import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/reading/index.js';
import { names, read, text } from '../reading.js';

interface Told {
  readonly category: string;
  readonly status: string;
  readonly actor: string[];
  readonly recipient: string[];
  readonly trigger: string;
}

async function events(sentence: string): Promise<{ reading: Reading; told: Told[] }> {
  const reading = await read(sentence);
  const told = reading.events.map((e) => ({
    category: e.category,
    status: e.status,
    actor: names(reading, e.actor),
    recipient: names(reading, e.recipient),
    trigger: text(e.trigger),
  }));
  return { reading, told };
}

describe('who does what to whom', () => {
  it('reads an active clause', async () => {
    const { told } = await events('Ethiopia accused Eritrea of arming the rebels.');
    expect(told).toContainEqual(
      expect.objectContaining({ category: 'ACCUSE', actor: ['Ethiopia'], recipient: ['Eritrea'], status: 'actual' }),
    );
  });

  it('gives what hangs on an accusation to the accused', async () => {
    const { told } = await events('Ethiopia accused Eritrea of arming the rebels.');
    expect(told.find((e) => e.category === 'AID')?.actor).toEqual(['Eritrea']);
  });

  it('turns a passive round', async () => {
    const { told } = await events('Kenya was criticised by Uganda on Tuesday.');
    expect(told).toEqual([expect.objectContaining({ category: 'ACCUSE', actor: ['Uganda'], recipient: ['Kenya'] })]);
  });

  it('reads a relative clause with its noun', async () => {
    const { told } = await events('The rebels, who released two engineers on Friday, are based in the hills.');
    const release = told.find((e) => e.category === 'RETREAT');
    expect(release?.actor.join()).toMatch(/rebels/i);
    expect(release?.recipient.join()).toMatch(/engineers/);
  });

  it('reads both sides of a mutual act on both ends', async () => {
    const { told } = await events('Kenya and Uganda signed a fisheries treaty in March.');
    const signing = told.find((e) => e.category === 'SUPPORT');
    expect(signing?.actor).toEqual(['Kenya', 'Uganda']);
    expect(signing?.recipient).toEqual(['Kenya', 'Uganda']);
  });

  it('reads the doer of a light verb', async () => {
    const { told } = await events('Kenya launched an investigation into the police on Monday.');
    expect(told).toContainEqual(expect.objectContaining({ category: 'ACCUSE', actor: ['Kenya'] }));
  });
});

describe('what is promised, refused, demanded and threatened', () => {
  it('reads a promise as an agreement and the act as still to come', async () => {
    const { told } = await events('Uganda promised to withdraw its troops from Kenya.');
    expect(told).toContainEqual(expect.objectContaining({ category: 'AGREE', actor: ['Uganda'], status: 'actual' }));
    expect(told).toContainEqual(expect.objectContaining({ category: 'RETREAT', status: 'future' }));
  });

  it('reads a refusal as such and no act', async () => {
    const { told } = await events('Uganda refused to release the prisoners.');
    expect(told.map((e) => e.category)).toEqual(['REJECT']);
  });

  it('reads a demand, and what is demanded as merely possible', async () => {
    const { told } = await events('Kenya urged Uganda to release the fishermen.');
    expect(told).toContainEqual(
      expect.objectContaining({ category: 'REQUEST', actor: ['Kenya'], recipient: ['Uganda'] }),
    );
    expect(told.find((e) => e.category === 'RETREAT')?.status).toBe('hypothetical');
  });

  it('reads a hostile plan of one’s own as a threat', async () => {
    const { told } = await events('Kenya threatened to expel four diplomats.');
    expect(told).toContainEqual(expect.objectContaining({ category: 'THREATEN', actor: ['Kenya'], status: 'actual' }));
    expect(told.every((e) => e.category === 'THREATEN' || e.status === 'hypothetical')).toBe(true);
  });

  it('reads the end of fighting as a retreat and not as fighting', async () => {
    const { told } = await events('The rebels halted their attacks on the port.');
    expect(told.map((e) => e.category)).toEqual(['RETREAT']);
  });

  it('reads the end of help as a sanction', async () => {
    const { told } = await events('Denmark suspended aid to Uganda.');
    expect(told).toEqual([
      expect.objectContaining({ category: 'SANCTION', actor: ['Denmark'], recipient: ['Uganda'] }),
    ]);
  });
});

describe('how an event stands', () => {
  it.each([
    ['Kenya will withdraw its troops from Uganda.', 'RETREAT', 'future'],
    ['Kenya may withdraw its troops from Uganda.', 'RETREAT', 'hypothetical'],
    ['If Kenya withdraws its troops, the fishermen can return.', 'RETREAT', 'hypothetical'],
    ['Kenya has not withdrawn its troops from Uganda.', 'RETREAT', 'denied'],
    ['Kenya withdrew its troops from Uganda.', 'RETREAT', 'actual'],
  ])('reads “%s” as %s, %s', async (sentence, category, status) => {
    const { told } = await events(sentence);
    expect(told.find((e) => e.category === category)?.status).toBe(status);
  });

  it('knows whose word an event is', async () => {
    const { reading } = await events('A doctor said the militia had burned two houses.');
    const burning = reading.events.find((e) => e.category === 'ASSAULT');
    expect(reading.attributions.find((a) => a.id === burning?.attribution)).toBeDefined();
  });

  it('reads plain saying as no event', async () => {
    const { told } = await events('The minister said the harvest was good and that prices had fallen.');
    expect(told).toEqual([]);
  });

  it('asks nothing of anybody where somebody asked not to be named', async () => {
    const { told } = await events('An official who asked not to be named said the road was open.');
    expect(told.filter((e) => e.category === 'REQUEST')).toEqual([]);
  });
});

describe('an event told twice', () => {
  it('is one entry', async () => {
    const { told } = await events('Kenya accused Uganda of dumping waste. It accused Uganda again on Friday.');
    expect(told.filter((e) => e.category === 'ACCUSE')).toHaveLength(1);
  });
});

describe('parties that change names', () => {
  it('give the same events with the names changed', async () => {
    const story = (a: string, b: string) =>
      `${a} accused ${b} of dumping waste in the lake. ${b} rejected the charge and urged ${a} to apologise.`;
    const shape = async (a: string, b: string) => {
      const { told } = await events(story(a, b));
      const blind = (n: string) => n.replaceAll(a, 'A').replaceAll(b, 'B');
      return told.map((e) => [e.category, e.status, e.actor.map(blind), e.recipient.map(blind)]);
    };
    expect(await shape('Kenya', 'Uganda')).toEqual(await shape('Uganda', 'Kenya'));
  });
});
