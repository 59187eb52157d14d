/**
 * The coreference of the reader on annotated documents, from their raw text: clusters by MUC, B³ and CEAF-e, and how many
 * pronouns are resolved right. Entities that are mentioned once are left out on both sides.
 */
import { performance } from 'node:perf_hooks';
import type { Engine, Word } from '../../src/language/index.js';
import { isReporting } from '../../src/reading/attribution/index.js';
import { type Coreference, findCoreference, personalPronoun } from '../../src/reading/coreference/index.js';
import { repair, Tree } from '../../src/reading/syntax/index.js';
import type { GoldDocument, GoldMention } from './gum.js';
import { type Clusters, type CoreferenceTally, compareClusters } from './score.js';

export interface Resolved {
  /** Pronouns that are right, and all that were to be resolved. */
  readonly right: number;
  readonly of: number;
}

export interface DocumentResult {
  readonly id: string;
  readonly genre: string;
  readonly words: number;
  readonly tally: CoreferenceTally;
  /** The same with a mention of other bounds taken for the annotated one that has its head. */
  readonly byHead: CoreferenceTally;
  /** First and second person, and third. */
  readonly speaking: Resolved;
  readonly third: Resolved;
  /** Milliseconds for the coreference alone, the parse not counted. */
  readonly milliseconds: number;
}

export async function evaluateDocument(gold: GoldDocument, engine: Engine): Promise<DocumentResult> {
  const tree = new Tree(repair(await engine.analyse(gold.doc.text), { isReporting }));
  const started = performance.now();
  const coreference = findCoreference(tree);
  const milliseconds = performance.now() - started;
  const key = chains(gold);
  const spans = [...key.values()].map((c) => c.map((m) => spanOf(gold.doc.words, m)));
  const found = coreference.clusters.map((c) => c.mentions.map((m) => spanOf(tree.doc.words, m)));
  return {
    id: gold.id,
    genre: gold.genre,
    words: gold.doc.words.length,
    tally: compareClusters(spans, distinct(found)),
    byHead: compareClusters(spans, distinct(adopt(gold, key, tree, coreference))),
    ...pronouns(gold, key, tree, coreference),
    milliseconds,
  };
}

const spanOf = (words: readonly Word[], m: { readonly first: number; readonly last: number }) =>
  `${words[m.first]!.start}:${words[m.last - 1]!.end}`;

/** Entities of two mentions or more. */
function chains(gold: GoldDocument): Map<string, GoldMention[]> {
  const all = new Map<string, GoldMention[]>();
  for (const m of gold.mentions) all.set(m.entity, [...(all.get(m.entity) ?? []), m]);
  return new Map([...all].filter(([, mentions]) => mentions.length > 1));
}

/** Each mention once, where it stands first; clusters that this leaves with one mention are dropped. */
function distinct(clusters: Clusters): Clusters {
  const seen = new Set<string>();
  return clusters.map((c) => c.filter((m) => !seen.has(m) && seen.add(m))).filter((c) => c.length > 1);
}

/** Where the head of an annotated mention starts in the text. */
function headStart({ doc: { words } }: GoldDocument, m: GoldMention): number {
  const head = words.slice(m.first, m.last).find((w) => w.head < m.first || w.head >= m.last);
  return (head ?? words[m.first]!).start;
}

/** The clusters found, a mention that is not annotated as it stands named by the annotated one with its head. */
function adopt(
  gold: GoldDocument,
  key: ReadonlyMap<string, readonly GoldMention[]>,
  tree: Tree,
  coreference: Coreference,
): Clusters {
  const exact = new Set(gold.mentions.map((m) => spanOf(gold.doc.words, m)));
  const given = new Set(coreference.clusters.flatMap((c) => c.mentions.map((m) => spanOf(tree.doc.words, m))));
  const byHead = new Map<number, string>();
  for (const m of [...key.values()].flat()) {
    const span = spanOf(gold.doc.words, m);
    if (!given.has(span)) byHead.set(headStart(gold, m), span);
  }
  return coreference.clusters.map((c) =>
    c.mentions.map((m) => {
      const span = spanOf(tree.doc.words, m);
      return exact.has(span) ? span : (byHead.get(tree.word(m.head).start) ?? span);
    }),
  );
}

/**
 * Every annotated personal pronoun whose entity is mentioned before it, right when the mention that it is linked to has the
 * head of an earlier mention of that entity.
 */
function pronouns(
  gold: GoldDocument,
  key: ReadonlyMap<string, readonly GoldMention[]>,
  tree: Tree,
  coreference: Coreference,
): { speaking: Resolved; third: Resolved } {
  const antecedents = new Map<number, number>();
  for (const { links } of coreference.clusters)
    for (const { mention, antecedent } of links)
      if (mention.form === 'pronoun') antecedents.set(tree.word(mention.head).start, tree.word(antecedent.head).start);
  const count = { speaking: { right: 0, of: 0 }, third: { right: 0, of: 0 } };
  for (const chain of key.values()) {
    const heads = new Set<number>();
    for (const m of chain) {
      const start = headStart(gold, m);
      const pronoun = m.last === m.first + 1 ? personalPronoun(gold.doc.words[m.first]!.form.toLowerCase()) : null;
      if (pronoun && heads.size > 0) {
        const side = pronoun.person === 3 ? count.third : count.speaking;
        side.of++;
        const antecedent = antecedents.get(start);
        if (antecedent !== undefined && heads.has(antecedent)) side.right++;
      }
      heads.add(start);
    }
  }
  return count;
}
