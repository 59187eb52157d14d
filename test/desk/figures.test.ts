import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/desk/web/record/figures.js';
import type { Incident } from '../../src/reading/index.js';
import { acehPause } from './fixtures.js';

const incident = (figures: unknown): Incident => ({ ...(acehPause().incidents[0] as Incident), figures });

describe('who gives which number', () => {
  it('keeps two numbers of two sources apart and says each once', () => {
    const figures = [
      { kind: 'killed', range: [12, 12], attribution: 'a8' },
      { kind: 'killed', range: [null, 5], attribution: 'a9' },
      { kind: 'killed', range: [12, 12], attribution: 'a8' },
      { kind: 'injured', range: [1, 1], attribution: null },
    ];
    expect(figuresOf(incident(figures), 'killed').map((f) => [f.range, f.attribution])).toEqual([
      [[12, 12], 'a8'],
      [[null, 5], 'a9'],
    ]);
    expect(figuresOf(incident(figures), 'injured')).toHaveLength(1);
  });

  it('passes over what it does not understand, since further fields of a reading may be anything', () => {
    for (const figures of [
      undefined,
      null,
      'seven',
      [7],
      [{ kind: 'killed', range: [1], attribution: 'a1' }],
      [{ kind: 'killed', range: ['1', null], attribution: 'a1' }],
      [null],
    ])
      expect(figuresOf(incident(figures), 'killed')).toEqual([]);
  });
});
