/**
 * Features as hashed integers (Weinberger et al. 2009, "Feature hashing for large scale multitask learning"): no feature
 * table has to be kept, and the same feature has the same number on every machine.
 */

const seen = new Map<string, number>();

/** A string as a 32-bit integer: FNV-1a over its UTF-16 code units. */
export function hashOf(text: string): number {
  const known = seen.get(text);
  if (known !== undefined) return known;
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  // Words of hostile input must not fill the memory.
  if (text.length < 40 && seen.size < 200_000) seen.set(text, h);
  return h;
}

/** Joins a hash and a value to a new hash (the finaliser of MurmurHash3, Appleby 2011). */
export function join(h: number, value: number): number {
  let x = Math.imul(h ^ 0x9e3779b9, 0x85ebca6b) ^ value;
  x = Math.imul(x ^ (x >>> 16), 0xc2b2ae35);
  return x ^ (x >>> 13);
}

/** Gathers the features of one item. Each template has its own number, so that equal values of two stay apart. */
export class FeatureList {
  readonly #out: number[] = [];

  /** @param shift 32 less the number of bits of a feature's index. */
  constructor(private readonly shift: number) {}

  one(template: number, a: number): void {
    this.#out.push(join(join(template, a), 0x51ed270b) >>> this.shift);
  }

  two(template: number, a: number, b: number): void {
    this.#out.push(join(join(join(template, a), b), 0x2545f491) >>> this.shift);
  }

  three(template: number, a: number, b: number, c: number): void {
    this.#out.push(join(join(join(join(template, a), b), c), 0x68bc21eb) >>> this.shift);
  }

  /** The features so far; the list begins anew. */
  take(): Int32Array {
    const taken = Int32Array.from(this.#out);
    this.#out.length = 0;
    return taken;
  }
}
