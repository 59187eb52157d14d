/**
 * Nouns that end in "-ing", and lengths of time before a subject.
 */
import type { Word } from '../../../language/index.js';
import { base } from './words.js';

const childrenOf = (words: readonly Word[], first: number, last: number, head: number) =>
  words.slice(first, last).filter((w) => w.head === head);

/** "Fighting went on around the town": what stands before a verb without a subject, and no comma between, is its subject. */
export function seatGerunds(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const gerund = words[i]!;
    if (gerund.xpos !== 'VBG' || base(gerund.deprel) !== 'advcl' || gerund.head <= i) continue;
    const verb = words[gerund.head]!;
    const between = words.slice(i + 1, verb.index);
    if (verb.upos !== 'VERB' || between.some((w) => w.upos === 'PUNCT')) continue;
    if (!/^(?:Ind|Cnd)$/.test(verb.feats.Mood ?? '') && !between.some((w) => w.head === verb.index && w.upos === 'AUX'))
      continue;
    const own = childrenOf(words, first, last, i);
    const others = childrenOf(words, first, last, verb.index);
    if (own.some((w) => w.index < i || base(w.deprel) === 'obj')) continue;
    if (others.some((w) => /^(?:[nc]subj|expl)/.test(w.deprel))) continue;
    words[i] = {
      ...gerund,
      upos: 'NOUN',
      xpos: 'NN',
      feats: { Number: 'Sing' },
      lemma: gerund.form.toLowerCase(),
      deprel: 'nsubj',
    };
  }
}

/** Prepositions that no clause follows: after them "the Rafah crossing" is a place. */
const OF_PLACE = /^(?:at|near|through|to|into|towards?|via|outside|inside|onto?|over)$/i;

/** "at the Rafah crossing": after a preposition of place an article, a name and "-ing" are a noun phrase. */
export function nameCrossings(words: Word[], first: number, last: number): void {
  for (let i = first + 2; i < last; i++) {
    const noun = words[i]!;
    if (noun.xpos !== 'VBG' || !/^(?:advcl|acl|ccomp|xcomp)/.test(noun.deprel) || !/^\p{Ll}/u.test(noun.form)) continue;
    const own = childrenOf(words, first, last, i);
    const mark = own.find((w) => w.index < i && OF_PLACE.test(w.form) && ['mark', 'case'].includes(base(w.deprel)));
    const name = own.find((w) => w.index < i && base(w.deprel) === 'nsubj' && w.upos === 'PROPN');
    if (!mark || !name || own.some((w) => base(w.deprel) === 'obj')) continue;
    const article = childrenOf(words, first, last, name.index).find(
      (w) => w.deprel === 'det' && w.index === mark.index + 1,
    );
    if (!article) continue;
    // Nothing but the name stands between the article and the noun.
    if (words.slice(article.index + 1, i).some((w) => w.index !== name.index && w.head !== name.index)) continue;
    words[i] = { ...noun, upos: 'NOUN', xpos: 'NN', feats: { Number: 'Sing' }, lemma: noun.form, deprel: 'obl' };
    words[mark.index] = { ...words[mark.index]!, deprel: 'case' };
    words[name.index] = { ...name, deprel: 'compound' };
    words[article.index] = { ...article, head: i };
  }
}

const LENGTH = new Set(['minute', 'hour', 'day', 'week', 'month', 'year', 'decade']);

/** "Over the past two weeks insurgents have burned …": a counted plural is no part of the noun after it. */
export function freeLengths(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i + 1 < last; i++) {
    const length = words[i]!;
    const subject = length.head > i ? words[length.head]! : undefined;
    if (length.xpos !== 'NNS' || !LENGTH.has(length.lemma) || !/^(?:compound|nmod)/.test(length.deprel)) continue;
    if (!subject || base(subject.deprel) !== 'nsubj' || subject.head < 0) continue;
    const before = childrenOf(words, first, last, subject.index).filter((w) => w.index < i);
    if (!before.some((w) => w.deprel === 'case')) continue;
    for (const w of before) words[w.index] = { ...w, head: i };
    words[i] = { ...length, head: subject.head, deprel: 'obl' };
  }
}

/** "put the number of wounded | at three": the figure belongs to the putting, not to the noun before it. */
export function seatFigures(words: Word[], first: number, last: number): void {
  for (let i = first + 3; i < last; i++) {
    const figure = words[i]!;
    if (figure.upos !== 'NUM' || !['obl', 'nmod'].includes(base(figure.deprel))) continue;
    if (!words.slice(first, i).some((w) => w.head === i && w.deprel === 'case' && w.form.toLowerCase() === 'at'))
      continue;
    let above = words[figure.head];
    for (let k = 0; above && k < 6 && above.deprel !== 'obj'; k++) above = words[above.head];
    const verb = above && words[above.head];
    if (!above || !verb || verb.index < first || verb.index > above.index || above.index > i) continue;
    if (!/^(?:put|place|set|estimate|give)$/.test(verb.lemma)) continue;
    words[i] = { ...figure, head: verb.index, deprel: 'obl' };
  }
}

/** "near Guinea-Bissau": two names tied by a hyphen are one. */
export function tieNames(words: Word[], first: number, last: number): void {
  for (let i = first; i + 2 < last; i++) {
    const [name, hyphen, half] = [words[i]!, words[i + 1]!, words[i + 2]!];
    if (hyphen.form !== '-' || hyphen.spaceAfter || name.spaceAfter || half.head === i) continue;
    if (name.upos !== 'PROPN' || half.upos !== 'PROPN' || half.deprel !== 'nsubj' || name.head === half.index) continue;
    words[half.index] = { ...half, head: i, deprel: 'flat' };
    words[hyphen.index] = { ...hyphen, head: half.index };
  }
}

/** "the London-based newspaper": a name tied to a participle by a hyphen is one word with it. */
export function tieHyphens(words: Word[], first: number, last: number): void {
  for (let i = first; i + 2 < last; i++) {
    const name = words[i]!;
    const participle = words[i + 2]!;
    if (isNameTail(words, first, i)) {
      // "the border with Guinea | - | Bissau": the second half is no argument of its own.
      words[i + 2] = { ...participle, head: i, deprel: 'flat' };
      continue;
    }
    if (name.upos !== 'PROPN' || name.head !== participle.index || !name.deprel.endsWith(':unmarked')) continue;
    if (words[i + 1]!.form !== '-' || words[i + 1]!.spaceAfter || name.spaceAfter || participle.deprel !== 'amod')
      continue;
    words[i] = { ...name, deprel: 'compound' };
  }
}

/** Two names written as one with a hyphen, of which the parser has made two phrases, the second with nothing of its own. */
function isNameTail(words: readonly Word[], first: number, i: number): boolean {
  const [name, hyphen, tail] = [words[i]!, words[i + 1]!, words[i + 2]!];
  if (name.upos !== 'PROPN' || tail.upos !== 'PROPN' || !/^[-‐]$/.test(hyphen.form)) return false;
  if (name.spaceAfter || hyphen.spaceAfter || tail.head < first || tail.head === i || name.head === tail.index)
    return false;
  if (!/^(?:nsubj|obj|obl|nmod|appos|conj)/.test(tail.deprel) || name.head === tail.head) return false;
  return !words.some((w) => w.head === tail.index && w.upos !== 'PUNCT');
}
