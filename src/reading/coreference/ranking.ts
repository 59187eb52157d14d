/**
 * Mentions in text order, each linked to the earlier mention that the model ranks highest, or to none: mention ranking
 * (Denis & Baldridge 2008), with clusters as the agreement of all that is linked.
 */
import { agree, join, type Traits, traitsOf } from './agreement.js';
import { Features } from './features.js';
import type { Scene } from './scene.js';

/** Mentions back to which a mention is compared whatever its words; further back only to those that share a word. */
const NEAR = 45;
const NEAR_PRONOUN = 60;

export type Weigh = (features: readonly number[]) => number;

/** Positions of the earlier mentions that mention `i` may take up, nearest first. */
export function candidates(scene: Scene, i: number): number[] {
  const { mentions } = scene;
  const m = mentions[i]!;
  const out: number[] = [];
  for (let j = i - 1; j >= 0; j--) {
    const n = mentions[j]!;
    const pronouns = m.form === 'pronoun' && n.form === 'pronoun';
    const near = i - j <= (m.form === 'pronoun' ? NEAR_PRONOUN : NEAR);
    if (!near) {
      if (m.form === 'pronoun' ? !(pronouns && m.pronoun !== null && m.pronoun.person < 3 && m.pronoun === n.pronoun) : n.form === 'pronoun') continue;
      if (!pronouns && n.noun !== m.noun && !m.modifiers.includes(n.noun) && !n.modifiers.includes(m.noun)) continue;
    }
    if (n.head === m.head) continue;
    out.push(j);
  }
  return out;
}

export interface Link {
  readonly mention: number;
  readonly antecedent: number;
  /** The model's probability of this antecedent among all, none included. */
  readonly score: number;
}

export function rank(scene: Scene, weigh: Weigh): Link[] {
  const features = new Features(scene);
  const cluster: number[] = [];
  const traits: Traits[] = [];
  const links: Link[] = [];
  scene.mentions.forEach((m, i) => {
    const own = traitsOf(m);
    const fresh = weigh(features.fresh(i));
    const options = candidates(scene, i)
      .filter((j) => agree(own, traits[cluster[j]!]!))
      .map((j) => ({ j, score: weigh(features.pair(i, j)) }));
    let best: { j: number; score: number } | null = null;
    for (const o of options) if (o.score > (best?.score ?? fresh)) best = o;
    if (best === null) {
      cluster[i] = traits.length;
      traits.push(own);
      return;
    }
    const home = cluster[best.j]!;
    cluster[i] = home;
    traits[home] = join(traits[home]!, own);
    const top = best.score;
    const sum = options.reduce((s, o) => s + Math.exp(o.score - top), Math.exp(fresh - top));
    links.push({ mention: i, antecedent: best.j, score: 1 / sum });
  });
  return links;
}
