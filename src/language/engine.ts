/**
 * The language engine: text in, analysed text out. It does no I/O; its model arrives as bytes.
 *
 *     const engine = await createEngine(await loadModel());
 *     const doc = await engine.analyse('Hamas denied it.');
 *
 * The same text and model give the same Doc, whatever was analysed before or beside it.
 */
import { createHash } from 'node:crypto';
import { Annotator, type FormSentence } from './annotator.js';
import type { Doc } from './doc.js';
import { type AnnotatedSentence, assemble, isSpace, type Layout, layOut, type TokenInput } from './layout.js';
import { type Lexicon, type ModelBytes, ModelDamagedError } from './model-file.js';
import { type Backend, type Network, openNetwork } from './network/runtime.js';
import { Tables } from './network/tables.js';
import { cutLongSentence, joinPieces } from './parser/pieces.js';
import { readSegmenter, Segmenter } from './tokenizer/segmenter.js';

export interface EngineOptions {
  /** `native` or `wasm`; by default native where it loads, else wasm. */
  readonly backend?: Backend;
}

export interface Engine {
  readonly model: {
    readonly name: string;
    /** SHA-256 over the checksums of all files of the model, hexadecimal. */
    readonly checksum: string;
    readonly backend: Backend;
    /** Why the native runtime was passed over; null when it was not. */
    readonly fallbackReason: string | null;
  };
  /** Analyses one text. Any string will do; one without words gives a Doc without sentences. */
  analyse(text: string): Promise<Doc>;
  /** Analyses texts in batches, in order; faster than one by one, with the same results. */
  analyseAll(texts: Iterable<string> | AsyncIterable<string>): AsyncIterable<Doc>;
  /** Analyses text that is already cut: an array of tokens per sentence. */
  parse(sentences: readonly (readonly TokenInput[])[]): Promise<Doc>;
  /** Frees the runtime's memory. The engine cannot be used afterwards. */
  dispose(): Promise<void>;
}

/** Characters of text gathered before a batch of `analyseAll` is run. */
const BATCH_CHARACTERS = 40_000;

/**
 * @throws {ModelDamagedError} when the bytes are not a model.
 * @throws {RuntimeUnavailableError} when no runtime loads.
 */
export async function createEngine(model: ModelBytes, options: EngineOptions = {}): Promise<Engine> {
  const { manifest, files } = model;
  const lexicon = readLexicon(files['lexicon.json']);
  const tables = new Tables(manifest, files['tables.bin'], lexicon);
  const segmenter = new Segmenter(readSegmenter(files['segmenter.bin']));
  const network = await openNetwork(files['encoder.onnx'], files['labeller.onnx'], options.backend);
  const annotator = new Annotator(network, tables, lexicon, manifest);
  const sums = Object.values(manifest.files).map((f) => f.sha256);
  return new TextEngine(
    manifest.name,
    createHash('sha256').update(sums.join('\n')).digest('hex'),
    network,
    annotator,
    segmenter,
  );
}

function readLexicon(bytes: Uint8Array): Lexicon {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Lexicon;
  } catch (cause) {
    throw new ModelDamagedError('lexicon.json', 'not JSON', { cause });
  }
}

class TextEngine implements Engine {
  readonly model: Engine['model'];

  constructor(
    name: string,
    checksum: string,
    private readonly network: Network,
    private readonly annotator: Annotator,
    private readonly segmenter: Segmenter,
  ) {
    this.model = Object.freeze({ name, checksum, backend: network.backend, fallbackReason: network.fallbackReason });
  }

  async analyse(text: string): Promise<Doc> {
    return (await this.#annotate([this.segmenter.segment(text)]))[0]!;
  }

  async *analyseAll(texts: Iterable<string> | AsyncIterable<string>): AsyncIterable<Doc> {
    let waiting: Layout[] = [];
    let characters = 0;
    for await (const text of texts) {
      waiting.push(this.segmenter.segment(text));
      characters += text.length;
      if (characters < BATCH_CHARACTERS) continue;
      yield* await this.#annotate(waiting);
      waiting = [];
      characters = 0;
    }
    yield* await this.#annotate(waiting);
  }

  async parse(sentences: readonly (readonly TokenInput[])[]): Promise<Doc> {
    const layout = layOut(sentences.map((tokens) => ({ tokens, newParagraph: false })));
    return (await this.#annotate([layout]))[0]!;
  }

  dispose(): Promise<void> {
    return this.network.dispose();
  }

  async #annotate(layouts: readonly Layout[]): Promise<Doc[]> {
    const pieces: FormSentence[] = [];
    const counts: number[][] = [];
    for (const { text, sentences } of layouts) {
      counts.push(
        sentences.map(({ words }) => {
          const forms = words.map((w) => w.form ?? text.slice(w.start, w.end));
          const spaceAfter = words.map((w) => isSpace(text[w.end]));
          const cuts = cutLongSentence(forms);
          cuts.forEach((from, k) => {
            pieces.push({ forms: forms.slice(from, cuts[k + 1]), spaceAfter: spaceAfter.slice(from, cuts[k + 1]) });
          });
          return cuts.length;
        }),
      );
    }
    const annotated = await this.annotator.annotate(pieces);
    let at = 0;
    return layouts.map((layout, d) => {
      const sentences: AnnotatedSentence[] = counts[d]!.map((count) => {
        at += count;
        return joinPieces(annotated.slice(at - count, at));
      });
      return assemble(layout, sentences);
    });
  }
}
