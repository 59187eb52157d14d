/**
 * Coordination joins like with like: a verb of its own tense joins a verb that has one, "to …" joins "to …", and a
 * phrase that repeats the preposition joins the phrase which had it.
 */
import type { Word } from '../../../language/index.js';
import { base, subtree } from './words.js';

/**
 * "denied having fired and *said* …" joins what the army did, not what it denied; "undertook to stop fighting and
 * *to withdraw*" joins the first "to".
 */
export function raiseConjuncts(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const word = words[i]!;
    if (word.deprel !== 'conj' || word.head >= i || !isVerb(word)) continue;
    const fits = hasTense(words, first, last, i) ? hasTense : isInfinitive(words, first, last, i) ? isInfinitive : null;
    if (!fits || !isGerund(words, first, last, word.head)) continue;
    // A verb may stand beside what its head depends on as long as nothing but such verbs lie between.
    let at = words[word.head]!;
    while (at.head >= first && ['xcomp', 'ccomp', 'conj', 'advcl', 'obj'].includes(base(at.deprel))) {
      at = words[at.head]!;
      if (!isVerb(at)) break;
      if (fits(words, first, last, at.index)) {
        if (at.index < i) words[i] = { ...word, head: at.index };
        break;
      }
    }
  }
}

/**
 * "*Papua* New Guinea and the rebel *army* signed": what is joined behind a name of several words joins the name, not the
 * word of it that the parser took, where it has a determiner of its own.
 */
export function raiseNamed(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const word = words[i]!;
    if (word.deprel !== 'conj' || !isNoun(word) || word.head < first) continue;
    let at = words[word.head]!;
    const start = at.index;
    while (at.head > at.index && at.head < i && base(at.deprel) === 'compound' && words[at.head]!.upos === 'PROPN')
      at = words[at.head]!;
    const own = words.slice(first, last).some((w) => w.head === i && w.deprel === 'det');
    if (at.index !== start && own) words[i] = { ...word, head: at.index };
  }
}

/** "Israel and *Lebanon's* Hezbollah": whose the next name is, and no third of the row. */
export function seatOwners(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i + 2 < last; i++) {
    const [owner, mark] = [words[i]!, words[i + 1]!];
    if (owner.deprel !== 'conj' || mark.head !== i || mark.deprel !== 'case' || !/^['’]s?$/.test(mark.form)) continue;
    const owned = words
      .slice(i + 2, Math.min(last, i + 7))
      .find((w) => w.deprel === 'conj' && w.head === owner.head && isNoun(w));
    if (!owned || words.slice(i + 2, owned.index).some((w) => w.form === ',' || w.deprel === 'cc')) continue;
    words[i] = { ...owner, head: owned.index, deprel: 'nmod:poss' };
    for (let k = owner.head + 1; k < i; k++)
      if (words[k]!.head === i && words[k]!.deprel === 'cc') words[k] = { ...words[k]!, head: owned.index };
  }
}

/** "signed by envoys of Kiev and Moscow as well as *by* the rebels": the second "by" joins the first. */
export function raiseRepeated(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const word = words[i]!;
    if (word.deprel !== 'conj' || !isNoun(word)) continue;
    const preposition = caseOf(words, first, last, i);
    if (!preposition || preposition === caseOf(words, first, last, word.head)) continue;
    let at = words[word.head]!;
    while (at.head >= first && isNoun(at) && ['nmod', 'conj', 'appos'].includes(base(at.deprel))) {
      at = words[at.head]!;
      if (isNoun(at) && caseOf(words, first, last, at.index) === preposition) {
        words[i] = { ...word, head: at.index };
        break;
      }
    }
  }
}

/**
 * "… by General Burhan and the RSF by his former deputy, *Mohamed Hamdan Dagalo*.": the last of a row is joined by "and";
 * a name behind a comma that is not, where "and" has gone before, names the noun before the comma.
 */
export function nameLast(words: Word[], first: number, last: number): void {
  for (let i = first + 2; i < last; i++) {
    const name = words[i]!;
    if (name.deprel !== 'conj' || name.upos !== 'PROPN' || words[i - 1]!.form !== ',') continue;
    const noun = words[i - 2]!;
    if (noun.upos !== 'NOUN' || noun.index <= name.head) continue;
    const row = words.slice(first, last).filter((w) => w.deprel === 'conj' && w.head === name.head);
    const joined = (w: Word) => words.slice(first, last).some((c) => c.head === w.index && c.deprel === 'cc');
    if (row.at(-1) !== name || joined(name) || !row.some((w) => w.index < noun.index && joined(w))) continue;
    words[i] = { ...name, head: noun.index, deprel: 'appos' };
  }
}

function caseOf(words: readonly Word[], first: number, last: number, i: number): string | null {
  const mark = words.slice(first, last).find((w) => w.head === i && w.deprel === 'case');
  return mark ? mark.form.toLowerCase() : null;
}

function isNoun(word: Word): boolean {
  return ['NOUN', 'PROPN', 'PRON'].includes(word.upos);
}

function isVerb(word: Word): boolean {
  return word.upos === 'VERB';
}

/** A verb with a tense of its own or under an auxiliary that has one. */
function hasTense(words: readonly Word[], first: number, last: number, i: number): boolean {
  if (words[i]!.feats.VerbForm === 'Fin') return true;
  return words
    .slice(first, last)
    .some((w) => w.head === i && base(w.deprel) === 'aux' && (w.feats.VerbForm === 'Fin' || w.xpos === 'MD'));
}

function isInfinitive(words: readonly Word[], first: number, last: number, i: number): boolean {
  return words.slice(first, last).some((w) => w.head === i && w.upos === 'PART' && w.form.toLowerCase() === 'to');
}

/** "fighting", "having fired". */
function isGerund(words: readonly Word[], first: number, last: number, i: number): boolean {
  const word = words[i]!;
  if (!isVerb(word) || hasTense(words, first, last, i)) return false;
  return word.xpos === 'VBG' || words.slice(first, last).some((w) => w.head === i && w.form.toLowerCase() === 'having');
}

/**
 * "the Corporation, state radio of Papua New Guinea, said": a row of two takes an "and"; a noun phrase between commas
 * without one tells of the name before it.
 */
export function tellAppositions(words: Word[], first: number, last: number): void {
  for (let i = first + 2; i < last; i++) {
    const noun = words[i]!;
    const host = words[noun.head];
    if (noun.deprel !== 'conj' || noun.upos !== 'NOUN' || host?.upos !== 'PROPN' || noun.head >= i || noun.head < first)
      continue;
    const joined = words.slice(first, last).filter((w) => w.head === host.index && w.deprel === 'conj');
    if (joined.length !== 1) continue;
    const inside = subtree(words, first, last, i).filter((w) => words[w]!.upos !== 'PUNCT');
    const from = Math.min(...inside);
    const to = Math.max(...inside);
    if (words[from - 1]?.form !== ',' || to + 1 >= last || words[to + 1]!.form !== ',') continue;
    if (inside.some((w) => words[w]!.upos === 'CCONJ' && words[w]!.head === i)) continue;
    words[i] = { ...noun, deprel: 'appos' };
  }
}
