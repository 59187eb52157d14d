/**
 * Whose: the modifiers of a noun that say to whom it belongs ("the group's", "Sudanese", "of the Security Council").
 */
import type { Tree } from '../syntax/index.js';
import { nounClass } from './lexicon.js';

const BELONGING = new Set(['of', 'by', 'from', 'for', 'in', 'at']);

/** Words before a noun that modify it, nearest first, and those after it under the given prepositions. */
export function ownerWords(tree: Tree, noun: number, prepositions: ReadonlySet<string> = BELONGING): number[] {
  const before: number[] = [];
  const after: number[] = [];
  for (const c of tree.children(noun)) {
    if (c < noun && tree.is(c, 'compound', 'amod', 'nmod:poss', 'nmod', 'det', 'flat')) before.push(c);
    if (c > noun && tree.is(c, 'nmod', 'obl') && tree.markers(c).some((m) => prepositions.has(m))) after.push(c);
  }
  // A parser's slip on a chain of nouns is bridged: the word right before the noun modifies it all the same.
  const previous = noun - 1;
  if (
    previous >= tree.sentenceOf(noun).first &&
    !before.includes(previous) &&
    /^(?:NOUN|PROPN|ADJ)$/.test(tree.upos(previous)) &&
    tree.head(previous) >= previous - 1 &&
    !tree.is(previous, 'obj', 'nsubj', 'obl', 'root', 'iobj', 'conj')
  )
    before.push(previous);
  before.sort((a, b) => b - a);
  return [...before, ...after];
}

/** The determiner of a noun, lower case; '' for none. */
export function determiner(tree: Tree, noun: number): string {
  const det = tree.child(noun, 'det');
  if (det !== -1) return tree.form(det);
  for (let i = noun - 1, n = 0; i >= tree.sentenceOf(noun).first && n < 4; i--, n++) {
    const form = tree.form(i);
    if (DETERMINERS.has(form) && tree.head(i) >= i && tree.head(i) <= noun) return form;
    if (!/^(?:NOUN|PROPN|ADJ|NUM|ADV)$/.test(tree.upos(i))) break;
  }
  return '';
}

const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'those',
  'some',
  'any',
  'no',
  'each',
  'every',
  'both',
  'neither',
  'another',
]);

export function isDefinite(det: string): boolean {
  return det === 'the' || det === 'this' || det === 'that' || det === 'these' || det === 'those';
}

/** The noun in the form in which the lists have it: "armed forces", "air force", a plural that is a word of its own, or the lemma. */
export function nounOf(tree: Tree, i: number): string {
  const form = tree.form(i);
  const before = i > 0 && tree.word(i - 1).sentence === tree.word(i).sentence ? tree.form(i - 1) : '';
  if (before === 'armed' && (form === 'forces' || form === 'force')) return 'armed forces';
  if (before === 'air' && form === 'force') return 'air force';
  if (nounClass(form) !== null) return form;
  const lemma = tree.lemma(i);
  if (nounClass(lemma) !== null) return lemma;
  // A lemma that the lemmatizer left in the plural, as it does in capitals.
  const bare = form
    .replace(/ies$/, 'y')
    .replace(/(?<=s|x|ch|sh)es$/, '')
    .replace(/men$/, 'man')
    .replace(/(?<!s)s$/, '');
  return nounClass(bare) !== null ? bare : lemma;
}

export function isPlural(tree: Tree, i: number): boolean {
  const w = tree.word(i);
  return w.feats.Number === 'Plur' || w.xpos === 'NNS' || w.xpos === 'NNPS';
}

/** A numeral on a noun ("five soldiers", "dozens of"). */
export function isCounted(tree: Tree, i: number): boolean {
  return (
    tree.childrenBy(i, 'nummod').length > 0 ||
    tree
      .childrenBy(i, 'amod', 'det')
      .some((c) => /^(?:several|many|some|few|dozens|hundreds|more|other|two|three|any)$/.test(tree.form(c)))
  );
}
