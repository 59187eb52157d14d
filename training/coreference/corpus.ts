/** GUM's documents as the learner takes them: parsed from the raw text as in use, each mention with its annotated entity. */
import { readFileSync } from 'node:fs';
import { type GoldDocument, gumDocuments } from '../../evaluation/coreference/gum.js';
import type { Engine, Word } from '../../src/language/index.js';
import { isReporting } from '../../src/reading/attribution/index.js';
import { viewScene } from '../../src/reading/coreference/scene.js';
import { repair, Tree } from '../../src/reading/syntax/index.js';
import type { Example } from './learn.js';

/** Reads, parses and aligns all documents of a CoNLL-U file. */
export async function readExamples(file: string, engine: Engine): Promise<Example[]> {
  const examples: Example[] = [];
  for (const gold of gumDocuments(readFileSync(file, 'utf8'))) {
    const tree = new Tree(repair(await engine.analyse(gold.doc.text), { isReporting }));
    const scene = viewScene(tree);
    examples.push({ scene, entities: align(gold, tree, scene.mentions) });
  }
  return examples;
}

/**
 * The entity of each mention found: of the annotated mention with the same span, or else of one that none has the span of
 * and whose head is the same word. Entities mentioned once are no entities here.
 */
function align(gold: GoldDocument, tree: Tree, found: Example['scene']['mentions']): (string | null)[] {
  const { words } = gold.doc;
  const count = new Map<string, number>();
  for (const m of gold.mentions) count.set(m.entity, (count.get(m.entity) ?? 0) + 1);
  const spanOf = (all: readonly Word[], m: { readonly first: number; readonly last: number }) =>
    `${all[m.first]!.start}:${all[m.last - 1]!.end}`;
  const bySpan = new Map(gold.mentions.map((m) => [spanOf(words, m), m.entity]));
  const spans = new Set(found.map((m) => spanOf(tree.doc.words, m)));
  const byHead = new Map<number, string>();
  for (const m of gold.mentions) {
    if (spans.has(spanOf(words, m))) continue;
    const head = words.slice(m.first, m.last).find((w) => w.head < m.first || w.head >= m.last) ?? words[m.first]!;
    if (!byHead.has(head.start)) byHead.set(head.start, m.entity);
  }
  return found.map((m) => {
    const entity =
      bySpan.get(spanOf(tree.doc.words, m)) ?? (m.form === 'group' ? undefined : byHead.get(tree.word(m.head).start));
    return entity !== undefined && count.get(entity)! > 1 ? entity : null;
  });
}
