/**
 * What belongs to the thing reported and hangs on the reporting, and the other way round.
 */
import type { Word } from '../../../language/index.js';
import type { RepairOptions } from './index.js';
import { base, subtree } from './words.js';

/** "had" right before the verb, hung beside it as if it were a clause: it is the verb's auxiliary. */
export function seatAuxiliaries(words: Word[], first: number, last: number): void {
  for (let i = first; i + 1 < last; i++) {
    const aux = words[i]!;
    const verb = words[i + 1]!;
    if (aux.upos !== 'AUX' || verb.upos !== 'VERB' || aux.head < first || aux.head !== verb.head) continue;
    if (!['acl', 'advcl', 'ccomp'].includes(base(aux.deprel)) || words.some((w) => w.head === i)) continue;
    words[i] = { ...aux, head: i + 1, deprel: 'aux' };
  }
}

/**
 * "In 1995, its spokesman recalled, the rebels ended the truce", "A truce took hold, residents said, after shelling":
 * between its commas a reporting clause is just the sayer and the saying; what stands before the first comma or after
 * the second belongs to what is reported.
 */
export function returnAdjuncts(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  for (let r = first; r < last; r++) {
    const saying = words[r]!;
    if (saying.upos !== 'VERB' || !isReporting(saying.lemma.toLowerCase())) continue;
    const kids = words.slice(first, last).filter((w) => w.head === r);
    const sayer = kids.find((k) => base(k.deprel) === 'nsubj' && k.index < r);
    if (!sayer || words[r + 1]?.form !== ',' || r + 2 >= last) continue;
    const from = Math.min(...subtree(words, first, last, sayer.index));
    if (from <= first || words[from - 1]!.form !== ',') continue;
    const content = kids.find(
      (k) => ['ccomp', 'parataxis'].includes(k.deprel) && (k.index < from || (saying.head < 0 && k.index > r + 1)),
    );
    const told = content ?? (saying.deprel === 'parataxis' && saying.head >= first ? words[saying.head]! : undefined);
    if (!told) continue;
    for (const k of kids) {
      if (!['obl', 'advcl', 'advmod'].includes(base(k.deprel))) continue;
      const outside = k.index < from || (told.index < from && k.index > r + 1);
      if (outside) words[k.index] = { ...k, head: told.index };
    }
    if (content?.deprel === 'parataxis' && content.index > r && saying.head < 0) {
      words[content.index] = { ...words[content.index]!, head: -1, deprel: 'root' };
      words[r] = { ...saying, head: content.index, deprel: 'parataxis' };
    }
  }
}
