/**
 * Whose government sits in a place: "the defence ministry in Quito" is Ecuador's, whatever country the report is about.
 */
import { siteNamed } from '../place/gazetteer.js';
import type { Tree } from '../syntax/index.js';
import type { Register } from './register/index.js';

/** The longest name of a town, in words. */
const LONGEST = 3;

/**
 * The country of the town or state that "in" names right behind the phrase of a noun: of a capital its state, of another
 * town of the gazetteer the country that it lies in; null where nothing of the kind follows.
 * @param end the first word behind the noun, or behind the name that it stands in.
 * @param seat whether only a capital or the state itself will do.
 */
export function countrySeatedBehind(tree: Tree, register: Register, end: number, seat: boolean): string | null {
  const { last } = tree.sentenceOf(end - 1);
  if (end + 1 >= last || tree.form(end) !== 'in') return null;
  const first = tree.form(end + 1) === 'the' ? end + 2 : end + 1;
  for (let n = Math.min(LONGEST, last - first); n > 0; n--) {
    const name = tree.doc.text.slice(tree.word(first).start, tree.word(first + n - 1).end);
    if (!/^\p{Lu}/u.test(name)) return null;
    const states = register
      .lookup(name)
      .filter((a) => a.entry.type === 'state' && (a.how === 'capital' || a.how === 'name'))
      .map((a) => a.entry.codes.country);
    if (new Set(states).size === 1) return states[0]!;
    if (states.length > 0) return null;
    if (!seat) {
      const site = siteNamed(name);
      if (site) return site.country;
    }
  }
  return null;
}
