/**
 * "X, police said, …": content that stands before its sayer, or on both sides of him.
 */
import { NONE, nounPhrase, surfaceSubject, type Tree, trimPunctuation } from '../syntax/index.js';
import { type Found, found, headOf, isFiniteVerb, rangeOf } from './candidate.js';
import { afterCue } from './clause-content.js';
import { cues, verbSenses } from './lexicon.js';
import { subjectOf } from './speaker.js';

/**
 * "X, police said on Monday, …": the content is all before the sayer, and what follows unless it tells when or how it
 * was said. Needs a predicate before the comma, so that "The minister, who spoke, said" has none.
 */
export function frontedContent(tree: Tree, v: number, clauses: readonly number[]): Found | null {
  const sentence = tree.sentenceOf(v);
  const subject = subjectOf(tree, v);
  const own = [v, ...(subject === NONE ? [] : phraseBefore(tree, subject, v))];
  const end = nameStart(tree, Math.min(...own, v));
  const comma = end - 1;
  if (comma <= sentence.first || !/^[,”"’'?!–—-]$/.test(tree.form(comma))) return null;
  const ahead = clauses.filter((c) => c < end).at(-1) ?? NONE;
  let start = sentence.first;
  // Something else is being said in front: only the clause that hangs on this verb is meant.
  if (
    ahead !== NONE &&
    tree.doc.words
      .slice(sentence.first, Math.min(...tree.subtree(ahead)))
      .some((w) => w.upos === 'VERB' && verbSenses.has(w.lemma.toLowerCase()) && tree.governs(w.index, ahead))
  )
    start = Math.min(...tree.subtree(ahead));
  const colon = tree.doc.words.slice(start, end).findLast((w) => w.form === ':' || w.form === ';');
  if (colon) start = colon.index + 1;
  const words = rangeOf(start, end);
  if (tree.children(v).some((c) => tree.is(c, 'aux') && c < v && MODAL.has(tree.form(c)))) return null;
  // A quotation that ends at the saying is over.
  const after =
    /^[”"’'“]$/.test(tree.form(comma)) || (comma > 0 && /^[”"’']$/.test(tree.form(comma - 1)))
      ? []
      : afterSaying(tree, v);
  if (!words.some((w) => isFiniteVerb(tree, w))) {
    // "Their column, they said, had been fired on": the saying stands in the middle of the clause.
    const next = afterCue(tree, v);
    if (tree.form(next) !== ',' || next + 1 >= sentence.last || words.length < 2) return null;
    const rest = rangeOf(next + 1, sentence.last);
    if (!rest.slice(0, 3).some((w) => isFiniteVerb(tree, w))) return null;
    return found(tree, [...words, ...rest], headOf(tree, rest), 'clause', 'cue/interrupted');
  }
  const head = ahead !== NONE ? ahead : headOf(tree, words);
  return found(tree, [...words, ...after], head, 'clause', 'cue/clause-before');
}

/** The first word of the name that a word stands in: a parser may cut "Agence France-Presse" in two. */
function nameStart(tree: Tree, i: number): number {
  const { first } = tree.sentenceOf(i);
  let k = i;
  while (k > first) {
    const before = tree.word(k - 1);
    const hyphen = before.form === '-' && !before.spaceAfter && k - 1 > first && !tree.word(k - 2).spaceAfter;
    if (hyphen) k -= 2;
    else if (before.upos === 'PROPN' && tree.upos(k) === 'PROPN') k--;
    else break;
  }
  return k;
}

const MODAL = new Set(['will', 'would', 'shall', 'should', 'must', 'may', 'might', 'can']);

/** "…, the army said, a day before the truce was to begin": the rest goes on with the content. */
function afterSaying(tree: Tree, v: number): number[] {
  const sentence = tree.sentenceOf(v);
  const comma = afterCue(tree, v);
  if (comma + 1 >= sentence.last || tree.form(comma) !== ',') return [];
  const rest = trimPunctuation(tree, rangeOf(comma + 1, sentence.last));
  const tells = rest.some(
    (w) =>
      tree.upos(w) === 'VERB' &&
      tree.head(w) === v &&
      (verbSenses.has(tree.lemma(w)) || cues.relays.lemmas.includes(tree.lemma(w))),
  );
  const opens =
    rest[0] !== undefined &&
    (tree.upos(rest[0]) === 'CCONJ' ||
      tree.form(rest[0]) === 'according' ||
      cues.relays.lemmas.includes(tree.lemma(rest[0])) ||
      verbSenses.has(tree.lemma(rest[0])));
  const cueAhead = rest.some(
    (w) =>
      isFiniteVerb(tree, w) &&
      tree.upos(w) === 'VERB' &&
      verbSenses.has(tree.lemma(w)) &&
      !tree.is(w, 'acl') &&
      tree.child(w, 'nsubj') !== NONE &&
      tree.child(w, 'nsubj:pass') === NONE,
  );
  return rest.length < 3 || tells || opens || cueAhead || /^["“]/.test(tree.form(rest[0]!)) ? [] : rest;
}

/** The words of a subject phrase that stand between a comma and the verb. */
function phraseBefore(tree: Tree, subject: number, v: number): number[] {
  const words = tree.subtree(subject).filter((w) => w < v);
  return words.length > 0 && Math.min(...words) >= 0
    ? nounPhrase(tree, subject, { conjuncts: true, relative: true }).filter((w) => w < v)
    : [];
}

/** "X, police said, …": the host clause around the cue, and what follows it unless it tells when or how it was said. */
export function parentheticalContent(tree: Tree, v: number): Found | null {
  if (!tree.is(v, 'parataxis')) return null;
  const host = tree.head(v);
  if (
    host < 0 ||
    surfaceSubject(tree, v) === NONE ||
    tree.children(v).some((c) => tree.is(c, 'aux') && MODAL.has(tree.form(c)))
  )
    return null;
  // "none of the three has agreed to do so" undertakes, it reports nothing; "you know" and "as we have seen" neither.
  if (tree.child(v, 'xcomp', 'ccomp') !== NONE || !isSaidInPassing(tree, v)) return null;
  const first = Math.min(...tree.subtree(v));
  if (tree.child(host, 'nsubj', 'expl', 'cop', 'csubj') === NONE && tree.upos(host) !== 'VERB') return null;
  const own = new Set(tree.subtree(v));
  for (const c of tree.children(v))
    if (c > v && belongsToContent(tree, c)) for (const k of tree.subtree(c)) own.delete(k);
  for (const c of tree.childrenBy(host, 'conj', 'parataxis'))
    if (c > v && verbSenses.has(tree.lemma(c)) && (tree.child(c, 'nsubj') === NONE || tree.child(c, 'ccomp') !== NONE))
      for (const k of tree.subtree(c)) own.add(k);
  const words = tree.subtree(host).filter((k) => !own.has(k));
  return first > host || words.length > 2 ? found(tree, words, host, 'clause', 'cue/parenthetical') : null;
}

/** Whether a verb can stand in parentheses with its sayer and no more: "he said", "she told reporters", not "you see". */
function isSaidInPassing(tree: Tree, v: number): boolean {
  const senses = verbSenses.get(tree.lemma(v)) ?? [];
  if (senses.every((s) => s.stance === 'know' || !s.frames.includes('clause'))) return false;
  const subject = surfaceSubject(tree, v);
  if (['you', 'i', 'we'].includes(tree.form(subject))) return false;
  // "a diplomat quoted her as telling colleagues": the object says it.
  const object = cues.relays.lemmas.includes(tree.lemma(v)) ? NONE : tree.child(v, 'obj');
  if (object !== NONE && !senses.some((s) => ['tell', 'warn'].includes(s.stance))) return false;
  // What follows a colon or a semicolon is a sentence of its own.
  const first = Math.min(...tree.subtree(v));
  return first < 1 || first < v - 30 || ![':', ';'].includes(tree.form(first - 1));
}

function belongsToContent(tree: Tree, c: number): boolean {
  const first = Math.min(...tree.subtree(c));
  const comma = first > 0 && tree.form(first - 1) === ',';
  if (!comma) return false;
  if (tree.is(c, 'advcl')) return !cues.relays.lemmas.includes(tree.lemma(c)) && !verbSenses.has(tree.lemma(c));
  return tree.is(c, 'conj', 'ccomp', 'parataxis', 'appos') && !verbSenses.has(tree.lemma(c));
}
