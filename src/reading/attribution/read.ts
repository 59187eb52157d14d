/**
 * Reading the attributions of an article: cues, then sources, then nesting, then quotations that nobody has been given.
 */
import type { Article } from '../../intake/index.js';
import type { Cast } from '../actor/cast.js';
import { isRelative, NONE, type Tree } from '../syntax/index.js';
import { findBroadCandidates } from './broad-cue.js';
import type { Candidate, CanSpeak } from './candidate.js';
import { carryOn } from './carry-on.js';
import { canSpeak, linksOf, ownOutlet } from './chain.js';
import { findCandidates } from './cue.js';
import { type Draft, quoted } from './draft.js';
import { joinedContents } from './joined-quotation.js';
import type { Memory } from './link.js';
import { type Nested, nest } from './nest.js';
import { findQuotations, type Quotation } from './quotation.js';
import { recordOf, sourceWords } from './record.js';
import type { RuleRelation } from './tagger/sheet.js';
import type { Saying, Voices } from './voices.js';

/** All that the rules find in the broad scope: what they find in any, and attitudes and speech acts with an object. */
function broadCandidates(tree: Tree, quotations: readonly Quotation[], speaks: CanSpeak): Candidate[] {
  const narrow = settle(tree, findCandidates(tree, quotations, speaks));
  const taken = new Set(narrow.flatMap((c) => c.cue));
  return [...narrow, ...findBroadCandidates(tree, speaks).filter((c) => !c.cue.some((w) => taken.has(w)))];
}

/** What the rules find by themselves in the broad scope, with PolNeAR's boundaries: evidence for the tagger. */
export function ruleRelations(tree: Tree, cast: Cast, quotations: readonly Quotation[]): RuleRelation[] {
  const candidates = broadCandidates(tree, quotations, canSpeak(tree, cast));
  const contents = joinedContents(tree, quotations, candidates);
  return candidates.map((c, k) => ({
    cue: c.cue,
    source: surfaceSource(tree, c),
    content: contents[k]!,
    frame: c.frame,
    rule: c.rule,
  }));
}

/** The words of the source as they stand: a relative pronoun is left unresolved. */
function surfaceSource(tree: Tree, c: Candidate): number[] {
  if (c.source === NONE) return [];
  const pronoun =
    c.predicate === NONE ? undefined : tree.childrenBy(c.predicate, 'nsubj').find((w) => isRelative(tree, w));
  return pronoun === undefined ? sourceWords(tree, c.source) : [pronoun];
}

export function readVoices(tree: Tree, cast: Cast, article: Pick<Article, 'outlet'>): Voices {
  const quotations = findQuotations(tree.doc);
  const memory: Memory = { documents: [], speakers: [] };
  const isOwnOutlet = ownOutlet(article.outlet);
  const drafts: Draft[] = [];
  for (const candidate of settle(tree, findCandidates(tree, quotations, canSpeak(tree, cast)))) {
    drafts.push(quoted(tree, quotations, { ...candidate, links: linksOf(tree, cast, candidate, memory, isOwnOutlet) }));
  }
  drafts.push(...carryOn(tree, quotations, drafts));
  drafts.sort(
    (a, b) =>
      (a.content[0] ?? 0) - (b.content[0] ?? 0) ||
      b.content.length - a.content.length ||
      (a.cue[0] ?? 0) - (b.cue[0] ?? 0),
  );
  return voicesOf(tree, nest(tree, drafts));
}

/** One attribution for each content: of two cues with the same content the one with a source stands. */
function settle(tree: Tree, candidates: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const c of candidates) {
    const twin = out.findIndex((o) => sharedPart(o.content, c.content) > 0.9);
    if (twin < 0) {
      out.push(c);
      continue;
    }
    const other = out[twin]!;
    if (rank(tree, c) > rank(tree, other)) out[twin] = c;
  }
  return out;
}

function rank(_tree: Tree, c: Candidate): number {
  return (c.source === NONE ? 0 : 4) + (c.relays.length > 0 ? 2 : 0) + (c.frame === 'quote' ? 0 : 1);
}

function sharedPart(a: readonly number[], b: readonly number[]): number {
  // Contents are in text order: most pairs do not even touch.
  if (a.length === 0 || b.length === 0 || a[a.length - 1]! < b[0]! || b[b.length - 1]! < a[0]!) return 0;
  const set = new Set(a);
  let n = 0;
  for (const w of b) if (set.has(w)) n++;
  const union = a.length + b.length - n;
  return union === 0 ? 0 : n / union;
}

function voicesOf(tree: Tree, nested: readonly Nested[]): Voices {
  const sayings: Saying[] = nested.map(({ draft, chain }, k) => ({
    id: `a${k + 1}`,
    source: draft.source === NONE ? null : draft.source,
    cue: draft.cue,
    content: draft.content,
    record: recordOf(tree, draft, chain, `a${k + 1}`, nested[k]!.outer < 0 ? null : `a${nested[k]!.outer + 1}`),
  }));
  const sets = sayings.map((s) => new Set(s.content));
  const byWord = new Map<number, number>();
  for (const [k, s] of sayings.entries())
    for (const w of s.content) {
      const before = byWord.get(w);
      if (before === undefined || sets[k]!.size < sets[before]!.size) byWord.set(w, k);
    }
  const cueWords = new Map<number, number>();
  for (const [k, s] of sayings.entries()) for (const w of s.cue) cueWords.set(w, k);
  return {
    sayings,
    at: (word) => sayings[byWord.get(word) ?? -1] ?? null,
    byCue: (word) => sayings[cueWords.get(word) ?? -1] ?? null,
  };
}
