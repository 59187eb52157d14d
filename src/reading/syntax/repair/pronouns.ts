/**
 * "that" between conjunction and pronoun.
 */
import type { Word } from '../../../language/index.js';
import { base } from './words.js';

/** "the truce | that | Chad had proposed": what is a clause's subject or object is a pronoun, whatever its tag. */
export function tellPronouns(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const that = words[i]!;
    if (that.upos !== 'SCONJ' || that.form.toLowerCase() !== 'that') continue;
    // "called that a lie": a conjunction stands before its verb.
    if (that.deprel === 'mark' && that.head === i - 1 && words[that.head]!.upos === 'VERB') {
      words[i] = { ...that, upos: 'PRON', xpos: 'DT', feats: { PronType: 'Dem' }, deprel: 'obj' };
      continue;
    }
    // … and a noun without a verb or a subject of its own is no clause that it could open.
    const noun = words[that.head];
    const verb = words[i - 1];
    if (
      that.deprel === 'mark' &&
      noun?.upos === 'NOUN' &&
      verb?.upos === 'VERB' &&
      noun.index > i &&
      noun.head === verb.index &&
      noun.deprel === 'obj' &&
      !words.slice(first, last).some((w) => w.head === noun.index && ['nsubj', 'cop', 'aux'].includes(base(w.deprel)))
    ) {
      words[i] = { ...that, upos: 'PRON', xpos: 'DT', feats: { PronType: 'Dem' }, head: verb.index, deprel: 'obj' };
      words[noun.index] = { ...noun, deprel: 'xcomp' };
      continue;
    }
    if (!['nsubj', 'obj'].includes(base(that.deprel))) continue;
    words[i] = { ...that, upos: 'PRON', xpos: 'WDT', feats: { PronType: 'Rel' } };
  }
}
