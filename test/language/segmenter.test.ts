import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadModel } from '../../src/language/index.js';
import type { Layout } from '../../src/language/layout.js';
import { readSegmenter, Segmenter } from '../../src/language/tokenizer/segmenter.js';
import { anyText } from './arbitraries.js';
import { drawn } from './drawn.js';

let segmenter: Segmenter;
beforeAll(async () => {
  segmenter = new Segmenter(readSegmenter((await loadModel()).files['segmenter.bin']));
});

const line = (text: string) => drawn(segmenter.segment(text));

const spans = (layout: Layout) => layout.sentences.flatMap((s) => s.words);

describe('Segmenter', () => {
  it('covers every character that is not white space exactly once, in order, in any string', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { start, end } of spans(segmenter.segment(text))) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toMatch(/^\S+$/);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('never cuts a surrogate pair, an accent or an emoji sequence apart', () => {
    for (const whole of [
      '\ud83d\udd4a\ufe0f',
      '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
      '\ud83c\uddfa\ud83c\udde6',
      'e\u0301',
      '\ud83d\udc4d\ud83c\udffd',
    ])
      expect(line(`(${whole})`)).toContain(whole);
  });

  it('gives sentences and tokens in running order, each sentence with a word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences } = segmenter.segment(text);
        let paragraph = 0;
        let token = -1;
        for (const sentence of sentences) {
          expect(sentence.words.length).toBeGreaterThan(0);
          expect(sentence.paragraph).toBeGreaterThanOrEqual(paragraph);
          paragraph = sentence.paragraph;
          for (const word of sentence.words) {
            expect(word.token === token || word.token === token + 1).toBe(true);
            token = word.token;
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps clitics in the token that they belong to', () => {
    expect(line("They don't know; she couldn\u2019t've.")).toBe("They do|n't know ; she could|n\u2019t|'ve .");
    expect(line("Hamas' rockets and Israel's army")).toBe("Hamas|' rockets and Israel|'s army");
    expect(line('He cannot come.')).toBe('He can|not come .');
  });

  it('does not end a sentence at abbreviations, initials or times of day', () => {
    expect(line('The U.S. envoy met J. R. Smith at 10:30 a.m. on Tuesday.')).toBe(
      'The U.S. envoy met J. R. Smith at 10:30 a.m. on Tuesday .',
    );
    expect(line('Nine died, according to Kiev. Separatists put it at three.')).toBe(
      'Nine died , according to Kiev . / Separatists put it at three .',
    );
    expect(line('Gen. Abbas and Mr. Cohen spoke. Nobody else did.')).toBe(
      'Gen. Abbas and Mr. Cohen spoke . / Nobody else did .',
    );
  });

  it('ends a sentence at a blank line, whatever precedes it', () => {
    expect(line('Truce offered in Gaza\n\nSources say so.')).toBe('Truce offered in Gaza // Sources say so .');
    expect(line('One\r\n\r\nTwo\u2029Three')).toBe('One // Two // Three');
  });

  it('reads on over the line ends of text set in columns, and stops before bullets', () => {
    const column =
      'The two armies agreed on Monday to stop firing along the\nwhole of the border, said an officer who asked not to be\nnamed. The guns were silent by noon.';
    expect(line(column).split(' / ')).toHaveLength(2);
    expect(line('The terms:\n- a halt to attacks\n- open crossings')).toBe(
      'The terms : / - a halt to attacks / - open crossings',
    );
  });

  it('leaves web and mail addresses whole', () => {
    expect(line('The text is at https://example.org/a?b=c. Write to press@example.org, please.')).toBe(
      'The text is at https://example.org/a?b=c . / Write to press@example.org , please .',
    );
  });

  it('separates typographic quotation marks and dashes', () => {
    expect(line('\u201cWe will stop,\u201d he said \u2014 then left.')).toBe(
      '\u201c We will stop , \u201d he said \u2014 then left .',
    );
  });

  it.each([
    ['no white space', 'a'.repeat(1_000_000)],
    ['no letters', '.-'.repeat(20_000)],
    ['almost an address', `${'a.'.repeat(20_000)}@`],
    ['an address of stops', `http://${'.'.repeat(200_000)}x`],
    ['initials without end', 'A.'.repeat(50_000)],
    ['nothing but line ends', 'x\n'.repeat(100_000)],
  ])('takes time in proportion to a long text with %s', (_, text) => {
    const start = performance.now();
    segmenter.segment(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('gives no sentence for a text without words', () => {
    for (const text of ['', ' ', '\n\n', '\u00a0\t\r\n']) expect(segmenter.segment(text).sentences).toEqual([]);
  });
});
