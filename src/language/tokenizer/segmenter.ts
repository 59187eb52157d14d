/**
 * Cuts a text into paragraphs, sentences, surface tokens and syntactic words, following UD's
 * conventions for English. Two averaged perceptrons (Collins 2002) over hashed features decide on
 * word and sentence ends; white space, blank lines, web addresses and characters that must not be
 * torn are left to rules. Every character that is not white space lands in exactly one word.
 */
import type { Layout, SentenceSpan, WordSpan } from '../layout.js';
import { ModelDamagedError } from '../model-file.js';
import { boundaryFeatures, SentenceState, viewWord, type WordView } from './boundary-features.js';
import { addresses, tears } from './characters.js';
import { sharesToken } from './clitics.js';
import { lineEnds, paragraphsOf } from './paragraphs.js';
import { certainEnd, datelineEnd } from './sentence-rules.js';
import { type Chunk, isCandidate, splitFeatures } from './split-features.js';
import { certainCut } from './word-rules.js';

/** Size of each weight table: 2 to this power. */
export const TABLE_BITS = 18;
const TABLE = 1 << TABLE_BITS;
const MAGIC = 'PSEG1\n';
/** Longest sentence, in words; a longer one is cut, whatever the weights say. */
const LONGEST = 5000;

export interface SegmenterWeights {
  readonly split: Int8Array;
  readonly boundary: Int8Array;
  /** Spellings without apostrophe that are several words: "cannot" -> [3]. */
  readonly fused: Readonly<Record<string, readonly number[]>>;
}

/** segmenter.bin: the magic, the length of a JSON object, the object, the two tables. */
export function writeSegmenter(weights: SegmenterWeights): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(weights.fused));
  const head = new TextEncoder().encode(MAGIC);
  const out = new Uint8Array(head.length + 4 + json.length + 2 * TABLE);
  out.set(head);
  new DataView(out.buffer).setUint32(head.length, json.length, true);
  out.set(json, head.length + 4);
  out.set(new Uint8Array(weights.split.buffer, weights.split.byteOffset, TABLE), head.length + 4 + json.length);
  out.set(
    new Uint8Array(weights.boundary.buffer, weights.boundary.byteOffset, TABLE),
    head.length + 4 + json.length + TABLE,
  );
  return out;
}

export function readSegmenter(bytes: Uint8Array): SegmenterWeights {
  const at = MAGIC.length + 4;
  if (bytes.length < at || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new ModelDamagedError('segmenter.bin', 'not a segmenter');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  if (bytes.length !== at + length + 2 * TABLE) throw new ModelDamagedError('segmenter.bin', 'wrong size');
  // A copy: slice() of a Buffer would be a view into somebody else's memory.
  const tables = new Uint8Array(bytes.subarray(at + length));
  return {
    fused: JSON.parse(new TextDecoder().decode(bytes.subarray(at, at + length))) as SegmenterWeights['fused'],
    split: new Int8Array(tables.buffer, 0, TABLE),
    boundary: new Int8Array(tables.buffer, TABLE, TABLE),
  };
}

export class Segmenter {
  readonly #weights: SegmenterWeights;
  readonly #features = new Int32Array(32);
  readonly #fused: ReadonlyMap<string, readonly number[]>;

  constructor(weights: SegmenterWeights) {
    this.#weights = weights;
    this.#fused = new Map(Object.entries(weights.fused));
  }

  segment(text: string): Layout {
    const sentences: SentenceSpan[] = [];
    let token = 0;
    paragraphsOf(text).forEach((paragraph, number) => {
      const words = this.#words(text, paragraph.start, paragraph.end, token);
      if (words.length === 0) return;
      token = words.at(-1)!.token + 1;
      let first = 0;
      for (const end of this.#ends(text, words)) {
        sentences.push({ words: words.slice(first, end), paragraph: number });
        first = end;
      }
    });
    return { text, sentences };
  }

  #words(text: string, start: number, end: number, firstToken: number): WordSpan[] {
    const words: WordSpan[] = [];
    const whole = addresses(text.slice(start, end)).map((a) => ({ start: a.start + start, end: a.end + start }));
    let address = 0;
    let token = firstToken - 1;
    const push = (from: number, to: number) => {
      const before = words.at(-1);
      if (
        !before ||
        before.end !== from ||
        !sharesToken(text.slice(before.start, before.end), text.slice(from, to), before.token === words.at(-2)?.token)
      )
        token++;
      words.push({ start: from, end: to, token });
    };
    const runs = /\S+/g;
    runs.lastIndex = start;
    for (let run = runs.exec(text); run !== null && run.index < end; run = runs.exec(text)) {
      const chunk: Chunk = { text, start: run.index, end: run.index + run[0].length };
      let from = chunk.start;
      const cuts = this.#fused.get(run[0].toLowerCase());
      if (cuts) {
        // A fused spelling is one surface token however it is cut.
        token++;
        for (const cut of [...cuts, run[0].length]) {
          words.push({ start: from, end: chunk.start + cut, token });
          from = chunk.start + cut;
        }
        continue;
      }
      for (let at = chunk.start + 1; at < chunk.end; at++) {
        while (address < whole.length && whole[address]!.end < at) address++;
        const inside = whole[address];
        let cut: boolean;
        if (inside && at > inside.start && at < inside.end) cut = false;
        else if (inside && (at === inside.start || at === inside.end)) cut = true;
        else cut = isCandidate(text, at) && !tears(text, at) && this.#cuts(chunk, at, from);
        if (cut) {
          push(from, at);
          from = at;
        }
      }
      push(from, chunk.end);
    }
    return words;
  }

  #cuts(chunk: Chunk, at: number, wordStart: number): boolean {
    const certain = certainCut(chunk.text, chunk.start, chunk.end, at);
    if (certain !== null) return certain;
    const count = splitFeatures(chunk, at, wordStart, this.#features);
    return sum(this.#weights.split, this.#features, count) > 0;
  }

  /** One past the last word of each sentence of a paragraph. */
  #ends(text: string, words: readonly WordSpan[]): number[] {
    const views: WordView[] = words.map(({ start, end }, i) => {
      const next = words[i + 1];
      const gap = next ? text.slice(end, next.start) : '';
      return viewWord(text.slice(start, end), gap === '' ? 0 : 1);
    });
    const forced = lineEnds(text, words);
    const ends: number[] = [];
    let state = new SentenceState();
    let dateline = -1;
    for (let i = 0; i < words.length; i++) {
      // At the head of a paragraph, or of a line that is known to begin something.
      if (i === 0 || forced.has(i - 1)) dateline = datelineEnd(text, words[i]!.start);
      state.add(views[i]!);
      const done =
        i === words.length - 1 ||
        forced.has(i) ||
        words[i]!.end === dateline ||
        state.words >= LONGEST ||
        this.#endsAfter(text, views, i, state, words);
      if (done) {
        ends.push(i + 1);
        state = new SentenceState();
      }
    }
    return ends;
  }

  #endsAfter(
    text: string,
    views: readonly WordView[],
    i: number,
    state: SentenceState,
    words: readonly WordSpan[],
  ): boolean {
    // The words of one surface token stay together.
    if (words[i + 1]?.token === words[i]!.token) return false;
    const certain = certainEnd(text, words, i, state.quotes, state.lower);
    if (certain !== null) return certain;
    const count = boundaryFeatures(views, i, views.length, state, this.#features);
    return sum(this.#weights.boundary, this.#features, count) > 0;
  }
}

function sum(table: Int8Array, features: Int32Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += table[features[i]! & (TABLE - 1)]!;
  return total;
}
