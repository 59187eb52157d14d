/**
 * What the rules find: the candidates of the ledger's scope, one for each content; and all relations of the broad scope
 * with PolNeAR's boundaries.
 */
import { isRelative, NONE, type Tree } from '../syntax/index.js';
import { findBroadCandidates } from './broad-cue.js';
import type { Candidate, CanSpeak } from './candidate.js';
import { findCandidates } from './cue.js';
import { afterDateline } from './dateline.js';
import { joinedContents } from './joined-quotation.js';
import type { Quotation } from './quotation.js';
import { sourceWords } from './spans.js';

/** A candidate with its words as the broad scope has them. */
export interface RuleRelation {
  readonly candidate: Candidate;
  readonly cue: readonly number[];
  readonly source: readonly number[];
  readonly content: readonly number[];
  readonly rule: string;
}

/** One attribution for each content: of two cues with the same content the one with a source stands. */
export function ruleCandidates(tree: Tree, quotations: readonly Quotation[], speaks: CanSpeak): Candidate[] {
  const out: Candidate[] = [];
  const start = afterDateline(tree);
  for (const found of findCandidates(tree, quotations, speaks)) {
    const c = withoutDateline(found, start);
    if (c.content.length === 0) continue;
    const twin = out.findIndex((o) => sharedPart(o.content, c.content) > 0.9);
    if (twin < 0) out.push(c);
    else if (rank(c) > rank(out[twin]!)) out[twin] = c;
  }
  return out;
}

/** A candidate without the words before `start` in its content. */
export function withoutDateline<T extends Pick<Candidate, 'content'>>(c: T, start: number): T {
  return start > 0 && (c.content[0] ?? start) < start ? { ...c, content: c.content.filter((w) => w >= start) } : c;
}

function rank(c: Candidate): number {
  return (c.source === NONE ? 0 : 4) + (c.relays.length > 0 ? 2 : 0) + (c.frame === 'quote' ? 0 : 1);
}

/** The words that two lists in text order share, as a part of all words of both. */
function sharedPart(a: readonly number[], b: readonly number[]): number {
  // Most pairs do not even touch.
  if (a.length === 0 || b.length === 0 || a[a.length - 1]! < b[0]! || b[b.length - 1]! < a[0]!) return 0;
  const set = new Set(a);
  let n = 0;
  for (const w of b) if (set.has(w)) n++;
  return n / (a.length + b.length - n);
}

/**
 * All that the rules find in the broad scope: what they find in any, and attitudes and speech acts towards a thing.
 * Quotations that carry on are joined with what they carry on, and relative pronouns stand for themselves.
 */
export function ruleRelations(
  tree: Tree,
  quotations: readonly Quotation[],
  speaks: CanSpeak,
  narrow: readonly Candidate[] = ruleCandidates(tree, quotations, speaks),
): RuleRelation[] {
  const taken = new Set(narrow.flatMap((c) => c.cue));
  // Whoever has an attitude can speak, whether or not the register knows such people.
  const further = findBroadCandidates(
    tree,
    (w) => speaks(w) || tree.upos(w) === 'NOUN' || tree.upos(w) === 'PROPN',
  ).filter((c) => !c.cue.some((w) => taken.has(w)));
  const candidates = [...narrow, ...further];
  const contents = joinedContents(tree, quotations, candidates);
  return candidates.map((candidate, k) => ({
    candidate,
    cue: candidate.cue,
    source: surfaceSource(tree, candidate),
    content: contents[k]!,
    rule: candidate.rule,
  }));
}

/** The words of the source as they stand: a relative pronoun is left unresolved. */
function surfaceSource(tree: Tree, c: Candidate): number[] {
  if (c.source === NONE) return [];
  const pronoun =
    c.predicate === NONE ? undefined : tree.childrenBy(c.predicate, 'nsubj').find((w) => isRelative(tree, w));
  return pronoun === undefined ? sourceWords(tree, c.source) : [pronoun];
}
