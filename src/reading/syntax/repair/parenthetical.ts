/**
 * Reporting clauses that the parser buries in what they report.
 */
import type { Word } from '../../../language/index.js';
import type { RepairOptions } from './index.js';
import { base, isRelativePronoun, subtree } from './words.js';

const LOOSE = new Set(['advcl', 'acl', 'conj', 'ccomp', 'dep', 'appos', 'parataxis', 'xcomp']);

export function freeParentheticals(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  const root = words.slice(first, last).find((w) => w.head < 0);
  if (!root) return;
  for (let i = first; i < last; i++) {
    const verb = words[i]!;
    if (
      verb.upos !== 'VERB' ||
      verb.index === root.index ||
      !LOOSE.has(base(verb.deprel)) ||
      !isReporting(verb.lemma.toLowerCase())
    )
      continue;
    // "a ceasefire agreed in Minsk": the participle of a thing done, not somebody's saying.
    if (verb.deprel === 'acl' && verb.xpos === 'VBN' && verb.head === i - 1) continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    if (verb.deprel === 'parataxis' && verb.head === root.index && kids.some((k) => base(k.deprel) === 'nsubj'))
      continue;
    // Only an addressee stands beside a saying in parentheses, never a thing done.
    if (kids.some((k) => k.deprel === 'obj' && verb.lemma.toLowerCase() !== 'tell' && k.upos !== 'PROPN')) continue;
    if (
      kids.some((k) => ['mark', 'ccomp', 'xcomp'].includes(base(k.deprel)) || (base(k.deprel) === 'cc' && k.index < i))
    )
      continue;
    const subject = kids.find((k) => base(k.deprel) === 'nsubj');
    const aside = behindRelative(words, first, verb);
    const sayer =
      aside >= 0 ? aside : subject && verb.deprel !== 'acl:relcl' ? subject.index : sayerBefore(words, first, verb);
    if (sayer < 0 || isRelativePronoun(words[sayer]!)) continue;
    const inner = [...subtree(words, first, last, i), ...subtree(words, first, last, sayer)].filter(
      (w) =>
        words[w]!.upos !== 'PUNCT' && !(aside < 0 && verb.deprel === 'acl:relcl' && w < commaBefore(words, first, i)),
    );
    const from = Math.min(...inner);
    const to = Math.max(...inner);
    if (isRelativePronoun(words[from]!) || (aside < 0 && from < commaBefore(words, first, Math.min(sayer, i))))
      continue;
    const opened = from > first && /^[,”"’'–—-]$/.test(words[from - 1]!.form);
    const closed = to + 1 >= last || words[to + 1]!.upos === 'PUNCT';
    // The clause is just the sayer and the saying: a longer subordinate clause reports something else.
    if (!opened || !closed || to - i > 24 || to - from > 40) continue;
    const above = words[sayer]!;
    // A sayer that hung on what he reports leaves that to the saying.
    words[sayer] = { ...above, head: i, deprel: 'nsubj' };
    words[i] = {
      ...verb,
      feats: { ...verb.feats, VerbForm: 'Fin' },
      head: root.index === sayer ? verb.head : root.index,
      deprel: 'parataxis',
    };
  }
}

function commaBefore(words: readonly Word[], first: number, i: number): number {
  let comma = i - 1;
  while (comma > first && words[comma]!.form !== ',') comma--;
  return comma > first ? comma : first;
}

/**
 * "…, a research group that tracks the war said.": the head of the noun phrase between the comma and the saying, where
 * the tree has made the saying a relative clause, or a conjunct, of something before it; -1 where there is none.
 */
function sayerBefore(words: readonly Word[], first: number, verb: Word): number {
  if (
    words.some(
      (w) => w.head === verb.index && base(w.deprel) === 'nsubj' && isRelativePronoun(w) && w.index === verb.index - 1,
    )
  )
    return -1;
  const comma = commaBefore(words, first, verb.index);
  if (comma === first || verb.index - comma < 2 || verb.index - comma > 14) return -1;
  const opener = words[comma + 1]!;
  if (!['DET', 'NOUN', 'PROPN', 'ADJ', 'NUM', 'PRON'].includes(opener.upos) || isRelativePronoun(opener)) return -1;
  const inside = words.slice(comma + 1, verb.index);
  const top = inside.find(
    (w) => (w.head <= comma || w.head >= verb.index) && ['NOUN', 'PROPN', 'PRON'].includes(w.upos),
  );
  return top?.index ?? -1;
}

/**
 * "…, the government, which mediated, | told | a press conference": the noun before a relative clause between commas,
 * where the saying right behind that has been taken for a second one; -1 where there is none.
 */
function behindRelative(words: readonly Word[], first: number, verb: Word): number {
  if (verb.deprel !== 'acl:relcl' || words[verb.index - 1]?.form !== ',' || verb.head < first) return -1;
  const noun = words[verb.head]!;
  const relative = words
    .slice(noun.index, verb.index)
    .some((w) => isRelativePronoun(w) && words[w.index - 1]?.form === ',' && words[w.head]?.head === noun.index);
  return relative && ['NOUN', 'PROPN'].includes(noun.upos) ? noun.index : -1;
}
