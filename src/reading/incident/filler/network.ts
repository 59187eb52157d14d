/**
 * A small network over features that are present or absent: one hidden layer beside a linear one, a probability for
 * each output. Rows of weights belong to features by name; a feature that training did not keep counts nothing.
 */

export interface NetworkShape {
  /** Names of the features, in the order of their rows. */
  readonly features: readonly string[];
  readonly outputs: readonly string[];
  readonly hidden: number;
}

/** Bytes of the weights: a row of int8 for each feature, then float32s: a scale for each row, biases, upper layer. */
export function weightBytes({ features, outputs, hidden }: NetworkShape): number {
  const rows = features.length;
  const padded = Math.ceil((rows * (hidden + outputs.length)) / 4) * 4;
  return padded + 4 * (rows + hidden + outputs.length + hidden * outputs.length);
}

export class Network {
  readonly #row: ReadonlyMap<string, number>;
  readonly #low: Int8Array;
  readonly #scale: Float32Array;
  readonly #hiddenBias: Float32Array;
  readonly #bias: Float32Array;
  readonly #upper: Float32Array;

  /** Throws a RangeError where the bytes are not as long as the shape says. */
  constructor(
    readonly shape: NetworkShape,
    bytes: Uint8Array,
  ) {
    const { features, outputs, hidden } = shape;
    const wanted = weightBytes(shape);
    if (bytes.byteLength !== wanted) throw new RangeError(`${bytes.byteLength} bytes where ${wanted} are expected`);
    const rows = features.length;
    const columns = hidden + outputs.length;
    this.#row = new Map(features.map((f, k) => [f, k]));
    // A copy: the bytes of a file may begin anywhere in a buffer, float32s only at every fourth byte.
    const own = bytes.slice();
    this.#low = new Int8Array(own.buffer, 0, rows * columns);
    const numbers = new Float32Array(own.buffer, Math.ceil((rows * columns) / 4) * 4);
    let at = 0;
    const take = (n: number) => {
      at += n;
      return numbers.subarray(at - n, at);
    };
    this.#scale = take(rows);
    this.#hiddenBias = take(hidden);
    this.#bias = take(outputs.length);
    this.#upper = take(hidden * outputs.length);
  }

  /** The probability of each output for a set of features, in the order of `shape.outputs`. */
  run(features: readonly string[]): number[] {
    const { outputs, hidden } = this.shape;
    const columns = hidden + outputs.length;
    const sums = new Float64Array(columns);
    for (let h = 0; h < hidden; h++) sums[h] = this.#hiddenBias[h]!;
    for (let o = 0; o < outputs.length; o++) sums[hidden + o] = this.#bias[o]!;
    for (const f of features) {
      const row = this.#row.get(f);
      if (row === undefined) continue;
      const scale = this.#scale[row]!;
      for (let c = 0; c < columns; c++) sums[c]! += scale * this.#low[row * columns + c]!;
    }
    return outputs.map((_, o) => {
      let z = sums[hidden + o]!;
      for (let h = 0; h < hidden; h++) if (sums[h]! > 0) z += sums[h]! * this.#upper[h * outputs.length + o]!;
      return 1 / (1 + Math.exp(-z));
    });
  }
}
