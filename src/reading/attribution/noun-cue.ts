/**
 * Nouns and adjectives as cues: "the army's claim that …", "carried a denial by the ministry that …", "is confident that …".
 */
import { NONE, obliques, surfaceSubject, type Tree, trimPunctuation } from '../syntax/index.js';
import { broad } from './broad-lexicon.js';
import { type Candidate, type CanSpeak, cueWords } from './candidate.js';
import { cues, type VerbEntry } from './lexicon.js';

/** "X's claim that p", "a warning by X that p", "X repeated its demand that p": the noun says it, for whoever owns it. */
export function nounCandidate(tree: Tree, noun: number, canSpeak: CanSpeak): Candidate[] {
  const sense = senseOf(cues.nouns, tree.lemma(noun));
  if (!sense) return [];
  const clause = thatClause(tree, noun);
  if (clause === NONE) return [];
  const { source, relays } = ownerOf(tree, noun, clause, canSpeak);
  if (source === NONE) return [];
  return [
    {
      cue: [noun],
      content: trimPunctuation(tree, tree.subtree(clause)),
      contentHead: clause,
      source,
      relays,
      frame: 'clause',
      sense,
      predicate: NONE,
      rule: 'cue/noun-of-saying',
    },
  ];
}

/** "The envoy was confident that p": whoever is so believes it. */
export function adjectiveCandidate(tree: Tree, adjective: number, canSpeak: CanSpeak): Candidate[] {
  const sense = senseOf(cues.adjectives, tree.form(adjective));
  if (!sense || !tree.is(adjective, 'root', 'conj', 'ccomp', 'xcomp', 'parataxis', 'advcl', 'acl')) return [];
  const clause = tree
    .childrenBy(adjective, 'ccomp', 'advcl', 'acl')
    .find((c) => c > adjective && tree.child(c, 'nsubj', 'expl') !== NONE && opensWith(tree, c, 'that', 'whether'));
  const source = surfaceSubject(tree, adjective);
  if (clause === undefined || source === NONE || !canSpeak(source) || tree.form(source) === 'it') return [];
  return [
    {
      cue: cueWords(tree, adjective),
      content: trimPunctuation(tree, tree.subtree(clause)),
      contentHead: clause,
      source,
      relays: [],
      frame: 'clause',
      sense,
      predicate: adjective,
      rule: 'cue/adjective',
    },
  ];
}

function senseOf(senses: readonly VerbEntry[], lemma: string): VerbEntry | undefined {
  return senses.find((s) => s.lemmas.includes(lemma));
}

/** The clause with "that" and a subject of its own that a noun, or its author's name, is followed by; NONE for none. */
function thatClause(tree: Tree, noun: number): number {
  const below = [noun, ...tree.childrenBy(noun, 'nmod')];
  return (
    below
      .flatMap((b) => tree.childrenBy(b, 'acl', 'ccomp', 'advcl', 'appos'))
      .find(
        (c) =>
          c > noun &&
          opensWith(tree, c, 'that') &&
          tree.childrenBy(c, 'nsubj', 'expl').some((n) => tree.form(n) !== 'that'),
      ) ?? NONE
  );
}

function opensWith(tree: Tree, clause: number, ...words: string[]): boolean {
  return tree.children(clause).some((m) => tree.is(m, 'mark') && words.includes(tree.form(m)));
}

/** Whose the saying is: the owner, the author, or the subject of a verb that only carries the noun ("issued a warning that"). */
function ownerOf(tree: Tree, noun: number, clause: number, canSpeak: CanSpeak): { source: number; relays: number[] } {
  const verb = tree.head(noun);
  const carried = verb >= 0 && tree.is(noun, 'obj') && verb < noun ? verb : NONE;
  const owner = tree.child(noun, 'nmod:poss');
  const author = obliques(tree, noun, 'by', 'from', 'of').find((o) => o < clause && canSpeak(o)) ?? NONE;
  const subject = carried === NONE ? NONE : surfaceSubject(tree, carried);
  if (author !== NONE) {
    // "The agency carried a denial by the army that …": the agency passes it on.
    const passed = subject !== NONE && cues.relays.carry.includes(tree.lemma(carried)) && canSpeak(subject);
    return { source: author, relays: passed ? [subject] : [] };
  }
  if (owner !== NONE && tree.upos(owner) !== 'PRON') return { source: canSpeak(owner) ? owner : NONE, relays: [] };
  const voiced =
    carried !== NONE && (broad.light.has(tree.lemma(carried)) || cues.voicing.includes(tree.lemma(carried)));
  if (owner === NONE && !voiced) return { source: NONE, relays: [] };
  if (voiced && tree.negations(carried).length === 0 && subject !== NONE && canSpeak(subject))
    return { source: subject, relays: [] };
  return { source: owner !== NONE && canSpeak(owner) ? owner : NONE, relays: [] };
}
