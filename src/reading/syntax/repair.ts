/**
 * Mending what a statistical parser gets wrong again and again in news, before rules are written over it. Each repair
 * is a statement about English that holds whatever the parser: it changes heads and labels, never words.
 *
 * - a word with a subject and an object is a verb, a small-lettered noun is no part of a name;
 * - "if …" before "…, X said" is a condition of what goes before;
 * - a noun and the name right after it are one phrase ("the newspaper Haaretz", "spokesman Ismail …"), not two arguments;
 * - a capital inside a sentence of small letters makes a name, never a verb ("offered Chad a truce");
 * - of two noun phrases after a verb of giving, with no comma between, the second is what is given ("offered Hamas a truce");
 * - a clause that a relative pronoun opens right after a noun tells of that noun, not of a verb further on;
 * - a reporting clause between commas, or at the end of the sentence, stands outside of what it reports ("…, police said");
 */
import type { Doc, Word } from '../../language/index.js';

export interface RepairOptions {
  /** Whether a verb lemma reports ("say", "announce"). */
  readonly isReporting: (lemma: string) => boolean;
}

const ARGUMENT = /^(nsubj|obj|iobj|obl|nmod|conj|root|appos)/;
const LOOSE = new Set(['advcl', 'acl', 'conj', 'ccomp', 'dep', 'appos', 'parataxis', 'xcomp']);

export function repair(doc: Doc, options: RepairOptions): Doc {
  const words: Word[] = doc.words.map((w) => w);
  for (const s of doc.sentences) {
    nameCapitals(words, s.first, s.last);
    tellVerbs(words, s.first, s.last);
    headPeoples(words, s.first, s.last);
    freeConditions(words, s.first, s.last);
    joinNames(words, s.first, s.last);
    separateGift(words, s.first, s.last);
    returnRelatives(words, s.first, s.last);
    freeParentheticals(words, s.first, s.last, options);
  }
  return { ...doc, words };
}

function nameCapitals(words: Word[], first: number, last: number): void {
  const letters = words.slice(first, last).filter((w) => /^\p{L}/u.test(w.form));
  const capitals = letters.filter((w) => /^\p{Lu}/u.test(w.form));
  // Headlines and cables capitalise everything.
  if (capitals.length * 2 > letters.length) return;
  for (let i = first + 1; i < last; i++) {
    const word = words[i]!;
    if (
      !(word.upos === 'VERB' || (word.upos === 'PROPN' && ['xcomp', 'ccomp'].includes(word.deprel))) ||
      !/^\p{Lu}\p{Ll}+$/u.test(word.form) ||
      words[i - 1]!.upos === 'PUNCT'
    )
      continue;
    const verb = word.head >= 0 ? words[word.head] : undefined;
    if (
      verb?.upos !== 'VERB' ||
      verb.index > i ||
      !['xcomp', 'ccomp', 'obj', 'advcl', 'dep'].includes(base(word.deprel))
    )
      continue;
    const gift = words.slice(i + 1, last).find((w) => w.head === i && w.deprel === 'obj');
    words[i] = {
      ...word,
      upos: 'PROPN',
      xpos: 'NNP',
      lemma: word.form,
      feats: { Number: 'Sing' },
      deprel: gift ? 'iobj' : 'obj',
    };
    // What hung on the supposed verb hangs on the real one.
    for (let k = first; k < last; k++)
      if (words[k]!.head === i && !['flat', 'compound', 'case', 'det'].includes(base(words[k]!.deprel)))
        words[k] = { ...words[k]!, head: verb.index };
  }
}

function tellVerbs(words: Word[], first: number, last: number): void {
  for (let i = first; i < last; i++) {
    const word = words[i]!;
    if (word.upos !== 'NOUN') continue;
    const rels = words.slice(first, last).flatMap((w) => (w.head === i ? [base(w.deprel)] : []));
    if (!rels.includes('nsubj') || !rels.includes('obj') || rels.includes('cop')) continue;
    words[i] = { ...word, upos: 'VERB', xpos: 'VBZ', feats: { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' } };
  }
}

/** "Eritrean troops": the noun heads the phrase, the name before it only says whose. */
function headPeoples(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const noun = words[i]!;
    const name = words[i - 1]!;
    if (noun.deprel !== 'flat' || noun.upos !== 'NOUN' || noun.head !== name.index || !/^\p{Ll}/u.test(noun.form))
      continue;
    for (let k = first; k < last; k++)
      if (words[k]!.head === name.index && k !== i) words[k] = { ...words[k]!, head: i };
    words[i] = { ...noun, head: name.head, deprel: name.deprel };
    words[i - 1] = { ...name, head: i, deprel: 'compound' };
  }
}

const CONDITION = new Set(['if', 'unless', 'until', 'after', 'before', 'because', 'although', 'while', 'once', 'when']);

function freeConditions(words: Word[], first: number, last: number): void {
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

function joinNames(words: Word[], first: number, last: number): void {
  for (let j = first + 1; j < last; j++) {
    const name = words[j]!;
    if (name.upos !== 'PROPN') continue;
    const noun = words[j - 1]!;
    if (
      noun.upos !== 'NOUN' ||
      noun.head !== name.head ||
      !ARGUMENT.test(noun.deprel) ||
      base(noun.deprel) !== base(name.deprel) ||
      !noun.spaceAfter
    )
      continue;
    words[j] = { ...name, head: noun.index, deprel: 'appos' };
  }
}

const GIVING = new Set(['offer', 'give', 'grant', 'promise', 'hand', 'send', 'deny', 'lend', 'allow', 'guarantee']);

/** An apposition takes a comma, or is a bare name: "offered the movement a limited truce" has a recipient and a gift. */
function separateGift(words: Word[], first: number, last: number): void {
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

function returnRelatives(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i < last; i++) {
    const verb = words[i]!;
    if (verb.deprel !== 'ccomp') continue;
    const pronoun = words
      .slice(first, i)
      .find((w) => w.head === i && base(w.deprel) === 'nsubj' && isRelativePronoun(w) && w.xpos.startsWith('W'));
    let noun = pronoun && pronoun.index > first ? words[pronoun.index - 1] : undefined;
    while (noun && noun.deprel === 'flat' && noun.head >= first) noun = words[noun.head];
    if (!noun || !['NOUN', 'PROPN'].includes(noun.upos)) continue;
    words[i] = { ...verb, head: noun.index, deprel: 'acl:relcl' };
  }
}

function freeParentheticals(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
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
    const sayer = subject && verb.deprel !== 'acl:relcl' ? subject.index : sayerBefore(words, first, verb);
    if (sayer < 0 || isRelativePronoun(words[sayer]!)) continue;
    const inner = [...subtree(words, first, last, i), ...subtree(words, first, last, sayer)].filter(
      (w) => words[w]!.upos !== 'PUNCT' && !(verb.deprel === 'acl:relcl' && w < commaBefore(words, first, i)),
    );
    const from = Math.min(...inner);
    const to = Math.max(...inner);
    if (isRelativePronoun(words[from]!) || from < commaBefore(words, first, Math.min(sayer, i))) continue;
    const opened = from > first && /^[,”"’'–—-]$/.test(words[from - 1]!.form);
    const closed = to + 1 >= last || words[to + 1]!.upos === 'PUNCT';
    // The clause is just the sayer and the saying: a longer subordinate clause reports something else.
    if (!opened || !closed || to - i > 24 || to - from > 40) continue;
    const above = words[sayer]!;
    // A sayer that hung on what he reports leaves that to the saying.
    if (above.head !== i) words[sayer] = { ...above, head: i, deprel: 'nsubj' };
    words[i] = { ...verb, head: root.index === sayer ? verb.head : root.index, deprel: 'parataxis' };
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

function isRelativePronoun(w: Word): boolean {
  return /^(who|which|that|whom|whose)$/i.test(w.form);
}

function subtree(words: readonly Word[], first: number, last: number, top: number): number[] {
  const out: number[] = [];
  for (let i = first; i < last; i++) {
    let j = i;
    for (let k = 0; k < 400 && j >= 0; k++) {
      if (j === top) {
        out.push(i);
        break;
      }
      j = words[j]!.head;
    }
  }
  return out;
}

function base(deprel: string): string {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
}
