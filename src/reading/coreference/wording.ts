/** The words of a phrase, as far as one phrase may repeat, shorten or abbreviate another. */
import type { Tree } from '../syntax/index.js';
import type { Mention } from './mention.js';

export interface Wording {
  readonly text: string;
  readonly tokens: readonly string[];
  /** First letters of its capitalised words. */
  readonly initials: string;
  /** First letters of all its words of content up to the head. */
  readonly letters: string;
}

export function wordingOf(tree: Tree, m: Mention): Wording {
  let [initials, letters] = ['', ''];
  for (let i = m.first; i < m.last; i++) {
    const { form, upos } = tree.word(i);
    const letter = form[0]!.toLowerCase();
    if (/^\p{Lu}/u.test(form)) initials += letter;
    if (i <= m.head && /^(?:NOUN|PROPN|ADJ|VERB|NUM|X)$/.test(upos)) letters += letter;
  }
  return { text: m.text, tokens: m.text.split(' '), initials, letters };
}

/** How two phrases match; the numbers are features of the model. Above 10: the same with the earlier phrase the shorter. */
export const MATCH = {
  none: 0,
  same: 1,
  acronym: 2,
  last: 3,
  first: 4,
  word: 5,
  words: 6,
  lastOfMany: 7,
  some: 8,
  letters: 9,
} as const;

/** How the words of a phrase match those of an earlier one. */
export function matchWords(later: Wording, earlier: Wording): number {
  if (later.text === earlier.text) return MATCH.same;
  const [short, long] = later.tokens.length <= earlier.tokens.length ? [later, earlier] : [earlier, later];
  const order = short === later ? 0 : 10;
  if (short.tokens.length === 1) {
    const token = short.tokens[0]!;
    if (token.length > 1 && long.initials.length > 1 && token.replace(/\./g, '') === long.initials)
      return MATCH.acronym;
    if (token === long.tokens.at(-1)) return MATCH.last + order;
    if (token === long.tokens[0]) return MATCH.first + order;
    if (token.length > 2 && token.replace(/s$/, '') === long.letters) return MATCH.letters;
    return long.tokens.includes(token) ? MATCH.word + order : MATCH.none;
  }
  if (short.tokens.every((t) => long.tokens.includes(t))) return MATCH.words + order;
  if (short.tokens.at(-1) === long.tokens.at(-1)) return MATCH.lastOfMany + order;
  return short.tokens.some((t) => t.length > 3 && long.tokens.includes(t)) ? MATCH.some : MATCH.none;
}

/** How the modifiers of two phrases match: 0 neither has modifiers, 1 the same, 2 the later has fewer, 3 it has more, 4 they share some, 5 none. */
export function matchModifiers(m: Mention, n: Mention): number {
  if (m.modifiers.length === 0 && n.modifiers.length === 0) return 0;
  if (m.modifiers.length === 0) return 2;
  if (n.modifiers.length === 0) return 3;
  const shared = m.modifiers.filter((w) => n.modifiers.includes(w)).length;
  if (shared === 0) return 5;
  const [all, both] = [shared === m.modifiers.length, shared >= n.modifiers.length];
  return all && both ? 1 : all ? 6 : both ? 7 : 4;
}
