/**
 * Relative clauses and conditions that hang on the wrong verb.
 */
import type { Word } from '../../../language/index.js';
import { base, isRelativePronoun } from './words.js';

export function returnRelatives(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const verb = words[i]!;
    if (verb.deprel !== 'ccomp') continue;
    const pronoun = words
      .slice(first, i)
      .find((w) => w.head === i && base(w.deprel) === 'nsubj' && isRelativePronoun(w));
    let noun = pronoun && pronoun.index > first ? words[pronoun.index - 1] : undefined;
    while (noun && noun.deprel === 'flat' && noun.head >= first) noun = words[noun.head];
    if (!noun || !['NOUN', 'PROPN'].includes(noun.upos)) continue;
    words[i] = { ...verb, head: noun.index, deprel: 'acl:relcl' };
  }
}

const CONDITION = new Set(['if', 'unless', 'until', 'after', 'before', 'because', 'although', 'while', 'once', 'when']);

export function freeConditions(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const clause = words[i]!;
    if (clause.deprel !== 'ccomp' || clause.head <= i) continue;
    const mark = words
      .slice(first, i)
      .find((w) => w.head === i && ['mark', 'advmod'].includes(w.deprel) && CONDITION.has(w.form.toLowerCase()));
    const main =
      mark &&
      words
        .slice(first, mark.index)
        .findLast((w) => w.upos === 'VERB' && words.some((k) => k.head === w.index && base(k.deprel) === 'nsubj'));
    if (!main) continue;
    words[i] = { ...clause, head: main.index, deprel: 'advcl' };
    // What the clause's reporting verb wrongly stood over, it may still report from outside.
    const verb = words[clause.head]!;
    if (verb.head === i) words[verb.index] = { ...verb, head: main.index };
  }
}
