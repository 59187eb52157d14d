import { describe, expect, test } from 'vitest';
import { toActor } from '../../../src/reading/actor/index.js';
import { readCast } from './cast-of.js';

describe('names', () => {
  test('a register alias is the entry that an encyclopaedia titles', async () => {
    const r = await readCast('The FDLR attacked a village near Goma, MONUSCO said.');
    expect(r.who('FDLR')).toBe('Democratic Forces for the Liberation of Rwanda');
    expect(r.who('MONUSCO')).toBe('MONUSCO');
    expect(r.cast.at(r.word('Goma'))?.kind).toBe('place');
  });

  test('an ambiguous name is decided by the country of the report', async () => {
    const colombia = await readCast('The National Liberation Army released two hostages in Arauca, Colombia said.');
    expect(colombia.who('Army')).toBe('National Liberation Army (Colombia)');
    const macedonia = await readCast('The National Liberation Army left the hills above Tetovo, Macedonia said.', {
      published: '2001-08-20',
    });
    expect(macedonia.who('Army')).toBe('National Liberation Army (Macedonia)');
  });

  test('an unknown person keeps the name of the text, with role and body read beside it', async () => {
    const r = await readCast(
      'Moro Islamic Liberation Front spokesman Hashim Dalo said the talks would go on. Dalo gave no date.',
    );
    const player = r.cast.at(r.word('Dalo', 2));
    expect(player?.name).toBe('Hashim Dalo');
    expect(player?.role).toContain('spokesman');
    expect(player?.affiliation && r.cast.player(player.affiliation).name).toBe('Moro Islamic Liberation Front');
  });

  test('an unknown body is known again by the short form in brackets', async () => {
    const r = await readCast(
      'The Valley Relief Committee (VRC) sent lorries to Bentiu. The VRC said more would follow.',
    );
    expect(r.who('VRC', 2)).toBe('Valley Relief Committee');
  });

  test('a name inside a longer name belongs to that name', async () => {
    const r = await readCast('The Sudan Tribune and the Norwegian Refugee Council confirmed the report.');
    expect(r.who('Tribune')).toBe('Sudan Tribune');
    expect(r.who('Council')).toBe('Norwegian Refugee Council');
    expect(r.cast.players.map((p) => p.name)).not.toContain('Norway');
  });

  test('reports in capitals are read by their letters alone', async () => {
    const r = await readCast("KAMPALA, MAY 4 - THE LORD'S RESISTANCE ARMY ATTACKED GULU ON MONDAY, THE ARMY SAID.");
    expect(r.who('RESISTANCE')).toBe("Lord's Resistance Army");
    expect(r.cast.isPlaceUse(r.word('KAMPALA'))).toBe(true);
  });

  test('the outlet of the page is known by its short name', async () => {
    const r = await readCast('An official told Harbour that the road was open.', { outlet: 'Harbour News Agency' });
    expect(r.who('Harbour')).toBe('Harbour News Agency');
  });
});

describe('capitals and seats of government', () => {
  test('act as their state, and are a place after a preposition of place', async () => {
    const r = await readCast('Khartoum accused Juba of arming the rebels. Envoys met in Khartoum on Monday.');
    expect(r.who('Khartoum')).toBe('Sudan');
    expect(r.who('Juba')).toBe('South Sudan');
    expect(r.who('Khartoum', 2)).toBe('Khartoum');
    expect(r.cast.isPlaceUse(r.word('Khartoum', 2))).toBe(true);
  });

  test('a town that is shelled is a place', async () => {
    const r = await readCast('Rockets hit Kabul on Tuesday. Kabul blamed the Taliban.');
    expect(r.cast.isPlaceUse(r.word('Kabul'))).toBe(true);
    expect(r.who('Kabul', 2)).toBe('Afghanistan');
  });

  test('the people of a state are the state with an article, and people when they are counted', async () => {
    const r = await readCast('The Norwegians offered to mediate. Three Norwegians were hurt in the blast.');
    expect(r.who('Norwegians')).toBe('Norway');
    expect(r.cast.at(r.word('Norwegians', 2))).toMatchObject({ named: false, kind: 'group' });
  });
});

describe('forces, ministries and rebels', () => {
  test('soldiers of a state are its forces, not the state', async () => {
    const r = await readCast('Ethiopian soldiers crossed the river. The Eritrean army fired on them.');
    expect(r.who('soldiers')).toBe('Ethiopian National Defense Force');
    expect(r.who('army')).toBe('Eritrean Defence Forces');
    expect(r.who('Ethiopian')).toBe('Ethiopia');
  });

  test('"the army" is that of the country that the report tells of', async () => {
    const r = await readCast(
      "The New People's Army declared a Christmas truce in Mindanao. The army said it would follow suit.",
    );
    expect(r.cast.at(r.word('army'))?.codes.country).toBe('PHL');
  });

  test('a ministry is named after its portfolio and state', async () => {
    const r = await readCast("Mali's defence ministry denied the report.");
    expect(r.who('ministry')).toBe('Ministry of Defence (Mali)');
  });

  test('"the rebels" and "the group" are the armed group that has been named', async () => {
    const r = await readCast(
      'RENAMO freed ten prisoners on Sunday. The rebels asked for talks. The group has fought since 1977.',
    );
    expect(r.who('rebels')).toBe('RENAMO');
    expect(r.who('group')).toBe('RENAMO');
  });

  test('rebels whom nothing names stay unnamed', async () => {
    const r = await readCast('Rebels seized a bridge in Fiji, police said.');
    expect(r.cast.at(r.word('Rebels'))?.named).toBe(false);
  });
});

describe('who speaks', () => {
  test('an unnamed spokesman, a statement and an office speak for their body', async () => {
    const r = await readCast(
      'A UNITA spokesman denied it. A Polisario statement said the truce was over. The office of the Afghan president confirmed the visit.',
    );
    expect(r.who('spokesman')).toBe('National Union for the Total Independence of Angola');
    expect(r.who('statement')).toBe('Polisario Front');
  });

  test('officials and sources are nobody in particular, whoever they work for', async () => {
    const r = await readCast(
      'A senior Turkish official and two people close to the talks said the deal was near. Diplomats doubted it.',
    );
    for (const w of ['official', 'people', 'Diplomats']) {
      expect(r.cast.at(r.word(w))?.named, w).toBe(false);
      expect(r.cast.isAnonymousSource(r.word(w)), w).toBe(true);
    }
  });

  test('unnamed crowds are a group in the words of the text', async () => {
    const r = await readCast('Residents of Korhogo said the town was calm. Shells killed women and children there.');
    expect(r.cast.at(r.word('Residents'))).toMatchObject({
      name: 'Residents of Korhogo',
      kind: 'group',
      anonymous: false,
    });
    expect(r.who('women')).toBe('women and children');
    expect(r.who('children')).toBe('women and children');
  });

  test('"I" and "we" wait until it is known who speaks', async () => {
    const r = await readCast('"We will hold our fire," RUF spokesman Eldred Cole said.');
    expect(r.who('We')).toBeNull();
    const cast = r.cast.withSpeakers((w) => (w <= r.word('fire') ? r.word('Cole') : null));
    expect(cast.at(r.word('We'))?.name).toBe('Revolutionary United Front');
  });
});

describe('pronouns', () => {
  test('they are who the sentence before has brought in, where grammar alone would take its subject', async () => {
    const r = await readCast('The ELN freed the hostages near Arauca. They had been held for a year.');
    expect(r.who('They')).toBe('hostages near Arauca');
  });

  test('agree in number, gender and kind', async () => {
    const r = await readCast(
      'The Taliban met the German chancellor, Angela Merkel. She asked for a truce. They refused.',
    );
    expect(r.who('She')).toBe('Angela Merkel');
    expect(r.who('They')).toBe('Taliban');
  });

  test('"it" is nobody where it stands for a thing or for nothing', async () => {
    const r = await readCast('Burundi signed the agreement. It was not clear who had drafted it.');
    expect(r.who('It')).toBeNull();
    expect(r.who('it')).toBeNull();
  });

  test('"both sides" is the two parties that the report speaks of', async () => {
    const r = await readCast(
      'The Sudanese army and the Rapid Support Forces met in Jeddah. Both sides promised to let aid through.',
    );
    expect(
      r.cast
        .allAt(r.word('sides'))
        .map((p) => p.name)
        .sort(),
    ).toEqual(['Rapid Support Forces', 'Sudanese Army']);
  });

  test('relative pronouns stand for their noun', async () => {
    const r = await readCast('The Houthis, who control Sanaa, welcomed the plan.');
    expect(r.who('who')).toBe('Houthi movement');
  });
});

test('an actor carries every mention as a span of the text, sorted, each once', async () => {
  const text = 'Hezbollah said it would observe the truce. The group’s leader spoke in Beirut.';
  const r = await readCast(text);
  const actor = toActor(r.cast.at(r.word('Hezbollah'))!, r.tree);
  expect(actor.mentions.map((m) => m.text)).toEqual(expect.arrayContaining(['Hezbollah', 'it']));
  for (const m of actor.mentions) expect(text.slice(m.start, m.end)).toBe(m.text);
  expect(actor.mentions.map((m) => m.start)).toEqual(actor.mentions.map((m) => m.start).sort((a, b) => a - b));
  expect(new Set(actor.mentions.map((m) => `${m.start} ${m.end}`)).size).toBe(actor.mentions.length);
});
