import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Doc, Word } from '../../../src/language/index.js';
import { findQuotations } from '../../../src/reading/attribution/index.js';

/** A document cut at white space: enough for quotation marks, which do not look at the tree. */
function plain(text: string): Doc {
  const words: Word[] = [...text.matchAll(/[\p{L}\p{N}'’-]+|[^\s]/gu)].map((m, index) => ({
    index,
    sentence: 0,
    start: m.index,
    end: m.index + m[0].length,
    form: m[0],
    lemma: m[0].toLowerCase(),
    upos: /[\p{L}\p{N}]/u.test(m[0])
      ? /^(is|was|are|will|have|had|left|began)$/i.test(m[0])
        ? 'VERB'
        : 'NOUN'
      : 'PUNCT',
    xpos: '',
    feats: {},
    head: index - 1,
    deprel: index === 0 ? 'root' : 'dep',
    spaceAfter: true,
    token: index,
  }));
  return {
    text,
    words,
    sentences: [{ index: 0, start: 0, end: text.length, first: 0, last: words.length, paragraph: 0 }],
    entities: [],
    mentions: [],
    nested: [],
    kinds: [],
  };
}

const inner = (text: string) => findQuotations(plain(text)).map((q) => text.slice(q.innerStart, q.innerEnd));

describe('quotation marks', () => {
  it('left open at the end of a paragraph hold where the next goes on: "But we will not wait for ever."', () => {
    expect(inner('“We are ready,” she said. “But we will not wait.\n\n“If they refuse, we will leave.”')).toEqual([
      'We are ready,',
      'But we will not wait.',
      'If they refuse, we will leave.',
    ]);
    expect(inner('“We are ready,” she said. “But we will not wait.\n\nThe talks went on.')).toEqual(['We are ready,']);
  });

  it('are paired in straight, typographic, low and angled styles', () => {
    expect(inner('He said "the road is open" today.')).toEqual(['the road is open']);
    expect(inner('He said “the road is open” today.')).toEqual(['the road is open']);
    expect(inner('Er sagte „the road is open“ today.')).toEqual(['the road is open']);
    expect(inner("''The road is open,'' he said. ''For now.''")).toEqual(['The road is open,', 'For now.']);
    expect(inner('Il dit «the road is open» today.')).toEqual(['the road is open']);
  });

  it('are not made of apostrophes', () => {
    expect(inner("The rebels' camp and the army's posts weren't hit.")).toEqual([]);
  });

  it('pair single marks when the speech ends with a stop', () => {
    expect(inner('He said: ‘The road is open.’ Then he left.')).toEqual(['The road is open.']);
  });

  it('end with their paragraph when they are not closed, and go on only where the next opens with a mark', () => {
    const text = '“The road is open.\n\n“The bridge is closed,” he said.\n\nThe town was quiet.';
    const found = findQuotations(plain(text));
    expect(found.map((q) => text.slice(q.innerStart, q.innerEnd))).toEqual([
      'The road is open.',
      'The bridge is closed,',
    ]);
    expect(found.map((q) => q.carriesOn)).toEqual([false, true]);
  });

  it('around a word or two are distance, not speech', () => {
    expect(findQuotations(plain('The "liberated" town was empty.')).map((q) => q.speech)).toEqual([false]);
  });

  it('of any kind, nested and unpaired, never leave the text or overlap', () => {
    const piece = fc.constantFrom(
      '"',
      "''",
      '``',
      '“',
      '”',
      '‘',
      '’',
      "'",
      '„',
      '«',
      '»',
      ' ',
      '\n\n',
      'truce',
      'is',
      '. ',
      ',',
      '(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const q of findQuotations(plain(text))) {
          expect(q.start).toBeGreaterThanOrEqual(end);
          expect(q.innerStart).toBeGreaterThan(q.start);
          expect(q.innerEnd).toBeGreaterThanOrEqual(q.innerStart);
          expect(q.end).toBeLessThanOrEqual(text.length);
          end = q.end;
        }
      }),
    );
  });
});
