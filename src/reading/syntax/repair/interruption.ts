/**
 * Reporting clauses in the middle of what they report.
 */
import type { Word } from '../../../language/index.js';
import type { RepairOptions } from './index.js';
import { base, subtree } from './words.js';

/**
 * "South Africa, one of them added, | had not replied |.", "it will also, a mediator said, | keep its patrols |": between
 * its commas a saying has a sayer of its own, so that the noun before the first comma is the subject of the verb behind
 * the second. "It asked instead, he told the agency, | that five be freed |": and the clause behind it is what was asked.
 */
export function joinInterrupted(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  for (let v = first + 3; v < last; v++) {
    const saying = words[v]!;
    if (saying.upos !== 'VERB' || !isReporting(saying.lemma.toLowerCase())) continue;
    const kids = words.slice(first, last).filter((w) => w.head === v);
    const sayer = kids.findLast((k) => base(k.deprel) === 'nsubj' && k.index < v);
    if (!sayer) continue;
    const opening = Math.min(
      ...subtree(words, first, last, sayer.index).filter((w) => w > lastComma(words, first, sayer.index - 1)),
    );
    if (opening <= first || words[opening - 1]!.form !== ',') continue;
    const closing = words.slice(v + 1, Math.min(v + 7, last)).find((w) => w.form === ',')?.index;
    if (closing === undefined || !addressed(words, v, closing)) continue;
    const told = kids.find(
      (k) => k.index > closing && ['ccomp', 'parataxis', 'conj', 'xcomp'].includes(base(k.deprel)),
    );
    if (!told) continue;
    const ahead = kids.filter((k) => k.index < opening - 1 && k.upos !== 'PUNCT');
    const below = words.slice(first, last).filter((w) => w.head === told.index);
    const marked = below.some((w) => w.deprel === 'mark');
    const subject = below.some((w) => ['nsubj', 'expl', 'csubj'].includes(base(w.deprel)));
    if (marked) {
      const asked = ahead.find((k) => k.deprel === 'ccomp' && k.upos === 'VERB');
      if (!asked || words.some((w) => w.head === asked.index && ['ccomp', 'xcomp', 'obj'].includes(w.deprel))) continue;
      words[told.index] = { ...told, head: asked.index, deprel: 'ccomp' };
      words[asked.index] = { ...asked, head: saying.head, deprel: saying.deprel };
      words[v] = { ...saying, head: asked.index, deprel: 'parataxis' };
      continue;
    }
    if (subject) continue;
    // A pronoun before its auxiliary may hang on that.
    const lone = ahead
      .filter((k) => k.upos === 'AUX')
      .flatMap((k) => words.slice(first, opening).filter((w) => w.head === k.index && base(w.deprel) === 'nsubj'));
    const before = [...ahead, ...lone].find((k) => base(k.deprel) === 'nsubj' && k.index !== sayer.index);
    if (!before) continue;
    words[told.index] = { ...told, head: saying.head, deprel: saying.deprel };
    words[v] = { ...saying, head: told.index, deprel: 'parataxis' };
    for (const k of [...ahead, ...lone])
      words[k.index] = {
        ...words[k.index]!,
        head: told.index,
        ...(k.deprel === 'ccomp' ? { deprel: 'parataxis' } : {}),
      };
  }
}

function lastComma(words: readonly Word[], first: number, i: number): number {
  for (let k = i; k >= first; k--) if (words[k]!.form === ',') return k;
  return first - 1;
}

/** Whether nothing but adverbs and an addressee stands between a saying and the comma behind it. */
function addressed(words: readonly Word[], v: number, comma: number): boolean {
  return words
    .slice(v + 1, comma)
    .every((w) => ['DET', 'NOUN', 'PROPN', 'PRON', 'ADV', 'ADJ', 'ADP', 'NUM', 'PART'].includes(w.upos));
}
