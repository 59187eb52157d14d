import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTree, isTree } from '../../src/language/parser/tree.js';

/** The best single-root tree by trying all of them. */
function exhaustive(scores: Float32Array, length: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(length).fill(-1);
  const walk = (d: number) => {
    if (d === length) {
      if (isTree(heads)) best = Math.max(best, total(scores, heads));
      return;
    }
    for (let h = -1; h < length; h++) {
      if (h === d) continue;
      heads[d] = h;
      walk(d + 1);
    }
  };
  walk(0);
  return best;
}

function total(scores: Float32Array, heads: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < heads.length; d++) sum += scores[d * (heads.length + 1) + heads[d]! + 1]!;
  return sum;
}

const matrix = (length: fc.Arbitrary<number>) =>
  length.chain((n) =>
    fc
      .array(fc.integer({ min: -20, max: 20 }), { minLength: n * (n + 1), maxLength: n * (n + 1) })
      .map((v) => ({ n, scores: Float32Array.from(v) })),
  );

describe('bestTree', () => {
  it('finds the best of all single-root trees', () => {
    fc.assert(
      fc.property(matrix(fc.integer({ min: 1, max: 5 })), ({ n, scores }) => {
        const heads = bestTree(scores, n);
        expect(isTree(heads)).toBe(true);
        expect(total(scores, heads)).toBe(exhaustive(scores, n));
      }),
      { numRuns: 400 },
    );
  });

  it('gives one root and no cycle for any scores', () => {
    fc.assert(
      fc.property(matrix(fc.integer({ min: 1, max: 40 })), ({ n, scores }) => {
        expect(isTree(bestTree(scores, n))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('gives a tree where all scores are equal', () => {
    expect(isTree(bestTree(new Float32Array(12 * 13), 12))).toBe(true);
  });
});

describe('isTree', () => {
  it('accepts one root and refuses none, two, a cycle or a head out of range', () => {
    expect(isTree([1, -1, 1])).toBe(true);
    expect(isTree([])).toBe(true);
    expect(isTree([1, 2, 0])).toBe(false);
    expect(isTree([-1, -1])).toBe(false);
    expect(isTree([-1, 2, 1])).toBe(false);
    expect(isTree([-1, 2])).toBe(false);
  });
});
