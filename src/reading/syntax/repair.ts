/**
 * Mending what a statistical parser gets wrong again and again in news, before rules are written over it. Each repair
 * is a statement about English that holds whatever the parser: it changes heads and labels, never words.
 *
 * - a noun and the name right after it are one phrase ("the newspaper Haaretz", "spokesman Ismail …"), not two arguments;
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
    joinNames(words, s.first, s.last);
    freeParentheticals(words, s.first, s.last, options);
  }
  return { ...doc, words };
}

function joinNames(words: Word[], first: number, last: number): void {
  for (let j = first + 1; j < last; j++) {
    const name = words[j]!;
    if (name.upos !== 'PROPN') continue;
    const noun = words[j - 1]!;
    if (noun.upos !== 'NOUN' || noun.head !== name.head || !ARGUMENT.test(noun.deprel) || base(noun.deprel) !== base(name.deprel) || !noun.spaceAfter) continue;
    words[j] = { ...name, head: noun.index, deprel: 'appos' };
  }
}

function freeParentheticals(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  const root = words.slice(first, last).find((w) => w.head < 0);
  if (!root) return;
  for (let i = first; i < last; i++) {
    const verb = words[i]!;
    if (verb.upos !== 'VERB' || verb.index === root.index || !LOOSE.has(base(verb.deprel)) || !isReporting(verb.lemma.toLowerCase())) continue;
    if (verb.deprel === 'parataxis' && verb.head === root.index) continue;
    turnRelative(words, verb);
    const below = subtree(words, first, last, i);
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const subject = kids.find((k) => base(k.deprel) === 'nsubj');
    if (!subject || kids.some((k) => ['mark', 'ccomp', 'xcomp', 'cc'].includes(base(k.deprel)))) continue;
    const inner = below.filter((w) => words[w]!.upos !== 'PUNCT');
    const from = inner[0]!;
    const to = inner[inner.length - 1]!;
    if (isRelativePronoun(words[from]!)) continue;
    const opened = from > first && /^[,”"’'–—-]$/.test(words[from - 1]!.form);
    const closed = to + 1 >= last || words[to + 1]!.upos === 'PUNCT';
    // The clause is just the sayer and the saying: a longer subordinate clause reports something else.
    if (!opened || !closed || to - i > 12 || inner.length > 24) continue;
    words[i] = { ...verb, head: root.index, deprel: 'parataxis' };
  }
}

/** ", the newspaper Haaretz reported": read as "the newspaper that Haaretz reported" when it ends a sentence; turned round. */
function turnRelative(words: Word[], verb: Word): void {
  const noun = words[verb.head];
  const name = words.find((w) => w.head === verb.index && base(w.deprel) === 'nsubj');
  if (verb.deprel !== 'acl:relcl' || !noun || name?.upos !== 'PROPN' || name.index !== noun.index + 1 || noun.upos !== 'NOUN') return;
  words[noun.index] = { ...noun, head: verb.index, deprel: 'nsubj' };
  words[name.index] = { ...name, head: noun.index, deprel: 'appos' };
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
