/**
 * Mending what a statistical parser gets wrong again and again in news, before rules are written over it. Each repair
 * is a statement about English that holds whatever the parser: it changes heads and labels, never words.
 *
 * - the lemma of "freed" is "free";
 * - a word with a subject and an object is a verb, and one with a subject and no auxiliary no participle, a small-lettered noun is no part of a name;
 * - "-ing" before a verb that has no subject is its subject, and after "at the" and a name it is a place;
 * - a counted plural of time is no part of the noun after it ("over the past two weeks insurgents …");
 * - of two subjects, one on each side of a verb without an object, the second is the object;
 * - after a modal stands a verb ("would free prisoners"), and right before it its subject;
 * - "be" before a passive participle is its auxiliary, what a preposition opens is no object, "killed by shelling" is by a noun;
 * - "between six and nine people" before a verb without a subject is its subject;
 * - what stands outside of the commas of a reporting clause belongs to what is reported;
 * - "if …" before "…, X said" is a condition of what goes before;
 * - a name behind the verb is no part of its subject ("troops shelled Deir al-Zor");
 * - a noun and the name right after it are one phrase ("the newspaper Haaretz", "spokesman Ismail …"), not two arguments;
 * - a capital inside a sentence of small letters makes a name, never a verb ("offered Chad a truce");
 * - of two noun phrases after a verb of giving, with no comma between, the second is what is given ("offered Hamas a truce");
 * - a clause that a relative pronoun opens right after a noun tells of that noun, not of a verb further on;
 * - what the text writes as a name inside its sentences is one at the head of a sentence, too, and two capitalised
 *   neighbours with one verb over both are one name;
 * - "that" with a part of its own in the clause is a pronoun;
 * - the finite verb behind a relative clause between commas is the main verb ("Ankara, which …, called …");
 * - a participle between a noun and the finite verb tells of the noun ("an officer reached by telephone complained");
 * - a finite verb is joined to a finite verb, and the noun phrase after ", and" is the subject of the verb behind it;
 * - "that …" with a subject of its own tells nothing of a name or a means; it is what the verb of saying reports;
 * - of two contents of one saying the second is what the first tells of ("told X he had heard that …");
 * - whoever cautions is somebody, and "said the rebels were …" is about what the rebels were;
 * - a verb that follows a relative clause and its comma has the noun before that clause as subject; of two subjects the
 *   one between commas names the first again; the phrase right before a verb is its subject;
 * - coordination joins like with like: a name as a whole, finite verbs, "to" and "to", "by" and "by"; the last of a row is joined by "and";
 * - a noun phrase between commas without an "and" tells of the name before it;
 * - "listed as X by Y": Y lists;
 * - between its commas a saying has a sayer of its own: "South Africa, one of them added, had not replied";
 * - "blamed the attack on X": X is blamed and not attacked; "shot dead nine peasants": the peasants were not dead before;
 * - "said by telephone that …" says what follows "that", and what opens "In 1995, he said, …" belongs to what is said;
 * - a reporting clause between commas, or at the end of the sentence, stands outside of what it reports ("…, police said");
 */
import type { Doc, Word } from '../../../language/index.js';
import { returnAgents } from './agents.js';
import { freeConditions, returnRelatives } from './clauses.js';
import { nestContents, returnContents, seatToldSubjects } from './contents.js';
import { nameLast, raiseConjuncts, raiseNamed, raiseRepeated, seatOwners, tellAppositions } from './coordination.js';
import { separateGift } from './gift.js';
import { returnBlamed, seatOutcomes } from './governed.js';
import { joinInterrupted } from './interruption.js';
import {
  freeAgreed,
  freeParticiples,
  freeReached,
  joinFinites,
  joinSayings,
  raiseMainVerb,
  seatJoinedSubjects,
} from './main-clause.js';
import { returnSubjects, tellModals } from './modals.js';
import { headPeoples, joinHalves, joinNames, nameCapitals, nameOpenings, returnObjects } from './names.js';
import { freeLengths, nameCrossings, seatFigures, seatGerunds, tieHyphens, tieNames } from './nouns.js';
import { freeParentheticals } from './parenthetical.js';
import { freePrepositions, seatRanges, tellPassives, tellTitles, tellVerbalNouns } from './participles.js';
import { tellPronouns } from './pronouns.js';
import { returnAdjuncts, seatAuxiliaries } from './reported.js';
import { closeRelatives, nestSubjects, returnInnerSubjects, seatSayers, seatSubjects } from './subjects.js';
import { freeInfinitives, seatObjects, tellInfinitives, tellLemmas, tellPasts, tellVerbs } from './verbs.js';

export interface RepairOptions {
  /** Whether a verb lemma reports ("say", "announce"). */
  readonly isReporting: (lemma: string) => boolean;
}

export function repair(doc: Doc, options: RepairOptions): Doc {
  const words: Word[] = doc.words.map((w) => w);
  nameOpenings(words, doc.sentences);
  for (const s of doc.sentences) {
    nameCapitals(words, s.first, s.last);
    joinHalves(words, s.first, s.last);
    tellPronouns(words, s.first, s.last);
    tellVerbs(words, s.first, s.last);
    tellInfinitives(words, s.first, s.last);
    freeInfinitives(words, s.first, s.last);
    tellPasts(words, s.first, s.last);
    tellLemmas(words, s.first, s.last);
    seatObjects(words, s.first, s.last);
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
    tieHyphens(words, s.first, s.last);
    tieNames(words, s.first, s.last);
    freeConditions(words, s.first, s.last);
    returnObjects(words, s.first, s.last);
    joinNames(words, s.first, s.last);
    separateGift(words, s.first, s.last);
    returnRelatives(words, s.first, s.last);
    raiseMainVerb(words, s.first, s.last);
    freeParticiples(words, s.first, s.last);
    freeReached(words, s.first, s.last);
    freeAgreed(words, s.first, s.last);
    joinFinites(words, s.first, s.last);
    joinSayings(words, s.first, s.last, options);
    seatFigures(words, s.first, s.last);
    seatJoinedSubjects(words, s.first, s.last);
    seatToldSubjects(words, s.first, s.last, options);
    closeRelatives(words, s.first, s.last);
    joinInterrupted(words, s.first, s.last, options);
    nestSubjects(words, s.first, s.last);
    returnInnerSubjects(words, s.first, s.last);
    seatSubjects(words, s.first, s.last);
    seatSayers(words, s.first, s.last, options);
    raiseNamed(words, s.first, s.last);
    seatOwners(words, s.first, s.last);
    raiseConjuncts(words, s.first, s.last);
    raiseRepeated(words, s.first, s.last);
    tellAppositions(words, s.first, s.last);
    nameLast(words, s.first, s.last);
    returnAgents(words, s.first, s.last);
    returnBlamed(words, s.first, s.last);
    seatOutcomes(words, s.first, s.last);
    returnContents(words, s.first, s.last, options);
    nestContents(words, s.first, s.last, options);
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
