import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, firstInvalidUtf8 } from '../../src/intake/bytes.js';
import { readArticles } from '../../src/intake/index.js';
import { elementLines, findJsonFault } from '../../src/intake/json-fault.js';

/** Bytes in pieces of every size, as a pipe may hand them on. */
function inPieces(content: Buffer, sizes: readonly number[]): Readable {
  const pieces: Buffer[] = [];
  for (let at = 0, i = 0; at < content.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length]!);
    pieces.push(content.subarray(at, at + size));
    at += size;
  }
  return Readable.from(pieces);
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const words = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter((s) => s.trim() !== '' && !s.includes('\0') && loneless(s));

function loneless(s: string): boolean {
  return Buffer.from(s, 'utf8').toString('utf8') === s;
}

test('JSON lines give back every text, however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), sizes, async (texts, cuts) => {
      const content = Buffer.from(texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
      const read: (string | undefined)[] = [];
      for await (const item of readArticles({ stream: inPieces(content, cuts), name: 'in' }))
        read.push(item.article?.text);
      expect(read).toEqual(texts);
    }),
  );
});

test('any bytes at all give articles or faults, never an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), sizes, async (content, cuts) => {
      for await (const item of readArticles({ stream: inPieces(Buffer.from(content), cuts), name: 'in' })) {
        expect(item.fault ?? item.article).toBeDefined();
      }
    }),
    { numRuns: 500 },
  );
});

test('a fault is found in JSON exactly when JSON.parse finds one', () => {
  const nearlyJson = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '\n', '1', 'e', '{'))
    .map(([json, at, noise]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + noise + json.slice(cut + (at % 2));
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), nearlyJson), (text) => {
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      expect(findJsonFault(text) === null).toBe(parses);
    }),
    { numRuns: 3000 },
  );
});

test('every element of an array has the line on which it begins', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (values) => {
      const pieces = values.map((v) => JSON.stringify(v, null, 1));
      const text = `[\n${pieces.join(',\n')}\n]`;
      let line = 2;
      const expected = pieces.map((p) => {
        const here = line;
        line += p.split('\n').length;
        return here;
      });
      expect(elementLines(text)).toEqual(expected);
    }),
  );
});

test('the first byte that is no UTF-8 is found where decoding stops', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (content) => {
      const bytes = Buffer.from(content);
      const at = firstInvalidUtf8(bytes);
      const decodes = (b: Buffer) => {
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(b);
          return true;
        } catch {
          return false;
        }
      };
      expect(at < 0).toBe(decodes(bytes));
      if (at >= 0) expect(decodes(bytes.subarray(0, at))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('decoding alters no text', () => {
  fc.assert(
    fc.property(words, (text) => {
      fc.pre(!text.startsWith('\ufeff'));
      expect(decodeText(Buffer.from(text), 'in')).toBe(text);
    }),
  );
});
