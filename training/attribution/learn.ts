/**
 * Fitting the tagger's tables by stochastic gradients with one step size a weight (AdaGrad: Duchi, Hazan & Singer 2011)
 * and L2 decay at the weights that a step touches.
 */

import type { UnitFeatures } from '../../src/reading/attribution/tagger/argument-features.js';
import {
  bestLabels,
  COUNT,
  edgeAt,
  emitAt,
  marginalsOf,
  scoresOf,
} from '../../src/reading/attribution/tagger/chain-model.js';
import { randomOf, shuffled } from '../random.js';

export interface Settings {
  /** Base-two logarithm of the table's size. */
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
}

class Learner {
  readonly weights: Float32Array;
  readonly #squares: Float32Array;

  constructor(private readonly settings: Settings) {
    this.weights = new Float32Array(1 << settings.bits);
    this.#squares = new Float32Array(1 << settings.bits).fill(1e-3);
  }

  /** Moves one weight against its gradient. */
  move(at: number, gradient: number): void {
    const g = gradient + this.settings.decay * this.weights[at]!;
    const squares = this.#squares[at]! + g * g;
    this.#squares[at] = squares;
    this.weights[at] = this.weights[at]! - (this.settings.rate * g) / Math.sqrt(squares);
  }
}

export interface Yes {
  readonly features: Int32Array;
  readonly yes: boolean;
}

/** Logistic regression. */
export function learnAnchors(items: readonly Yes[], settings: Settings, say: (line: string) => void): Float32Array {
  const learner = new Learner(settings);
  const random = randomOf(settings.seed);
  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    let loss = 0;
    for (const k of shuffled(items.length, random)) {
      const { features, yes } = items[k]!;
      let sum = 0;
      for (const f of features) sum += learner.weights[f]!;
      const p = 1 / (1 + Math.exp(-sum));
      loss -= Math.log(Math.max(1e-12, yes ? p : 1 - p));
      const gradient = p - (yes ? 1 : 0);
      if (Math.abs(gradient) < 1e-3) continue;
      for (const f of features) learner.move(f, gradient);
    }
    say(`anchors, epoch ${epoch}: loss ${(loss / items.length).toFixed(5)}`);
  }
  return learner.weights;
}

export interface Labelled {
  readonly units: readonly UnitFeatures[];
  readonly labels: Int8Array;
}

/** The conditional random field. */
export function learnChains(items: readonly Labelled[], settings: Settings, say: (line: string) => void): Float32Array {
  const learner = new Learner(settings);
  const mask = (1 << settings.bits) - 1;
  const table = (at: number) => learner.weights[at]!;
  const random = randomOf(settings.seed);
  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    let loss = 0;
    let right = 0;
    for (const i of shuffled(items.length, random)) {
      const { units, labels } = items[i]!;
      const scores = scoresOf(units, table, mask);
      const m = marginalsOf(scores);
      let gold = 0;
      for (const [k, u] of units.entries()) {
        const y = labels[k]!;
        const x = k === 0 ? -1 : labels[k - 1]!;
        gold += scores.emit[k * COUNT + y]! + (k === 0 ? 0 : scores.edge[(k * COUNT + x) * COUNT + y]!);
        for (let b = 0; b < COUNT; b++) {
          const g = m.unit[k * COUNT + b]! - (b === y ? 1 : 0);
          if (Math.abs(g) > 1e-3) for (const f of u.emit) learner.move(emitAt(f, b, mask), g);
          if (k === 0) continue;
          for (let a = 0; a < COUNT; a++) {
            const h = m.edge[(k * COUNT + a) * COUNT + b]! - (a === x && b === y ? 1 : 0);
            if (Math.abs(h) > 1e-3) for (const f of u.edges) learner.move(edgeAt(f, a, b, mask), h);
          }
        }
      }
      loss += m.logZ - gold;
      const best = bestLabels(scores).labels;
      if (best.every((y, k) => y === labels[k])) right++;
    }
    say(
      `chains, epoch ${epoch}: loss ${(loss / items.length).toFixed(3)}, wholly right ${(right / items.length).toFixed(3)}`,
    );
  }
  return learner.weights;
}
