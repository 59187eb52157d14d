/**
 * Reading the attributions of an article: cues, then sources, then nesting, then quotations that nobody has been given.
 */
import type { Article } from '../../intake/index.js';
import type { Cast } from '../actor/cast.js';
import { NONE, type Tree } from '../syntax/index.js';
import { type BroadRelation, broadRecords, sharedRecords } from './broad-layer.js';
import { findBroadcasts, underHeadings } from './broadcast.js';
import type { Candidate } from './candidate.js';
import { carryOn } from './carry-on.js';
import { canSpeak, linksOf, ownOutlet } from './chain.js';
import { afterDateline } from './dateline.js';
import { type Draft, quoted } from './draft.js';
import { droppedHedges } from './dropped-hedge.js';
import { missedByRules, taggedCandidate } from './evidence.js';
import type { Memory } from './link.js';
import { type Nested, nest } from './nest.js';
import { findQuotations } from './quotation.js';
import { recordOf } from './record.js';
import { ruleCandidates, ruleRelations, withoutDateline } from './rules.js';
import type { Tagger } from './tagger/index.js';
import type { Saying, Voices } from './voices.js';

export type AttributionScope = 'ledger' | 'both' | 'broad';

/** What is read as an attribution, and by what. */
export interface AttributionOptions {
  /** Adds to what the rules find; null or absent: the rules alone. */
  readonly tagger?: Tagger | null;
  /**
   * `ledger`: what the guidelines of the gold ledgers call an attribution. `broad`: also attitudes and speech acts towards
   * a thing, and PolNeAR's boundaries. `both` (the default): the ledger's, and of the broad scope what agrees with it or is sure.
   */
  readonly scope?: AttributionScope;
}

export function readVoices(
  tree: Tree,
  cast: Cast,
  article: Pick<Article, 'outlet'>,
  { tagger = null, scope = 'both' }: AttributionOptions = {},
): Voices {
  const quotations = findQuotations(tree.doc);
  const memory: Memory = { documents: [], speakers: [] };
  const isOwnOutlet = ownOutlet(article.outlet);
  const speaks = canSpeak(tree, cast);
  const rules = ruleCandidates(tree, quotations, speaks);
  const relations = tagger || scope !== 'ledger' ? ruleRelations(tree, quotations, speaks, rules) : [];
  const start = afterDateline(tree);
  const tagged = (tagger?.relations(tree, quotations, relations) ?? [])
    .map((r) => withoutDateline(r, start))
    .filter((r) => r.content.length > 0);
  const candidates = tagger
    ? [...rules, ...missedByRules(tree, tagged, tagger.sure, rules, quotations, speaks)].sort(
        (a, b) => placeOf(a) - placeOf(b),
      )
    : rules;
  const drafts: Draft[] = [];
  for (const candidate of candidates)
    drafts.push(quoted(tree, quotations, { ...candidate, links: linksOf(tree, cast, candidate, memory, isOwnOutlet) }));
  drafts.push(...carryOn(tree, quotations, drafts));
  drafts.sort(
    (a, b) =>
      (a.content[0] ?? 0) - (b.content[0] ?? 0) ||
      b.content.length - a.content.length ||
      (a.cue[0] ?? 0) - (b.cue[0] ?? 0),
  );
  const nested = underHeadings(tree, findBroadcasts(tree, cast), nest(tree, drafts), cast);
  const voices = voicesOf(tree, nested);
  if (scope === 'ledger') return voices;
  const broad: BroadRelation[] = tagger
    ? tagged.map((r) => ({ ...r, candidate: taggedCandidate(tree, r) }))
    : relations.map((r) => ({ ...r, probability: null }));
  // Only those who spoke before a relation can be taken up in it.
  const linksBefore = (c: Candidate) =>
    linksOf(tree, cast, c, memoryBefore(memory, tree.word(c.cue[0]!).sentence), isOwnOutlet);
  const recordsOf = scope === 'broad' ? broadRecords : sharedRecords;
  return { ...voices, records: recordsOf(tree, quotations, { voices, relations: broad, linksOf: linksBefore }) };
}

function placeOf(c: Candidate): number {
  return c.predicate === NONE ? (c.cue[0] ?? 0) : c.predicate;
}

function memoryBefore({ documents, speakers }: Memory, sentence: number): Memory {
  return {
    documents: documents.filter((d) => d.sentence < sentence),
    speakers: speakers.filter((s) => s.sentence < sentence),
  };
}

function voicesOf(tree: Tree, nested: readonly Nested[]): Voices {
  const plain: Saying[] = nested.map(({ draft, chain }, k) => ({
    id: `a${k + 1}`,
    source: draft.source === NONE ? null : draft.source,
    cue: draft.cue,
    content: draft.content,
    record: recordOf(tree, draft, chain, `a${k + 1}`, nested[k]!.outer < 0 ? null : `a${nested[k]!.outer + 1}`),
  }));
  const dropped = droppedHedges(tree, plain);
  const sayings = plain.map((s) => {
    const hedges = dropped.get(s.id);
    return hedges ? { ...s, record: { ...s.record, droppedHedges: hedges } } : s;
  });
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
    records: sayings.map((s) => s.record),
    at: (word) => sayings[byWord.get(word) ?? -1] ?? null,
    byCue: (word) => sayings[cueWords.get(word) ?? -1] ?? null,
  };
}
