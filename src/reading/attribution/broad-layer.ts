/**
 * The broad scope: everything that is an attribution by PolNeAR's scheme, as a layer over what the ledger reads. Records
 * of the ledger's scope keep their ids, chains and firmness, and take PolNeAR's boundaries; the others are added with
 * `scheme: "broad"`. No event or offer ever refers to them, so that the ledger is the same in either scope.
 */
import type { Attribution, ChainLink } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import type { Candidate } from './candidate.js';
import { quoted } from './draft.js';
import { sameLink } from './link.js';
import type { Quotation } from './quotation.js';
import { recordOf } from './record.js';
import { cueSpans, spansOf } from './spans.js';
import type { Voices } from './voices.js';

/** A relation of the broad scope, in words. */
export interface BroadRelation {
  readonly candidate: Candidate;
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly content: readonly number[];
}

/**
 * @param voices the ledger's own.
 * @param linksOf the links of a relation that the ledger's scope does not have.
 */
export function broadRecords(
  tree: Tree,
  quotations: readonly Quotation[],
  voices: Pick<Voices, 'sayings' | 'at'>,
  relations: readonly BroadRelation[],
  linksOf: (c: Candidate) => readonly ChainLink[],
): Attribution[] {
  const byCue = new Map<number, number>();
  for (const [k, r] of relations.entries()) for (const w of r.cue) byCue.set(w, k);
  const used = new Set<number>();
  const own = voices.sayings.map((s) => {
    const k = s.cue.map((w) => byCue.get(w)).find((r) => r !== undefined && !used.has(r));
    if (k === undefined) return s.record;
    used.add(k);
    return { ...s.record, ...spansIn(tree, relations[k]!) };
  });
  const more: Attribution[] = [];
  for (const [k, r] of relations.entries()) {
    if (used.has(k)) continue;
    const outer = voices.at(r.cue[0]!);
    const chain = [...(outer?.record.chain ?? [])];
    for (const l of linksOf(r.candidate)) if (!chain.some((c) => sameLink(c, l) && c.actor !== null)) chain.push(l);
    const draft = quoted(tree, quotations, { ...r.candidate, content: r.content, links: chain });
    const id = `b${more.length + 1}`;
    const record = recordOf(tree, draft, chain, id, outer?.id ?? null);
    const spans = spansIn(tree, r);
    if (spans.content.length > 0 && spans.cue.length > 0) more.push({ ...record, ...spans, scheme: 'broad' });
  }
  return [...own, ...more];
}

function spansIn(tree: Tree, r: BroadRelation): Pick<Attribution, 'source' | 'cue' | 'content'> {
  return { source: spansOf(tree, r.source), cue: cueSpans(tree, r.cue), content: spansOf(tree, r.content) };
}
