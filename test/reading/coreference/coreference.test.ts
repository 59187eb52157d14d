import { describe, expect, test } from 'vitest';
import { readCoreference } from './coreference-of.js';

describe('names', () => {
  test('a part of a name is the name, and a reflexive its subject', async () => {
    const r = await readCoreference(
      'President Juan Manuel Santos met the commander in Havana. Santos said he would sign the accord himself.',
    );
    expect(r.others('Santos', 2)).toEqual(['Santos', 'he', 'himself']);
    expect(r.why('Santos', 2)).toBe('part-of-name');
  });

  test('a short form in brackets is the body before it', async () => {
    const r = await readCoreference(
      'The Valley Relief Committee (VRC) sent lorries to Bentiu. The VRC said it would send more.',
    );
    expect(r.others('VRC', 2)).toEqual(expect.arrayContaining(['Committee', 'VRC', 'it']));
  });

  test('an apposition and a predicate are what they are said of', async () => {
    const nurse = await readCoreference(
      'Ivana Horvat, a nurse from Vukovar, treated the wounded. She said the hospital had no water.',
    );
    expect(nurse.why('nurse')).toBe('apposition');
    expect(nurse.others('She')).toContain('nurse');
    const spokesman = await readCoreference('Kyaw Min is the spokesman of the group. He denied the report.');
    expect(spokesman.why('spokesman')).toBe('predicate');
    expect(spokesman.others('He')).toContain('spokesman');
  });
});

describe('pronouns', () => {
  test('gender tells two people apart', async () => {
    const r = await readCoreference(
      'Maria Santos spoke to John Reed in Dili. He thanked her, and she gave him the list.',
    );
    expect(r.others('Santos')).toEqual(['her', 'she']);
    expect(r.others('Reed')).toEqual(['He', 'him']);
  });

  test('number tells a ship from those aboard', async () => {
    const r = await readCoreference(
      'The ferry sank off Massawa. The soldiers who had boarded it swam ashore. They were tired.',
    );
    expect(r.others('it')).toEqual(['ferry']);
    expect(r.others('They')).toEqual(['soldiers']);
  });

  test('a possessive within the sentence is its subject', async () => {
    const r = await readCoreference('A woman and her son were killed in Kunduz. She had been fetching water.');
    expect(r.others('woman')).toEqual(['her', 'She']);
  });
});

describe('descriptions', () => {
  test('“the offer” is the truce that was offered when called an offer again, and “it” too', async () => {
    const r = await readCoreference(
      'The government made an offer of talks. The rebels rejected the offer and said it was a trick.',
    );
    expect(r.others('offer', 2)).toContain('offer');
    expect(r.others('it')).toContain('offer');
  });

  test('a noun with the article takes up the same noun', async () => {
    const r = await readCoreference(
      'The militia attacked a convoy near Goma. The convoy had carried food, and its drivers fled.',
    );
    expect(r.others('convoy', 2)).toEqual(['convoy', 'its']);
    expect(['same-noun', 'same-words']).toContain(r.why('convoy', 2));
  });
});

describe('quotations', () => {
  test('“I” is who is said to speak, named after the quotation or before it', async () => {
    const after = await readCoreference('"I have buried two brothers," said Fatima Hassan, a teacher in Baidoa.');
    expect(after.others('I')).toEqual(['Hassan', 'teacher']);
    const before = await readCoreference('Yusuf Adan said: "I have buried two brothers."');
    expect(before.others('I')).toEqual(['Adan']);
    expect(before.why('I')).toBe('speaker');
  });

  test('two speakers are two, though both say “I”', async () => {
    const r = await readCoreference('"I saw the plane," said Fatima Hassan. "I saw nothing," said Yusuf Adan.');
    expect(r.others('I', 1)).toEqual(['Hassan']);
    expect(r.others('I', 2)).toEqual(['Adan']);
  });
});

test('a link tells how sure it is, and a cluster has one link fewer than mentions', async () => {
  const { coreference } = await readCoreference(
    'The bridge over the Sava was hit twice. The bridge fell, and with it the pipe that it had carried.',
  );
  expect(coreference.clusters.length).toBeGreaterThan(0);
  for (const { mentions, links } of coreference.clusters) {
    expect(links).toHaveLength(mentions.length - 1);
    for (const { score } of links) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  }
});

test('a text without words has no clusters', async () => {
  expect((await readCoreference(' \n')).coreference.clusters).toEqual([]);
});
