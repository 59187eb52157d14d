/**
 * Fits a network over present and absent features by stochastic gradients with one step size a weight (AdaGrad: Duchi,
 * Hazan & Singer 2011), with features and hidden units left out at random (Srivastava et al. 2014), and packs its
 * weights as `src/reading/incident/filler/network.ts` reads them.
 */
import { type NetworkShape, weightBytes } from '../../src/reading/incident/filler/network.js';
import { randomOf, shuffled } from '../random.js';

export interface Example {
  readonly features: readonly string[];
  /** What is right for each output, 0 to 1. */
  readonly right: readonly number[];
}

export interface Settings {
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** Share of the features and of the hidden units that are left out. */
  readonly drop: number;
  readonly dropHidden: number;
  /** A feature of fewer examples than this is not kept. */
  readonly least: number;
  readonly seed: number;
}

export interface Learned {
  readonly shape: NetworkShape;
  readonly bytes: Uint8Array;
}

export function learn(examples: readonly Example[], outputs: readonly string[], settings: Settings): Learned {
  const { hidden, epochs, rate, decay, drop, dropHidden, seed } = settings;
  const features = keptFeatures(examples, settings.least);
  const row = new Map(features.map((f, k) => [f, k]));
  const sheets = examples.map((e) => Int32Array.from(e.features.map((f) => row.get(f) ?? -1).filter((k) => k >= 0)));
  const k = outputs.length;
  const columns = hidden + k;
  const random = randomOf(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const low = new Float32Array(features.length * columns);
  for (let r = 0; r < features.length; r++) for (let h = 0; h < hidden; h++) low[r * columns + h] = 0.05 * gauss();
  const top = new Float32Array(columns + hidden * k);
  for (let o = 0; o < k; o++) top[hidden + o] = -3;
  for (let j = columns; j < top.length; j++) top[j] = 0.3 * gauss();
  const lowSquares = new Float32Array(low.length).fill(1e-2);
  const topSquares = new Float32Array(top.length).fill(1e-2);
  const lowSum = new Float64Array(low.length);
  const topSum = new Float64Array(top.length);
  let summed = 0;
  const sums = new Float64Array(columns);
  const back = new Float64Array(columns);
  const mask = new Float64Array(hidden);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const i of shuffled(examples.length, random)) {
      const kept = drop > 0 ? sheets[i]!.filter(() => random() >= drop) : sheets[i]!;
      const gain = 1 / (1 - drop);
      for (let c = 0; c < columns; c++) sums[c] = top[c]!;
      for (const r of kept) for (let c = 0; c < columns; c++) sums[c]! += gain * low[r * columns + c]!;
      for (let h = 0; h < hidden; h++) mask[h] = sums[h]! > 0 && random() >= dropHidden ? 1 / (1 - dropHidden) : 0;
      back.fill(0);
      let worst = 0;
      for (let o = 0; o < k; o++) {
        let z = sums[hidden + o]!;
        for (let h = 0; h < hidden; h++) if (mask[h]! > 0) z += mask[h]! * sums[h]! * top[columns + h * k + o]!;
        const g = 1 / (1 + Math.exp(-z)) - examples[i]!.right[o]!;
        back[hidden + o] = g;
        worst = Math.max(worst, Math.abs(g));
      }
      if (worst < 2e-3) continue;
      for (let h = 0; h < hidden; h++) {
        if (mask[h] === 0) continue;
        for (let o = 0; o < k; o++) {
          const at = columns + h * k + o;
          back[h]! += mask[h]! * back[hidden + o]! * top[at]!;
          step(top, topSquares, at, mask[h]! * sums[h]! * back[hidden + o]!, rate, 0);
        }
      }
      for (let c = 0; c < columns; c++) if (back[c] !== 0) step(top, topSquares, c, back[c]!, rate, 0);
      for (const r of kept)
        for (let c = 0; c < columns; c++)
          if (back[c] !== 0) step(low, lowSquares, r * columns + c, gain * back[c]!, rate, decay);
    }
    if (epoch < Math.floor(epochs / 2)) continue;
    for (let j = 0; j < low.length; j++) lowSum[j]! += low[j]!;
    for (let j = 0; j < top.length; j++) topSum[j]! += top[j]!;
    summed++;
  }
  const shape: NetworkShape = { features, outputs, hidden };
  return {
    shape,
    bytes: pack(
      shape,
      lowSum.map((v) => v / summed),
      topSum.map((v) => v / summed),
    ),
  };
}

function step(weights: Float32Array, squares: Float32Array, at: number, g: number, rate: number, decay: number): void {
  const slope = g + decay * weights[at]!;
  squares[at]! += slope * slope;
  weights[at]! -= (rate * slope) / Math.sqrt(squares[at]!);
}

function keptFeatures(examples: readonly Example[], least: number): string[] {
  const counts = new Map<string, number>();
  for (const e of examples) for (const f of e.features) counts.set(f, (counts.get(f) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n >= least)
    .map(([f]) => f)
    .sort();
}

/** Rows as int8 with a scale each; everything else as float32. */
function pack(shape: NetworkShape, low: Float64Array, top: Float64Array): Uint8Array {
  const columns = shape.hidden + shape.outputs.length;
  const rows = shape.features.length;
  const bytes = new Uint8Array(weightBytes(shape));
  const small = new Int8Array(bytes.buffer, 0, rows * columns);
  const numbers = new Float32Array(bytes.buffer, Math.ceil((rows * columns) / 4) * 4);
  for (let r = 0; r < rows; r++) {
    let most = 0;
    for (let c = 0; c < columns; c++) most = Math.max(most, Math.abs(low[r * columns + c]!));
    const scale = most / 127 || 1;
    numbers[r] = scale;
    for (let c = 0; c < columns; c++) small[r * columns + c] = Math.round(low[r * columns + c]! / scale);
  }
  numbers.set(top, rows);
  return bytes;
}
