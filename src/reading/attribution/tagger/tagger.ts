/**
 * The tagger: which words are cues, then for each cue which words are its source and its content. Trained on PolNeAR by
 * `training/attribution`; what the rules find is part of what it sees.
 */
import type { Tree } from '../../syntax/index.js';
import type { Quotation } from '../quotation.js';
import { anchorFeatures } from './anchor-features.js';
import { argumentFeatures } from './argument-features.js';
import { bestLabels, LABELS, scoresOf } from './chain-model.js';
import type { TaggerModel } from './model.js';
import { makeSheet, type RuleEvidence, type Sheet } from './sheet.js';
import { unitsAround } from './window.js';

/** A relation in words (indices into `doc.words`). */
export interface Tagged {
  /** The word that heads the cue. */
  readonly anchor: number;
  /** How likely the anchor is one, 0 to 1. */
  readonly probability: number;
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly content: readonly number[];
}

export interface Tagger {
  readonly name: string;
  /** Least probability of a relation that is added to the rules' in the scope of the ledger. */
  readonly sure: number;
  /** The relations of an article, none inside another, in text order. */
  relations(tree: Tree, quotations: readonly Quotation[], rules: readonly RuleEvidence[]): Tagged[];
}

export function createTagger(model: TaggerModel): Tagger {
  const { manifest } = model;
  return {
    name: manifest.name,
    sure: manifest.sure,
    relations(tree, quotations, rules) {
      const sheet = makeSheet(tree, quotations, rules);
      const found: Tagged[] = [];
      for (let i = 0; i < sheet.size; i++) {
        const probability = anchorProbability(model, sheet, i);
        if (probability < manifest.threshold) continue;
        const relation = relationAt(model, sheet, i);
        if (relation) found.push({ anchor: i, probability, ...relation });
      }
      return outermost(found);
    },
  };
}

function anchorProbability({ manifest, anchors }: TaggerModel, sheet: Sheet, i: number): number {
  let sum = 0;
  for (const f of anchorFeatures(sheet, i, 32 - manifest.anchors.bits)) sum += anchors[f]!;
  return 1 / (1 + Math.exp(-sum * manifest.anchors.scale));
}

function relationAt(
  { manifest, arguments: weights }: TaggerModel,
  sheet: Sheet,
  anchor: number,
): Pick<Tagged, 'source' | 'cue' | 'content'> | null {
  const { bits } = manifest.arguments;
  const units = unitsAround(sheet, anchor);
  const { labels } = bestLabels(
    scoresOf(argumentFeatures(sheet, anchor, units, 32 - bits), (at) => weights[at]!, (1 << bits) - 1),
  );
  const words: number[][] = LABELS.map(() => []);
  for (const [k, unit] of units.entries()) for (let i = unit.first; i < unit.last; i++) words[labels[k]!]!.push(i);
  const [, source, cue, content] = words as [number[], number[], number[], number[]];
  if (content.every((w) => sheet.tree.upos(w) === 'PUNCT')) return null;
  return { source, cue: cue.includes(anchor) ? cue : [anchor], content: content.filter((w) => w !== anchor) };
}

/** PolNeAR nests nothing: of two relations one inside the other the likelier stands. */
function outermost(found: readonly Tagged[]): Tagged[] {
  const kept: Tagged[] = [];
  const cues = new Set<number>();
  const contents = new Set<number>();
  for (const r of [...found].sort((a, b) => b.probability - a.probability || a.anchor - b.anchor)) {
    if (cues.has(r.anchor) || contents.has(r.anchor) || r.content.some((w) => cues.has(w))) continue;
    kept.push(r);
    for (const w of r.cue) cues.add(w);
    for (const w of r.content) contents.add(w);
  }
  return kept.sort((a, b) => a.anchor - b.anchor);
}
