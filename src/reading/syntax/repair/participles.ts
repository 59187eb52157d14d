/**
 * Words in -ing and -ed that are taken for the wrong kind of word, and phrases taken for objects.
 */
import type { Word } from '../../../language/index.js';
import { base, isRelativePronoun } from './words.js';

const CLAUSAL = new Set(['advcl', 'acl', 'obl', 'xcomp']);

/** "were told of one in which a soldier was hurt": "be" before a passive participle is its auxiliary, no copula. */
export function tellPassives(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const verb = words[i]!;
    if (verb.upos !== 'VERB' || verb.feats.Voice !== 'Pass') continue;
    for (let k = first; k < i; k++) {
      const kid = words[k]!;
      if (kid.head !== i) continue;
      if (kid.deprel === 'cop') words[k] = { ...kid, deprel: 'aux:pass' };
      else if (kid.deprel === 'nsubj' && words.slice(k, i).some((w) => w.head === i && w.lemma === 'be'))
        words[k] = { ...kid, deprel: 'nsubj:pass' };
    }
  }
}

/** "released on Friday", "according to the army": what a preposition opens is never an object. */
export function freePrepositions(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const word = words[i]!;
    if (word.deprel !== 'obj' || word.head < first || word.head > i) continue;
    const opener = words.slice(word.head + 1, i).find((w) => w.head === i && w.deprel === 'case');
    if (opener && /^(on|in|at|from|since|according|after|during|near|by)$/i.test(opener.form))
      words[i] = { ...word, deprel: 'obl' };
  }
}

/**
 * "killed by shelling on Thursday", "after shelling that had gone on": with a relative clause of its own, or as that
 * by which a thing was done and without an object, a word in -ing is a noun.
 */
export function tellVerbalNouns(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const word = words[i]!;
    if (word.upos !== 'VERB' || word.xpos !== 'VBG' || !CLAUSAL.has(base(word.deprel))) continue;
    const before = words[i - 1]!;
    if (before.head !== i || !['mark', 'case'].includes(before.deprel) || before.form.toLowerCase() === 'to') continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    if (kids.some((k) => /^(nsubj|obj|iobj|ccomp|xcomp|aux|cop|compound)/.test(k.deprel))) continue;
    const told = kids.some(
      (k) => k.deprel === 'acl:relcl' && words[i + 1]?.head === k.index && isRelativePronoun(words[i + 1]!),
    );
    const passive = words.some((w) => w.head === word.head && w.deprel === 'aux:pass');
    const doing = before.form.toLowerCase() === 'by' && passive;
    if (!told && !doing) continue;
    words[i] = {
      ...word,
      upos: 'NOUN',
      xpos: 'NN',
      lemma: word.form.toLowerCase(),
      feats: { Number: 'Sing' },
      deprel: doing ? 'obl:agent' : 'obl',
    };
    words[i - 1] = { ...before, upos: 'ADP', xpos: 'IN', deprel: 'case' };
    for (const k of kids) if (k.deprel === 'obl') words[k.index] = { ...k, deprel: 'nmod' };
  }
}

/** "Between six and nine people, two of them soldiers, were killed": the range counts the people, who are the subject. */
export function seatRanges(words: Word[], first: number, last: number): void {
  for (let i = first; i + 4 < last; i++) {
    if (words[i]!.form.toLowerCase() !== 'between') continue;
    const noun = words[i + 4]!;
    if (words[i + 1]!.upos !== 'NUM' || words[i + 2]!.form.toLowerCase() !== 'and' || words[i + 3]!.upos !== 'NUM')
      continue;
    if (noun.upos !== 'NOUN' || words[i]!.head !== noun.index || base(noun.deprel) !== 'obl') continue;
    const verb = words[noun.head];
    if (verb?.upos !== 'VERB' || verb.index < noun.index) continue;
    const subject = words.slice(first, last).find((w) => w.head === verb.index && base(w.deprel) === 'nsubj');
    // "…, two of them soldiers, …" counts among those whom it follows.
    const among =
      subject?.index === noun.index + 2 &&
      words[noun.index + 2]!.upos === 'NUM' &&
      words[noun.index + 3]?.form === 'of' &&
      words[noun.index + 4]?.upos === 'PRON';
    if (subject && !among) continue;
    const passive = words.some((w) => w.head === verb.index && w.deprel === 'aux:pass');
    words[i] = { ...words[i]!, head: i + 1, deprel: 'advmod' };
    words[noun.index] = { ...noun, deprel: passive ? 'nsubj:pass' : 'nsubj' };
    if (subject) words[subject.index] = { ...subject, head: noun.index, deprel: 'appos' };
  }
}

/** "Human rights watchdog Amnesty International accused …": what is a subject and has no clause of its own is a noun. */
export function tellTitles(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i + 1 < last; i++) {
    const word = words[i]!;
    const name = words[i + 1]!;
    if (word.upos !== 'VERB' || word.deprel !== 'nsubj' || name.upos !== 'PROPN') continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const object = kids.find((k) => k.deprel === 'obj' && k.upos === 'PROPN');
    if (!object || kids.some((k) => ['aux', 'mark', 'ccomp', 'xcomp', 'cop'].includes(base(k.deprel)))) continue;
    words[i] = { ...word, upos: 'NOUN', xpos: 'NN', feats: { Number: 'Sing' } };
    words[object.index] = { ...object, deprel: 'appos' };
    for (const k of kids) if (k.deprel === 'nsubj' && k.index < i) words[k.index] = { ...k, deprel: 'compound' };
  }
}
