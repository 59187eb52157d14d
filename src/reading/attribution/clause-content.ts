/**
 * The clause that a verb reports: after it, before it, or around it.
 */
import { NONE, type Tree, trimPunctuation } from '../syntax/index.js';
import { type Found, found, headOf, isFiniteVerb, rangeOf } from './candidate.js';
import { contentEnd } from './content-end.js';
import { frontedContent } from './fronted-content.js';
import { verbSenses } from './lexicon.js';

/**
 * The clause a verb reports, before it or after it. Which of the two is told by what stands right after the verb and its
 * addressee: "that" or a clause, or else a comma or the end of the sentence.
 */
export function clauseContent(tree: Tree, v: number): Found | null {
  const sentence = tree.sentenceOf(v);
  const next = afterCue(tree, v);
  // "told it the station lay in ruins": a finite clause, whatever it is called.
  const clauses = tree
    .children(v)
    .filter((c) => tree.is(c, 'ccomp') || (tree.is(c, 'xcomp') && c > v && isBareClause(tree, v, c)));
  const stop = next >= sentence.last || tree.upos(next) === 'PUNCT';
  if (stop && next < sentence.last && tree.form(next) === ':') return colonContent(tree, v, next);
  if (stop && !(next < sentence.last && /^["“'‘(]/.test(tree.form(next)))) {
    const that = clauses.find(
      (c) => c > v && tree.children(c).some((m) => tree.is(m, 'mark') && tree.form(m) === 'that'),
    );
    if (that === undefined) return frontedContent(tree, v, clauses);
  }
  const after = clauses.filter((c) => c > v && !isConditional(tree, c));
  const opened = next < sentence.last && isClauseOpener(tree, next) ? next : NONE;
  if (after.length === 0 && opened === NONE)
    return clauses.length > 0
      ? frontedContent(tree, v, clauses)
      : (paratacticContent(tree, v) ?? restOfSentence(tree, v, next));
  // What a parser hung below a clause although it stands before its "that" is not told.
  const pieces = after.flatMap((c) => {
    const that = tree.children(c).find((m) => tree.is(m, 'mark') && tree.form(m) === 'that');
    return tree.subtree(c).filter((w) => w > v && w >= (that ?? 0));
  });
  if (opened !== NONE && tree.head(opened) > opened)
    pieces.push(...tree.subtree(tree.head(opened)).filter((w) => w >= opened));
  for (const c of tree.childrenBy(v, 'conj'))
    if (
      c > v &&
      (continuesContent(tree, v, c) || tree.children(c).some((m) => tree.is(m, 'mark') && tree.form(m) === 'that')) &&
      (opened !== NONE || after.some((k) => k < c))
    )
      pieces.push(...tree.subtree(c));
  if (pieces.length === 0) return null;
  // Plain saying takes no addressee and telling takes one: a further "object" before the clause is the clause's own subject.
  const addressees = TELLING.has(tree.lemma(v)) ? 1 : PLAIN.has(tree.lemma(v)) ? 0 : Number.POSITIVE_INFINITY;
  const early: number[] =
    opened === NONE
      ? tree
          .childrenBy(v, 'obj', 'iobj')
          .filter((o) => o > v && o < Math.min(...pieces))
          .slice(Math.min(addressees, 99))
          .flatMap((o) => tree.subtree(o))
      : [];
  // A subject that hangs on the cue, though it stands after it, is the clause's own.
  early.push(
    ...tree
      .childrenBy(v, 'nsubj')
      .filter((n) => n > v && n < Math.min(...pieces))
      .flatMap((n) => tree.subtree(n)),
  );
  const first = opened === NONE ? Math.min(...early, ...pieces) : Math.min(opened, ...pieces);
  const last = contentEnd(tree, v, Math.max(...pieces));
  // Parsers break long reported clauses up: what stands between the first and the last piece belongs to it.
  const kept = new Set(pieces);
  const foreign = new Set(
    tree
      .childrenBy(v, 'conj', 'parataxis')
      .filter((c) => c > v && !kept.has(c))
      .flatMap((c) => tree.subtree(c)),
  );
  for (const w of rangeOf(first, last + 1))
    if (goesOnTelling(tree, v, w)) for (const k of rangeOf(Math.min(...tree.subtree(w)), last + 1)) foreign.add(k);
  // "…, while the government maintains that …": another's saying, set against this one.
  for (const w of rangeOf(first, last + 1)) if (isSetAgainst(tree, w)) for (const k of tree.subtree(w)) foreign.add(k);
  // After a semicolon a new subject begins something else.
  const semicolon = rangeOf(first, last + 1).find((w) => tree.form(w) === ';');
  if (
    semicolon !== undefined &&
    rangeOf(semicolon, last + 1).some((w) => isFiniteVerb(tree, w) && tree.child(w, 'nsubj') > semicolon)
  )
    for (const k of rangeOf(semicolon, last + 1)) foreign.add(k);
  const words = rangeOf(first, last + 1).filter((w) => !foreign.has(w) && w > v);
  const head = after.find((c) => words.includes(c)) ?? headOf(tree, words);
  return found(tree, words, head, 'clause', 'cue/clause');
}

const PLAIN = new Set([
  'say',
  'tell',
  'add',
  'claim',
  'warn',
  'believe',
  'think',
  'insist',
  'argue',
  'maintain',
  'announce',
  'allege',
  'assert',
  'contend',
  'declare',
]);

/** A plain verb of saying with a predicate after it that the parser hung elsewhere: all the rest is what is said. */
function restOfSentence(tree: Tree, v: number, next: number): Found | null {
  if (!PLAIN.has(tree.lemma(v)) || tree.word(v).feats.VerbForm !== 'Fin') return null;
  const words = rangeOf(v + 1, tree.sentenceOf(v).last);
  const from = words.find((w) => w >= Math.min(next, v + 1) && !tree.is(w, 'punct'));
  if (from === undefined || tree.form(from) === ',') return null;
  const rest = words.filter((w) => w >= from);
  const predicate = rest.find(
    (w) =>
      (tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX') &&
      tree.word(w).feats.VerbForm === 'Fin' &&
      !tree.is(w, 'acl') &&
      w - v < 14,
  );
  if (predicate === undefined) return null;
  const top = tree.is(predicate, 'aux', 'cop') ? tree.head(predicate) : predicate;
  return found(tree, rest, top, 'clause', 'cue/rest-of-sentence');
}

/** "would agree if …" states a condition, it reports nothing. */
function isConditional(tree: Tree, c: number): boolean {
  return tree.children(c).some((m) => tree.is(m, 'mark') && ['if', 'unless'].includes(tree.form(m)));
}

/** A clause with "that" and a subject of its own, wherever the parser hung it: what is told, and no relative clause. */
export function isReportedClause(tree: Tree, clause: number): boolean {
  if (!tree.is(clause, 'acl', 'ccomp') || tree.form(Math.min(...tree.subtree(clause))) !== 'that') return false;
  return tree.childrenBy(clause, 'nsubj', 'expl').some((n) => tree.form(n) !== 'that');
}

function isClauseOpener(tree: Tree, i: number): boolean {
  const clause = tree.head(i);
  const asks =
    clause >= 0 &&
    tree.head(clause) >= 0 &&
    verbSenses.get(tree.lemma(tree.head(clause)))?.some((s) => s.certainty === 'unknown');
  if (clause >= 0 && tree.form(i) === 'that' && isReportedClause(tree, clause)) return true;
  return (
    (tree.upos(i) === 'SCONJ' &&
      (['that', 'whether'].includes(tree.form(i)) || (tree.form(i) === 'if' && asks === true))) ||
    tree.word(i).xpos.startsWith('W')
  );
}

/** A coordinated verb without a subject goes on with the content, unless it goes on with the telling ("… but gave no date"). */
function continuesContent(tree: Tree, v: number, c: number): boolean {
  if (tree.child(c, 'nsubj', 'expl') !== NONE || verbSenses.has(tree.lemma(c)) || tree.upos(c) === 'NOUN') return false;
  const simplePast = (i: number) => tree.word(i).feats.Tense === 'Past' && tree.child(i, 'aux', 'aux:pass') === NONE;
  return !(simplePast(v) && simplePast(c));
}

function colonContent(tree: Tree, v: number, colon: number): Found | null {
  const sentence = tree.sentenceOf(v);
  const words = trimPunctuation(tree, rangeOf(colon + 1, sentence.last));
  return words.length > 1 && words.some((w) => tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX')
    ? found(tree, words, headOf(tree, words), 'clause', 'cue/colon')
    : null;
}

/** A clause with "while" or "whereas" behind a comma in which somebody else says something. */
function isSetAgainst(tree: Tree, w: number): boolean {
  if (!tree.is(w, 'advcl') || !verbSenses.has(tree.lemma(w)) || tree.child(w, 'nsubj') === NONE) return false;
  const mark = tree.children(w).find((m) => tree.is(m, 'mark'));
  if (mark === undefined || !['while', 'whereas', 'although', 'though'].includes(tree.form(mark))) return false;
  return tree.form(mark - 1) === ',' && tree.child(w, 'ccomp') !== NONE;
}

/** "He said: the road is mined." – some parsers hang the clause as parataxis. */
function paratacticContent(tree: Tree, v: number): Found | null {
  for (const p of tree.childrenBy(v, 'parataxis')) {
    if (p > v && tree.child(p, 'nsubj', 'expl') !== NONE && !verbSenses.has(tree.lemma(p)))
      return found(tree, tree.subtree(p), p, 'clause', 'cue/clause-parataxis');
  }
  return null;
}

/** "said … and accused …": after a past-tense saying a bare past tense without subject is the sayer's next deed. */
export function goesOnTelling(tree: Tree, v: number, w: number): boolean {
  if (
    !tree.is(w, 'conj') ||
    tree.upos(w) !== 'VERB' ||
    !verbSenses.has(tree.lemma(w)) ||
    tree.child(w, 'nsubj', 'aux') !== NONE
  )
    return false;
  const past = tree.word(w).feats.Tense === 'Past';
  // With an object a bare participle is the simple past that it looks like.
  return tree.word(v).feats.Tense === 'Past' && past && (isFiniteVerb(tree, w) || tree.child(w, 'obj') !== NONE);
}

/** A finite complement without "to", or one with a subject of its own between the addressee and it. */
function isBareClause(tree: Tree, v: number, c: number): boolean {
  if (tree.upos(c) !== 'VERB' || tree.children(c).some((m) => tree.is(m, 'mark'))) return false;
  return (
    isFiniteVerb(tree, c) ||
    (TELLING.has(tree.lemma(v)) && tree.childrenBy(v, 'obj', 'iobj').filter((o) => o > v && o < c).length > 1)
  );
}

const TELLING = new Set(['tell', 'inform', 'notify', 'assure', 'remind', 'warn', 'brief', 'advise']);

/** The first word after a verb, its particles, its addressee and short phrases of time and manner. */
export function afterCue(tree: Tree, v: number): number {
  const sentence = tree.sentenceOf(v);
  let k = v + 1;
  for (let moved = true; moved && k < sentence.last; ) {
    moved = false;
    for (const c of tree.children(v)) {
      if (c < k || !tree.is(c, 'obj', 'iobj', 'obl', 'advmod', 'compound:prt', 'nsubj', 'aux')) continue;
      // "said in a statement that both sides …": a clause with a subject of its own is what was said, no relative clause.
      const told = tree.is(c, 'obl') || (tree.is(c, 'obj', 'iobj') && TELLING.has(tree.lemma(v)));
      const words = tree.subtree(c, (r) => c > v && told && isReportedClause(tree, r));
      if (words[0] !== k || words.length > 30 || words.some((w) => tree.is(w, 'ccomp')) || isClauseOpener(tree, k))
        continue;
      k = words[words.length - 1]! + 1;
      moved = true;
      break;
    }
  }
  return k;
}
