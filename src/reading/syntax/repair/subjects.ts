/**
 * Verbs cut off from their subjects by something between commas.
 */
import type { Word } from '../../../language/index.js';
import { pastOf } from './verbs.js';
import { base } from './words.js';

/**
 * "Moscow, which has always denied it, *called* the report …": the verb behind the relative clause is what the sentence
 * says, where the noun has been left without a verb, or been given to one far on that has a subject of its own.
 */
export function closeRelatives(words: Word[], first: number, last: number): void {
  const sentence = words.slice(first, last);
  const root = sentence.find((w) => w.head < first);
  if (!root) return;
  for (const noun of sentence) {
    if (!['NOUN', 'PROPN', 'PRON'].includes(noun.upos) || !isStranded(sentence, noun, root)) continue;
    const kids = sentence.filter((w) => w.head === noun.index);
    const relative = kids.find((w) => base(w.deprel) === 'acl' && w.index > noun.index);
    if (!relative || !words.slice(noun.index, relative.index).some((w) => w.form === ',')) continue;
    const verb = sentence.find(
      (w) =>
        w.index > relative.index &&
        w.head === relative.index &&
        w.deprel === 'conj' &&
        w.upos === 'VERB' &&
        stands(words, last, w),
    );
    if (!verb) continue;
    const own = sentence.filter((w) => w.head === verb.index);
    if (own.some((w) => w.index < verb.index && ['cc', 'nsubj', 'mark'].includes(base(w.deprel)))) continue;
    const start = Math.min(verb.index, ...own.filter((w) => base(w.deprel) === 'aux').map((w) => w.index));
    if (words[start - 1]?.form !== ',') continue;
    const main = hasTense(words, last, verb) ? verb : pastOf(verb);
    words[verb.index] = { ...main, head: -1, deprel: 'root' };
    words[noun.index] = { ...noun, head: verb.index, deprel: 'nsubj' };
    if (root.index !== noun.index) words[root.index] = { ...root, head: verb.index, deprel: 'parataxis' };
    for (const w of kids)
      if (['punct', 'parataxis', 'discourse'].includes(w.deprel) && w.index > verb.index)
        words[w.index] = { ...w, head: verb.index };
    return;
  }
}

/** A noun that heads the sentence and is no predicate, or the first of two subjects of a verb in another clause. */
function isStranded(sentence: readonly Word[], noun: Word, root: Word): boolean {
  if (noun.index === root.index)
    return !sentence.some((w) => w.head === noun.index && ['cop', 'nsubj', 'csubj'].includes(base(w.deprel)));
  return (
    noun.deprel === 'nsubj' &&
    sentence.some((w) => w.head === noun.head && w.index > noun.index && w.deprel === 'nsubj' && w.index < w.head)
  );
}

/**
 * "The rebels will stop today, the government of Chad, which mediated, *told* reporters": a phrase behind the verb is not
 * joined to the subject before it; with a verb of saying behind it, it is who says so.
 */
export function seatSayers(
  words: Word[],
  first: number,
  last: number,
  options: { readonly isReporting: (lemma: string) => boolean },
): void {
  const sentence = words.slice(first, last);
  const root = sentence.find((w) => w.head < first);
  if (!root) return;
  for (const noun of sentence) {
    if (!['NOUN', 'PROPN'].includes(noun.upos) || noun.head < first || noun.head > noun.index) continue;
    // Joined to the subject of what is told, or taken for another name of something in it.
    const host = words[noun.head]!;
    const joined =
      noun.deprel === 'conj' && base(host.deprel) === 'nsubj' && host.head > host.index && host.head < noun.index;
    if (!joined && !(noun.deprel === 'appos' && host.head >= first && words[host.head]!.upos === 'VERB')) continue;
    if (sentence.some((w) => w.head === noun.index && w.deprel === 'cc')) continue;
    // The verb of saying may have been taken for a part of the phrase ("…, which mediated, | told reporters").
    const hung = sentence.find(
      (w) =>
        w.head === noun.index &&
        w.deprel === 'acl' &&
        w.xpos === 'VBD' &&
        options.isReporting(w.lemma) &&
        words[w.index - 1]!.form === ',' &&
        sentence.some((r) => r.head === noun.index && base(r.deprel) === 'acl' && r.index < w.index),
    );
    if (hung) {
      words[hung.index] = { ...hung, head: root.index, deprel: 'parataxis' };
      words[noun.index] = { ...noun, head: hung.index, deprel: 'nsubj' };
      continue;
    }
    const inside = edges(words, first, last, noun.index);
    if (words[inside.from]!.form !== ',' && words[inside.from - 1]?.form !== ',') continue;
    const end = words[inside.to + 1]?.form === ',' ? inside.to + 2 : inside.to + 1;
    const verb = words[end];
    if (!verb || end >= last || verb.upos !== 'VERB' || !options.isReporting(verb.lemma) || verb === root) continue;
    if (sentence.some((w) => w.head === verb.index && base(w.deprel) === 'nsubj')) continue;
    words[noun.index] = { ...noun, head: verb.index, deprel: 'nsubj' };
    words[verb.index] = { ...verb, head: root.index, deprel: 'parataxis' };
  }
}

/**
 * "The ceasefire that | Angola and UNITA | signed in May has collapsed": what stands between a relative pronoun and its verb
 * is that verb's subject. "The army and the | front | extended it": a second subject behind "and" is joined to the first.
 */
export function returnInnerSubjects(words: Word[], first: number, last: number): void {
  for (let v = first; v < last; v++) {
    if (words[v]!.upos !== 'VERB') continue;
    const subjects = words.slice(first, v).filter((w) => w.head === v && w.deprel === 'nsubj');
    const [one, two] = subjects;
    if (subjects.length !== 2 || !one || !two) continue;
    const and = words.slice(one.index, two.index).find((w) => w.head === two.index && w.deprel === 'cc');
    const between = words.slice(one.index + 1, two.index);
    if (and && !between.some((w) => w.upos === 'VERB' || w.form === ',')) {
      words[two.index] = { ...two, head: one.index, deprel: 'conj' };
      continue;
    }
    const relative = words.slice(two.index + 1, v).find((w) => base(w.deprel) === 'acl' && w.head === one.index);
    const own = relative && words.slice(first, last).filter((w) => w.head === relative.index);
    if (!relative || !own || own.some((w) => base(w.deprel) === 'nsubj')) continue;
    const pronoun = own.find((w) => w.index < two.index && ['that', 'which', 'whom'].includes(w.form.toLowerCase()));
    if (pronoun) words[two.index] = { ...two, head: relative.index };
  }
}

/** "Uribe, now the leader of the opposition, dismissed …": of two subjects the one between commas names the first again. */
export function nestSubjects(words: Word[], first: number, last: number): void {
  for (let v = first; v < last; v++) {
    if (words[v]!.upos !== 'VERB') continue;
    const subjects = words.slice(first, v).filter((w) => w.head === v && base(w.deprel) === 'nsubj');
    const [name, again] = subjects;
    if (subjects.length !== 2 || !name || !again || ![name, again].every((w) => ['NOUN', 'PROPN'].includes(w.upos)))
      continue;
    const inside = edges(words, first, last, again.index);
    const opening = words.slice(name.index + 1, again.index).findLast((w) => w.form === ',');
    const closing = words[inside.to + 1];
    if (!opening || closing?.form !== ',' || closing.index >= v) continue;
    if (words.slice(name.index + 1, opening.index).some((w) => w.head === v)) continue;
    const adverbs = words.slice(opening.index + 1, again.index).filter((w) => w.head === v);
    if (!adverbs.every((w) => w.upos === 'ADV')) continue;
    for (const w of adverbs) words[w.index] = { ...w, head: again.index };
    words[again.index] = { ...again, head: name.index, deprel: 'appos' };
  }
}

/** "…, according to X, the channel of Y, and a source *has confirmed* …": of two phrases the one right before the verb is its subject. */
export function seatSubjects(words: Word[], first: number, last: number): void {
  for (let v = first; v < last; v++) {
    const verb = words[v]!;
    if (verb.upos !== 'VERB' || verb.deprel !== 'conj' || verb.head >= v) continue;
    const own = words.slice(first, last).filter((w) => w.head === v);
    const old = own.filter((w) => base(w.deprel) === 'nsubj');
    if (old.length > 1 || own.some((w) => w.deprel === 'cc')) continue;
    const start = Math.min(v, ...own.filter((w) => base(w.deprel) === 'aux').map((w) => w.index));
    const subject = words
      .slice(verb.head + 1, start)
      .find(
        (w) =>
          w.deprel === 'conj' &&
          ['NOUN', 'PROPN'].includes(w.upos) &&
          edges(words, first, last, w.index).to === start - 1,
      );
    const joint =
      subject && words.slice(first, subject.index).find((w) => w.head === subject.index && w.deprel === 'cc');
    if (!subject || !joint || words[joint.index - 1]?.form !== ',') continue;
    const before = old[0];
    if (before && (before.index > joint.index || words[subject.head]!.index > before.index)) continue;
    words[subject.index] = { ...subject, head: v, deprel: 'nsubj' };
    words[joint.index] = { ...joint, head: v };
    if (before) words[before.index] = { ...before, head: subject.head, deprel: 'appos' };
  }
}

/** A past tense and a participle look alike; what takes an object and stands under no auxiliary is no passive. */
function stands(words: readonly Word[], last: number, verb: Word): boolean {
  return (
    hasTense(words, last, verb) ||
    words.slice(verb.index, last).some((w) => w.head === verb.index && w.deprel === 'obj')
  );
}

function hasTense(words: readonly Word[], last: number, verb: Word): boolean {
  if (verb.feats.VerbForm === 'Fin') return true;
  return words
    .slice(verb.index - 6 < 0 ? 0 : verb.index - 6, last)
    .some((w) => w.head === verb.index && base(w.deprel) === 'aux' && (w.feats.VerbForm === 'Fin' || w.xpos === 'MD'));
}

/** First and last word of the phrase under a word. */
function edges(words: readonly Word[], first: number, last: number, head: number): { from: number; to: number } {
  let from = head;
  let to = head;
  for (let i = first; i < last; i++) {
    let j = i;
    for (let k = 0; j >= first && j !== head && k < 60; k++) j = words[j]!.head;
    if (j !== head) continue;
    from = Math.min(from, i);
    to = Math.max(to, i);
  }
  return { from, to };
}
