import { describe, expect, test } from 'vitest';
import { readCast } from './cast-of.js';

type Read = Awaited<ReturnType<typeof readCast>>;
const affiliation = (r: Read, form: string, nth = 1) => {
  const player = r.cast.at(r.word(form, nth));
  return player?.affiliation ? r.cast.player(player.affiliation).name : null;
};

describe('a family name', () => {
  test('inside a longer name belongs to that name, whoever of the register bears it', async () => {
    const r = await readCast(
      'Harjit Singh, a farmer, and Defence Minister Rajnath Singh spoke in India. The Henry Quarle Centre said so too.',
      { published: '2022-05-01' },
    );
    expect(r.who('Singh', 1)).toBe('Harjit Singh');
    expect(r.who('Singh', 2)).toBe('Rajnath Singh');
    expect(r.who('Centre')).toBe('Henry Quarle Centre');
    expect(r.cast.players.map((p) => p.name)).not.toContain('Manmohan Singh');
  });

  test('alone means who is in office on the day, in a report about the country', async () => {
    const text = 'Ethiopia said that Desalegn would go to Asmara.';
    expect((await readCast(text, { published: '2015-02-01' })).who('Desalegn')).toBe('Hailemariam Desalegn');
    expect((await readCast(text, { published: '2021-02-01' })).who('Desalegn')).toBe('Desalegn');
  });

  test('is not the country behind the "of" of a king', async () => {
    const r = await readCast('Jordan said King Hussein would speak. Jordan then fell silent.', {
      published: '1997-02-01',
    });
    expect(r.who('Hussein')).toBe('Hussein of Jordan');
    expect(r.who('Jordan', 2)).toBe('Jordan');
  });
});

describe('an acronym of a party to a war', () => {
  test('is that party in a report about its country, and not in one about others', async () => {
    const published = '2022-03-01';
    const there = await readCast('The CDF attacked a convoy in Chin state, Myanmar said.', { published });
    expect(there.who('CDF')).toBe('Chinland Defence Force');
    const elsewhere = await readCast('Nigeria said the CDF had met officers from Chad in Abuja.', { published });
    expect(elsewhere.who('CDF')).toBe('CDF');
  });

  test('is that party where the report gives its full name', async () => {
    const r = await readCast('Norway and Sudan spoke of the Justice and Equality Movement. The JEM agreed.', {
      published: '2008-05-12',
    });
    expect(r.who('JEM')).toBe('Justice and Equality Movement');
  });
});

test('a name of several that nothing decides stays open, with its candidates', async () => {
  const r = await readCast('The National Liberation Army attacked a patrol at dawn.');
  const player = r.cast.at(r.word('Army'));
  expect(player?.entry).toBeNull();
  expect(player?.candidates).toEqual(
    expect.arrayContaining(['group:national-liberation-army-colombia', 'group:national-liberation-army-macedonia']),
  );
});

describe('whom somebody speaks or acts for', () => {
  test('is read from a title with a body before it', async () => {
    const r = await readCast('Fatah welcomed the step. Party spokesman Samir Dahlani said it came late.');
    expect(r.cast.at(r.word('Dahlani'))).toMatchObject({
      name: 'Samir Dahlani',
      kind: 'person',
      role: 'party spokesman',
    });
    expect(affiliation(r, 'Dahlani')).toBe('Fatah');
  });

  test('is read from an apposition behind the name and not from across a verb', async () => {
    const r = await readCast(
      "Foreign Minister Alpha Demba of Chad met Colonel Samuel Okoro, a senior commander of the Lord's Resistance Army, in Juba.",
    );
    expect(affiliation(r, 'Demba')).toBe('Chad');
    expect(affiliation(r, 'Okoro')).toBe("Lord's Resistance Army");
  });

  test('is the body that the register gives the office on the day', async () => {
    const text = 'Jaap de Hoop Scheffer said so.';
    const during = await readCast(text, { published: '2006-11-29' });
    expect(during.cast.at(during.word('Scheffer'))?.role).toBe('secretary-general');
    expect(affiliation(during, 'Scheffer')).toBe('NATO');
    const after = await readCast(text, { published: '2015-11-29' });
    expect(affiliation(after, 'Scheffer')).toBeNull();
  });
});

describe('an unknown body', () => {
  test('has its kind from its words and its country from a state in its name or beside it', async () => {
    const r = await readCast(
      'The Eastern Dawn Front, a Sudanese rebel group, said the Syrian Network for Clean Water was wrong. The Chadian daily Le Sahel Libre reported it.',
    );
    expect(r.cast.at(r.word('Front'))).toMatchObject({
      name: 'Eastern Dawn Front',
      kind: 'armed-group',
      codes: { country: 'SDN', sectors: ['REB'] },
    });
    expect(r.cast.at(r.word('Network'))).toMatchObject({ kind: 'organization', codes: { country: 'SYR' } });
    expect(r.cast.at(r.word('Libre'))).toMatchObject({ kind: 'outlet', codes: { country: 'TCD', sectors: ['MED'] } });
  });

  test('is taken up by the common noun of its apposition', async () => {
    const r = await readCast(
      "The Community of Sant'Egidio, a Catholic association in Rome that mediates between the sides, called the step modest.",
    );
    expect(r.who('association')).toBe("Community of Sant'Egidio");
    expect(r.who('that')).toBe("Community of Sant'Egidio");
  });

  test('under an office of places is a place', async () => {
    const r = await readCast('The governor of Zerafa resigned on Friday.');
    expect(r.cast.at(r.word('Zerafa'))?.kind).toBe('place');
  });
});

describe('a faction that goes by its leader', () => {
  test('is an actor of its own, part of the group, and the same by each of its descriptions', async () => {
    const r = await readCast(
      "The faction of the Movement of Democratic Forces of Casamance led by Salif Sadio declared a truce. The faction named no end. Sadio's faction has camps in Senegal.",
      { published: '2014-05-03' },
    );
    const name = 'Sadio faction of the Movement of Democratic Forces of Casamance';
    expect(r.who('faction', 1)).toBe(name);
    expect(r.who('faction', 2)).toBe(name);
    expect(r.who('faction', 3)).toBe(name);
    expect(affiliation(r, 'faction')).toBe('Movement of Democratic Forces of Casamance');
    expect(r.who('Forces')).toBe('Movement of Democratic Forces of Casamance');
  });

  test('and fighters loyal to somebody are those of the group that he leads', async () => {
    const r = await readCast('Fighters loyal to Riek Machar shelled Malakal. Troops led by Omar Dalo left Bor.', {
      published: '2014-05-03',
    });
    expect(r.who('Fighters')).toBe("Sudan People's Liberation Movement-in-Opposition");
    expect(r.who('Troops')).toBe('Omar Dalo');
  });
});

test('observers whom a state has sent act for it', async () => {
  expect((await readCast('The first Thai monitors might arrive within two weeks.')).who('monitors')).toBe('Thailand');
});

test.each(['mercenaries', 'gunmen', 'bandits', 'pirates'])('%s of a nationality are private people', async (noun) => {
  const r = await readCast(`Serbian ${noun} attacked a village near the border.`);
  expect(r.cast.at(r.word(noun))).toMatchObject({ kind: 'group', named: false, codes: { sectors: ['CVL'] } });
  expect(r.who(noun)).toBe(`Serbian ${noun}`);
});

test('names in other scripts are found by their listed spellings and kept as printed', async () => {
  const r = await readCast(
    'The group, known as حماس, denied it. Россия and НАТО said nothing. The paper הארץ reported it, quoting Сергей Лавров.',
    { published: '2009-01-12' },
  );
  expect(r.who('حماس')).toBe('Hamas');
  expect(r.who('Россия')).toBe('Russia');
  expect(r.who('НАТО')).toBe('NATO');
  expect(r.who('הארץ')).toBe('Haaretz');
  expect(r.who('Лавров')).toBe('Sergey Lavrov');
});

describe('an authority that governs a territory', () => {
  test('has forces, officials and ministries of its own, which are not those of the state', async () => {
    const r = await readCast(
      'Georgia said Abkhaz forces had shelled Ganmukhuri. The Abkhaz foreign ministry denied it. Turkish Cypriot leaders met in Ankara, and the South Ossetian authorities said nothing.',
      { published: '2006-07-25' },
    );
    expect(r.who('forces')).toBe('Abkhazia');
    expect(r.who('ministry')).toBe('Ministry of Foreign Affairs (Abkhazia)');
    expect(affiliation(r, 'ministry')).toBe('Abkhazia');
    expect(r.who('leaders')).toBe('Northern Cyprus');
    expect(r.who('authorities')).toBe('South Ossetia');
  });

  test('is not what its militiamen are, but whose they are', async () => {
    const r = await readCast('South Ossetian militiamen burned houses near Gori, villagers said.', {
      published: '2008-08-20',
    });
    expect(r.who('militiamen')).toBe('South Ossetian militiamen');
    expect(affiliation(r, 'militiamen')).toBe('South Ossetia');
  });
});

describe('the sides of a war', () => {
  const published = '2006-08-31';
  test('keep "the rebels" though a group of the neighbour or a nameless militia is named in between', async () => {
    const r = await readCast(
      "Uganda said its truce with the Lord's Resistance Army was holding. In Torit an officer of the Sudan People's Liberation Army blamed a militia for a raid. A rebel officer said nothing.",
      { published },
    );
    expect(r.who('rebel')).toBe("Lord's Resistance Army");
  });

  test('keep "the army" though rebels call themselves one', async () => {
    const r = await readCast(
      "Uganda is at war with the Lord's Resistance Army. The army said its helicopters had stayed in Gulu.",
      { published },
    );
    expect(r.who('army')).toBe("Uganda People's Defence Force");
  });
});

test('the opposition is a party to the war that the register calls so, and nobody where it calls none so', async () => {
  const r = await readCast('Tajikistan accused the opposition of shelling Tavildara.', { published: '1994-10-21' });
  expect(r.who('opposition')).toBe('United Tajik Opposition');
  const peace = await readCast('In Norway the opposition voted against the budget.', { published: '1994-10-21' });
  expect(peace.who('opposition')).toBeNull();
});

test('a group whose name begins with a small letter owns its fighters', async () => {
  const r = await readCast('Survivors in Bangui blamed anti-balaka militiamen.', { published: '2014-02-17' });
  expect(r.who('militiamen')).toBe('Anti-balaka');
});
