/** What the tagger learns from: each word, is it an anchor? and for each anchor the labels of the units around it. */
import { buildCast } from '../../src/reading/actor/index.js';
import { canSpeak } from '../../src/reading/attribution/chain.js';
import { findQuotations, isReporting } from '../../src/reading/attribution/index.js';
import { ruleRelations } from '../../src/reading/attribution/rules.js';
import { anchorFeatures } from '../../src/reading/attribution/tagger/anchor-features.js';
import { argumentFeatures } from '../../src/reading/attribution/tagger/argument-features.js';
import { COUNT } from '../../src/reading/attribution/tagger/chain-model.js';
import { makeSheet, type Sheet } from '../../src/reading/attribution/tagger/sheet.js';
import { type Unit, unitsAround } from '../../src/reading/attribution/tagger/window.js';
import { repair, Tree } from '../../src/reading/syntax/index.js';
import { type GoldRelation, goldRelations } from './gold-words.js';
import type { Labelled, Yes } from './learn.js';
import type { Parsed } from './parses.js';

export interface Examples {
  readonly anchors: Yes[];
  readonly chains: Labelled[];
}

/** Adds the examples of one article. */
export function addExamples(
  examples: Examples,
  { article, doc }: Parsed,
  bits: { anchors: number; chains: number },
): void {
  const tree = new Tree(repair(doc, { isReporting }));
  const page = {
    id: article.id,
    title: null,
    outlet: null,
    published: article.date,
    url: null,
    language: 'en',
    text: article.text,
  };
  const quotations = findQuotations(tree.doc);
  const sheet = makeSheet(tree, quotations, ruleRelations(tree, quotations, canSpeak(tree, buildCast(tree, page))));
  const gold = goldRelations(tree, article.attributions);
  const anchors = new Set(gold.map((g) => g.anchor));
  for (let i = 0; i < sheet.size; i++)
    examples.anchors.push({ features: anchorFeatures(sheet, i, 32 - bits.anchors), yes: anchors.has(i) });
  for (const g of gold) examples.chains.push(labelled(sheet, g, bits.chains));
}

function labelled(sheet: Sheet, gold: GoldRelation, bits: number): Labelled {
  const units = unitsAround(sheet, gold.anchor);
  const role = new Map<number, number>();
  for (const [label, words] of [gold.content, gold.source, gold.cue].entries())
    for (const w of words) role.set(w, [3, 1, 2][label]!);
  return {
    units: argumentFeatures(sheet, gold.anchor, units, 32 - bits),
    labels: Int8Array.from(units.map((u) => commonest(u, role))),
  };
}

function commonest(unit: Unit, role: ReadonlyMap<number, number>): number {
  const counts = new Array<number>(COUNT).fill(0);
  for (let i = unit.first; i < unit.last; i++) counts[role.get(i) ?? 0]!++;
  return counts.indexOf(Math.max(...counts));
}
