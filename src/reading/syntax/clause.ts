/**
 * Who does what to whom in a clause: subjects through passives, control, coordination and relative clauses.
 */
import { NONE, type Tree } from './tree.js';

const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'whose']);

/** Whether a word is a relative pronoun that stands for the noun its clause modifies. */
export function isRelative(tree: Tree, i: number): boolean {
  return (
    RELATIVE.has(tree.form(i)) &&
    (tree.word(i).xpos.startsWith('W') || tree.word(i).feats.PronType?.includes('Rel') === true)
  );
}

/** The noun that a relative pronoun stands for, or the word itself. */
export function resolveRelative(tree: Tree, i: number): number {
  if (i === NONE || !isRelative(tree, i)) return i;
  for (const a of tree.ancestors(i)) if (tree.is(a, 'acl') && tree.head(a) >= 0) return tree.head(a);
  return antecedent(tree, i);
}

/** The noun right before a relative pronoun whose clause the parser hung elsewhere; the pronoun itself where none is. */
function antecedent(tree: Tree, i: number): number {
  const { first } = tree.sentenceOf(i);
  let j = i - 1;
  while (j >= first && tree.upos(j) === 'PUNCT') j--;
  if (j < first || (tree.upos(j) !== 'NOUN' && tree.upos(j) !== 'PROPN')) return i;
  while (tree.is(j, 'flat', 'compound') && tree.head(j) >= first && tree.head(j) < i) j = tree.head(j);
  return j;
}

/**
 * The words that fill the logical subject of a predicate: its agent when it is passive, else its subject, inherited
 * over coordination ("offered … and threatened"), control ("agreed to stop") and reduced relatives ("troops firing").
 * Relative pronouns are resolved to their noun. Coordinated subjects are returned conjunct by conjunct.
 */
export function agents(tree: Tree, predicate: number, depth = 0): number[] {
  if (depth > 6) return [];
  if (tree.isPassive(predicate) || isPassiveParticiple(tree, predicate))
    return spread(tree, passiveAgent(tree, predicate));
  return spread(tree, surfaceSubject(tree, predicate, depth));
}

/** The words that fill the logical object: the subject of a passive, else the direct object. */
export function patients(tree: Tree, predicate: number): number[] {
  if (tree.isPassive(predicate)) return spread(tree, surfaceSubject(tree, predicate, 0));
  if (isPassiveParticiple(tree, predicate)) return spread(tree, passiveSubject(tree, predicate));
  return spread(tree, tree.child(predicate, 'obj'));
}

/** The indirect object ("offered Hamas a truce"), or the object of "to" with a verb of giving and telling. */
export function recipients(tree: Tree, predicate: number): number[] {
  const iobj = tree.child(predicate, 'iobj');
  if (iobj !== NONE) return spread(tree, iobj);
  return obliques(tree, predicate, 'to').flatMap((o) => spread(tree, o));
}

/** Oblique nominals of a predicate (or modifiers of a noun), with one of these prepositions if any are named. */
export function obliques(tree: Tree, i: number, ...prepositions: string[]): number[] {
  return tree
    .childrenBy(i, 'obl', 'nmod')
    .filter((o) => prepositions.length === 0 || tree.markers(o).some((m) => prepositions.includes(m)));
}

/** The grammatical subject, wherever the clause inherits it from; NONE where nothing says. */
export function surfaceSubject(tree: Tree, predicate: number, depth = 0): number {
  if (depth > 6) return NONE;
  // Of several (a parser's slip) the nearest before the predicate is its own.
  const subjects = tree.childrenBy(predicate, 'nsubj', 'csubj');
  const behind = subjects.find((s) => s > predicate);
  const inverted =
    behind !== undefined &&
    predicate > 0 &&
    !tree.childrenBy(predicate, 'ccomp', 'xcomp').some((c) => c > behind) &&
    /^[,”"’'?!]$/.test(tree.form(predicate - 1))
      ? behind
      : undefined;
  const own = inverted ?? subjects.filter((s) => s < predicate).at(-1) ?? subjects[0] ?? NONE;
  if (own !== NONE) return resolveRelative(tree, own);
  const head = tree.head(predicate);
  if (head < 0) return NONE;
  if (tree.is(predicate, 'conj')) return surfaceSubject(tree, head, depth + 1);
  if (tree.is(predicate, 'xcomp')) {
    // Object control is the rule in English ("urged the government to stop"), "promise" and "threaten" apart.
    const object = tree.child(head, 'obj', 'iobj');
    if (object !== NONE && !SUBJECT_CONTROL.has(tree.lemma(head))) return resolveRelative(tree, object);
    return surfaceSubject(tree, head, depth + 1);
  }
  if (
    tree.is(predicate, 'acl') &&
    !tree.is(predicate, 'acl:relcl') &&
    tree.word(predicate).feats.VerbForm !== 'Fin' &&
    tree.upos(head) !== 'VERB'
  )
    // "accused X and its allies of shelling": all of them, not the last.
    return resolveRelative(tree, tree.marker(predicate) === 'of' ? tree.firstConjunct(head) : head);
  if (tree.is(predicate, 'advcl') && tree.word(predicate).feats.VerbForm !== 'Fin')
    return surfaceSubject(tree, head, depth + 1);
  return NONE;
}

/** "the truce declared by X", "…, credited with planning it": a past participle without auxiliary or subject. */
export function isPassiveParticiple(tree: Tree, i: number): boolean {
  const w = tree.word(i);
  return (
    tree.is(i, 'acl', 'advcl') &&
    w.upos === 'VERB' &&
    (w.xpos === 'VBN' || (w.feats.Tense === 'Past' && w.feats.VerbForm === 'Part')) &&
    tree.child(i, 'nsubj', 'aux', 'obj', 'ccomp') === NONE
  );
}

/** What a bare past participle is done to: the noun it modifies, or the subject of the clause it hangs on. */
function passiveSubject(tree: Tree, participle: number): number {
  const head = tree.head(participle);
  return tree.is(participle, 'acl') ? head : surfaceSubject(tree, head);
}

function passiveAgent(tree: Tree, predicate: number): number {
  return tree.childrenBy(predicate, 'obl').find((o) => tree.markers(o).includes('by')) ?? NONE;
}

function spread(tree: Tree, i: number): number[] {
  return i === NONE ? [] : tree.conjuncts(resolveRelative(tree, i));
}

const SUBJECT_CONTROL = new Set(['promise', 'threaten', 'vow', 'pledge', 'agree', 'offer']);
