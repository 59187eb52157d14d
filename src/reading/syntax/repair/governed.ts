/**
 * What a verb asks for by itself: whom it blames the deed *on*, what the shot one is.
 */
import type { Word } from '../../../language/index.js';

/** The prepositions by which verbs of blame name whom they blame for their object. */
const BLAMED: ReadonlyMap<string, string> = new Map([
  ['blame', 'on'],
  ['attribute', 'to'],
  ['ascribe', 'to'],
  ['impute', 'to'],
  ['credit', 'to'],
]);

/** "blamed the attack on the army": on whom is said of the blaming; the attack is not on the army. */
export function returnBlamed(words: Word[], first: number, last: number): void {
  for (let i = last - 1; i > first; i--) {
    const whom = words[i]!;
    if (whom.deprel !== 'nmod' || whom.head < first || whom.head >= i) continue;
    const deed = words[whom.head]!;
    if (deed.deprel !== 'obj' || deed.head < first || deed.head >= deed.index) continue;
    const verb = words[deed.head]!;
    const wanted = BLAMED.get(verb.lemma);
    if (wanted === undefined) continue;
    const rest = words.slice(first, last);
    if (!rest.some((w) => w.head === i && w.deprel === 'case' && w.form.toLowerCase() === wanted)) continue;
    // "the attack on the bank on rebels": only the last of them is blamed.
    const taken = rest.some(
      (w) => w.head === verb.index && w.deprel === 'obl' && rest.some((c) => c.head === w.index && c.form === wanted),
    );
    if (!taken) words[i] = { ...whom, head: verb.index, deprel: 'obl' };
  }
}

/** "shot dead nine peasants": dead is what the shot became, no mark of the peasants. */
export function seatOutcomes(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const dead = words[i]!;
    const verb = words[i - 1]!;
    if (dead.form.toLowerCase() !== 'dead' || dead.deprel !== 'amod' || dead.head <= i) continue;
    if (!/^(?:shot|shoots?|shooting)$/i.test(verb.form) || verb.xpos === 'NN') continue;
    words[i] = { ...dead, head: verb.index, deprel: 'xcomp' };
  }
}
