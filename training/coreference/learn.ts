/**
 * Learns the weights of the ranking: the log-linear model with latent antecedents and margins for the kinds of errors of
 * Durrett & Klein (2013), by AdaGrad (Duchi et al. 2011), its weights averaged. Documents are linked with the weights of
 * the moment while they are learned from, so that what agreement rules out in training is what it will rule out in use.
 */
import { mix } from '../../src/reading/coreference/hash.js';
import { Linking } from '../../src/reading/coreference/ranking.js';
import type { Scene } from '../../src/reading/coreference/scene.js';
import { randomOf } from '../random.js';

export interface Example {
  readonly scene: Scene;
  /** The annotated entity of each mention; null for those of none, or of one that is mentioned once. */
  readonly entities: readonly (string | null)[];
}

export interface Settings {
  readonly epochs: number;
  readonly rate: number;
  /** Margins: linking what is new, leaving unlinked what is not, linking to the wrong one. */
  readonly falseLink: number;
  readonly missedLink: number;
  readonly wrongLink: number;
  /** Features seen in fewer documents are not learned. */
  readonly documents: number;
  readonly seed: number;
}

/** Weights by feature, those that are 0 left out. */
export type Weights = ReadonlyMap<number, number>;

const SLOTS = 1 << 22;

/** Open addressing: the slot of each feature. */
class Slots {
  readonly keys = new Int32Array(SLOTS);
  readonly used = new Uint8Array(SLOTS);
  of(feature: number): number {
    let at = mix(7, feature) & (SLOTS - 1);
    while (this.used[at] && this.keys[at] !== feature) at = (at + 1) & (SLOTS - 1);
    if (!this.used[at]) {
      this.used[at] = 1;
      this.keys[at] = feature;
    }
    return at;
  }
}

export function learn(
  examples: readonly Example[],
  settings: Settings,
  eachEpoch?: (epoch: number, weights: () => Weights) => void,
): Weights {
  const slots = new Slots();
  const seen = new Uint16Array(SLOTS);
  const lastSeen = new Int32Array(SLOTS).fill(-1);
  examples.forEach((example, document) => {
    walk(example, (options, right) => {
      for (const o of options)
        for (const f of o) {
          const s = slots.of(f);
          if (lastSeen[s] === document) continue;
          lastSeen[s] = document;
          seen[s]!++;
        }
      return right;
    });
  });
  const live = new Uint8Array(SLOTS);
  for (let s = 0; s < SLOTS; s++) live[s] = seen[s]! >= settings.documents ? 1 : 0;
  const weights = new Float64Array(SLOTS);
  const squares = new Float64Array(SLOTS);
  const sums = new Float64Array(SLOTS);
  let steps = 0;
  const averaged = () => {
    const out = new Map<number, number>();
    for (let s = 0; s < SLOTS; s++) if (sums[s] !== 0) out.set(slots.keys[s]!, sums[s]! / steps);
    return out;
  };
  const random = randomOf(settings.seed);
  const order = [...examples];
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const example of order) {
      walk(example, (options, right) => {
        const at = options.map((features) => {
          const known: number[] = [];
          for (const f of features) {
            const s = slots.of(f);
            if (live[s]) known.push(s);
          }
          return known;
        });
        const plain = at.map((known) => known.reduce((sum, s) => sum + weights[s]!, 0));
        const scores = plain.map((score, k) =>
          right[k]
            ? score
            : score + (k === 0 ? settings.missedLink : right[0] ? settings.falseLink : settings.wrongLink),
        );
        const top = Math.max(...scores);
        const raised = scores.map((s) => Math.exp(s - top));
        const all = raised.reduce((a, b) => a + b, 0);
        const good = raised.reduce((a, b, k) => (right[k] ? a + b : a), 0) || 1e-300;
        at.forEach((known, k) => {
          const slope = raised[k]! / all - (right[k] ? raised[k]! / good : 0);
          if (Math.abs(slope) < 1e-4) return;
          for (const s of known) {
            squares[s]! += slope * slope;
            weights[s]! -= (settings.rate * slope) / (Math.sqrt(squares[s]!) + 1e-6);
          }
        });
        let best = 0;
        plain.forEach((score, k) => {
          if (score > plain[best]!) best = k;
        });
        return options.map((_, k) => k === best);
      });
      steps++;
      for (let s = 0; s < SLOTS; s++) sums[s]! += weights[s]!;
    }
    eachEpoch?.(epoch, averaged);
  }
  return averaged();
}

/**
 * Goes through the mentions of a document in order. `decide` gets the features of each option (the first: something new)
 * and which of them are right, and says which one is to be taken (of several the first).
 */
function walk(
  { scene, entities }: Example,
  decide: (options: readonly Int32Array[], right: readonly boolean[]) => readonly boolean[],
): void {
  const linking = new Linking(scene);
  scene.mentions.forEach((_, i) => {
    // The features themselves, gathered where in use their weights are added up.
    const features: Int32Array[] = [];
    let gathered: number[] = [];
    const options = linking.options(
      i,
      (feature) => {
        gathered.push(feature);
        return 0;
      },
      () => {
        features.push(Int32Array.from(gathered));
        gathered = [];
      },
    );
    const right = options.map(
      (o) => o.antecedent !== null && entities[i] !== null && entities[o.antecedent] === entities[i],
    );
    if (!right.includes(true)) right[0] = true;
    const taken = decide(features, right);
    linking.link(i, options[taken.indexOf(true)]!.antecedent);
  });
}
