/**
 * Which kind of thing each word heads a mention of. The network's scores come from the sentence, the lexicon's from the
 * word; both are taken as evidence that adds up: log p(kind | sentence) + w · log (p(kind | class of word) / p(kind)).
 */
import type { HeadKind } from '../doc.js';
import type { Annotation } from '../layout.js';
import counts from './data/kind-counts.json' with { type: 'json' };
import names from './data/kind-names.json' with { type: 'json' };
import nouns from './data/kind-nouns.json' with { type: 'json' };
import { type Evidence, type EvidenceReader, evidenceOf, keysOf } from './kind-evidence.js';

/** A word's kind, and what the lexicon knows of a name. */
export interface WordKind extends HeadKind {
  /** Of a name: the class of the common noun that its head also is, and of a thing known by that name; "" for none. */
  readonly common?: string;
  readonly named?: string;
}

/** How much the lexicon counts against the network, for nouns and for names; chosen on the development set of GUM. */
const WEIGHT = { noun: 0.75, name: 0.9 } as const;
/** Probability below which the network is not believed to exclude a kind. */
const FLOOR = 1e-4;
/** Observations that a wider class of words is worth against those of a narrower one. */
const PRIOR_WIDE = 5;
const PRIOR_NARROW = 10;

const COUNTS = counts.counts as Readonly<Record<string, Readonly<Record<string, number>>>>;

export class KindReader {
  readonly #evidence: EvidenceReader = evidenceOf(nouns, names);
  readonly #bonus = new Map<string, Float64Array>();

  /** @param classes the kinds that the network scores, in its order. */
  constructor(private readonly classes: readonly string[]) {}

  /** @param scores the network's scores of all kinds for word `i`, not normalised. */
  kinds(forms: readonly string[], words: readonly Annotation[], scores: (i: number) => ArrayLike<number>): WordKind[] {
    return forms.map((_, i) => {
      const sum = Float64Array.from(normalised(scores(i)), (p) => Math.log(p + FLOOR));
      const evidence = this.#evidence(forms, words, i);
      if (evidence !== null) {
        const bonus = this.#bonusOf(evidence);
        for (let k = 0; k < sum.length; k++) sum[k]! += bonus[k]!;
      }
      const probabilities = normalised(sum);
      let best = 0;
      for (let k = 1; k < sum.length; k++) if (sum[k]! > sum[best]!) best = k;
      const decided = { kind: this.classes[best]!, score: Math.round(1000 * probabilities[best]!) / 1000 };
      return evidence !== null && 'named' in evidence
        ? { ...decided, common: evidence.common, named: evidence.named }
        : decided;
    });
  }

  #bonusOf(evidence: Evidence): Float64Array {
    const keys = keysOf(evidence);
    const key = keys[0]!;
    let bonus = this.#bonus.get(key);
    if (!bonus) {
      const weight = 'noun' in evidence ? WEIGHT.noun : WEIGHT.name;
      const usual = this.#share(
        keys.at(-1)!,
        this.classes.map(() => 1 / this.classes.length),
        1,
      );
      const given = this.#given(keys, usual);
      bonus = Float64Array.from(given, (p, k) => weight * Math.log(p / usual[k]!));
      this.#bonus.set(key, bonus);
    }
    return bonus;
  }

  /** p(kind | evidence), narrower classes falling back on wider ones. */
  #given(keys: readonly string[], usual: ArrayLike<number>): ArrayLike<number> {
    if (keys.length === 3) return this.#share(keys[0]!, this.#share(keys[1]!, usual, PRIOR_WIDE), PRIOR_NARROW);
    // What a name is known for and how it is built are taken as independent where both are rare together.
    const known = this.#share(keys[1]!, usual, PRIOR_WIDE);
    const built = this.#share(keys[2]!, usual, PRIOR_WIDE);
    const product = Array.from(usual, (p, k) => (known[k]! * built[k]!) / p);
    const total = product.reduce((a, b) => a + b, 0);
    return this.#share(
      keys[0]!,
      product.map((p) => p / total),
      PRIOR_NARROW,
    );
  }

  #share(key: string, fallback: ArrayLike<number>, weight: number): Float64Array {
    const row = COUNTS[key] ?? {};
    const total = Object.values(row).reduce((a, b) => a + b, 0);
    return Float64Array.from(fallback, (p, k) => (p * weight + (row[this.classes[k]!] ?? 0)) / (weight + total));
  }
}

/** Probabilities from scores that are logarithms but for a constant. */
function normalised(scores: ArrayLike<number>): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) top = Math.max(top, scores[k]!);
  const out = Float64Array.from(scores, (s) => Math.exp(s - top));
  const total = out.reduce((a, b) => a + b, 0);
  return out.map((p) => p / total);
}
