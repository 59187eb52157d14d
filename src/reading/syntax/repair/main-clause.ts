/**
 * The main verb and what is joined to it, where the parser takes the sentence apart at the wrong comma.
 */
import type { Word } from '../../../language/index.js';
import type { RepairOptions } from './index.js';
import { base, isRelativePronoun } from './words.js';

/**
 * "Ankara, which has denied …, | called | the report …": a relative clause that opened with a comma ends at the next one,
 * and the finite verb right behind that comma, with no "and", is what the sentence says of the name.
 */
export function raiseMainVerb(words: Word[], first: number, last: number): void {
  const name = words.slice(first, last).find((w) => w.head < 0);
  if (!name || !['NOUN', 'PROPN', 'PRON'].includes(name.upos)) return;
  if (words.slice(first, last).some((w) => w.head === name.index && ['cop', 'nsubj'].includes(base(w.deprel)))) return;
  for (let i = name.index + 4; i < last; i++) {
    const verb = words[i]!;
    // Joined to the relative clause, or hung on the name or a word of the clause.
    const relative =
      verb.deprel === 'conj'
        ? words[verb.head]
        : ['acl', 'advcl'].includes(verb.deprel)
          ? words.slice(name.index, i).find((w) => w.head === name.index && w.deprel === 'acl:relcl')
          : undefined;
    if (verb.upos !== 'VERB' || relative?.deprel !== 'acl:relcl' || relative.head !== name.index || relative.index > i)
      continue;
    // Hung on the name itself, or on a word of the relative clause.
    if (verb.head !== name.index && (verb.head < relative.index || verb.head >= i)) continue;
    const kids = words.slice(first, last).filter((w) => w.head === i && w.index < i);
    if (kids.some((w) => w.upos !== 'PUNCT' && w.upos !== 'AUX' && w.upos !== 'ADV')) continue;
    const start = Math.min(i, ...kids.filter((w) => w.upos !== 'PUNCT').map((w) => w.index));
    const pronoun = words.slice(name.index, relative.index).find((w) => isRelativePronoun(w));
    if (words[start - 1]?.form !== ',' || !pronoun || words[pronoun.index - 1]?.form !== ',') continue;
    if (!hasFinite(words, verb, first)) continue;
    words[i] = { ...verb, head: -1, deprel: 'root' };
    words[name.index] = { ...name, head: i, deprel: 'nsubj' };
    for (let k = i + 1; k < last; k++)
      if (words[k]!.head === name.index && words[k]!.index > i) words[k] = { ...words[k]!, head: i };
    return;
  }
}

/**
 * "denied having fired on the camp and | said | …": a finite verb is not joined to an infinitive or a participle but to
 * the finite verb above it.
 */
export function joinFinites(words: Word[], first: number, last: number): void {
  for (let i = first + 2; i < last; i++) {
    const verb = words[i]!;
    const joined = words[verb.head];
    if (verb.deprel !== 'conj' || verb.upos !== 'VERB' || !joined || joined.index > i || joined.index < first) continue;
    if (verb.xpos !== 'VBD' && verb.xpos !== 'VBZ') continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    if (kids.some((w) => w.upos === 'AUX' || ['nsubj', 'mark'].includes(base(w.deprel)))) continue;
    if (!kids.some((w) => w.deprel === 'cc' && w.index < i)) continue;
    const above = words[joined.head];
    if (above?.upos !== 'VERB' || above.index > joined.index || above.index < first) continue;
    if (!['xcomp', 'advcl', 'ccomp'].includes(base(joined.deprel)) || !isBareParticiple(words, joined, first)) continue;
    if (!hasFinite(words, above, first)) continue;
    words[i] = { ...verb, head: above.index };
  }
}

/**
 * "complained that planes | had circled | over the camp, and | called | it a breach": a saying in the simple past behind
 * ", and" stands beside the first saying, not beside what that reports in the pluperfect.
 */
export function joinSayings(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  for (let i = first + 4; i < last; i++) {
    const verb = words[i]!;
    const told = words[verb.head];
    const above = told && words[told.head];
    const figure = verb.lemma === 'put' && words.slice(i, last).some((w) => w.head === i && w.deprel === 'obl');
    const names = figure || /^(?:call|term|describe|label)$/.test(verb.lemma);
    if (verb.deprel !== 'conj' || verb.upos !== 'VERB' || !(names || isReporting(verb.lemma.toLowerCase()))) continue;
    if (told?.deprel !== 'ccomp' || above?.upos !== 'VERB' || told.index > i || above.index > told.index) continue;
    if (!isReporting(above.lemma.toLowerCase()) || !hasFinite(words, above, first)) continue;
    const kids = words.slice(told.index, i).filter((w) => w.head === i && w.upos !== 'PUNCT');
    const and = kids[0];
    if (kids.length !== 1 || and?.deprel !== 'cc' || and.index !== i - 1 || words[and.index - 1]?.form !== ',')
      continue;
    if (!words.slice(above.index, told.index).some((w) => w.head === told.index && w.form.toLowerCase() === 'had'))
      continue;
    words[i] = { ...verb, head: above.index };
  }
}

/**
 * "An officer | reached by telephone | complained …": of two verbs after one noun and no comma between, the participle
 * tells of the noun, and the noun is the subject of the finite verb behind it.
 */
export function freeParticiples(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i + 1 < last; i++) {
    const participle = words[i]!;
    const main = words[participle.head];
    // A past tense and a participle look alike: two of them after one noun cannot both be what it does.
    if (
      !['VBN', 'VBD'].includes(participle.xpos) ||
      !main ||
      main.index < i ||
      main.index >= last ||
      main.upos !== 'VERB'
    )
      continue;
    if (!['ccomp', 'csubj', 'advcl'].includes(base(participle.deprel)) || !hasFinite(words, main, first)) continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const noun = kids.find((w) => w.deprel === 'nsubj' && w.index === i - 1 && w.upos === 'NOUN');
    if (!noun || kids.some((w) => ['aux', 'mark', 'cop'].includes(base(w.deprel)))) continue;
    // A noun with "by" in front is no object, whatever the label.
    const bare = (w: Word) => !words.some((c) => c.head === w.index && c.deprel === 'case');
    if (kids.some((w) => w.deprel === 'obj' && bare(w)) || !kids.some((w) => w.index > i)) continue;
    if (words.some((w) => w.head === main.index && ['nsubj', 'csubj', 'expl'].includes(base(w.deprel)))) continue;
    if (words.slice(i, main.index).some((w) => w.upos === 'PUNCT')) continue;
    words[noun.index] = { ...noun, head: main.index, deprel: 'nsubj' };
    words[i] = { ...participle, head: noun.index, deprel: 'acl' };
  }
}

/**
 * "A truce | agreed in May between X and Y | has held": of two verbs with nothing between their clauses and one subject
 * before both, the second is what the sentence says, and the first a participle of the subject.
 */
export function freeAgreed(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i + 1 < last; i++) {
    const told = words[i]!;
    if (told.upos !== 'VERB' || !['VBD', 'VBN'].includes(told.xpos ?? '')) continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const noun = kids.find((w) => base(w.deprel) === 'nsubj' && w.index === i - 1 && w.upos === 'NOUN');
    if (!noun || kids.some((w) => ['aux', 'obj', 'cop', 'ccomp', 'xcomp'].includes(base(w.deprel)))) continue;
    const main = words
      .slice(i + 1, last)
      .find((w) => w.upos === 'VERB' && w.deprel === told.deprel && (w.head === told.head || w.head === i));
    if (!main || !hasFinite(words, main, first) || main.xpos === 'VBD') continue;
    const own = words.slice(first, last).filter((w) => w.head === main.index);
    if (own.some((w) => ['nsubj', 'csubj', 'cc', 'mark', 'expl'].includes(base(w.deprel)))) continue;
    if (words.slice(i, main.index).some((w) => w.upos === 'PUNCT')) continue;
    hangOnNoun(words, told, noun, main);
  }
}

/** What is done to an accord, and what an accord does not do. */
const MADE = new Set([
  'reach',
  'sign',
  'broker',
  'conclude',
  'negotiate',
  'agree',
  'draft',
  'propose',
  'initial',
  'seal',
  'strike',
]);

/**
 * "The accord | reached by X and Y | provides for …": where the "and" before the last of those who reached it was hung on
 * the finite verb behind, the first verb is a participle of the noun and the second the main verb.
 */
export function freeReached(words: Word[], first: number, last: number): void {
  for (let i = first + 1; i + 1 < last; i++) {
    const told = words[i]!;
    if (told.upos !== 'VERB' || !['VBD', 'VBN'].includes(told.xpos ?? '')) continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const noun = kids.find((w) => base(w.deprel) === 'nsubj' && w.index === i - 1 && w.upos === 'NOUN');
    const main = kids.find((w) => w.deprel === 'conj' && w.index > i && w.upos === 'VERB');
    if (!noun || !main || kids.some((w) => ['aux', 'obj', 'cop'].includes(base(w.deprel)))) continue;
    if (main.feats.VerbForm !== 'Fin') continue;
    const own = words.slice(first, last).filter((w) => w.head === main.index);
    const and = own.find((w) => w.deprel === 'cc');
    // An accord reaches nothing: with "by" and without an object it was reached, also by who seems to do what comes next.
    const by = kids.find(
      (w) => w.deprel.startsWith('obl') && words.some((c) => c.head === w.index && /^by$/i.test(c.form)),
    );
    const doer = own.find((w) => w.deprel === 'nsubj' && and && w.index > and.index && w.index < main.index);
    const seized = by && doer && MADE.has(told.lemma) ? { ...doer, deprel: 'conj', head: by.index } : undefined;
    const row =
      seized ??
      words.slice(first, last).find((w) => w.deprel === 'conj' && and && w.index > and.index && w.index < main.index);
    if (!and || !row || row.head <= i || row.head >= and.index) continue;
    if (!seized && own.some((w) => base(w.deprel) === 'nsubj')) continue;
    words[row.index] = row;
    hangOnNoun(words, told, noun, main);
    words[and.index] = { ...and, head: row.index };
    for (const w of kids) if (w.deprel === 'punct' && w.index > main.index) words[w.index] = { ...w, head: main.index };
  }
}

/** Makes a verb a participle of the noun before it, and the noun the subject of the main verb in the first one's place. */
function hangOnNoun(words: Word[], told: Word, noun: Word, main: Word): void {
  words[main.index] = { ...main, head: told.head, deprel: told.deprel };
  words[told.index] = {
    ...told,
    head: noun.index,
    deprel: 'acl',
    xpos: 'VBN',
    feats: { Tense: 'Past', VerbForm: 'Part', Voice: 'Pass' },
  };
  words[noun.index] = { ...noun, head: main.index, deprel: 'nsubj' };
}

/** Whether a verb or its first auxiliary is finite; "-ed" without an auxiliary counts, whatever its tag. */
function hasFinite(words: readonly Word[], verb: Word, first: number): boolean {
  const auxiliaries = words.slice(first, verb.index).filter((w) => w.head === verb.index && w.upos === 'AUX');
  if (auxiliaries.length > 0) return auxiliaries.some((w) => w.feats.VerbForm === 'Fin');
  return verb.feats.VerbForm === 'Fin' || verb.xpos === 'VBN';
}

/** "having fired", "to fire", "firing": a verb with no finite word of its own. */
function isBareParticiple(words: readonly Word[], verb: Word, first: number): boolean {
  const before = words.slice(first, verb.index).filter((w) => w.head === verb.index);
  if (before.some((w) => base(w.deprel) === 'nsubj')) return false;
  const auxiliaries = before.filter((w) => w.upos === 'AUX');
  if (auxiliaries.some((w) => /^having$/i.test(w.form))) return true;
  if (auxiliaries.length > 0) return false;
  return verb.xpos === 'VBG' || (verb.xpos === 'VB' && before.some((w) => w.form.toLowerCase() === 'to'));
}

/**
 * "…, according to Radio Kivu, the army's station, and | a source | has confirmed …": of two noun phrases before a verb
 * that opens a new clause after "and", the one that the "and" brings is its subject.
 */
export function seatJoinedSubjects(words: Word[], first: number, last: number): void {
  for (let i = first + 4; i < last; i++) {
    const verb = words[i]!;
    if (verb.upos !== 'VERB' || verb.deprel !== 'conj') continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const far = kids.find((w) => w.deprel === 'nsubj' && w.index < i);
    if (!far || kids.some((w) => w.deprel === 'cc')) continue;
    const near = words
      .slice(far.index + 1, i)
      .find((w) => w.deprel === 'conj' && ['NOUN', 'PROPN'].includes(w.upos) && w.head < far.index && w.head >= first);
    const and = near && words.slice(far.index, near.index).find((w) => w.head === near.index && w.deprel === 'cc');
    if (!near || !and || words[and.index - 1]?.form !== ',') continue;
    const host = words[near.head]!;
    words[near.index] = { ...near, head: i, deprel: 'nsubj' };
    words[and.index] = { ...and, head: i };
    words[far.index] = { ...far, head: host.index, deprel: 'appos' };
  }
}
