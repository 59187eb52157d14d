/**
 * What a model is made of: a manifest and the bytes of the files that it names. How the bytes got
 * here is the caller's business (`node-model.ts` reads them from a folder).
 */
export interface ModelBytes {
  readonly manifest: Manifest;
  readonly files: Readonly<Record<ModelFile, Uint8Array>>;
}

export const MODEL_FILES = ['encoder.onnx', 'labeller.onnx', 'tables.bin', 'lexicon.json', 'segmenter.bin'] as const;
export type ModelFile = (typeof MODEL_FILES)[number];

/**
 * An embedding table in tables.bin: rows of integers at byte `offset`, one float32 scale per row at byte `scales`.
 * Integers of 4 bits lie two in a byte, the first in its low half; `columns` is even then.
 */
export interface TableIndex {
  readonly rows: number;
  readonly columns: number;
  readonly bits: 4 | 8;
  readonly offset: number;
  readonly scales: number;
}

export const TABLES = ['word', 'ngram', 'prefix', 'suffix', 'suffix2', 'shape', 'glue', 'vector'] as const;
export type TableName = (typeof TABLES)[number];

export interface Manifest {
  readonly format: 1;
  readonly name: string;
  /** Order of the tables' vectors in the network's input. */
  readonly order: readonly TableName[];
  readonly tables: Readonly<Record<TableName, TableIndex>>;
  /** Width of each tag head, in the order of the network's output. */
  readonly tags: Readonly<Record<string, number>>;
  /** Width of the vectors from which relations are scored. */
  readonly label: number;
  readonly files: Readonly<Record<ModelFile, { readonly bytes: number; readonly sha256: string }>>;
}

/** The strings behind the rows of the tables and the classes of the heads. */
export interface Lexicon {
  readonly word: readonly string[];
  readonly prefix: readonly string[];
  readonly suffix: readonly string[];
  readonly suffix2: readonly string[];
  readonly shape: readonly string[];
  /** Words that the table of word vectors knows; the treebanks need not hold them. */
  readonly vector: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly feats: readonly string[];
  readonly lemma: readonly string[];
  readonly deprel: readonly string[];
  readonly entity: readonly string[];
  /** Positions of the UPOS, Penn tag and features that occur together on one word, the commonest first. */
  readonly tags: readonly (readonly [upos: number, xpos: number, feats: number])[];
  /** Lemmas that the treebank settles: Penn tag, then lower-cased form. */
  readonly lemmas: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Lower-case lemmas of the treebank, against which guesses are checked. */
  readonly knownLemmas: readonly string[];
}

/** A model folder or one of its files is not there. */
export class ModelMissingError extends Error {
  override readonly name = 'ModelMissingError';
  constructor(
    readonly file: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`the language model is missing: ${file}: ${reason}`, options);
  }
}

/** A model file is not what its manifest says, or cannot be read as what it should be. */
export class ModelDamagedError extends Error {
  override readonly name = 'ModelDamagedError';
  constructor(
    readonly file: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`the language model is damaged: ${file}: ${reason}`, options);
  }
}

/** Parses the text of a manifest.json. */
export function parseManifest(text: string, place = 'manifest.json'): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ModelDamagedError(place, 'not JSON', { cause });
  }
  const manifest = value as Partial<Manifest> | null;
  if (manifest === null || typeof manifest !== 'object' || manifest.format !== 1)
    throw new ModelDamagedError(place, 'not a model manifest of format 1');
  if (typeof manifest.name !== 'string' || !manifest.tables || !manifest.tags || !manifest.order)
    throw new ModelDamagedError(place, 'name, tables, tags or order is missing');
  for (const file of MODEL_FILES) {
    const entry = manifest.files?.[file];
    if (typeof entry?.bytes !== 'number' || typeof entry.sha256 !== 'string')
      throw new ModelDamagedError(place, `no size and checksum for ${file}`);
  }
  return manifest as Manifest;
}
