/**
 * Trains the segmenter: two averaged perceptrons, one for word ends and one for sentence ends.
 *
 *     npx tsx training/language/segmenter.ts --corpora DIR --out models/english/segmenter.bin
 *
 * The training text is the raw text of the treebanks: sentences joined by a blank or not as
 * SpaceAfter says, a blank line at new paragraphs. A fifth of the decisions is added upper-cased.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromConllu } from '../../src/language/conllu.js';
import type { Doc } from '../../src/language/doc.js';
import { boundaryFeatures, SentenceState, viewWord } from '../../src/language/tokenizer/boundary-features.js';
import { addresses, tears } from '../../src/language/tokenizer/characters.js';
import { TABLE_BITS, writeSegmenter } from '../../src/language/tokenizer/segmenter.js';
import { isCandidate, splitFeatures } from '../../src/language/tokenizer/split-features.js';

const { values: args } = parseArgs({
  options: {
    corpora: { type: 'string' },
    out: { type: 'string' },
    epochs: { type: 'string', default: '10' },
    upper: { type: 'string', default: '0.2' },
  },
});
if (!args.corpora || !args.out) throw new Error('usage: segmenter.ts --corpora DIR --out FILE');

/** Orders of the examples over which the weights are averaged. */
const ORDERS = 6;
const SIZE = 1 << TABLE_BITS;
const MASK = SIZE - 1;

/** One decision: its features and the right answer. */
interface Example {
  readonly features: Int32Array;
  readonly yes: boolean;
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function upperCased(doc: Doc): Doc {
  // Only where every character keeps its length.
  const text = doc.text.replace(/[a-z\u00e0-\u00f6\u00f8-\u00fe]/g, (c) => c.toUpperCase());
  return { ...doc, text, words: doc.words.map((w) => ({ ...w, form: text.slice(w.start, w.end) })) };
}

const scratch = new Int32Array(32);

function splitExamples(doc: Doc): Example[] {
  const { text } = doc;
  const starts = new Set(doc.words.map((w) => w.start));
  const examples: Example[] = [];
  const whole = addresses(text);
  let address = 0;
  for (const run of text.matchAll(/\S+/g)) {
    const chunk = { text, start: run.index, end: run.index + run[0].length };
    let from = chunk.start;
    for (let at = chunk.start + 1; at < chunk.end; at++) {
      while (address < whole.length && whole[address]!.end < at) address++;
      const inside = whole[address];
      if (inside && at >= inside.start && at <= inside.end) {
        if (at === inside.start || at === inside.end) from = at;
        continue;
      }
      const yes = starts.has(at);
      if (isCandidate(text, at) && !tears(text, at)) {
        const count = splitFeatures(chunk, at, from, scratch);
        examples.push({ features: scratch.slice(0, count), yes });
      }
      if (yes) from = at;
    }
  }
  return examples;
}

function boundaryExamples(doc: Doc): Example[] {
  const examples: Example[] = [];
  const views = doc.words.map((w, i) => {
    const next = doc.words[i + 1];
    return viewWord(w.form, !next || next.start === w.end ? 0 : 1);
  });
  let first = 0;
  while (first < doc.sentences.length) {
    const { paragraph } = doc.sentences[first]!;
    let last = first;
    while (last < doc.sentences.length && doc.sentences[last]!.paragraph === paragraph) last++;
    const from = doc.sentences[first]!.first;
    const paragraphViews = views.slice(from, doc.sentences[last - 1]!.last);
    const ends = new Set(doc.sentences.slice(first, last).map((s) => s.last - 1 - from));
    let state = new SentenceState();
    for (let i = 0; i + 1 < paragraphViews.length; i++) {
      state.add(paragraphViews[i]!);
      const yes = ends.has(i);
      if (doc.words[from + i + 1]!.token !== doc.words[from + i]!.token) {
        const count = boundaryFeatures(paragraphViews, i, paragraphViews.length, state, scratch);
        examples.push({ features: scratch.slice(0, count), yes });
      }
      if (yes) state = new SentenceState();
    }
    first = last;
  }
  return examples;
}

/** Collins' averaged perceptron, by the trick of Daume: keep weights and weights times the step they were made in. */
function average(examples: readonly Example[], epochs: number, seed: number, label: string): Float64Array {
  const weights = new Float64Array(SIZE);
  const weighted = new Float64Array(SIZE);
  const draw = random(seed);
  const order = examples.map((_, i) => i);
  let step = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(draw() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let wrong = 0;
    for (const i of order) {
      const { features, yes } = examples[i]!;
      let sum = 0;
      for (const f of features) sum += weights[f & MASK]!;
      // A margin: right but barely is learned from too.
      if (yes ? sum <= 2 : sum >= -2) {
        if (yes ? sum <= 0 : sum > 0) wrong++;
        const way = yes ? 1 : -1;
        for (const f of features) {
          weights[f & MASK]! += way;
          weighted[f & MASK]! += way * step;
        }
      }
      step++;
    }
    console.log(`${label}: order ${seed}, epoch ${epoch + 1}, ${wrong} of ${examples.length} wrong`);
  }
  return weights.map((w, i) => w - weighted[i]! / step);
}

/** The mean over several orders of the examples: what one order makes of rare features is chance. */
function train(examples: readonly Example[], epochs: number, label: string): Int8Array {
  const sum = new Float64Array(SIZE);
  for (let order = 1; order <= ORDERS; order++)
    average(examples, epochs, order, label).forEach((w, i) => {
      sum[i]! += w;
    });
  const mean = sum.map((w) => w / ORDERS);
  const largest = mean.reduce((m, w) => Math.max(m, Math.abs(w)), 0);
  // A few outliers may saturate so that the rest keep their resolution.
  const scale = 127 / Math.min(largest, 24);
  return Int8Array.from(mean, (w) => Math.max(-127, Math.min(127, Math.round(w * scale))));
}

/** Letter-only spellings that the treebanks cut more often than not. */
function fusedSpellings(docs: readonly Doc[]): Record<string, number[]> {
  const seen = new Map<string, Map<string, number>>();
  for (const doc of docs) {
    const starts = new Set(doc.words.map((w) => w.start));
    for (const run of doc.text.matchAll(/\S+/g)) {
      if (!/^\p{L}+$/u.test(run[0])) continue;
      const cuts: number[] = [];
      for (let at = 1; at < run[0].length; at++) if (starts.has(run.index + at)) cuts.push(at);
      const key = run[0].toLowerCase();
      const counts = seen.get(key) ?? new Map<string, number>();
      counts.set(cuts.join(','), (counts.get(cuts.join(',')) ?? 0) + 1);
      seen.set(key, counts);
    }
  }
  const fused: Record<string, number[]> = {};
  for (const [key, counts] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    const [cuts, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    // "hams" for "ham's" is somebody's slip, not a spelling.
    const least = key.endsWith('s') && cuts === String(key.length - 1) ? 4 : 2;
    if (cuts !== '' && count * 2 > total && total >= least) fused[key] = cuts.split(',').map(Number);
  }
  return fused;
}

const docs = ['ewt', 'gum-open'].map((t) => fromConllu(readFileSync(join(args.corpora!, t, 'train.conllu'), 'utf8')));
const fused = fusedSpellings(docs);
console.log(Object.keys(fused).length, 'fused spellings:', Object.keys(fused).join(' '));
const epochs = Number(args.epochs);
const draw = random(3);
const share = Number(args.upper);
const withUpper = (make: (doc: Doc) => Example[]) =>
  docs.flatMap((doc) => [...make(doc), ...make(upperCased(doc)).filter(() => draw() < share)]);
const split = train(withUpper(splitExamples), epochs, 'words');
const boundary = train(withUpper(boundaryExamples), epochs, 'sentences');
const bytes = writeSegmenter({ split, boundary, fused });
writeFileSync(args.out, bytes);
console.log(bytes.length, 'bytes');
