import { describe, expect, it } from 'vitest';
import {
  type Lexicon,
  type Manifest,
  ModelDamagedError,
  TABLES,
  type TableIndex,
} from '../../src/language/model-file.js';
import { affixes, ngramRows } from '../../src/language/network/features.js';
import { Tables } from '../../src/language/network/tables.js';

/** Tables of two columns each, in which row r of every table but the word vectors holds [r, -r] times its scale of 1. */
function smallModel(): { manifest: Manifest; content: Uint8Array; lexicon: Lexicon } {
  const rows: Record<string, number> = { ngram: 20000 };
  const pieces: Uint8Array[] = [];
  const tables: Partial<Record<(typeof TABLES)[number], TableIndex>> = {};
  let at = 0;
  const push = (piece: Uint8Array) => {
    pieces.push(piece);
    at += piece.byteLength;
  };
  for (const name of TABLES) {
    const count = rows[name] ?? 4;
    const bits = name === 'vector' ? 4 : 8;
    const columns = name === 'vector' ? 4 : 2;
    const offset = at;
    // Low half first: 7 and -7, then -1 and 3; row 0 is zero.
    if (bits === 4) push(Uint8Array.of(0x00, 0x00, 0x97, 0x3f, 0x97, 0x3f, 0x97, 0x3f));
    else
      push(new Uint8Array(Int8Array.from({ length: 2 * count }, (_, i) => ((i >> 1) % 100) * (i % 2 ? -1 : 1)).buffer));
    tables[name] = { rows: count, columns, bits, offset, scales: at };
    push(new Uint8Array(new Float32Array(count).fill(name === 'vector' ? 0.5 : 1).buffer));
  }
  const content = new Uint8Array(at);
  let to = 0;
  for (const piece of pieces) {
    content.set(piece, to);
    to += piece.byteLength;
  }
  const manifest = { format: 1, name: 'small', order: TABLES, tables } as unknown as Manifest;
  const lexicon = {
    word: ['<unk>', 'truce'],
    prefix: ['<unk>', 'tru'],
    suffix: ['<unk>', 'uce'],
    suffix2: ['<unk>', 'ce'],
    shape: ['<unk>', 'xx'],
    vector: ['<unk>', 'armistice', 'truce'],
  } as unknown as Lexicon;
  return { manifest, content, lexicon };
}

describe('the tables', () => {
  it('lay the vectors of a word side by side in the order of the manifest', () => {
    const { manifest, content, lexicon } = smallModel();
    const tables = new Tables(manifest, content, lexicon);
    expect(tables.width).toBe(7 * 2 + 4);
    const out = new Float32Array(tables.width + 1);
    tables.write('truce', 3, out, 1);
    const mean = ngramRows('truce').reduce((sum, row) => sum + (row % 100), 0) / ngramRows('truce').length;
    expect(out[0]).toBe(0);
    expect([...out.subarray(1, 3)]).toEqual([1, -1]);
    expect(out[3]).toBeCloseTo(mean, 4);
    expect([...out.subarray(5, 13)]).toEqual([1, -1, 1, -1, 1, -1, 1, -1]);
    expect([...out.subarray(13, 15)]).toEqual([3, -3]);
    expect([...out.subarray(15)]).toEqual([3.5, -3.5, -0.5, 1.5]);
  });

  it('know a word vector without knowing the word, and none of a word that no table knows', () => {
    const { manifest, content, lexicon } = smallModel();
    const tables = new Tables(manifest, content, lexicon);
    const out = new Float32Array(tables.width);
    tables.write('Armistice', 0, out, 0);
    expect([...out.subarray(0, 2)]).toEqual([0, 0]);
    expect([...out.subarray(14)]).toEqual([3.5, -3.5, -0.5, 1.5]);
    out.fill(0);
    tables.write('qwx', 0, out, 0);
    expect(affixes('qwx')[0]).toBe('qwx');
    expect([...out.subarray(14)]).toEqual([0, 0, 0, 0]);
  });

  it('refuse a file that ends before its last table does', () => {
    const { manifest, content, lexicon } = smallModel();
    expect(() => new Tables(manifest, content.subarray(0, content.length - 8), lexicon)).toThrow(ModelDamagedError);
  });
});
