/** Which mentions of a text stand for the same thing: the clusters, and how sure each link is and why. */
import type { Tree } from '../syntax/index.js';
import type { Mention } from './mention.js';
import { coreferenceModel } from './model.js';
import { rank, type WeightOf } from './ranking.js';
import { type Reason, reasonOf } from './reason.js';
import { type Scene, viewScene } from './scene.js';

export interface Link {
  readonly mention: Mention;
  readonly antecedent: Mention;
  /** The model's probability of this antecedent among all earlier mentions and none, 0 to 1. */
  readonly score: number;
  readonly reason: Reason;
}

export interface Cluster {
  /** In text order; two or more. */
  readonly mentions: readonly Mention[];
  /** How each mention but the first came in. */
  readonly links: readonly Link[];
}

export interface Coreference {
  /** All mentions, those that stand alone included, in text order. */
  readonly mentions: readonly Mention[];
  readonly clusters: readonly Cluster[];
  /** The cluster of the mention that a word heads; null where it heads none or stands alone. */
  clusterAt(head: number): Cluster | null;
  /**
   * How likely the mention headed by one word takes up the one headed by the other, which stands before it: the model's
   * probability among all earlier mentions and none. 0 where either word heads no mention or they cannot agree.
   */
  likelihood(head: number, antecedent: number): number;
}

/**
 * @param weightOf the weights of another model than the shipped one.
 * @throws {Error} when the shipped model is missing or damaged; never on a text.
 */
export function findCoreference(tree: Tree, weightOf?: WeightOf): Coreference {
  return new FoundCoreference(viewScene(tree), weightOf ?? coreferenceModel().weightOf);
}

class FoundCoreference implements Coreference {
  readonly mentions: readonly Mention[];
  readonly clusters: readonly Cluster[];
  readonly #clusterAt = new Map<number, Cluster>();
  /** By the head of the later mention, then of the earlier one. */
  readonly #likelihoods = new Map<number, Map<number, number>>();

  constructor(scene: Scene, weightOf: WeightOf) {
    const { mentions } = scene;
    this.mentions = mentions;
    const choices = rank(scene, weightOf);
    const first: number[] = [];
    const grown = new Map<number, { mentions: Mention[]; links: Link[] }>();
    choices.forEach(({ antecedent, probabilities }, i) => {
      const mention = mentions[i]!;
      if (mention.form !== 'group') {
        const heads = new Map<number, number>();
        for (const [j, p] of probabilities)
          if (j !== null) heads.set(mentions[j]!.head, (heads.get(mentions[j]!.head) ?? 0) + p);
        this.#likelihoods.set(mention.head, heads);
      }
      first[i] = antecedent === null ? i : first[antecedent]!;
      const cluster = grown.get(first[i]!) ?? { mentions: [], links: [] };
      grown.set(first[i]!, cluster);
      cluster.mentions.push(mention);
      if (antecedent !== null)
        cluster.links.push({
          mention,
          antecedent: mentions[antecedent]!,
          score: probabilities.get(antecedent) ?? 0,
          reason: reasonOf(scene, i, antecedent),
        });
    });
    this.clusters = [...grown.values()].filter((c) => c.mentions.length > 1);
    for (const cluster of this.clusters)
      for (const m of cluster.mentions)
        if (m.form !== 'group' || !this.#clusterAt.has(m.head)) this.#clusterAt.set(m.head, cluster);
  }

  clusterAt(head: number): Cluster | null {
    return this.#clusterAt.get(head) ?? null;
  }

  likelihood(head: number, antecedent: number): number {
    return this.#likelihoods.get(head)?.get(antecedent) ?? 0;
  }
}
