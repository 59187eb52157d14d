/**
 * Firmness: how sure the root presents the content, and whether it affirms or denies it (certainty × polarity after
 * FactBank, Saurí & Pustejovsky 2009), with the words that say so.
 */
import type { Certainty, Polarity } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { Candidate } from './candidate.js';
import { hedges } from './lexicon.js';

export interface Firmness {
  readonly certainty: Certainty;
  readonly polarity: Polarity;
  /** Words that weaken or negate the content. */
  readonly words: readonly number[];
  /** What a negation belongs to: the saying ("did not confirm that") or the content ("said it had not"); null for none. */
  readonly negates: 'saying' | 'content' | null;
}

export function firmnessOf(tree: Tree, candidate: Candidate): Firmness {
  const { sense, predicate, contentHead, content, frame } = candidate;
  const words: number[] = [];
  const inContent = new Set(content);
  const cueNegations = predicate === NONE ? [] : tree.negations(predicate);
  let certainty: Certainty = sense?.certainty ?? 'certain';
  let polarity: Polarity = sense?.polarity ?? '+';

  const main = contentHead === NONE ? null : assess(tree, mainPredicate(tree, contentHead), inContent);
  const asked =
    contentHead !== NONE && (frame === 'clause' || frame === 'impersonal')
      ? questionMark(tree, contentHead, content)
      : NONE;

  if (
    frame === 'impersonal' ||
    (asked !== NONE && (cueNegations.length > 0 || certainty === 'unknown' || isConditionalMark(tree, asked)))
  ) {
    certainty = 'unknown';
    if (asked !== NONE) words.push(asked);
    words.push(...cueNegations);
  } else if (cueNegations.length > 0) {
    // "did not believe that …" denies the content; "could not confirm that …" leaves it open.
    if (sense?.certainty === 'probable') polarity = '-';
    else {
      // "neither confirmed nor denied that …" is no denial.
      certainty = 'unknown';
      polarity = '+';
    }
    words.push(...cueNegations);
  } else if (certainty === 'certain' && main) {
    certainty = main.certainty;
    words.push(...main.hedges);
  } else if (certainty === 'probable' && main?.certainty === 'possible') {
    certainty = 'possible';
    words.push(...main.hedges);
  }
  if (certainty !== 'unknown' && main?.negations.length && polarity === '+' && cueNegations.length === 0) {
    polarity = '-';
    words.push(...main.negations);
  }
  if (sense?.polarity === '-' && predicate !== NONE) words.push(predicate);
  if (sense && sense.certainty !== 'certain' && sense.certainty !== 'unknown' && predicate !== NONE)
    words.push(predicate);
  if (frame === 'adverb') words.push(...candidate.cue);
  const negates = cueNegations.length > 0 ? 'saying' : main?.negations.length ? 'content' : null;
  return { certainty, polarity, words: [...new Set(words)].sort((a, b) => a - b), negates };
}

/** The predicate that asserts: below "likely to", "expected to" the word itself keeps the hedge. */
function mainPredicate(_tree: Tree, head: number): number {
  return head;
}

interface Assessment {
  readonly certainty: Certainty;
  readonly hedges: readonly number[];
  readonly negations: readonly number[];
}

/** Certainty and polarity of one predicate from its own words: modals, adverbs, negation, negative arguments. */
export function assess(tree: Tree, head: number, inside?: ReadonlySet<number>): Assessment {
  const within = (i: number) => !inside || inside.has(i);
  const kids = tree.children(head).filter(within);
  const negations = tree.negations(head).filter(within);
  for (const c of kids) {
    if (!tree.is(c, 'nsubj', 'obj', 'expl')) continue;
    if (hedges.negative.words.includes(tree.form(c))) negations.push(c);
    else
      for (const d of tree.children(c))
        if (tree.is(d, 'det') && hedges.negative.words.includes(tree.form(d)) && within(d)) negations.push(d);
  }
  const own = tree.form(head);
  const weak: number[] = [];
  let certainty: Certainty = 'certain';
  const weaken = (to: 'probable' | 'possible', i: number) => {
    certainty = to === 'possible' || certainty === 'possible' ? 'possible' : 'probable';
    weak.push(i);
  };
  for (const c of kids) {
    const form = tree.form(c);
    // "could not accept" is inability, not possibility.
    if (tree.is(c, 'aux') && hedges.possible.aux.includes(form) && !(form === 'could' && negations.length > 0))
      weaken('possible', c);
    if (tree.is(c, 'advmod', 'cop') && hedges.possible.words.includes(form)) weaken('possible', c);
    if (tree.is(c, 'advmod') && hedges.probable.words.includes(form)) weaken('probable', c);
  }
  if (hedges.probable.words.includes(own)) weaken('probable', head);
  else if (hedges.possible.words.includes(own)) weaken('possible', head);
  else if (hedges.probable.verbs.includes(tree.lemma(head)) && tree.child(head, 'xcomp', 'ccomp') !== NONE)
    weaken('probable', head);
  else if (hedges.possible.verbs.includes(tree.lemma(head)) && tree.child(head, 'xcomp', 'ccomp') !== NONE)
    weaken('possible', head);
  return { certainty, hedges: weak, negations };
}

function questionMark(tree: Tree, head: number, content: readonly number[]): number {
  const first = content[0];
  const wanted = new Set([...hedges.unknown.marks, ...hedges.unknown.question]);
  const mark = tree.children(head).find((c) => tree.is(c, 'mark') && hedges.unknown.marks.includes(tree.form(c)));
  if (mark !== undefined) return mark;
  if (first === undefined) return NONE;
  // "by whom", "who had fired it": a question word at the very beginning.
  for (const i of content.slice(0, 2)) if (wanted.has(tree.form(i)) && tree.word(i).xpos.startsWith('W')) return i;
  return NONE;
}

function isConditionalMark(tree: Tree, i: number): boolean {
  return tree.form(i) === 'whether';
}
