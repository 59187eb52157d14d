/**
 * Words with a subject and an object are verbs.
 */
import type { Word } from '../../../language/index.js';
import { base } from './words.js';

export function tellVerbs(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const word = words[i]!;
    if (word.upos !== 'NOUN') continue;
    const rels = words.slice(first, last).flatMap((w) => (w.head === i ? [base(w.deprel)] : []));
    if (!rels.includes('nsubj') || !rels.includes('obj') || rels.includes('cop')) continue;
    words[i] = { ...word, upos: 'VERB', xpos: 'VBZ', feats: { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' } };
  }
  for (let i = first + 1; i < last; i++) seatCompound(words, first, last, i);
}

/** "The ceasefire | covers Idlib": a plural with an object of its own is a verb, and the noun tied to it the subject. */
function seatCompound(words: Word[], first: number, last: number, i: number): void {
  const word = words[i]!;
  const noun = words[i - 1]!;
  if (word.xpos !== 'NNS' || noun.head !== i || noun.deprel !== 'compound' || noun.upos !== 'NOUN') return;
  const own = words.slice(first, last).filter((w) => w.head === i);
  if (!own.some((w) => w.deprel === 'obj' && w.index > i) || own.some((w) => w.deprel === 'case')) return;
  words[i] = { ...word, upos: 'VERB', xpos: 'VBZ', feats: { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' } };
  words[noun.index] = { ...noun, deprel: 'nsubj' };
  for (const w of own) if (w.index < noun.index) words[w.index] = { ...w, head: noun.index };
}

/** "agreed to free 15,000 prisoners": what follows "to" and takes an object is an infinitive, though it could be an adjective. */
export function tellInfinitives(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const word = words[i]!;
    const to = words[i - 1]!;
    if (word.upos !== 'ADJ' || to.form.toLowerCase() !== 'to' || to.head !== i || to.upos !== 'PART') continue;
    const kids = words.slice(i + 1, last).filter((w) => w.head === i);
    const object = kids.find(
      (w) =>
        w.upos === 'NOUN' &&
        ['obj', 'obl', 'nsubj'].includes(base(w.deprel)) &&
        !words.some((c) => c.head === w.index && c.deprel === 'case'),
    );
    if (!object || words.some((w) => w.head === i && w.deprel === 'cop')) continue;
    words[i] = { ...word, upos: 'VERB', xpos: 'VB', feats: { VerbForm: 'Inf' } };
    words[object.index] = { ...object, deprel: 'obj' };
  }
}

/**
 * "The government is to free | 60 captives": the adjective after "to" and before a phrase that begins anew is a verb, and
 * the phrase its object.
 */
export function freeInfinitives(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i + 1 < last; i++) {
    const [to, verb, next] = [words[i - 1]!, words[i]!, words[i + 1]!];
    if (verb.upos !== 'ADJ' || verb.deprel !== 'amod' || verb.form.toLowerCase() !== 'free') continue;
    const object = words[verb.head];
    if (to.form.toLowerCase() !== 'to' || !object || object.index < i || to.head !== object.index) continue;
    // "to free political prisoners", not "access to free care"
    const plural = next.upos === 'ADJ' && next.head === object.index && object.xpos === 'NNS';
    if (!(['NUM', 'DET', 'PRON'].includes(next.upos) || plural) || object.deprel === 'conj') continue;
    words[i] = {
      ...verb,
      upos: 'VERB',
      xpos: 'VB',
      feats: { VerbForm: 'Inf' },
      lemma: 'free',
      head: object.head,
      deprel: object.deprel,
    };
    words[i - 1] = { ...to, upos: 'PART', xpos: 'TO', head: i, deprel: 'mark' };
    if (['obl', 'nmod', 'obj'].includes(base(object.deprel))) words[i] = { ...words[i]!, deprel: 'xcomp' };
    for (const w of words.slice(first, last)) {
      if (w.head !== object.index) continue;
      if (w.index < i - 1 || ['punct', 'conj', 'parataxis', 'advcl'].includes(base(w.deprel)) || w.deprel === 'obl')
        words[w.index] = { ...w, head: i, deprel: w.deprel === 'cop' ? 'aux' : w.deprel };
    }
    words[object.index] = { ...object, head: i, deprel: 'obj' };
  }
}

/** "freed": of a verb in "-ee" the "e" that its past shares stays. */
export function tellLemmas(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const { form, lemma, xpos } = words[i]!;
    if (!['VBD', 'VBN'].includes(xpos ?? '') || !/[^e]eed$/.test(form) || form.toLowerCase() !== `${lemma}ed`) continue;
    words[i] = { ...words[i]!, lemma: `${lemma}e` };
  }
}

const PAST: Pick<Word, 'xpos' | 'feats'> = { xpos: 'VBD', feats: { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' } };

/**
 * "The army denied …": what has a subject, acts itself and stands under no auxiliary is a past tense, no participle; what
 * has a clause to report acts itself, whatever its subject was marked for ("The group confirmed that …").
 */
export function tellPasts(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const word = words[i]!;
    if (word.upos !== 'VERB' || word.xpos !== 'VBN' || !['root', 'ccomp', 'acl:relcl'].includes(word.deprel)) continue;
    const own = words.slice(first, last).filter((w) => w.head === i);
    if (own.some((w) => base(w.deprel) === 'aux' || w.deprel === 'cop')) continue;
    const marked = own.filter((w) => w.deprel === 'nsubj:pass');
    const reports = marked.length === 1 && marked[0]!.index < i && own.some((w) => w.deprel === 'ccomp' && w.index > i);
    if (!own.some((w) => w.deprel === 'nsubj') && !reports) continue;
    for (const w of marked) words[w.index] = { ...w, deprel: 'nsubj' };
    words[i] = pastOf(word);
  }
}

/** The word read as a past tense. */
export function pastOf(word: Word): Word {
  return { ...word, ...PAST };
}

/** "An official rejected | that offer": with a subject before the verb, what stands bare right behind it is the object. */
export function seatObjects(words: Word[], first: number, last: number): void {
  for (let v = first; v < last; v++) {
    if (words[v]!.upos !== 'VERB') continue;
    const own = words.slice(first, last).filter((w) => w.head === v);
    const subjects = own.filter((w) => base(w.deprel) === 'nsubj');
    const [before, behind] = subjects;
    if (subjects.length !== 2 || !before || !behind || before.index > v || behind.index < v) continue;
    if (own.some((w) => ['obj', 'iobj', 'cop'].includes(base(w.deprel)))) continue;
    // Nothing but the words of its own phrase stands between it and the verb.
    const between = words.slice(v + 1, behind.index);
    if (between.some((w) => w.head !== behind.index || ['case', 'punct'].includes(w.deprel))) continue;
    words[behind.index] = { ...behind, deprel: 'obj' };
    for (const w of between)
      if (w.deprel === 'det' && w.upos === 'SCONJ') words[w.index] = { ...w, upos: 'DET', xpos: 'DT' };
  }
}
