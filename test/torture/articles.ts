/**
 * Articles for the torture: plain sentences of our own, recombined over several conflicts. Exercise text throughout:
 * nothing in it happened, nobody in it has a name.
 */
import type { Article } from '../../src/intake/index.js';
import { Random } from './random.js';

interface Setting {
  readonly sides: readonly [string, string];
  readonly places: readonly [string, string, string];
}

const SETTINGS: readonly Setting[] = [
  { sides: ['the Sudanese army', 'the Rapid Support Forces'], places: ['Khartoum', 'El Fasher', 'Nyala'] },
  { sides: ['the Colombian government', 'the National Liberation Army'], places: ['Arauca', 'Chocó', 'Catatumbo'] },
  { sides: ['the Ukrainian army', 'the Russian army'], places: ['Kherson', 'Donetsk', 'Belgorod'] },
  { sides: ['the Yemeni government', 'the Houthi movement'], places: ['Hodeidah', 'Marib', 'Taiz'] },
  { sides: ['the Congolese army', 'the M23 movement'], places: ['Goma', 'Rutshuru', 'Bukavu'] },
  {
    sides: ['the Philippine government', 'the Moro Islamic Liberation Front'],
    places: ['Cotabato', 'Marawi', 'Basilan'],
  },
  { sides: ['the Sri Lankan army', 'the Tamil Tigers'], places: ['Jaffna', 'Vavuniya', 'Trincomalee'] },
  { sides: ['Armenian forces', 'Azerbaijani forces'], places: ['Shusha', 'Lachin', 'Goris'] },
  { sides: ['the Israeli army', 'Hamas'], places: ['Gaza', 'Sderot', 'Rafah'] },
  {
    sides: ['the Ethiopian government', 'the Tigray People’s Liberation Front'],
    places: ['Mekelle', 'Adigrat', 'Axum'],
  },
];

const OUTLETS = ['Exercise Post', 'Exercise Courier', 'Exercise Wire', 'Exercise Herald'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `A` and `B` are the two sides, `P` and `Q` places, `N` a number, `D` a day. */
const SENTENCES: readonly string[] = [
  'A said on D that it had offered B a truce of N days in P.',
  'B has not answered the offer, an official who asked not to be named said.',
  'According to a local radio station, both sides agreed to keep the road between P and Q open for N hours.',
  'N people were wounded when shells fell on P on D, doctors at the hospital there said.',
  'A blamed B for the shelling of P; B denied that it had fired on the town.',
  'Mediators said that talks would go on in Q on D, and that nothing had been signed.',
  'B demanded that A withdraw from P before any prisoners are exchanged.',
  'A spokesman for B said that N prisoners could be released if the crossing at Q is opened.',
  'Residents of Q said that they had heard explosions on D but could not tell who was firing.',
  'It was not possible to confirm the report independently.',
  'An aid group said that N lorries with food had reached P.',
  'A said that the truce had been violated N times since D; B spoke of N violations by the other side.',
];

/** Characters that a careless store would lose or change; the offsets of every span depend on them. */
const TROUBLE: readonly string[] = [
  '\r\n',
  ' — ',
  '\u00a0',
  '“truce”',
  '🕊️',
  'e\u0301',
  '\u202bهدنة\u202c',
  '𝕏',
  '\t',
  '\ufeff',
];

/** `count` articles, the same for the same seed, no two alike. */
export function tortureArticles(count: number, seed: number): Article[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) => {
    const setting = random.pick(SETTINGS);
    const say = () => sentence(random, setting);
    const paragraphs = Array.from({ length: 2 + random.below(3) }, () =>
      Array.from({ length: 2 + random.below(3) }, say).join(random.below(4) ? ' ' : random.pick(TROUBLE)),
    );
    const outlet = random.pick(OUTLETS);
    return {
      id: `exercise-${i + 1}`,
      title: `Exercise text ${i + 1}: ${setting.places[0]}`,
      outlet,
      published: `20${String(10 + random.below(15))}-0${1 + random.below(9)}-1${random.below(10)}`,
      url: `https://exercise.example/${seed}/${i + 1}`,
      language: 'en',
      text: paragraphs.join(random.below(5) ? '\n\n' : '\r\n\r\n'),
    };
  });
}

function sentence(random: Random, { sides, places }: Setting): string {
  const turned = random.below(2) === 1;
  const [a, b] = turned ? [sides[1], sides[0]] : sides;
  const words: Readonly<Record<string, () => string>> = {
    A: () => a,
    B: () => b,
    P: () => random.pick(places),
    Q: () => random.pick(places),
    N: () => String(2 + random.below(90)),
    D: () => random.pick(DAYS),
  };
  const said = random.pick(SENTENCES).replace(/\b[ABPQND]\b/g, (letter, at: number, all: string) =>
    // "A spokesman" and "An aid group" keep their article.
    letter === 'A' && /^A (spokesman)/.test(all.slice(at)) ? letter : (words[letter]?.() ?? letter),
  );
  return said.charAt(0).toUpperCase() + said.slice(1);
}
