/** PolNeAR's attributions in words of the parse: what the tagger is to learn. */
import type { Doc } from '../../src/language/index.js';
import type { Tree } from '../../src/reading/syntax/index.js';
import type { Gold, Offsets } from './parses.js';

export interface GoldRelation {
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly content: readonly number[];
  /** The word that heads the cue. */
  readonly anchor: number;
}

/** The relations of an article that have a cue and a content. */
export function goldRelations(tree: Tree, attributions: readonly Gold[]): GoldRelation[] {
  const out: GoldRelation[] = [];
  for (const a of attributions) {
    const cue = wordsIn(tree.doc, a.cue);
    const content = wordsIn(tree.doc, a.content);
    if (cue.length === 0 || content.length === 0) continue;
    out.push({ source: wordsIn(tree.doc, a.source), cue, content, anchor: anchorOf(tree, cue) });
  }
  return out;
}

/** The words that share a character with the spans, in text order. */
export function wordsIn(doc: Doc, spans: Offsets | undefined): number[] {
  const out = new Set<number>();
  for (const [start, end] of spans ?? []) {
    let low = 0;
    let high = doc.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (doc.words[middle]!.end > start) high = middle;
      else low = middle + 1;
    }
    for (let i = low; i < doc.words.length && doc.words[i]!.start < end; i++) out.add(i);
  }
  return [...out].sort((a, b) => a - b);
}

/** The topmost word of a cue, a verb before anything else. */
export function anchorOf(tree: Tree, cue: readonly number[]): number {
  const inside = new Set(cue);
  const tops = cue.filter((w) => !inside.has(tree.head(w)));
  const words = tops.filter((w) => tree.upos(w) !== 'PUNCT');
  return words.find((w) => tree.upos(w) === 'VERB') ?? words[0] ?? tops[0] ?? cue[0]!;
}
