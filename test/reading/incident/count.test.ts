import { describe, expect, it } from 'vitest';
import { add, numberOf, widen } from '../../../src/reading/incident/count.js';

describe('numbers', () => {
  it.each([
    ['seven', 7],
    ['Twelve', 12],
    ['twenty-three', 23],
    ['3,700', 3700],
    ['60', 60],
    ['dozens', null],
    ['first', null],
  ])('“%s” is %s', (form, value) => {
    expect(numberOf(form)).toBe(value);
  });
});

describe('the span of rival figures', () => {
  it('goes from the least to the greatest', () => {
    expect(widen([5, 5], [8, 8])).toEqual([5, 8]);
  });

  it('keeps an open end open', () => {
    expect(widen([5, null], [8, 8])).toEqual([5, null]);
  });

  it('closes an open beginning where somebody gives a figure', () => {
    expect(widen([12, 12], [null, 5])).toEqual([5, 12]);
  });

  it('does not depend on who is asked first', () => {
    for (const [a, b] of [
      [
        [1, 4],
        [2, null],
      ],
      [
        [null, 5],
        [12, 12],
      ],
      [
        [3, 3],
        [7, 9],
      ],
    ] as const)
      expect(widen(a, b)).toEqual(widen(b, a));
  });

  it('adds up the groups of one act', () => {
    expect(add([4, 4], [6, 8])).toEqual([10, 12]);
  });
});
