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
    if (!noun || !that || !kids.some((w) => base(w.deprel) === 'nsubj') || base(noun.deprel) !== 'obl') continue;
    // "told the paper, as relayed by an agency, that …": behind its comma the parenthesis is over.
    const closed = that.index === noun.index + 2 && words[noun.index + 1]!.form === ',';
    let verb = words[noun.head];
    if (closed && verb?.deprel === 'advcl' && verb.head >= first) verb = words[verb.head];
    else if (that.index !== noun.index + 1) continue;
    if (!verb || verb.index > noun.index || !options.isReporting(verb.lemma)) continue;
    if (words.slice(first, last).some((w) => w.head === verb.index && ['obj', 'ccomp'].includes(base(w.deprel))))
      continue;
    words[i] = { ...clause, deprel: 'ccomp', head: verb.index };
    // "had", taken for a clause of its own, is the auxiliary of what follows it.
    const aux = words.slice(that.index, i).find((w) => w.upos === 'AUX' && w.head === noun.index);
    if (aux) words[aux.index] = { ...aux, head: i, deprel: 'aux' };
  }
}

/** "In 1995, its spokesman recalled, the rebels ended a truce": what opens the sentence is told, not the telling. */
export function returnOpenings(
  words: Word[],
  first: number,
  last: number,
  options: { readonly isReporting: (lemma: string) => boolean },
): void {
  for (let i = first; i < last; i++) {
    const verb = words[i]!;
    if (verb.upos !== 'VERB' || !options.isReporting(verb.lemma) || words[i + 1]?.form !== ',') continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const subject = kids.find((w) => base(w.deprel) === 'nsubj' && w.index < i);
    const told = kids.find((w) => ['parataxis', 'ccomp'].includes(w.deprel) && w.index > i + 1);
    if (!subject || !told || told.upos !== 'VERB') continue;
    if (!words.slice(i + 1, told.index).some((w) => w.head === told.index && base(w.deprel) === 'nsubj')) continue;
    // The opening ends with a comma, and behind that there is nothing but the sayer and the saying.
    const comma = words.slice(first, subject.index).findLast((w) => w.form === ',');
    if (!comma || subject.index - comma.index > 6) continue;
    for (const w of kids)
      if (w.index < comma.index && ['obl', 'advmod', 'advcl'].includes(base(w.deprel)))
        words[w.index] = { ...w, head: told.index };
  }
}

/** "called that a lie": "that" behind its verb opens no clause; it is what is called so. */
export function tellThat(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const that = words[i]!;
    if (that.deprel !== 'mark' || that.form.toLowerCase() !== 'that' || that.head < first || that.head >= i) continue;
    if (words.slice(first, last).some((w) => w.head === that.head && w.deprel === 'obj')) continue;
    words[i] = { ...that, upos: 'PRON', xpos: 'DT', feats: { Number: 'Sing', PronType: 'Dem' }, deprel: 'obj' };
  }
}

const PUTTING = new Set(['put', 'place', 'set', 'estimate', 'reckon']);

/** "put the number of wounded *at three*": the figure goes with the verb, not with what is counted. */
export function raiseFigures(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const figure = words[i]!;
    if (figure.upos !== 'NUM' || !['obl', 'nmod'].includes(base(figure.deprel)) || figure.head < first) continue;
    if (!words.slice(first, i).some((w) => w.head === i && w.deprel === 'case' && w.form.toLowerCase() === 'at'))
      continue;
    let at = words[figure.head]!;
    while (at.head >= first && ['nmod', 'obj', 'amod', 'acl', 'conj'].includes(base(at.deprel)) && at.head < at.index) {
      const above = words[at.head]!;
      if (base(at.deprel) === 'obj' && above.upos === 'VERB') {
        if (PUTTING.has(above.lemma)) words[i] = { ...figure, head: above.index, deprel: 'obl' };
        break;
      }
      at = above;
    }
  }
}
