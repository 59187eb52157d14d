/** The embedding tables: words in, the rows of the network's input out. */
import { type Lexicon, type Manifest, ModelDamagedError, type TableIndex, type TableName } from '../model-file.js';
import { affixes, ngramRows, wordKey, wordShape } from './features.js';
import { standIn } from './peers.js';

/** Forms whose vectors are remembered; about 1.3 kB each. Cleared as a whole when full. */
const CACHE_FORMS = 12_000;
/** Characters of the longest form worth remembering. */
const LONGEST_CACHED = 64;

interface Table {
  /** Whole numbers, one a byte or two. */
  readonly values: Int8Array;
  readonly scales: Float32Array;
  readonly columns: number;
  readonly bits: 4 | 8;
}

export class Tables {
  /** Length of one word's input vector. */
  readonly width: number;
  readonly #tables: Record<TableName, Table>;
  readonly #at: Record<TableName, number>;
  readonly #index: Record<'word' | 'prefix' | 'suffix' | 'suffix2' | 'shape' | 'vector', ReadonlyMap<string, number>>;
  readonly #cache = new Map<string, Float32Array>();

  constructor(manifest: Manifest, content: Uint8Array, lexicon: Lexicon) {
    // An aligned copy: a Buffer may start anywhere in its pool, and float32 views may not. (Its slice() does not copy.)
    const bytes = new Uint8Array(content);
    const open = (name: TableName): Table => {
      const t: TableIndex = manifest.tables[name];
      if (t.scales + 4 * t.rows > bytes.byteLength)
        throw new ModelDamagedError('tables.bin', `table ${name} reaches past the end`);
      return {
        values: new Int8Array(bytes.buffer, t.offset, (t.rows * t.columns * t.bits) / 8),
        scales: new Float32Array(bytes.buffer, t.scales, t.rows),
        columns: t.columns,
        bits: t.bits,
      };
    };
    const tables: Partial<Record<TableName, Table>> = {};
    const at: Partial<Record<TableName, number>> = {};
    let width = 0;
    for (const name of manifest.order) {
      const table = open(name);
      tables[name] = table;
      at[name] = width;
      width += table.columns;
    }
    this.width = width;
    this.#tables = tables as Record<TableName, Table>;
    this.#at = at as Record<TableName, number>;
    const index = (strings: readonly string[]) => new Map(strings.map((s, i) => [s, i]));
    this.#index = {
      word: index(lexicon.word),
      prefix: index(lexicon.prefix),
      suffix: index(lexicon.suffix),
      suffix2: index(lexicon.suffix2),
      shape: index(lexicon.shape),
      vector: index(lexicon.vector),
    };
  }

  /** Writes the vector of one word to `out` at `offset`. */
  write(form: string, glue: number, out: Float32Array, offset: number): void {
    out.set(this.#vector(form), offset);
    this.#add('glue', glue, 1, out, offset);
  }

  #vector(form: string): Float32Array {
    const known = this.#cache.get(form);
    if (known) return known;
    const vector = new Float32Array(this.width);
    const key = wordKey(standIn(form));
    const [prefix, suffix, suffix2] = affixes(key);
    this.#add('word', this.#index.word.get(key) ?? 0, 1, vector, 0);
    const rows = ngramRows(key);
    for (const row of rows) this.#add('ngram', row, 1 / rows.length, vector, 0);
    this.#add('prefix', this.#index.prefix.get(prefix) ?? 0, 1, vector, 0);
    this.#add('suffix', this.#index.suffix.get(suffix) ?? 0, 1, vector, 0);
    this.#add('suffix2', this.#index.suffix2.get(suffix2) ?? 0, 1, vector, 0);
    this.#add('shape', this.#index.shape.get(wordShape(standIn(form))) ?? 0, 1, vector, 0);
    this.#add('vector', this.#index.vector.get(key) ?? 0, 1, vector, 0);
    if (this.#cache.size >= CACHE_FORMS) this.#cache.clear();
    if (form.length <= LONGEST_CACHED) this.#cache.set(form, vector);
    return vector;
  }

  #add(name: TableName, row: number, weight: number, out: Float32Array, offset: number): void {
    const { values, scales, columns, bits } = this.#tables[name];
    const from = (row * columns * bits) / 8;
    const to = offset + this.#at[name];
    const scale = scales[row]! * weight;
    if (bits === 8) {
      for (let i = 0; i < columns; i++) out[to + i] = out[to + i]! + values[from + i]! * scale;
      return;
    }
    for (let i = 0; i < columns; i += 2) {
      const pair = values[from + i / 2]!;
      // Shifting left first brings the sign of the low half along.
      out[to + i] = out[to + i]! + ((pair << 28) >> 28) * scale;
      out[to + i + 1] = out[to + i + 1]! + (pair >> 4) * scale;
    }
  }
}
