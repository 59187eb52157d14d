import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCast, type Cast, type Player, toActor } from '../../../src/reading/actor/index.js';
import { findPlaces } from '../../../src/reading/place/index.js';
import { Tree } from '../../../src/reading/syntax/index.js';
import { findTimes } from '../../../src/reading/time/index.js';
import { newsText } from '../../language/arbitraries.js';
import { shippedEngine } from '../../language/engine.js';
import { readCast } from './cast-of.js';

const scraps = fc.constantFrom(
  'The group',
  'Hamas',
  'the Israeli army',
  'it',
  'its spokesman',
  'Moscow',
  'said',
  'on Monday',
  'both sides',
  'the Taliban, the',
  '"we',
  'attacked',
  'in Aden',
  'who',
  'the office of President',
  'Mr',
  'al-',
  'one of them',
  ', ',
  '. ',
);
const mess = fc.oneof(
  newsText,
  fc.array(scraps, { maxLength: 30 }).map((p) => p.join(' ')),
);

test('reads any text without an error, and every mention lies in it', async () => {
  const engine = await shippedEngine();
  await fc.assert(
    fc.asyncProperty(mess, async (text) => {
      const tree = new Tree(await engine.analyse(text));
      const article = { title: text.slice(0, 40), outlet: null, published: '2020-02-29', text };
      const cast = buildCast(tree, article);
      const places = findPlaces(tree, cast, article);
      const times = findTimes(tree, article);
      for (const p of cast.players)
        for (const m of toActor(p, tree).mentions) expect(text.slice(m.start, m.end)).toBe(m.text);
      for (let i = 0; i < tree.doc.words.length; i++) {
        cast.at(i);
        cast.allAt(i);
        cast.ownerOf(i);
        const at = places.of(i)?.span;
        if (at) expect(text.slice(at.start, at.end)).toBe(at.text);
        times.of(i);
      }
    }),
    { numRuns: 60 },
  );
});

test('reading twice gives the same cast', async () => {
  const text =
    'The ELN attacked an army patrol in Arauca. The group said it had warned the government. The rebels denied that.';
  expect((await readCast(text)).cast.players).toEqual((await readCast(text)).cast.players);
});

/** Texts in which two parties of one kind can change places. */
const stories: readonly (readonly [text: string, a: string, b: string])[] = [
  [
    'Armenia accused Azerbaijan of shelling a village. Azerbaijan denied it and said its soldiers had only returned fire.',
    'Armenia',
    'Azerbaijan',
  ],
  [
    'Hamas blamed Fatah for the killing. The movement said Fatah had broken the truce, and that it would answer.',
    'Hamas',
    'Fatah',
  ],
  [
    'Ethiopia told Eritrea to withdraw its troops. Eritrea said it had none there and blamed Ethiopia for the fighting.',
    'Ethiopia',
    'Eritrea',
  ],
  [
    'RENAMO and FRELIMO agreed to a ceasefire. Both sides said they would free prisoners. RENAMO asked for monitors.',
    'RENAMO',
    'FRELIMO',
  ],
];

test('with the names of two parties exchanged, the cast is the same with the names exchanged', async () => {
  for (const [text, a, b] of stories) {
    const swap = (s: string) => s.replaceAll(a, '\u0001').replaceAll(b, a).replaceAll('\u0001', b);
    const one = await readCast(text);
    const two = await readCast(swap(text));
    expect(two.tree.doc.words.length, text).toBe(one.tree.doc.words.length);
    // Where the parser itself has read the two texts alike, so must the cast.
    const alike = one.tree.doc.words.every(
      (w, i) => two.tree.head(i) === w.head && two.tree.word(i).deprel === w.deprel && two.tree.upos(i) === w.upos,
    );
    if (!alike) continue;
    // What belongs to a party (its forces) is known by whose it is and of what kind.
    const known = (cast: Cast, p: Player) =>
      p.affiliation && p.named ? `${p.kind} of ${cast.player(p.affiliation).name}` : p.name;
    for (let i = 0; i < one.tree.doc.words.length; i++) {
      const names = one.cast.allAt(i).map((p) => swap(known(one.cast, p)));
      expect(
        two.cast.allAt(i).map((p) => known(two.cast, p)),
        `${text} @ ${one.tree.word(i).form}`,
      ).toEqual(names);
    }
  }
});
