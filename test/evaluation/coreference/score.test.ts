import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestAssignment,
  type Clusters,
  compareClusters,
  METRICS,
  scoreOf,
  sumTallies,
} from '../../../evaluation/coreference/score.js';

/** "ab c": clusters {a, b} and {c}. */
const clusters = (text: string): Clusters => text.split(' ').map((c) => [...c]);
const score = (key: string, response: string) => scoreOf(compareClusters(clusters(key), clusters(response)));

describe('the examples of the metrics’ authors', () => {
  test('Vilain et al. 1995: a chain of four cut in two lacks one link of three', () => {
    const { muc } = score('abcd', 'ab cd');
    expect(muc.recall).toBeCloseTo(2 / 3, 10);
    expect(muc.precision).toBe(1);
  });

  test('Bagga & Baldwin 1998: joining two large chains costs more precision than joining a large and a small one', () => {
    const key = '12345 67 89ABC';
    expect(score(key, '12345 6789ABC').bCubed.precision).toBeCloseTo(16 / 21, 10);
    expect(score(key, '1234589ABC 67').bCubed.precision).toBeCloseTo(7 / 12, 10);
    expect(score(key, '12345 6789ABC').muc.precision).toBeCloseTo(9 / 10, 10);
    expect(score(key, '1234589ABC 67').muc.precision).toBeCloseTo(9 / 10, 10);
  });

  // Luo 2005, "On coreference resolution performance metrics", table 1.
  test.each([
    ['12345 6789ABC', 0.947, 0.865, 0.733],
    ['1234589ABC 67', 0.947, 0.737, 0.667],
    ['123456789ABC', 0.9, 0.545, 0.294],
    ['1 2 3 4 5 6 7 8 9 A B C', 0, 0.4, 0.178],
  ])('Luo 2005: %s', (response, muc, bCubed, ceafE) => {
    const found = score('12345 67 89ABC', response);
    expect(found.muc.f1).toBeCloseTo(muc, 3);
    expect(found.bCubed.f1).toBeCloseTo(bCubed, 3);
    expect(found.ceafE.f1).toBeCloseTo(ceafE, 3);
  });

  test('Pradhan et al. 2014: mentions that only one side has stand as they are', () => {
    const { muc, bCubed, ceafE, mentions } = score('abc defg', 'ab cd fghi');
    expect([muc.recall, muc.precision, muc.f1]).toEqual([0.4, 0.4, 0.4000000000000001]);
    expect(bCubed.recall).toBeCloseTo(35 / 84, 10);
    expect(bCubed.precision).toBeCloseTo(4 / 8, 10);
    expect(bCubed.f1).toBeCloseTo(0.4545, 3);
    expect(ceafE.recall).toBeCloseTo(0.65, 10);
    expect(ceafE.precision).toBeCloseTo(1.3 / 3, 10);
    expect(ceafE.f1).toBeCloseTo(0.52, 2);
    expect([mentions.recall, mentions.precision]).toEqual([6 / 7, 6 / 8]);
  });
});

test('over documents numerators and denominators are summed, not figures averaged', () => {
  const small = compareClusters(clusters('ab'), clusters('ab'));
  const large = compareClusters(clusters('abcdefghi'), clusters('xy'));
  expect(scoreOf(sumTallies([small, large])).muc.recall).toBeCloseTo(1 / 9, 10);
  expect(scoreOf(sumTallies([])).average).toBe(0);
});

const partition = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 12 }).map((home) => {
  const by = new Map<number, string[]>();
  home.forEach((c, i) => {
    by.set(c, [...(by.get(c) ?? []), String(i)]);
  });
  return [...by.values()].filter((c) => c.length > 1);
});

test('every figure lies between 0 and 1, and exchanging key and response exchanges precision and recall', () => {
  fc.assert(
    fc.property(partition, partition, (a, b) => {
      const [one, other] = [scoreOf(compareClusters(a, b)), scoreOf(compareClusters(b, a))];
      for (const m of METRICS) {
        for (const n of [one[m].precision, one[m].recall, one[m].f1]) {
          expect(n).toBeGreaterThanOrEqual(0);
          expect(n).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(one[m].precision).toBeCloseTo(other[m].recall, 10);
      }
    }),
  );
});

test('what is found as annotated scores 1', () => {
  fc.assert(
    fc.property(
      partition.filter((p) => p.length > 0),
      (p) => {
        expect(scoreOf(compareClusters(p, [...p].reverse())).average).toBeCloseTo(1, 10);
      },
    ),
  );
});

test('the best assignment is the best of all', () => {
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([n, m]) =>
      fc.array(fc.array(fc.nat({ max: 9 }), { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
    );
  const every = (rows: readonly (readonly number[])[], used: ReadonlySet<number> = new Set()): number => {
    const [row, ...rest] = rows;
    if (!row) return 0;
    return Math.max(
      every(rest, used),
      ...row.map((value, c) => (used.has(c) ? 0 : value + every(rest, new Set([...used, c])))),
    );
  };
  fc.assert(
    fc.property(matrix, (m) => {
      expect(bestAssignment(m)).toBeCloseTo(every(m), 9);
    }),
  );
  expect(bestAssignment([])).toBe(0);
  expect(bestAssignment([[]])).toBe(0);
});
