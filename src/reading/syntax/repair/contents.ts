/**
 * What is said hangs on the saying: clauses of content that the parser gives to a noun beside it, and subjects that it
 * gives to the wrong one of two verbs.
 */
import type { Word } from '../../../language/index.js';
import type { RepairOptions } from './index.js';
import { base } from './words.js';

/** Nouns whose content may well follow them as a clause. */
const CONTENT_NOUN =
  /^(?:condition|ground|understanding|fact|assumption|basis|claim|report|rumou?r|hope|fear|belief|news|evidence|idea|view|allegation|accusation|assurance|promise|pledge|warning|suggestion|possibility|chance|sign|proof|proposal|demand|order|decision|way|day|time|point|extent|agreement|charge)$/;
const CONTENT = new Set(['ccomp', 'xcomp', 'csubj']);

/**
 * "Farmers said by telephone that drones had …", "She told Radio Juba, as relayed by the BBC, that the camp …": a clause
 * with "that" and a subject of its own tells nothing of a name or of a means. It is what the verb of saying above
 * reports, where that has nothing else to report.
 */
export function returnContents(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  for (let i = first + 3; i < last; i++) {
    const clause = words[i]!;
    const host = words[clause.head];
    if (base(clause.deprel) !== 'acl' || !host || host.index > i || host.index < first) continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const that = kids.find((w) => w.deprel === 'mark' && w.form.toLowerCase() === 'that');
    if (!that || !kids.some((w) => base(w.deprel) === 'nsubj' && w.index > that.index)) continue;
    const bare = host.upos === 'NOUN' && !words.some((w) => w.head === host.index && base(w.deprel) === 'det');
    if (!(host.upos === 'PROPN' || (bare && !CONTENT_NOUN.test(host.lemma)))) continue;
    let verb = words[host.head];
    for (let k = 0; verb && k < 6; k++) {
      if (verb.upos === 'VERB' && isReporting(verb.lemma.toLowerCase()) && !isReported(words, verb, i, first, last))
        break;
      verb = words[verb.head];
    }
    if (!verb || verb.index < first || verb.index > host.index || verb.upos !== 'VERB') continue;
    if (!isReporting(verb.lemma.toLowerCase()) || isReported(words, verb, i, first, last)) continue;
    words[i] = { ...clause, head: verb.index, deprel: 'ccomp' };
    // "…that army helicopters | had | struck": what belongs to the verb of the clause and hung on the noun, too.
    for (let k = that.index; k < i; k++)
      if (words[k]!.upos === 'AUX' && words[k]!.head === host.index)
        words[k] = { ...words[k]!, head: i, deprel: 'aux' };
  }
}

/** Whether a saying has its content already, or is itself only told of ("as relayed by …"). */
function isReported(words: readonly Word[], verb: Word, clause: number, first: number, last: number): boolean {
  return words
    .slice(first, last)
    .some(
      (w) =>
        w.head === verb.index &&
        w.index !== clause &&
        (CONTENT.has(base(w.deprel)) || w.deprel === 'obl:agent' || (w.deprel === 'mark' && /^as$/i.test(w.form))),
    );
}

/**
 * "said the rebels, …, were responsible": the noun between a verb of saying and a finite clause without a subject is the
 * subject of that clause. "It cautioned that …": whoever cautions is somebody, never an empty "it".
 */
export function seatToldSubjects(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  for (let i = first; i < last; i++) {
    const verb = words[i]!;
    if (verb.upos !== 'VERB' || !isReporting(verb.lemma.toLowerCase())) continue;
    const kids = words.slice(first, last).filter((w) => w.head === i);
    const clause = kids.find((w) => w.deprel === 'ccomp' && w.index > i);
    if (!clause) continue;
    const it = kids.find((w) => w.deprel === 'expl' && w.index < i && w.form.toLowerCase() === 'it');
    if (
      it &&
      verb.feats.VerbForm === 'Fin' &&
      !kids.some((w) => ['nsubj', 'csubj', 'aux'].includes(base(w.deprel)) && (w.deprel !== 'aux' || isBe(w))) &&
      !/^(?:appear|seem|emerge|happen|turn|transpire|follow|mean|show|suggest)$/.test(verb.lemma)
    )
      words[it.index] = { ...it, deprel: 'nsubj' };
    if (!/^(?:say|add|claim|believe|think|insist|argue|fear|hope|maintain|suggest)$/.test(verb.lemma)) continue;
    const object = kids.find((w) => w.deprel === 'obj' && w.index > i && w.index < clause.index);
    const inner = words.slice(first, last).filter((w) => w.head === clause.index);
    if (
      !object ||
      inner.some((w) => ['nsubj', 'csubj', 'expl', 'mark'].includes(base(w.deprel))) ||
      !inner.some((w) => w.upos === 'AUX' && w.feats.VerbForm === 'Fin' && w.index > object.index)
    )
      continue;
    words[object.index] = { ...object, head: clause.index, deprel: 'nsubj' };
  }
}

function isBe(w: Word): boolean {
  return w.deprel === 'aux:pass';
}

/**
 * "told the radio he had heard from a friend | that nobody would leave |": of two contents of one saying the second, with
 * "that", is what the first tells of, where that is a saying or hearing with nothing to report.
 */
export function nestContents(words: Word[], first: number, last: number, { isReporting }: RepairOptions): void {
  for (let v = first; v < last; v++) {
    const contents = words.slice(v + 1, last).filter((w) => w.head === v && w.deprel === 'ccomp');
    const [inner, told] = contents;
    if (contents.length !== 2 || !inner || !told || inner.upos !== 'VERB') continue;
    if (!HEARING.test(inner.lemma.toLowerCase()) && !isReporting(inner.lemma.toLowerCase())) continue;
    if (!words.some((w) => w.head === told.index && w.deprel === 'mark' && w.form.toLowerCase() === 'that')) continue;
    const between = words.slice(inner.index + 1, told.index);
    if (between.some((w) => w.upos === 'CCONJ' || w.form === ',' || w.form === ';')) continue;
    if (between.some((w) => w.head === inner.index && /^(?:obj|ccomp|xcomp)$/.test(w.deprel))) continue;
    words[told.index] = { ...told, head: inner.index };
  }
}

const HEARING = /^(?:hear|learn|know|understand|see|believe|think|hope|fear|expect)$/;
