/**
 * The best dependency tree over scored arcs: one root, no cycle.
 *
 * Chu & Liu (1965) and Edmonds (1967) find the best tree that may have several children of the
 * artificial root. UD allows one. Taking a constant larger than any difference of scores from
 * every arc of the root makes the best tree the best single-root tree (Stanojevic & Cohen 2021,
 * "A Root of All Evil"). The greedy choice is already a tree for nine sentences in ten and is
 * then the best one, so the cubic search runs for the rest only.
 */

/**
 * @param scores row-major, `length` rows of `length + 1` candidate heads; candidate 0 is the root,
 *   candidate h the word at position h - 1.
 * @returns for each word the position of its head among the words, -1 for the root.
 */
export function bestTree(scores: Float32Array, length: number): Int32Array {
  if (length === 0) return new Int32Array(0);
  const heads = greedyHeads(scores, length);
  if (!isTree(heads)) return maximumTree(scores, length);
  return heads;
}

function greedyHeads(scores: Float32Array, length: number): Int32Array {
  const width = length + 1;
  const heads = new Int32Array(length);
  for (let d = 0; d < length; d++) {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let h = 0; h < width; h++) {
      const score = scores[d * width + h]!;
      if (h !== d + 1 && score > bestScore) {
        bestScore = score;
        best = h;
      }
    }
    heads[d] = best - 1;
  }
  return heads;
}

/** Whether head positions (-1 for the root) form one tree with one root. */
export function isTree(heads: ArrayLike<number>): boolean {
  const n = heads.length;
  let roots = 0;
  // 0 not seen, otherwise the number of the walk that reached the word first.
  const seen = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    if (heads[i] === -1) roots++;
    let at = i;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = i + 1;
      const next = heads[at]!;
      if (next >= n || next < -1) return false;
      at = next;
    }
    if (at >= 0 && seen[at] === i + 1) return false;
  }
  return roots === 1 || n === 0;
}

function maximumTree(scores: Float32Array, length: number): Int32Array {
  const n = length + 1;
  // weight[h * n + d]: node 0 is the root.
  const weight = new Float64Array(n * n).fill(Number.NEGATIVE_INFINITY);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let d = 0; d < length; d++) {
    for (let h = 0; h < n; h++) {
      if (h === d + 1) continue;
      const score = scores[d * n + h]!;
      weight[h * n + d + 1] = score;
      if (score < low) low = score;
      if (score > high) high = score;
    }
  }
  const penalty = (high - low + 1) * n;
  for (let d = 1; d < n; d++) weight[d] = weight[d]! - penalty;
  const heads = contract(weight, n);
  const out = new Int32Array(length);
  for (let d = 1; d < n; d++) out[d - 1] = heads[d]! - 1;
  return out;
}

/** Best heads of nodes 1..n-1 over a dense graph, by contracting one cycle at a time. */
function contract(weight: Float64Array, n: number): Int32Array {
  const heads = new Int32Array(n).fill(-1);
  for (let d = 1; d < n; d++) {
    let best = 0;
    for (let h = 1; h < n; h++) if (weight[h * n + d]! > weight[best * n + d]!) best = h;
    heads[d] = best;
  }
  const cycle = findCycle(heads);
  if (cycle === null) return heads;
  const inCycle = new Uint8Array(n);
  for (const node of cycle) inCycle[node] = 1;
  // The contracted graph keeps the outside nodes in order and adds the cycle as its last node.
  const outside: number[] = [];
  for (let i = 0; i < n; i++) if (!inCycle[i]) outside.push(i);
  const m = outside.length + 1;
  const c = m - 1;
  const smaller = new Float64Array(m * m).fill(Number.NEGATIVE_INFINITY);
  const entry = new Int32Array(m);
  const exit = new Int32Array(m);
  for (let a = 0; a < c; a++) {
    const u = outside[a]!;
    for (let b = 0; b < c; b++) smaller[a * m + b] = weight[u * n + outside[b]!]!;
    for (const v of cycle) {
      const gain = weight[u * n + v]! - weight[heads[v]! * n + v]!;
      if (gain > smaller[a * m + c]!) {
        smaller[a * m + c] = gain;
        entry[a] = v;
      }
      if (u !== 0 && weight[v * n + u]! > smaller[c * m + a]!) {
        smaller[c * m + a] = weight[v * n + u]!;
        exit[a] = v;
      }
    }
  }
  const solved = contract(smaller, m);
  const result = Int32Array.from(heads);
  for (let b = 1; b < c; b++) {
    const h = solved[b]!;
    result[outside[b]!] = h === c ? exit[b]! : outside[h]!;
  }
  const from = solved[c]!;
  result[entry[from]!] = outside[from]!;
  return result;
}

function findCycle(heads: Int32Array): number[] | null {
  const n = heads.length;
  const seen = new Int32Array(n);
  for (let i = 1; i < n; i++) {
    let at = i;
    while (at > 0 && seen[at] === 0) {
      seen[at] = i;
      at = heads[at]!;
    }
    if (at > 0 && seen[at] === i) {
      const cycle = [at];
      for (let v = heads[at]!; v !== at; v = heads[v]!) cycle.push(v);
      return cycle;
    }
  }
  return null;
}
