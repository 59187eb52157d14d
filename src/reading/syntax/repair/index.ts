/**
 * Mending what a statistical parser gets wrong again and again in news, before rules are written over it. Each repair
 * is a statement about English that holds whatever the parser: it changes heads and labels, never words.
 *
 * - a word with a subject and an object is a verb, a small-lettered noun is no part of a name;
 * - "-ing" before a verb that has no subject is its subject, and after "at the" and a name it is a place;
 * - a counted plural of time is no part of the noun after it ("over the past two weeks insurgents …");
 * - after a modal stands a verb ("would free prisoners"), and right before it its subject;
 * - "be" before a passive participle is its auxiliary, what a preposition opens is no object, "killed by shelling" is by a noun;
 * - "between six and nine people" before a verb without a subject is its subject;
 * - a clause with "that" and a subject of its own after "said by telephone" is what is said;
 * - what stands outside of the commas of a reporting clause belongs to what is reported;
 * - "if …" before "…, X said" is a condition of what goes before;
 * - a noun and the name right after it are one phrase ("the newspaper Haaretz", "spokesman Ismail …"), not two arguments;
 * - a capital inside a sentence of small letters makes a name, never a verb ("offered Chad a truce");
 * - of two noun phrases after a verb of giving, with no comma between, the second is what is given ("offered Hamas a truce");
 * - a clause that a relative pronoun opens right after a noun tells of that noun, not of a verb further on;
 * - a reporting clause between commas, or at the end of the sentence, stands outside of what it reports ("…, police said");
 */
import type { Doc, Word } from '../../../language/index.js';
import { freeConditions, returnRelatives } from './clauses.js';
import { separateGift } from './gift.js';
import { returnSubjects, tellModals } from './modals.js';
import { headPeoples, joinNames, nameCapitals } from './names.js';
import { freeLengths, nameCrossings, seatGerunds } from './nouns.js';
import { freeParentheticals } from './parenthetical.js';
import { freePrepositions, seatRanges, tellPassives, tellTitles, tellVerbalNouns } from './participles.js';
import { returnAdjuncts, returnContents, seatAuxiliaries } from './reported.js';
import { tellInfinitives, tellVerbs } from './verbs.js';

export interface RepairOptions {
  /** Whether a verb lemma reports ("say", "announce"). */
  readonly isReporting: (lemma: string) => boolean;
}

export function repair(doc: Doc, options: RepairOptions): Doc {
  const words: Word[] = doc.words.map((w) => w);
  for (const s of doc.sentences) {
    nameCapitals(words, s.first, s.last);
    tellVerbs(words, s.first, s.last);
    tellInfinitives(words, s.first, s.last);
    tellTitles(words, s.first, s.last);
    tellPassives(words, s.first, s.last);
    freePrepositions(words, s.first, s.last);
    tellVerbalNouns(words, s.first, s.last);
    seatRanges(words, s.first, s.last);
    seatAuxiliaries(words, s.first, s.last);
    tellModals(words, s.first, s.last);
    returnSubjects(words, s.first, s.last);
    headPeoples(words, s.first, s.last);
    seatGerunds(words, s.first, s.last);
    nameCrossings(words, s.first, s.last);
    freeLengths(words, s.first, s.last);
    freeConditions(words, s.first, s.last);
    joinNames(words, s.first, s.last);
    separateGift(words, s.first, s.last);
    returnRelatives(words, s.first, s.last);
    returnContents(words, s.first, s.last, options);
    freeParentheticals(words, s.first, s.last, options);
    returnAdjuncts(words, s.first, s.last, options);
    // Repairs are made one by one on what the parser gave; should they ever contradict each other, the parse stands.
    if (!isTree(words, s.first, s.last)) for (let i = s.first; i < s.last; i++) words[i] = doc.words[i]!;
  }
  return { ...doc, words };
}

/** Whether a sentence has one root and no cycle. */
function isTree(words: readonly Word[], first: number, last: number): boolean {
  let roots = 0;
  // A word is done once the root has been reached from it; each is walked over once.
  const done = new Set<number>();
  for (let i = first; i < last; i++) {
    const path = new Set<number>();
    let j = i;
    while (j >= 0 && !done.has(j)) {
      if (path.has(j) || j < first || j >= last) return false;
      path.add(j);
      j = words[j]!.head;
    }
    if (words[i]!.head < 0) roots++;
    for (const k of path) done.add(k);
  }
  return roots === 1 || last === first;
}
