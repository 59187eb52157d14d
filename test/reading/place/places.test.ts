import { describe, expect, test } from 'vitest';
import { siteNamed } from '../../../src/reading/place/index.js';
import { readCast } from '../actor/cast-of.js';

describe('an event happened', () => {
  const cases: readonly (readonly [text: string, word: string, place: string | null])[] = [
    ['Rebels ambushed a convoy near Bunia on Friday.', 'ambushed', 'Bunia'],
    ['Soldiers shelled Tskhinvali overnight.', 'shelled', 'Tskhinvali'],
    ['Two people were killed in Quetta when a bomb exploded.', 'killed', 'Quetta'],
    ['A truce took hold in the port city of Misrata.', 'took', 'Misrata'],
    ['An ambush in the province of Cauca left two soldiers dead.', 'ambush', 'Cauca'],
    ['Clashes broke out in eastern Congo on Sunday.', 'broke', 'eastern Congo'],
    ['The sides signed an agreement in Arusha.', 'signed', 'Arusha'],
    ['Fighting went on around the town of Malakal.', 'Fighting', 'Malakal'],
    ['Government troops pulled out of Kilinochchi.', 'pulled', 'Kilinochchi'],
    ['Guerrillas freed a hostage in northern Colombia.', 'freed', 'northern Colombia'],
  ];
  for (const [text, word, place] of cases)
    test(text, async () => expect((await readCast(text)).where(word)).toBe(place));

  test('where the town it was named as last is meant by "the city" and "there"', async () => {
    const r = await readCast(
      'A ceasefire began in Bouaké on Monday. Shells hit the city on Tuesday. Two traders were killed there.',
    );
    expect(r.where('hit')).toBe('Bouaké');
    expect(r.where('killed')).toBe('Bouaké');
  });

  test('where the people are who tell of it', async () => {
    const r = await readCast('Residents of Korhogo reported heavy fighting.');
    expect(r.where('fighting')).toBe('Korhogo');
  });
});

describe('an event did not happen', () => {
  const cases: readonly (readonly [text: string, word: string])[] = [
    ['Rockets were fired from Gaza on Friday.', 'fired'],
    ['The minister said in Cairo that two soldiers had been killed.', 'killed'],
    ['The rebels agreed in Geneva to free the hostages.', 'free'],
    ['The envoy flew from Nairobi.', 'flew'],
  ];
  for (const [text, word] of cases)
    test(`where it was said, agreed or sent from: ${text}`, async () =>
      expect((await readCast(text)).where(word)).toBeNull());
});

test('a place is called as an encyclopaedia titles it, and quoted as written', async () => {
  const r = await readCast('A convoy reached Lugansk. Talks went on in Gaza.');
  expect(r.places.at(r.word('Lugansk'))).toMatchObject({ name: 'Luhansk', span: { text: 'Lugansk' }, country: 'UKR' });
  expect(r.places.at(r.word('Gaza'))).toMatchObject({ name: 'Gaza Strip', country: 'PSE', kind: 'region' });
});

test('the gazetteer knows other spellings and refuses what it does not know', () => {
  expect(siteNamed('Khan Yunis')?.name).toBe('Khan Younis');
  expect(siteNamed('Khankendi')?.name).toBe('Stepanakert');
  expect(siteNamed('Mareb')?.name).toBe('Marib');
  expect(siteNamed('Nowhere')).toBeNull();
});

test('a dateline tells where a report was filed, which is what it calls "here"', async () => {
  const r = await readCast('TRIPOLI, April 4, 2016 (Agency) — Gunmen killed two guards here on Sunday.');
  expect(r.places.filed).toMatchObject({ name: 'Tripoli', country: 'LBY' });
  expect(r.where('killed')).toBe('Tripoli');
  expect((await readCast('Gunmen killed two guards here on Sunday.')).where('killed')).toBeNull();
});

test('of two places in one clause the finer is meant', async () => {
  const r = await readCast('In Borno, militants attacked a convoy near Gwoza, Nigerian police said.');
  expect(r.places.of(r.word('attacked'))).toMatchObject({ name: 'Gwoza', country: 'NGA', precision: 2 });
});

test('a place that is spoken of again and again is what "the city" means further on', async () => {
  const r = await readCast(
    'Fighting went on in Misrata. Residents left the city. Militiamen came from Sirte. Nobody slept. Shells hit the city on Monday.',
  );
  expect(r.where('hit')).toBe('Misrata');
});

test('where the country is only touched on, its small towns are not meant', async () => {
  const r = await readCast(
    'Troops from Ukraine and Poland met. Ukraine said Ukraine would join. Two men died in Tripoli.',
  );
  expect(r.places.at(r.word('Tripoli'))?.coordinates).toBeNull();
});

test('a part of a town lies where the town does, and a part of a disputed town is what the list says', async () => {
  const baghdad = await readCast('A car bomb killed nine people in central Baghdad, Iraqi police said.');
  expect(baghdad.places.of(baghdad.word('killed'))).toMatchObject({
    name: 'central Baghdad',
    country: 'IRQ',
    precision: 1,
    coordinates: { latitude: 33.34 },
  });
  const jerusalem = await readCast('Police arrested two men in east Jerusalem.');
  expect(jerusalem.places.of(jerusalem.word('arrested'))).toMatchObject({ name: 'East Jerusalem', country: 'PSE' });
});
