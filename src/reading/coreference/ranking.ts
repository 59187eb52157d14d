/**
 * Mentions in text order, each linked to the earlier mention that the model ranks highest, or to none: mention ranking
 * (Denis & Baldridge 2008).
 */
import { agree, join, type Traits, traitsOf } from './agreement.js';
import { Features } from './features.js';
import { mix } from './hash.js';
import type { Scene } from './scene.js';

/** Mentions back to which a mention is compared whatever its words; further back only to those that share a word. */
const NEAR = 45;
const NEAR_PRONOUN = 60;

/** Weight of a feature; 0 for one that the model does not know. */
export type WeightOf = (feature: number) => number;

/** Positions of the earlier mentions that mention `i` may take up by where they stand, nearest first. */
export function candidates({ mentions }: Scene, i: number): number[] {
  const m = mentions[i]!;
  const out: number[] = [];
  for (let j = i - 1; j >= 0; j--) {
    const n = mentions[j]!;
    if (n.head === m.head) continue;
    if (i - j > (m.form === 'pronoun' ? NEAR_PRONOUN : NEAR)) {
      const talkers = m.pronoun !== null && m.pronoun.person < 3 && m.pronoun === n.pronoun;
      const words = m.form !== 'pronoun' && n.form !== 'pronoun';
      if (!talkers && !words) continue;
      if (words && n.noun !== m.noun && !m.modifiers.includes(n.noun) && !n.modifiers.includes(m.noun)) continue;
    }
    out.push(j);
  }
  return out;
}

export interface Candidate {
  /** Position of the mention to take up; null for starting something new. */
  readonly antecedent: number | null;
  readonly features: Int32Array;
}

/** What is linked so far; its traits grow. */
interface Entity {
  traits: Traits;
}

/** The linking of one document while it goes on. */
export class Linking {
  readonly features: Features;
  readonly #entityOf: Entity[] = [];

  constructor(readonly scene: Scene) {
    this.features = new Features(scene);
  }

  /** What mention `i` can be, the new entity first. Mentions are to be linked in order. */
  options(i: number): Candidate[] {
    const own = traitsOf(this.scene.mentions[i]!);
    const out: Candidate[] = [{ antecedent: null, features: this.#conjoin(this.features.own(i), i, null) }];
    for (const j of candidates(this.scene, i)) {
      if (!agree(own, this.#entityOf[j]!.traits)) continue;
      out.push({ antecedent: j, features: this.#conjoin(this.features.pair(i, j), i, j) });
    }
    return out;
  }

  /** Decides mention `i`. */
  link(i: number, antecedent: number | null): void {
    const traits = traitsOf(this.scene.mentions[i]!);
    if (antecedent === null) {
      this.#entityOf[i] = { traits };
      return;
    }
    const entity = this.#entityOf[antecedent]!;
    entity.traits = join(entity.traits, traits);
    this.#entityOf[i] = entity;
  }

  /** Each feature by itself, with the form of the mention, and with its form and that of the other. */
  #conjoin(base: readonly number[], i: number, j: number | null): Int32Array {
    const [coarse, key] = this.features.keys(i);
    const one = mix(j === null ? 1 : 2, coarse);
    const two = j === null ? mix(3, key) : mix(mix(4, key), this.features.keys(j)[1]);
    const out = new Int32Array(3 * base.length);
    for (let k = 0; k < base.length; k++) {
      const f = base[k]!;
      out[3 * k] = f;
      out[3 * k + 1] = mix(f, one);
      out[3 * k + 2] = mix(f, two);
    }
    return out;
  }
}

/** What a mention takes up. */
export interface Choice {
  /** Position of the earlier mention; null for something new. */
  readonly antecedent: number | null;
  /** The model's probability of each earlier mention, and under null of something new; they sum to 1. */
  readonly probabilities: ReadonlyMap<number | null, number>;
}

/** Decides every mention of a document, in text order. */
export function rank(scene: Scene, weightOf: WeightOf): Choice[] {
  const linking = new Linking(scene);
  return scene.mentions.map((_, i) => {
    const options = linking.options(i);
    const scores = options.map(({ features }) => {
      let sum = 0;
      for (let k = 0; k < features.length; k++) sum += weightOf(features[k]!);
      return sum;
    });
    let best = 0;
    for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
    const { antecedent } = options[best]!;
    linking.link(i, antecedent);
    const raised = scores.map((s) => Math.exp(s - scores[best]!));
    const total = raised.reduce((a, b) => a + b, 0);
    return { antecedent, probabilities: new Map(options.map((o, k) => [o.antecedent, raised[k]! / total])) };
  });
}
