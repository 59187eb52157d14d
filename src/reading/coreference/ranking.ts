/**
 * Mentions in text order, each linked to the earlier mention that the model ranks highest, or to none: mention ranking
 * (Denis & Baldridge 2008).
 */
import { agree, join, type Traits, traitsOf } from './agreement.js';
import { Features } from './features.js';
import { mix } from './hash.js';
import type { Mention } from './mention.js';
import type { Scene } from './scene.js';
import { otherVoice } from './voice.js';

/** Mentions back to which a pronoun is compared; further back only "I", "we" and "you" to themselves. */
const NEAR_PRONOUN = 60;
/** Mentions and sentences back to which others are compared whatever their words; further back only to those that share one. */
const NEAR = 45;
const NEAR_SENTENCES = 2;
/** Mentions further back that are compared, and how far is looked for them: a text without end takes no time without end. */
const MOST_FAR = 40;
const FAR = 1500;

/** Weight of a feature; 0 for one that the model does not know. */
export type WeightOf = (feature: number) => number;

/** Positions of the earlier mentions that mention `i` may take up by where they stand, nearest first. */
export function candidates({ mentions, places }: Scene, i: number): number[] {
  const m = mentions[i]!;
  const out: number[] = [];
  let far = 0;
  for (let j = i - 1; j >= Math.max(0, i - FAR) && far < MOST_FAR; j--) {
    const n = mentions[j]!;
    if (n.head === m.head) continue;
    if (isNear(m, n, i - j, places[i]!.sentence - places[j]!.sentence)) out.push(j);
    else if (isAkin(m, n)) {
      out.push(j);
      far++;
    }
  }
  return out;
}

function isNear(m: Mention, n: Mention, mentions: number, sentences: number): boolean {
  if (m.form === 'pronoun') return mentions <= NEAR_PRONOUN;
  return mentions <= NEAR && (sentences <= NEAR_SENTENCES || n.pronoun !== null);
}

/** Whether two mentions are worth comparing at any distance. */
function isAkin(m: Mention, n: Mention): boolean {
  if (m.form === 'pronoun') return m.pronoun !== null && m.pronoun.person < 3 && m.pronoun.lemma === n.pronoun?.lemma;
  return n.form !== 'pronoun' && (n.noun === m.noun || m.modifiers.includes(n.noun) || n.modifiers.includes(m.noun));
}

/** One thing that a mention can be. */
export interface Option {
  /** Position of the mention to take up; null for starting something new. */
  readonly antecedent: number | null;
  /** The sum of `weigh` over its features. */
  readonly score: number;
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

  /**
   * What mention `i` can be and its score, the new entity first. Mentions are to be linked in order. `weightOf` is asked for
   * every feature of every option, and `done` called after each option.
   */
  options(i: number, weightOf: WeightOf, done?: () => void): Option[] {
    const own = traitsOf(this.scene.mentions[i]!);
    const out: Option[] = [{ antecedent: null, score: this.#sum(this.features.own(i), i, null, weightOf) }];
    done?.();
    for (const j of candidates(this.scene, i)) {
      if (!agree(own, this.#entityOf[j]!.traits) || otherVoice(this.scene, i, j)) continue;
      out.push({ antecedent: j, score: this.#sum(this.features.pair(i, j), i, j, weightOf) });
      done?.();
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
  #sum(base: readonly number[], i: number, j: number | null, weightOf: WeightOf): number {
    const [coarse, key] = this.features.keys(i);
    const one = mix(j === null ? 1 : 2, coarse);
    const two = j === null ? mix(3, key) : mix(mix(4, key), this.features.keys(j)[1]);
    let sum = 0;
    for (let k = 0; k < base.length; k++) {
      const f = base[k]!;
      sum += weightOf(f) + weightOf(mix(f, one)) + weightOf(mix(f, two));
    }
    return sum;
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
    const options = linking.options(i, weightOf);
    const scores = options.map((o) => o.score);
    let best = 0;
    for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
    const { antecedent } = options[best]!;
    linking.link(i, antecedent);
    const raised = scores.map((s) => Math.exp(s - scores[best]!));
    const total = raised.reduce((a, b) => a + b, 0);
    return { antecedent, probabilities: new Map(options.map((o, k) => [o.antecedent, raised[k]! / total])) };
  });
}
