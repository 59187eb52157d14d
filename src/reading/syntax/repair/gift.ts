/**
 * "offered Hamas a truce": who is given what.
 */
import type { Word } from '../../../language/index.js';

const GIVING = new Set(['offer', 'give', 'grant', 'promise', 'hand', 'send', 'deny', 'lend', 'allow', 'guarantee']);

/** An apposition takes a comma, or is a bare name: "offered the movement a limited truce" has a recipient and a gift. */
export function separateGift(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const gift = words[i]!;
    if (gift.deprel !== 'appos' || gift.upos !== 'NOUN') continue;
    let opener = i;
    while (opener > first && words[opener - 1]!.head === i && words[opener - 1]!.upos !== 'PUNCT') opener--;
    for (let k = i - 1; k > first && k >= i - 6; k--)
      if (words[k]!.head === i && words[k]!.upos === 'DET') opener = Math.min(opener, k);
    if (words[opener]!.upos !== 'DET' || opener === first) continue;
    // After a comma only an indefinite thing can be the gift that the verb still lacks ("offered X, known as Y, a pause").
    const afterComma = words[opener - 1]!.upos === 'PUNCT';
    if (afterComma && !['a', 'an'].includes(words[opener]!.form.toLowerCase())) continue;
    let above = words[gift.head];
    while (above && above.deprel === 'appos' && above.head >= 0) above = words[above.head];
    const verb = above && above.head >= 0 ? words[above.head] : undefined;
    if (!above || !verb || !['obj', 'iobj'].includes(above.deprel) || !GIVING.has(verb.lemma.toLowerCase())) continue;
    const lacks = !words.some(
      (w) => w.head === verb.index && w.index !== above.index && ['obj', 'iobj', 'xcomp', 'ccomp'].includes(w.deprel),
    );
    if (afterComma && !(lacks && above.upos === 'PROPN')) continue;
    words[above.index] = { ...above, deprel: 'iobj' };
    words[i] = { ...gift, head: verb.index, deprel: 'obj' };
  }
}
