/**
 * Names: what a capital makes one, what belongs to one, and what does not.
 */
import type { Doc, Word } from '../../../language/index.js';
import { ARGUMENT, base } from './words.js';

export function nameCapitals(words: Word[], first: number, last: number): void {
  const letters = words.slice(first, last).filter((w) => /^\p{L}/u.test(w.form));
  const capitals = letters.filter((w) => /^\p{Lu}/u.test(w.form));
  // Headlines and cables capitalise everything.
  if (capitals.length * 2 > letters.length) return;
  for (let i = first + 1; i < last; i++) {
    const word = words[i]!;
    if (
      !(word.upos === 'VERB' || (word.upos === 'PROPN' && ['xcomp', 'ccomp'].includes(word.deprel))) ||
      !/^\p{Lu}\p{Ll}+$/u.test(word.form) ||
      words[i - 1]!.upos === 'PUNCT'
    )
      continue;
    const verb = word.head >= 0 ? words[word.head] : undefined;
    if (
      verb?.upos !== 'VERB' ||
      verb.index > i ||
      !['xcomp', 'ccomp', 'obj', 'advcl', 'dep'].includes(base(word.deprel))
    )
      continue;
    const gift = words.slice(i + 1, last).find((w) => w.head === i && w.deprel === 'obj');
    words[i] = {
      ...word,
      upos: 'PROPN',
      xpos: 'NNP',
      lemma: word.form,
      feats: { Number: 'Sing' },
      deprel: gift ? 'iobj' : 'obj',
    };
    // What hung on the supposed verb hangs on the real one.
    for (let k = first; k < last; k++)
      if (words[k]!.head === i && !['flat', 'compound', 'case', 'det'].includes(base(words[k]!.deprel)))
        words[k] = { ...words[k]!, head: verb.index };
  }
}

/** A noun that opens a sentence with a capital is a name where the text writes the same word as a name further inside. */
export function nameOpenings(words: Word[], sentences: Doc['sentences']): void {
  const names = new Set<string>();
  for (const s of sentences)
    for (let i = s.first + 1; i < s.last; i++)
      if (words[i]!.upos === 'PROPN' && words[i]!.xpos === 'NNP' && /^\p{Lu}/u.test(words[i]!.form))
        names.add(words[i]!.form);
  for (const { first, last } of sentences) {
    const word = first < last ? words[first] : undefined;
    if (word?.upos !== 'NOUN' || !/^nsubj|^root/.test(word.deprel) || !names.has(word.form)) continue;
    words[first] = { ...word, upos: 'PROPN', xpos: 'NNP', lemma: word.form, feats: { Number: 'Sing' } };
  }
}

/**
 * "Minister Alpha | Demba of Chad met …", "Papua | New Guinea have signed": two names side by side as subjects of one verb
 * are one name.
 */
export function joinHalves(words: Word[], first: number, last: number): void {
  for (let i = first; i + 1 < last; i++) {
    const one = words[i]!;
    const two = words[halfBehind(words, i, last)]!;
    if (one.upos !== 'PROPN' || two.upos !== 'PROPN' || one.head !== two.head || one.head < first) continue;
    if (one.deprel !== two.deprel || base(one.deprel) !== 'nsubj' || !one.spaceAfter) continue;
    for (let k = first; k < last; k++) if (words[k]!.head === two.index) words[k] = { ...words[k]!, head: one.index };
    words[two.index] = { ...two, head: one.index, deprel: 'flat' };
  }
}

/** The next word that heads a phrase, over capitalised words which belong to that one. */
function halfBehind(words: readonly Word[], i: number, last: number): number {
  let k = i + 1;
  while (k + 1 < last && words[k]!.head > k && words[k]!.head <= i + 3 && /^\p{Lu}/u.test(words[k]!.form)) k++;
  return k;
}

export function joinNames(words: Word[], first: number, last: number): void {
  for (let j = first + 1; j < last; j++) {
    const name = words[j]!;
    if (name.upos !== 'PROPN') continue;
    const noun = words[j - 1]!;
    if (
      noun.upos !== 'NOUN' ||
      noun.head !== name.head ||
      !ARGUMENT.test(noun.deprel) ||
      base(noun.deprel) !== base(name.deprel) ||
      !noun.spaceAfter
    )
      continue;
    words[j] = { ...name, head: noun.index, deprel: 'appos' };
  }
}

/** "Eritrean troops": the noun heads the phrase, the name before it only says whose. */
export function headPeoples(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const noun = words[i]!;
    const name = words[i - 1]!;
    if (noun.deprel !== 'flat' || noun.upos !== 'NOUN' || noun.head !== name.index || !/^\p{Ll}/u.test(noun.form))
      continue;
    for (let k = first; k < last; k++)
      if (words[k]!.head === name.index && k !== i) words[k] = { ...words[k]!, head: i };
    words[i] = { ...noun, head: name.head, deprel: name.deprel };
    words[i - 1] = { ...name, head: i, deprel: 'compound' };
  }
}

/** "troops shelled Deir al-Zor": a name behind the verb is no part of the noun before it, but what the verb strikes. */
export function returnObjects(words: Word[], first: number, last: number): void {
  for (let i = first + 2; i < last; i++) {
    const name = words[i]!;
    const noun = words[name.head];
    if (name.deprel !== 'compound' || name.upos !== 'PROPN' || !noun || noun.index >= i || noun.index < first) continue;
    const verb = words[noun.head];
    if (base(noun.deprel) !== 'nsubj' || verb?.upos !== 'VERB' || verb.index <= noun.index || verb.index >= i) continue;
    if (words.slice(first, last).some((w) => w.head === verb.index && base(w.deprel) === 'obj')) continue;
    words[i] = { ...name, head: verb.index, deprel: 'obj' };
  }
}
