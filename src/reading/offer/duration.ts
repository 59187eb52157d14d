/**
 * How long a truce is to hold: "temporary", "one-month", "for 72 hours", "no end date".
 */
import { NONE, nounPhrase, obliques, type Tree, trimPunctuation } from '../syntax/index.js';
import type { TruceAct } from './act.js';
import { offers } from './lexicon.js';
import type { TruceMention } from './mention.js';

export function durationOf(tree: Tree, mention: TruceMention, done: readonly TruceAct[]): number[] {
  const i = mention.head;
  for (const c of tree.children(i)) {
    if (!tree.is(c, 'amod', 'compound', 'nummod', 'nmod:poss', 'nmod:unmarked', 'obl:unmarked', 'nmod')) continue;
    const words = tree.subtree(c);
    if (
      tree.is(c, 'nmod') &&
      !tree.is(c, 'nmod:poss', 'nmod:unmarked') &&
      !tree.markers(c).some((m) => ['for', 'of'].includes(m))
    )
      continue;
    if (words.some((k) => tree.form(k) === 'old')) continue;
    if (
      offers.durations.includes(tree.form(c)) ||
      words.some((k) => offers.durations.includes(tree.form(k))) ||
      isLength(tree, words)
    )
      return tree.markers(c).length ? nounPhrase(tree, c) : trimPunctuation(tree, words);
  }
  const wrapped = tree.ancestors(i);
  const hosts = [i, ...tree.childrenBy(i, 'obj', 'xcomp')];
  for (const a of wrapped) {
    hosts.push(a);
    if (tree.upos(a) === 'VERB') break;
  }
  hosts.push(...done.filter((d) => d.role !== 'noun').map((d) => d.word));
  const extended = done.some((d) => d.act === 'extend');
  for (const h of [...new Set(hosts)])
    for (const o of obliques(tree, h, 'for', 'until', 'till', ...(extended ? ['by'] : []))) {
      const phrase = nounPhrase(tree, o);
      // "calls for a ceasefire within 24 hours": the truce is no length of itself.
      if (phrase.includes(i)) continue;
      const long = isLength(tree, phrase) || phrase.some((k) => offers.durations.includes(tree.form(k)));
      const until =
        tree.markers(o).some((m) => m === 'until' || m === 'till') &&
        (isLength(tree, phrase) || DAY.test(tree.lemma(o)));
      if (until && !(h === i || done.some((d) => d.word === h && d.act !== 'end'))) continue;
      // "would end if …", "was broken for two days": how long it is to hold is said where it is made or kept.
      if (long && !until) return phrase;
      if (until)
        return [...tree.children(o).filter((c) => tree.is(c, 'case') && c < o), ...phrase].sort((x, y) => x - y);
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

const DAY =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|end|christmas|easter|ramadan|eid|notice)$/;

function surfaceIs(tree: Tree, verb: number, word: number): boolean {
  return (
    tree.children(verb).includes(word) ||
    (tree.is(verb, 'conj') && tree.head(verb) >= 0 && tree.children(tree.head(verb)).includes(word)) ||
    tree.head(verb) === word ||
    // "a truce which begins on Monday and has no end date"
    (tree.is(verb, 'conj') && tree.is(tree.head(verb), 'acl') && tree.head(tree.head(verb)) === word)
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
