/**
 * What is said hangs on the verb of saying, though a phrase stands between: "Residents said by telephone that
 * helicopters *had fired*".
 */
import type { Word } from '../../../language/index.js';
import { base } from './words.js';

export function returnContents(
  words: Word[],
  first: number,
  last: number,
  options: { readonly isReporting: (lemma: string) => boolean },
): void {
  for (let i = first + 2; i < last; i++) {
    const clause = words[i]!;
    if (clause.upos !== 'VERB' || base(clause.deprel) !== 'acl') continue;
    const noun = words[clause.head];
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const that = kids.find((w) => w.deprel === 'mark' && w.form.toLowerCase() === 'that');
    if (!noun || !that || that.index !== noun.index + 1 || !kids.some((w) => base(w.deprel) === 'nsubj')) continue;
    if (base(noun.deprel) !== 'obl') continue;
    const verb = words[noun.head];
    if (!verb || verb.index > noun.index || !options.isReporting(verb.lemma)) continue;
    if (words.slice(first, last).some((w) => w.head === verb.index && ['obj', 'ccomp'].includes(base(w.deprel))))
      continue;
    words[i] = { ...clause, deprel: 'ccomp', head: verb.index };
    // "had", taken for a clause of its own, is the auxiliary of what follows it.
    const aux = words.slice(that.index, i).find((w) => w.upos === 'AUX' && w.head === noun.index);
    if (aux) words[aux.index] = { ...aux, head: i, deprel: 'aux' };
  }
}
