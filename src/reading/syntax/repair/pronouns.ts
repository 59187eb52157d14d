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
    if (!['nsubj', 'obj'].includes(base(that.deprel))) continue;
    words[i] = { ...that, upos: 'PRON', xpos: 'WDT', feats: { PronType: 'Rel' } };
  }
}
