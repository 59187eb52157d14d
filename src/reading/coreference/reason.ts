/** Why a link can be there, in one word of grammar: what a reader would say, not what the model added up. */
import type { Mention } from './mention.js';
import type { Scene } from './scene.js';
import { MATCH, matchWords, wordingOf } from './wording.js';

export type Reason =
  | 'apposition'
  | 'predicate'
  | 'speaker'
  | 'pronoun'
  | 'same-words'
  | 'acronym'
  | 'part-of-name'
  | 'same-noun'
  | 'description';

/** @param i the later mention, `j` the earlier one, as positions in `scene.mentions`. */
export function reasonOf(scene: Scene, i: number, j: number): Reason {
  const { tree, mentions, places, sayers } = scene;
  const [m, n] = [mentions[i]!, mentions[j]!];
  if (tree.head(m.head) === n.head && tree.is(m.head, 'appos')) return 'apposition';
  if (tree.head(n.head) === m.head && tree.is(n.head, 'nsubj')) return 'predicate';
  if (m.pronoun || n.pronoun) {
    const says = (speaking: Mention, spoken: Mention, at: number) => {
      const { quote } = places[at]!;
      return spoken.pronoun?.person !== 3 && quote !== null && sayers.get(quote)!.has(speaking.head);
    };
    return says(n, m, i) || says(m, n, j) ? 'speaker' : 'pronoun';
  }
  const match = matchWords(wordingOf(tree, m), wordingOf(tree, n));
  if (match === MATCH.same) return 'same-words';
  if (match === MATCH.acronym || match === MATCH.letters) return 'acronym';
  if (match !== MATCH.none && (m.form === 'name' || n.form === 'name')) return 'part-of-name';
  return m.noun === n.noun ? 'same-noun' : 'description';
}
