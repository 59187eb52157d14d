/**
 * How long a truce is to hold: "temporary", "one-month", "for 72 hours", "no end date".
 */
import { NONE, nounPhrase, obliques, type Tree, trimPunctuation } from '../syntax/index.js';
import { offers } from './lexicon.js';
import type { TruceMention } from './mention.js';

export function durationOf(tree: Tree, mention: TruceMention): number[] {
  const i = mention.head;
  for (const c of tree.children(i)) {
    if (!tree.is(c, 'amod', 'compound', 'nummod', 'nmod:poss', 'nmod:unmarked', 'obl:unmarked', 'nmod')) continue;
    const words = tree.subtree(c);
    if (tree.is(c, 'nmod') && !tree.is(c, 'nmod:poss', 'nmod:unmarked') && !tree.markers(c).includes('for')) continue;
    if (words.some((k) => tree.form(k) === 'old')) continue;
    if (
      offers.durations.includes(tree.form(c)) ||
      words.some((k) => offers.durations.includes(tree.form(k))) ||
      isLength(tree, words)
    )
      return tree.markers(c).length ? nounPhrase(tree, c) : trimPunctuation(tree, words);
  }
  const hosts =
    mention.how === 'deed'
      ? [i, ...tree.childrenBy(i, 'obj', 'xcomp')]
      : tree.is(i, 'obj', 'nsubj') && tree.head(i) >= 0
        ? [tree.head(i)]
        : [];
  for (const h of hosts)
    for (const o of obliques(tree, h, 'for')) {
      const phrase = nounPhrase(tree, o);
      if (isLength(tree, phrase) || phrase.some((k) => offers.durations.includes(tree.form(k)))) return phrase;
    }
  // "has no end date"
  const sentence = tree.sentenceOf(i);
  for (const w of tree.doc.words.slice(sentence.first, sentence.last)) {
    if (tree.lemma(w.index) !== 'date' || tree.child(w.index, 'compound', 'amod') === NONE) continue;
    const verb = tree.head(w.index);
    if (verb >= 0 && surfaceIs(tree, verb, i) && tree.form(tree.child(w.index, 'compound', 'amod')) === 'end')
      return nounPhrase(tree, w.index);
  }
  return [];
}

function surfaceIs(tree: Tree, verb: number, word: number): boolean {
  return (
    tree.children(verb).includes(word) ||
    (tree.is(verb, 'conj') && tree.head(verb) >= 0 && tree.children(tree.head(verb)).includes(word)) ||
    tree.head(verb) === word
  );
}

/** A number (or "a", or a bare unit as in "month-long") with a unit of time. */
function isLength(tree: Tree, words: readonly number[]): boolean {
  const unit = words.some(
    (k) =>
      offers.durationUnits.includes(tree.lemma(k)) ||
      /^(\p{L}+|\d+)-(minute|hour|day|week|month|year)s?$/u.test(tree.form(k)) ||
      /^(hour|day|week|month|year)-long$/.test(tree.form(k)),
  );
  if (!unit) return false;
  const ordinal = words.some((k) => tree.word(k).feats.NumForm === 'Word' && tree.word(k).feats.NumType === 'Ord');
  return !ordinal;
}
