/**
 * A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) over the units around an anchor, with the
 * labels outside, source, cue and content. Weights lie in one hashed table.
 */
import type { UnitFeatures } from './argument-features.js';
import { join } from './hash.js';

export const LABELS = ['outside', 'source', 'cue', 'content'] as const;
export const COUNT = LABELS.length;

/** Where a weight of a feature for a label, or for a pair of labels, lies. */
export type Table = (index: number) => number;

/** The place of a feature's weight for one label. */
export function emitAt(feature: number, label: number, mask: number): number {
  return (feature + Math.imul(label, 0x2c1b3c6d)) & mask;
}

/** The place of an edge feature's weight for two labels in a row. */
export function edgeAt(feature: number, from: number, to: number, mask: number): number {
  return join(feature, 0x100 + from * COUNT + to) & mask;
}

export interface Scores {
  /** units × labels */
  readonly emit: Float64Array;
  /** units × labels × labels, from the unit before; the first unit's are not used. */
  readonly edge: Float64Array;
}

export function scoresOf(units: readonly UnitFeatures[], weights: Table, mask: number): Scores {
  const emit = new Float64Array(units.length * COUNT);
  const edge = new Float64Array(units.length * COUNT * COUNT);
  for (const [k, u] of units.entries()) {
    for (let y = 0; y < COUNT; y++) {
      let sum = 0;
      for (const f of u.emit) sum += weights(emitAt(f, y, mask));
      emit[k * COUNT + y] = sum;
    }
    if (k === 0) continue;
    for (let x = 0; x < COUNT; x++)
      for (let y = 0; y < COUNT; y++) {
        let sum = 0;
        for (const f of u.edges) sum += weights(edgeAt(f, x, y, mask));
        edge[(k * COUNT + x) * COUNT + y] = sum;
      }
  }
  return { emit, edge };
}

export interface Marginals {
  readonly unit: Float64Array;
  readonly edge: Float64Array;
  readonly logZ: number;
}

/** Forward and backward sums in logarithms; probabilities of each label and of each pair of labels in a row. */
export function marginalsOf({ emit, edge }: Scores): Marginals {
  const n = emit.length / COUNT;
  const forward = new Float64Array(n * COUNT);
  const backward = new Float64Array(n * COUNT);
  const row = new Float64Array(COUNT);
  for (let k = 0; k < n; k++)
    for (let y = 0; y < COUNT; y++) {
      if (k === 0) {
        forward[y] = emit[y]!;
        continue;
      }
      for (let x = 0; x < COUNT; x++) row[x] = forward[(k - 1) * COUNT + x]! + edge[(k * COUNT + x) * COUNT + y]!;
      forward[k * COUNT + y] = emit[k * COUNT + y]! + logSum(row);
    }
  for (let k = n - 2; k >= 0; k--)
    for (let x = 0; x < COUNT; x++) {
      const next = (k + 1) * COUNT;
      for (let y = 0; y < COUNT; y++) row[y] = edge[(next + x) * COUNT + y]! + emit[next + y]! + backward[next + y]!;
      backward[k * COUNT + x] = logSum(row);
    }
  for (let y = 0; y < COUNT; y++) row[y] = forward[(n - 1) * COUNT + y]!;
  const logZ = logSum(row);
  const unit = new Float64Array(n * COUNT);
  const pairs = new Float64Array(n * COUNT * COUNT);
  for (let k = 0; k < n; k++)
    for (let y = 0; y < COUNT; y++) {
      const here = k * COUNT + y;
      unit[here] = Math.exp(forward[here]! + backward[here]! - logZ);
      if (k === 0) continue;
      for (let x = 0; x < COUNT; x++)
        pairs[(k * COUNT + x) * COUNT + y] = Math.exp(
          forward[(k - 1) * COUNT + x]! + edge[(k * COUNT + x) * COUNT + y]! + emit[here]! + backward[here]! - logZ,
        );
    }
  return { unit, edge: pairs, logZ };
}

function logSum(row: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const v of row) if (v > most) most = v;
  let sum = 0;
  for (const v of row) sum += Math.exp(v - most);
  return most + Math.log(sum);
}

/** The best sequence of labels. */
export function bestLabels({ emit, edge }: Scores): { labels: Int8Array; score: number } {
  const n = emit.length / COUNT;
  const best = new Float64Array(n * COUNT);
  const from = new Int8Array(n * COUNT);
  for (let y = 0; y < COUNT; y++) best[y] = emit[y]!;
  for (let k = 1; k < n; k++)
    for (let y = 0; y < COUNT; y++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let x = 0; x < COUNT; x++) {
        const s = best[(k - 1) * COUNT + x]! + edge[(k * COUNT + x) * COUNT + y]!;
        if (s > most) {
          most = s;
          from[k * COUNT + y] = x;
        }
      }
      best[k * COUNT + y] = most + emit[k * COUNT + y]!;
    }
  const labels = new Int8Array(n);
  let y = 0;
  for (let x = 1; x < COUNT; x++) if (best[(n - 1) * COUNT + x]! > best[(n - 1) * COUNT + y]!) y = x;
  const score = best[(n - 1) * COUNT + y]!;
  for (let k = n - 1; k >= 0; k--) {
    labels[k] = y;
    y = from[k * COUNT + y]!;
  }
  return { labels, score };
}
