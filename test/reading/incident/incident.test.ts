import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/reading/index.js';
import { chain, names, read, text } from '../reading.js';

type Incident = Reading['incidents'][number];

async function incidents(report: string): Promise<{ reading: Reading; incidents: Incident[] }> {
  const reading = await read(report, { published: '2019-05-20' });
  return { reading, incidents: reading.incidents };
}

/** Who is said to have done it, as "name responsibility polarity by root". */
function blame(reading: Reading, incident: Incident | undefined): string[] {
  return (incident?.perpetrators ?? []).map((p) => {
    const root = chain(reading.attributions.find((a) => a.id === p.attribution)).at(-1) ?? 'page';
    return `${names(reading, [p.actor])[0]} ${p.responsibility} ${p.polarity} by ${root}`;
  });
}

describe('an act of force', () => {
  it('is one entry however many clauses tell it', async () => {
    const { incidents: found } = await incidents(
      'Two soldiers were killed and five wounded when a rocket struck a barracks near the port on Friday. The attack was the first since March.',
    );
    expect(found).toHaveLength(1);
    const [incident] = found;
    expect(incident?.type).toBe('rocket-or-shelling');
    expect(incident?.killed?.range).toEqual([2, 2]);
    expect(incident?.injured?.range).toEqual([5, 5]);
    expect(incident?.weapons.map((w) => w.text)).toEqual(['rocket']);
    expect(incident?.targets.map((t) => t.name).join()).toMatch(/barracks/);
  });

  it('is none where it is planned, feared or denied without having been told', async () => {
    const { incidents: found } = await incidents(
      'The rebels may attack the dam. If they shell the town, people will flee. No attack was recorded on Sunday.',
    );
    expect(found).toEqual([]);
  });

  it('is told apart from another on another day', async () => {
    const { incidents: found } = await incidents(
      'Gunmen killed a judge on Monday. On Wednesday a bomb exploded outside a bank, wounding three clerks.',
    );
    expect(found.map((i) => i.type).sort()).toEqual(['bombing', 'killing']);
  });

  it('that was only tried stays an attempt', async () => {
    const { incidents: found } = await incidents('The rebels tried to storm the radio station on Tuesday.');
    expect(found.map((i) => i.stage)).toEqual(['attempted']);
  });
});

describe('a toll', () => {
  it.each([
    ['At least seven miners were killed in the blast.', [7, null]],
    ['Up to eight miners were killed in the blast.', [null, 8]],
    ['Between three and five miners were killed in the blast.', [3, 5]],
    ['Twelve miners were killed in the blast.', [12, 12]],
    ['Four miners and two guards were killed in the blast.', [6, 6]],
    ['The blast killed six or seven miners.', [6, 7]],
  ])('“%s”', async (sentence, range) => {
    const { incidents: found } = await incidents(sentence);
    expect(found.find((i) => i.killed)?.killed?.range).toEqual(range);
  });

  it('spans the figures of rival sources and keeps whose they are', async () => {
    const { incidents: found } = await incidents(
      'The army said five soldiers were killed when a mine exploded near the bridge. A local official put the number of dead at eight.',
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.killed?.range).toEqual([5, 8]);
    expect(found[0]?.figures).toHaveLength(2);
  });
});

describe('who is blamed by whom', () => {
  it('keeps what was done apart from what one must answer for', async () => {
    const { reading, incidents: found } = await incidents(
      'Kenya said that while al-Shabaab was behind the attack on the convoy, Eritrea had to be held accountable for it.',
    );
    const all = found.flatMap((i) => blame(reading, i));
    expect(all).toContain('al-Shabaab perpetrator + by Kenya');
    expect(all).toContain('Eritrea accountable + by Kenya');
  });

  it('keeps rival versions in one entry, each with its source', async () => {
    const { reading, incidents: found } = await incidents(
      'A clinic was shelled on Monday. Ethiopia blamed Eritrea for the attack. Eritrea said Ethiopia had shelled the clinic itself.',
    );
    expect(found).toHaveLength(1);
    const all = blame(reading, found[0]);
    expect(all).toContain('Eritrea perpetrator + by Ethiopia');
    expect(all).toContain('Ethiopia perpetrator + by Eritrea');
  });

  it('enters a denial as a tuple of the denier', async () => {
    const { reading, incidents: found } = await incidents(
      'Villagers said Eritrea had bombed a market on Monday. Eritrea denied that it had bombed the market.',
    );
    expect(found).toHaveLength(1);
    const all = blame(reading, found[0]);
    expect(all.some((b) => b.startsWith('Eritrea perpetrator + by'))).toBe(true);
    expect(all).toContain('Eritrea perpetrator - by Eritrea');
  });

  it('enters a claim as a claim', async () => {
    const { reading, incidents: found } = await incidents(
      'A bomb killed two policemen on Sunday. Al-Shabaab claimed responsibility for the attack.',
    );
    expect(found.flatMap((i) => blame(reading, i)).some((b) => b.startsWith('al-Shabaab claimed +'))).toBe(true);
  });

  it('names no perpetrator of a clash that nobody is said to have begun', async () => {
    const { incidents: found } = await incidents(
      'Kenya’s army clashed with al-Shabaab near the border on Friday, residents said.',
    );
    expect(found.map((i) => i.type)).toEqual(['armed-clash']);
    expect(found[0]?.perpetrators).toEqual([]);
    expect(found[0]?.targets.length).toBe(2);
  });
});

describe('the trigger of an incident', () => {
  it('keeps where the fire came from, and the place it struck is another', async () => {
    const { incidents: found } = await incidents(
      'Hezbollah was behind the rocket attacks from Lebanon on a town in Israel, the army said.',
    );
    expect(text(found[0]?.trigger ?? [])).toMatch(/rocket attacks from Lebanon/);
    expect(found[0]?.where?.name ?? '').not.toMatch(/Lebanon/);
  });
});

describe('blame', () => {
  const blamed = async (text: string) => {
    const reading = await read(text);
    return reading.incidents.flatMap((i) =>
      i.perpetrators.map((p) => reading.actors.find((a) => a.id === p.actor)?.name),
    );
  };

  it.each([
    ['Russian gunmen killed two men in a village near the border.', 'Russia'],
    ['British mercenaries attacked a village near the border.', 'United Kingdom'],
  ])('does not fall on a state for private people of its nationality: %s', async (text, state) => {
    expect(await blamed(text)).not.toContain(state);
  });

  it('falls on whoever is accused and on his allies, never on the accuser', async () => {
    const names = await blamed(
      'The Houthis accused the Saudi-led coalition and its allies of shelling a market in Taiz.',
    );
    expect(names).toContain('Saudi-led coalition in Yemen');
    expect(names).not.toContain('Houthi movement');
  });

  it('is not taken from a side that counts its own dead', async () => {
    const names = await blamed('Mali put its losses in the ambush at six dead and more than 100 wounded.');
    expect(names).not.toContain('Mali');
  });
});
