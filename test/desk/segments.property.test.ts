import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, segmentsOf } from '../../src/desk/web/text/segments.js';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const withMarks = text.chain((source) => {
  const at = fc.integer({ min: 0, max: source.length });
  const mark = fc.tuple(at, at).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  return fc.record({ source: fc.constant(source), marks: fc.array(mark, { maxLength: 12 }), from: at, to: at });
});

describe('the segments of a marked text', () => {
  it('put together are the text, letter for letter, whatever nests or overlaps', () => {
    fc.assert(
      fc.property(withMarks, ({ source, marks }) => {
        const segments = segmentsOf(0, source.length, marks);
        expect(segments.map((s) => source.slice(s.start, s.end)).join('')).toBe(source);
      }),
    );
  });

  it('lie wholly inside of each mark that they carry and wholly outside of every other', () => {
    fc.assert(
      fc.property(withMarks, ({ marks, from, to }) => {
        for (const segment of segmentsOf(Math.min(from, to), Math.max(from, to), marks)) {
          for (const mark of marks) {
            const inside = mark.start <= segment.start && segment.end <= mark.end && mark.start < mark.end;
            expect(segment.marks.includes(mark)).toBe(inside && segment.start < segment.end);
            if (!inside)
              expect(mark.end <= segment.start || segment.end <= mark.start || mark.start === mark.end).toBe(true);
          }
        }
      }),
    );
  });

  it('are not cut where no mark begins or ends', () => {
    fc.assert(
      fc.property(withMarks, ({ source, marks }) => {
        const segments = segmentsOf(0, source.length, marks);
        for (const [i, segment] of segments.entries()) {
          const next = segments[i + 1];
          if (next) expect(marks.some((m) => m.start === next.start || m.end === next.start)).toBe(true);
          expect(segment.end).toBeGreaterThan(segment.start);
        }
      }),
    );
  });

  it('carry the longest mark first, so that a cue inside a content is the finer one', () => {
    const content = { start: 0, end: 20, name: 'content' };
    const cue = { start: 4, end: 9, name: 'cue' };
    expect(segmentsOf(0, 20, [cue, content]).map((s) => s.marks.map((m) => m.name))).toEqual([
      ['content'],
      ['content', 'cue'],
      ['content'],
    ]);
  });
});

describe('the paragraphs of a text', () => {
  it('leave out nothing but blank lines', () => {
    const lines = fc
      .array(fc.constantFrom('a', ' b ', '', '  ', 'ج', 'c\r'), { maxLength: 12 })
      .map((l) => l.join('\n'));
    fc.assert(
      fc.property(lines, (source) => {
        let end = 0;
        for (const p of paragraphsOf(source)) {
          expect(source.slice(end, p.start).trim()).toBe('');
          expect(source.slice(p.start, p.end).trim()).not.toBe('');
          end = p.end;
        }
        expect(source.slice(end).trim()).toBe('');
      }),
    );
  });

  it('keep a single line break inside of one paragraph', () => {
    expect(paragraphsOf('one\nstill one\n\ntwo\r\n\r\nthree')).toEqual([
      { start: 0, end: 13 },
      { start: 15, end: 18 },
      { start: 22, end: 27 },
    ]);
  });
});
