/**
 * Trains `models/attribution` on PolNeAR's training part, from the parses of the language model that ships:
 *
 *   npx tsx training/attribution/train.ts [--corpora ../shared/corpora] [--cache FOLDER] [--out models/attribution] [--seed 1]
 *
 * The same seed, corpus, rules and parses give the same bytes. About a minute and a half on one core.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TaggerManifest } from '../../src/reading/attribution/tagger/model.js';
import { addExamples, type Examples } from './examples.js';
import { learnAnchors, learnChains } from './learn.js';
import { parsedArticles } from './parses.js';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: resolve(import.meta.dirname, '../../../shared/corpora') },
    cache: { type: 'string', default: join(tmpdir(), 'parley-attribution') },
    out: { type: 'string', default: resolve(import.meta.dirname, '../../models/attribution') },
    seed: { type: 'string', default: '1' },
  },
});

const BITS = { anchors: 20, chains: 21 };
/** Chosen on PolNeAR's development part; see docs/decisions/0054-attribution-by-rules-and-a-tagger.md. */
const ANCHORS = { epochs: 3, rate: 0.05, decay: 1e-5 };
const CHAINS = { epochs: 3, rate: 0.05, decay: 1e-5 };
const THRESHOLD = 0.4;
const SURE = 0.5;

async function main(): Promise<void> {
  const started = performance.now();
  const say = (line: string) =>
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
  const seed = Number(values.seed);
  mkdirSync(values.cache, { recursive: true });
  const corpus = join(values.corpora, 'polnear', 'train.jsonl');
  const parsed = await parsedArticles(corpus, join(values.cache, 'train.parses.jsonl'));
  say(`${parsed.length} articles`);
  const examples: Examples = { anchors: [], chains: [] };
  for (const p of parsed) addExamples(examples, p, BITS);
  say(`${examples.anchors.length} words, ${examples.chains.length} attributions`);
  const anchors = quantised(learnAnchors(examples.anchors, { ...ANCHORS, bits: BITS.anchors, seed }, say));
  const chains = quantised(learnChains(examples.chains, { ...CHAINS, bits: BITS.chains, seed }, say));
  write(seed, parsed.length, anchors, chains);
  say(`written to ${values.out}`);
}

interface Quantised {
  readonly bytes: Int8Array;
  readonly scale: number;
}

/** Weights as signed bytes; the few that are larger than almost all others are cut off. */
function quantised(weights: Float32Array): Quantised {
  const sizes = weights
    .filter((w) => w !== 0)
    .map(Math.abs)
    .sort();
  const most = sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
  const scale = most / 127;
  return { scale, bytes: Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / scale)))) };
}

function write(seed: number, articles: number, anchors: Quantised, chains: Quantised): void {
  mkdirSync(values.out, { recursive: true });
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const [file, { bytes }] of [
    ['anchors.bin', anchors],
    ['arguments.bin', chains],
  ] as const) {
    writeFileSync(join(values.out, file), bytes);
    files[file] = { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
  const manifest: TaggerManifest = {
    name: 'parley-attribution-1',
    format: 'parley-attribution/1',
    data: `PolNeAR 1.0, training part, ${articles} articles; seed ${seed}. The corpus states no licence: see NOTICE.`,
    anchors: { file: 'anchors.bin', bits: BITS.anchors, scale: anchors.scale },
    arguments: { file: 'arguments.bin', bits: BITS.chains, scale: chains.scale },
    threshold: THRESHOLD,
    sure: SURE,
    files,
  };
  writeFileSync(join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(
    join(values.out, 'SHA256SUMS'),
    Object.entries(files)
      .map(([name, f]) => `${f.sha256}  ${name}\n`)
      .join(''),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`train: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
