import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personalPronoun } from '../../../src/reading/coreference/index.js';
import { newsText } from '../../language/arbitraries.js';
import { readCoreference } from './coreference-of.js';

const scraps = fc.constantFrom(
  'The group',
  'Hamas',
  'a woman',
  'her brother',
  'he',
  'She',
  'it',
  'its',
  'they',
  'them',
  'himself',
  'the soldiers',
  'a soldier',
  'Mr Lin',
  'Mrs Lin',
  'John Reed',
  'Maria Santos',
  'the mother',
  'said',
  'told',
  'attacked',
  'of the',
  'and',
  '"I',
  'we"',
  '”',
  '“',
  '(UN)',
  'the United Nations',
  'in Aden',
  'who',
  'which',
  'the ship',
  'these ships',
  'this',
  '. ',
  ', ',
  '\n\n',
);
const mess = fc.oneof(
  newsText,
  fc.array(scraps, { maxLength: 40 }).map((p) => p.join(' ')),
);

test('reads any text without an error: mentions lie in it, and none stands in two clusters', async () => {
  await fc.assert(
    fc.asyncProperty(mess, async (text) => {
      const { tree, coreference } = await readCoreference(text);
      const seen = new Set<unknown>();
      for (const m of coreference.mentions) {
        expect(m.first).toBeLessThanOrEqual(m.head);
        expect(m.head).toBeLessThan(m.last);
        expect(m.last).toBeLessThanOrEqual(tree.doc.words.length);
      }
      for (const { mentions, links } of coreference.clusters) {
        expect(links).toHaveLength(mentions.length - 1);
        for (const m of mentions) {
          expect(seen.has(m)).toBe(false);
          seen.add(m);
        }
      }
    }),
    { numRuns: 80 },
  );
});

test('nothing is linked across number, gender or kind', async () => {
  await fc.assert(
    fc.asyncProperty(mess, async (text) => {
      const { tree, coreference } = await readCoreference(text);
      for (const { mentions } of coreference.clusters) {
        // "he and the group" are several, whatever the pronoun that stands first among them.
        const has = (...lemmas: string[]) =>
          mentions.some((m) => m.form !== 'group' && lemmas.includes(personalPronoun(tree.form(m.head))?.lemma ?? ''));
        const noun = (...forms: string[]) =>
          mentions.some((m) => m.form === 'noun' && forms.includes(tree.form(m.head)));
        expect(has('he') && has('she')).toBe(false);
        expect(has('it') && has('he', 'she', 'i')).toBe(false);
        expect(has('he') && noun('woman', 'mother')).toBe(false);
        expect(has('she') && noun('brother')).toBe(false);
        expect(has('he', 'she', 'it', 'i') && noun('soldiers', 'ships')).toBe(false);
        expect(noun('soldier') && noun('soldiers')).toBe(false);
        expect(noun('ship') && noun('ships')).toBe(false);
        expect(has('he', 'she') && has('we')).toBe(false);
      }
    }),
    { numRuns: 80 },
  );
});

test('reading twice gives the same clusters', async () => {
  const text =
    'The ELN attacked an army patrol in Arauca. The group said it had warned the government, which denied that.';
  const [one, two] = [await readCoreference(text), await readCoreference(text)];
  expect(two.coreference.clusters).toEqual(one.coreference.clusters);
});

/** Texts in which two parties of one kind can change places. */
const stories: readonly (readonly [text: string, a: string, b: string])[] = [
  [
    'Armenia accused Azerbaijan of shelling a village. Azerbaijan denied it and said its soldiers had returned fire.',
    'Armenia',
    'Azerbaijan',
  ],
  ['Ethiopia told Eritrea to withdraw its troops. Eritrea said it had none there.', 'Ethiopia', 'Eritrea'],
  [
    'Hamas blamed Fatah for the killing. The movement said Fatah had broken the truce, and that it would answer.',
    'Hamas',
    'Fatah',
  ],
];

test('with the names of two parties exchanged, the clusters are the same', async () => {
  for (const [text, a, b] of stories) {
    const swapped = text.replaceAll(a, '\u0001').replaceAll(b, a).replaceAll('\u0001', b);
    const [one, two] = [await readCoreference(text), await readCoreference(swapped)];
    const seen = (r: typeof one) =>
      JSON.stringify([
        r.tree.doc.words.map((w) => [w.head, w.deprel, w.upos, w.xpos]),
        r.tree.doc.kinds.map((k) => k.kind),
      ]);
    // Where the parser itself has read the two texts alike.
    if (seen(one) !== seen(two)) continue;
    const shape = (r: typeof one) => r.coreference.clusters.map((c) => c.mentions.map((m) => m.head));
    expect(shape(two), text).toEqual(shape(one));
  }
});
