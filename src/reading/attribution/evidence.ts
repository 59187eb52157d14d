/**
 * What the tagger adds: relations that the rules have not found become candidates like theirs, so that chains, firmness
 * and nesting are read in the same way.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { broad } from './broad-lexicon.js';
import { type Candidate, type CanSpeak, headOf } from './candidate.js';
import { verbSenses } from './lexicon.js';
import type { Quotation } from './quotation.js';
import { isUnsaid } from './speaker.js';
import type { Tagged } from './tagger/index.js';

/** A relation of the tagger as a candidate. */
export function taggedCandidate(tree: Tree, r: Tagged): Candidate {
  const words = r.source.filter((w) => tree.upos(w) !== 'PUNCT');
  const predicate = ['VERB', 'AUX', 'ADJ'].includes(tree.upos(r.anchor)) ? r.anchor : NONE;
  return {
    cue: r.cue,
    content: r.content,
    contentHead: headOf(tree, r.content),
    source: words.length > 0 ? headOf(tree, words) : NONE,
    sourceWords: r.source,
    relays: [],
    frame: 'clause',
    sense: predicate === NONE ? null : (verbSenses.get(tree.lemma(predicate))?.[0] ?? null),
    predicate,
    rule: 'tagger',
  };
}

/**
 * The tagger's relations that belong to the ledger's scope and that the rules have missed: sure ones, with somebody who
 * can speak, and with a clause or a quotation as what is said.
 */
export function missedByRules(
  tree: Tree,
  tagged: readonly Tagged[],
  sure: number,
  candidates: readonly Candidate[],
  quotations: readonly Quotation[],
  speaks: CanSpeak,
): Candidate[] {
  const cues = new Set(candidates.flatMap((c) => c.cue));
  const contents = new Set(candidates.flatMap((c) => c.content));
  return tagged
    .filter((r) => {
      if (isHandled(tree, r.anchor)) return false;
      if (r.probability < sure || r.cue.some((w) => cues.has(w)) || contents.has(r.anchor)) return false;
      const known = r.content.filter((w) => contents.has(w)).length;
      return known * 4 < r.content.length && !r.content.some((w) => cues.has(w));
    })
    .map((r) => taggedCandidate(tree, r))
    .filter((c) => c.source !== NONE && speaks(c.source) && !isUnsaid(tree, c.predicate, c.source, demands(tree, c)))
    .filter((c) => isClause(tree, c.contentHead) || isSpeech(c.content, quotations));
}

/** "dropped its demand that …": a claim that something is done with says nothing there and then, unless it is voiced. */
function isHandled(tree: Tree, anchor: number): boolean {
  if (tree.upos(anchor) !== 'NOUN') return false;
  return tree.is(anchor, 'obj', 'obl', 'nsubj:pass') && !broad.light.has(tree.lemma(tree.head(anchor)));
}

function demands(tree: Tree, c: Candidate): boolean {
  return c.predicate !== NONE && (verbSenses.get(tree.lemma(c.predicate))?.some((s) => s.subjunctive) ?? false);
}

/** Whether the head of the content asserts something: a finite verb, or a predicate with its subject. */
function isClause(tree: Tree, head: number): boolean {
  if (tree.is(head, 'acl:relcl') || tree.child(head, 'nsubj', 'expl', 'csubj') === NONE) return false;
  return tree.word(head).feats.VerbForm === 'Fin' || tree.child(head, 'aux', 'cop') !== NONE;
}

function isSpeech(words: readonly number[], quotations: readonly Quotation[]): boolean {
  return quotations.some((q) => q.speech && words.filter((w) => w >= q.first && w < q.last).length * 2 > words.length);
}
