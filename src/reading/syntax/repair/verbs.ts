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
}
