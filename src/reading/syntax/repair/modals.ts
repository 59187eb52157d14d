/**
 * What stands after a modal is a verb ("would free 33 hostages"), and what stands right before it is its subject, not the
 * second half of the object before ("must withdraw its tanks and Chad must free its prisoners").
 */
import type { Word } from '../../../language/index.js';
import { base, subtree } from './words.js';

const MODALS = new Set(['will', 'would', 'shall', 'should', 'must', 'may', 'might', 'can', 'could']);
const OF_VERB = new Set(['nsubj', 'aux', 'mark', 'cc', 'expl', 'advmod']);

function isModal(w: Word | undefined): boolean {
  return w?.upos === 'AUX' && MODALS.has(w.form.toLowerCase());
}

/** "would | free | political prisoners": the adjective is the verb, and the noun that it seemed to modify its object. */
export function tellModals(words: Word[], first: number, last: number): void {
  for (let i = first; i + 1 < last; i++) {
    const verb = words[i + 1]!;
    if (!isModal(words[i]) || verb.upos !== 'ADJ') continue;
    // An adjective with a modal of its own and a bare noun behind it is a verb where it stands, and the noun its object.
    const own = words.slice(first, last).filter((w) => w.head === verb.index);
    const object = own.find(
      (w) =>
        w.index > verb.index &&
        ['obj', 'nsubj'].includes(base(w.deprel)) &&
        !words.slice(verb.index, w.index).some((c) => c.head === w.index && c.deprel === 'case'),
    );
    if (object && own.some((w) => w.index === i) && !own.some((w) => w.deprel === 'cop')) {
      words[verb.index] = { ...verb, upos: 'VERB', xpos: 'VB', feats: { VerbForm: 'Inf' } };
      words[object.index] = { ...object, deprel: 'obj' };
      continue;
    }
    if (base(verb.deprel) !== 'amod') continue;
    const noun = words[verb.head];
    if (!noun || noun.index <= verb.index || noun.index >= last || words[i]!.head !== noun.index) continue;
    words[verb.index] = {
      ...verb,
      upos: 'VERB',
      xpos: 'VB',
      feats: { VerbForm: 'Inf' },
      head: noun.head,
      deprel: noun.deprel,
    };
    words[noun.index] = { ...noun, head: verb.index, deprel: 'obj' };
    for (let k = first; k < verb.index; k++)
      if (words[k]!.head === noun.index && (OF_VERB.has(base(words[k]!.deprel)) || words[k]!.upos === 'PUNCT'))
        words[k] = { ...words[k]!, head: verb.index };
  }
}

/** "… its tanks and | Chad | must free": a conjunct right before a modal is the subject of the verb behind it. */
export function returnSubjects(words: Word[], first: number, last: number): void {
  for (let i = first + 2; i < last; i++) {
    const verb = words[words[i]!.head];
    if (!isModal(words[i]) || !verb || verb.index < i || verb.index >= last) continue;
    if (
      words.slice(first, last).some((w) => w.head === verb.index && ['nsubj', 'csubj', 'expl'].includes(base(w.deprel)))
    )
      continue;
    // "Under it | the presidents of Kenya and Chad | would mediate": a phrase of no preposition is no adverbial either.
    const bare = bareBefore(words, i, first, verb.index);
    if (bare) words[bare.index] = { ...bare, deprel: 'nsubj' };
    const noun = bare ? undefined : conjunctBefore(words, i, first);
    if (!noun) continue;
    const object = words[noun.head]!;
    if (!['obj', 'obl', 'nmod', 'xcomp'].includes(base(object.deprel)) || object.head < first) continue;
    const main = clauseAbove(words, object.index, first);
    if (main === null || main === verb.index) continue;
    words[noun.index] = { ...noun, head: verb.index, deprel: 'nsubj' };
    // The "and" goes with the clause that it joins.
    const and = words.slice(first, noun.index).findLast((w) => w.head === noun.index && w.deprel === 'cc');
    if (and) words[and.index] = { ...and, head: verb.index };
    if (verb.head < 0 || verb.head === noun.index) continue;
    if (['conj', 'parataxis', 'advcl', 'acl'].includes(base(verb.deprel)) && main !== verb.head)
      words[verb.index] = { ...words[verb.index]!, head: main, deprel: 'conj' };
  }
}

/** The adverbial of a verb that has no preposition, tells no time and ends right before a modal. */
function bareBefore(words: readonly Word[], i: number, first: number, verb: number): Word | undefined {
  const noun = words
    .slice(first, i)
    .findLast((w) => w.head === verb && w.deprel === 'obl' && ['NOUN', 'PROPN', 'PRON'].includes(w.upos));
  if (!noun) return undefined;
  const inside = subtree(words, first, i, noun.index);
  if (inside.at(-1) !== i - 1 || inside.some((k) => words[k]!.head === noun.index && words[k]!.deprel === 'case'))
    return undefined;
  return noun;
}

/** The conjunct whose phrase ends right before a word. */
function conjunctBefore(words: readonly Word[], i: number, first: number): Word | undefined {
  let w = words[i - 1];
  while (
    w &&
    w.index > first &&
    ['flat', 'compound', 'nmod', 'amod'].includes(base(w.deprel)) &&
    Math.abs(w.head - w.index) < 4
  )
    w = words[w.head];
  if (!w || base(w.deprel) !== 'conj' || !['NOUN', 'PROPN', 'PRON'].includes(w.upos) || w.head < first)
    return undefined;
  return w.index < i && w.head < w.index ? w : undefined;
}

/** The verb that stands over a phrase. */
function clauseAbove(words: readonly Word[], from: number, first: number): number | null {
  for (let j = words[from]!.head, k = 0; j >= first && k < 12; j = words[j]!.head, k++)
    if (words[j]!.upos === 'VERB') return j;
  return null;
}
