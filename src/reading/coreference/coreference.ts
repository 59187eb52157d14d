/** Which mentions of a text stand for the same thing: the clusters, and how sure each link is and why. */
import type { Tree } from '../syntax/index.js';
import type { Mention } from './mention.js';
import { coreferenceModel } from './model.js';
import { type Choice, rank, type WeightOf } from './ranking.js';
import { type Reason, reasonOf } from './reason.js';
import { type Scene, viewScene } from './scene.js';
import { voices } from './voice.js';

export interface Link {
  readonly mention: Mention;
  readonly antecedent: Mention;
  /** The model's probability of this antecedent among all earlier mentions and none, 0 to 1; 1 for a speaker by rule. */
  readonly score: number;
  readonly reason: Reason;
}

export interface Cluster {
  /** In text order; two or more. */
  readonly mentions: readonly Mention[];
  /** How they were brought together: one fewer than mentions. */
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
    const links = choices.flatMap(({ antecedent, probabilities }, i): Decision[] => {
      this.#remember(scene, i, probabilities);
      return antecedent === null ? [] : [{ i, j: antecedent, score: probabilities.get(antecedent) ?? 0 }];
    });
    for (const [i, j] of voices(scene, choices)) links.push({ i, j, score: 1 });
    this.clusters = gather(scene, links);
    for (const cluster of this.clusters)
      for (const m of cluster.mentions)
        if (m.form !== 'group' || !this.#clusterAt.has(m.head)) this.#clusterAt.set(m.head, cluster);
  }

  #remember({ mentions }: Scene, i: number, probabilities: Choice['probabilities']): void {
    const { head, form } = mentions[i]!;
    if (form === 'group') return;
    const heads = new Map<number, number>();
    for (const [j, p] of probabilities)
      if (j !== null) heads.set(mentions[j]!.head, (heads.get(mentions[j]!.head) ?? 0) + p);
    this.#likelihoods.set(head, heads);
  }

  clusterAt(head: number): Cluster | null {
    return this.#clusterAt.get(head) ?? null;
  }

  likelihood(head: number, antecedent: number): number {
    return this.#likelihoods.get(head)?.get(antecedent) ?? 0;
  }
}

/** Mention `i` takes up the earlier mention `j`. */
interface Decision {
  readonly i: number;
  readonly j: number;
  readonly score: number;
}

function gather(scene: Scene, decisions: readonly Decision[]): Cluster[] {
  const parent = scene.mentions.map((_, i) => i);
  // The root of a cluster is its first mention.
  const rootOf = (i: number): number => {
    let r = i;
    while (parent[r] !== r) {
      parent[r] = parent[parent[r]!]!;
      r = parent[r]!;
    }
    return r;
  };
  for (const { i, j } of decisions) {
    const [a, b] = [rootOf(i), rootOf(j)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const clusters = new Map<number, { mentions: Mention[]; links: Link[] }>();
  scene.mentions.forEach((mention, i) => {
    const cluster = clusters.get(rootOf(i)) ?? { mentions: [], links: [] };
    clusters.set(rootOf(i), cluster);
    cluster.mentions.push(mention);
  });
  for (const { i, j, score } of decisions)
    clusters.get(rootOf(i))!.links.push({
      mention: scene.mentions[i]!,
      antecedent: scene.mentions[j]!,
      score,
      reason: reasonOf(scene, i, j),
    });
  return [...clusters.values()].filter((c) => c.mentions.length > 1);
}
