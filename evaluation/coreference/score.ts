/**
 * Scores coreference: how well the clusters of mentions that were found (the response) agree with the annotated ones (the
 * key).
 *
 * - MUC (Vilain et al. 1995): links that would have to be added. Recall is Σ(|Kᵢ| − p(Kᵢ)) / Σ(|Kᵢ| − 1), where p counts
 *   the parts into which the response cuts Kᵢ, a mention that it lacks being a part of its own.
 * - B³ (Bagga & Baldwin 1998): Recall is Σᵢⱼ |Kᵢ ∩ Rⱼ|² / |Kᵢ|, divided by the mentions of the key.
 * - CEAF-e (Luo 2005): clusters are paired one to one so that Σ φ₄ is largest, φ₄ = 2 |K ∩ R| / (|K| + |R|); recall divides
 *   it by the clusters of the key.
 *
 * Precision is the same with key and response exchanged. Mentions that only one side has stand as they are, none are added
 * or taken away (Pradhan et al. 2014, whose examples the tests repeat). The figure of the CoNLL shared tasks is the mean of
 * the three F1 (Pradhan et al. 2012). Over several documents numerators and denominators are summed, as the reference
 * scorer does.
 */
import type { Prf } from '../record.js';

/** Clusters of mentions; a mention is whatever string names it, the same in key and response. */
export type Clusters = readonly (readonly string[])[];

/** Numerators and denominators, which may be summed over documents. */
export interface Tally {
  readonly recall: readonly [number, number];
  readonly precision: readonly [number, number];
}

export const METRICS = ['muc', 'bCubed', 'ceafE', 'mentions'] as const;
export type Metric = (typeof METRICS)[number];
export type CoreferenceTally = Readonly<Record<Metric, Tally>>;
export type CoreferenceScore = Readonly<Record<Metric, Prf>> & { readonly average: number };

/** Compares the clusters of one document. A mention may stand in one cluster of a side only. */
export function compareClusters(key: Clusters, response: Clusters): CoreferenceTally {
  return {
    muc: { recall: links(key, response), precision: links(response, key) },
    bCubed: { recall: overlaps(key, response), precision: overlaps(response, key) },
    ceafE: aligned(key, response),
    mentions: found(key, response),
  };
}

/** Sums tallies of several documents. */
export function sumTallies(tallies: readonly CoreferenceTally[]): CoreferenceTally {
  const sum = (of: (t: CoreferenceTally) => readonly [number, number]): [number, number] => {
    let [over, under] = [0, 0];
    for (const t of tallies) {
      over += of(t)[0];
      under += of(t)[1];
    }
    return [over, under];
  };
  return Object.fromEntries(
    METRICS.map((m) => [m, { recall: sum((t) => t[m].recall), precision: sum((t) => t[m].precision) }]),
  ) as unknown as CoreferenceTally;
}

export function scoreOf(tally: CoreferenceTally): CoreferenceScore {
  const score = Object.fromEntries(METRICS.map((m) => [m, prf(tally[m])])) as unknown as Record<Metric, Prf>;
  return { ...score, average: (score.muc.f1 + score.bCubed.f1 + score.ceafE.f1) / 3 };
}

function prf({ recall: [hit, of], precision: [right, given] }: Tally): Prf {
  const recall = of > 0 ? hit / of : 0;
  const precision = given > 0 ? right / given : 0;
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

/** The cluster of each mention. */
function homes(clusters: Clusters): Map<string, number> {
  return new Map(clusters.flatMap((mentions, c) => mentions.map((m): [string, number] => [m, c])));
}

function links(key: Clusters, response: Clusters): [number, number] {
  const home = homes(response);
  let [kept, all] = [0, 0];
  for (const cluster of key) {
    const parts = new Set(cluster.map((m) => home.get(m) ?? m)).size;
    kept += cluster.length - parts;
    all += cluster.length - 1;
  }
  return [kept, all];
}

/** How many mentions cluster `i` of one side shares with each cluster of the other. */
function shared(cluster: readonly string[], home: ReadonlyMap<string, number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const m of cluster) {
    const c = home.get(m);
    if (c !== undefined) counts.set(c, (counts.get(c) ?? 0) + 1);
  }
  return counts;
}

function overlaps(key: Clusters, response: Clusters): [number, number] {
  const home = homes(response);
  let [hit, all] = [0, 0];
  for (const cluster of key) {
    for (const n of shared(cluster, home).values()) hit += (n * n) / cluster.length;
    all += cluster.length;
  }
  return [hit, all];
}

function aligned(key: Clusters, response: Clusters): Tally {
  const home = homes(response);
  const similarity = key.map((cluster) => {
    const row = new Array<number>(response.length).fill(0);
    for (const [c, n] of shared(cluster, home)) row[c] = (2 * n) / (cluster.length + response[c]!.length);
    return row;
  });
  const total = bestAssignment(similarity);
  return { recall: [total, key.length], precision: [total, response.length] };
}

function found(key: Clusters, response: Clusters): Tally {
  const [wanted, given] = [homes(key), homes(response)];
  let both = 0;
  for (const m of wanted.keys()) if (given.has(m)) both++;
  return { recall: [both, wanted.size], precision: [both, given.size] };
}

/**
 * The largest sum of entries of a matrix of numbers ≥ 0 of which no two share a row or a column: the Hungarian method with
 * potentials (Kuhn 1955), in time rows² · columns.
 */
export function bestAssignment(matrix: readonly (readonly number[])[]): number {
  const columns = matrix[0]?.length ?? 0;
  if (columns === 0) return 0;
  // Every row must find a column.
  const rows = matrix.length <= columns ? matrix : matrix[0]!.map((_, c) => matrix.map((row) => row[c]!));
  const [n, m] = [rows.length, rows[0]!.length];
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(m + 1);
  /** Row of each column, counted from 1; 0 for none. Column 0 holds the row being placed. */
  const rowOf = new Int32Array(m + 1);
  for (let r = 1; r <= n; r++) {
    rowOf[0] = r;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(m + 1);
    const done = new Uint8Array(m + 1);
    while (rowOf[column] !== 0) {
      done[column] = 1;
      const row = rowOf[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let c = 1; c <= m; c++) {
        if (done[c]) continue;
        const cost = -rows[row - 1]![c - 1]! - rowPotential[row]! - columnPotential[c]!;
        if (cost < least[c]!) {
          least[c] = cost;
          from[c] = column;
        }
        if (least[c]! < delta) {
          delta = least[c]!;
          next = c;
        }
      }
      for (let c = 0; c <= m; c++) {
        if (done[c]) {
          rowPotential[rowOf[c]!]! += delta;
          columnPotential[c]! -= delta;
        } else least[c]! -= delta;
      }
      column = next;
    }
    while (column !== 0) {
      rowOf[column] = rowOf[from[column]!]!;
      column = from[column]!;
    }
  }
  let total = 0;
  for (let c = 1; c <= m; c++) if (rowOf[c]! > 0) total += rows[rowOf[c]! - 1]![c - 1]!;
  return total;
}
