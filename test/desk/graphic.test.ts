import { describe, expect, it } from 'vitest';
import { graphicPassages } from '../../src/desk/web/text/graphic.js';

const folded = (text: string) => graphicPassages(text).map((p) => text.slice(p.start, p.end));

describe('graphic passages', () => {
  it('are the sentences that describe injury or abuse in detail, whole and alone', () => {
    expect(folded('Shelling went on. Two bodies had been mutilated, a medic said. Talks resume today.')).toEqual([
      'Two bodies had been mutilated, a medic said.',
    ]);
  });

  it('are not the mere fact of death, which is what the reader is here for', () => {
    expect(folded('Five soldiers were killed and eight people were hurt when a shell hit the village.')).toEqual([]);
  });

  it('are not words that only look alike', () => {
    expect(folded('The rapid advance stopped at the grapevines; therapists arrived.')).toEqual([]);
  });
});
