import { describe, expect, it } from 'vitest';
import { affixes, glueCodes, ngramRows, wordKey, wordShape } from '../../src/language/network/features.js';

// The rows were computed by training/language/features.py: both sides must read the same tables.
describe('features, as the trainer computes them', () => {
  it.each([
    [
      'ceasefire',
      [
        18447, 18835, 16444, 7728, 17739, 10412, 10021, 2064, 17744, 2379, 7463, 14373, 16052, 3271, 9608, 18607, 7220,
        13700, 12679, 18029, 13684, 18281, 9084, 10865,
      ],
    ],
    ['a', [16344]],
    ["don't", [12026, 5370, 2809, 12089, 18047, 16276, 16968, 14158, 15143, 14596, 10046, 6628]],
    [
      "hezbollah's",
      [
        11627, 2408, 10529, 5286, 12999, 268, 1923, 13829, 17525, 13052, 2920, 15344, 9454, 8265, 17781, 4686, 10417,
        12165, 14625, 4258, 13985, 11400, 9888, 6013, 4943, 7365, 12897, 19373, 4993, 17522,
      ],
    ],
    ['0000', [18125, 16757, 16757, 18, 15787, 8927, 2851, 6684, 19508]],
    ['\u063a\u0632\u0629', [4610, 19100, 15927, 1454, 11964, 12630]],
    ['\ud83d\udd4a', [13977]],
  ])('hash the n-grams of %j to the same rows', (key, rows) => {
    expect(ngramRows(key)).toEqual(rows);
  });

  it('make typographic marks plain and digits alike', () => {
    expect(wordKey('Don\u2019t')).toBe("don't");
    expect(wordKey('\u2014')).toBe('--');
    expect(wordKey('2008')).toBe('0000');
  });

  it('shorten shapes', () => {
    expect(wordShape('Al-Hayat')).toBe('Xx-Xxx');
    expect(wordShape('HAMAS')).toBe('XX');
    expect(wordShape('2,000')).toBe('0,00');
    expect(wordShape('\u063a\u0632\u0629')).toBe('aa');
  });

  it('say which words touch, and nothing where the white space is unknown', () => {
    expect(glueCodes([true, false, true])).toEqual([1, 3, 2]);
    expect(glueCodes([true, true])).toEqual([0, 0]);
  });

  it('take affixes by characters', () => {
    expect(affixes('ceasefire')).toEqual(['cea', 'ire', 're']);
    expect(affixes('\ud83d\udd4a')).toEqual(['\ud83d\udd4a', '\ud83d\udd4a', '\ud83d\udd4a']);
  });
});
