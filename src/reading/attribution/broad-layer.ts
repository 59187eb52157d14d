/**
 * The scopes of a reading. What the guidelines of the gold ledgers call an attribution is read first, and nothing else in
 * the reading refers to more than that. Over it lies what is an attribution by PolNeAR's scheme: records of the ledger's
 * take its boundaries, further ones are added with `scheme: "broad"`. In the scope of both, boundaries are taken only where
 * the two schemes mean the same content, and further records only where they are sure; in the broad scope all of it.
 */
import type { Attribution, ChainLink } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import type { Candidate } from './candidate.js';
import { quoted } from './draft.js';
import { sameLink } from './link.js';
import { isInside, pair, SAME, sharedPart } from './pairing.js';
import type { Quotation } from './quotation.js';
import { recordOf } from './record.js';
import { cueSpans, spansOf } from './spans.js';
import type { Saying, Voices } from './voices.js';

/** A relation of the broad scope, in words. */
export interface BroadRelation {
  readonly candidate: Candidate;
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly content: readonly number[];
  /** How likely it is one, 0 to 1; null where rules found it, which do not tell. */
  readonly probability: number | null;
}

/** The least probability of a further record in the scope of both: floors of PolNeAR held with the fewest of them. */
const SURE = 0.6;

/** Records that the layer is made from. */
export interface Layered {
  readonly voices: Pick<Voices, 'sayings' | 'at'>;
  readonly relations: readonly BroadRelation[];
  /** The links of a relation that the ledger's scope does not have. */
  readonly linksOf: (c: Candidate) => readonly ChainLink[];
}

/** The records of the broad scope. */
export function broadRecords(tree: Tree, quotations: readonly Quotation[], layered: Layered): Attribution[] {
  const { sayings } = layered.voices;
  const { relations, rest } = pair(tree, sayings, layered.relations);
  const own = sayings.map((s, k) => ({ ...s.record, ...(relations[k] ? spansIn(tree, relations[k]) : {}) }));
  return [...own, ...further(tree, quotations, layered, rest)];
}

/** The records of the scope of both. */
export function sharedRecords(tree: Tree, quotations: readonly Quotation[], layered: Layered): Attribution[] {
  const { sayings } = layered.voices;
  const { relations, rest } = pair(tree, sayings, layered.relations);
  const own = sayings.map((s) => s.record);
  for (const [k, s] of sayings.entries()) {
    const r = relations[k];
    if (!r) continue;
    const spans = spansIn(tree, r);
    const parts = sayings.flatMap((p, m) => (p === s || goesOn(tree, p, s, r) ? [m] : []));
    const main = parts.find((m) => sharedPart(tree, sayings[m]!.content, r.content) >= SAME);
    if (main === undefined) continue;
    // One entry for each content: the longest quotation's record holds all that the cue introduces, the others are its parts.
    const { quotation } = own[k]!;
    for (const m of parts) if (m !== main) own[m] = { ...own[m]!, source: [], cue: [], part: own[main]!.id };
    own[main] = { ...own[main]!, quotation, ...spans };
  }
  const sure = rest.filter((r) => (r.probability ?? 0) >= SURE);
  return [...own, ...further(tree, quotations, layered, sure)];
}

/** A quotation without a cue that a relation with the cue of another saying takes in, of the same chain. */
function goesOn(tree: Tree, part: Saying, first: Saying, r: BroadRelation): boolean {
  return (
    part.cue.length === 0 &&
    isInside(tree, part.content, r.content) &&
    isInside(tree, first.content, r.content) &&
    part.record.chain.length === first.record.chain.length &&
    part.record.chain.every((l, k) => sameLink(l, first.record.chain[k]!))
  );
}

function further(
  tree: Tree,
  quotations: readonly Quotation[],
  { voices, linksOf }: Layered,
  relations: readonly BroadRelation[],
): Attribution[] {
  const out: Attribution[] = [];
  for (const r of relations) {
    const outer = voices.at(r.cue[0]!);
    const chain = [...(outer?.record.chain ?? [])];
    for (const l of linksOf(r.candidate)) if (!chain.some((c) => sameLink(c, l) && c.actor !== null)) chain.push(l);
    const draft = quoted(tree, quotations, { ...r.candidate, content: r.content, links: chain });
    const record = recordOf(tree, draft, chain, `b${out.length + 1}`, outer?.id ?? null);
    const spans = spansIn(tree, r);
    if (spans.content.length > 0 && spans.cue.length > 0) out.push({ ...record, ...spans, scheme: 'broad' });
  }
  return out;
}

function spansIn(tree: Tree, r: BroadRelation): Pick<Attribution, 'source' | 'cue' | 'content'> {
  return { source: spansOf(tree, r.source), cue: cueSpans(tree, r.cue), content: spansOf(tree, r.content) };
}
