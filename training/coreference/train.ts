/**
 * Trains the ranking of antecedents and writes its model folder.
 *
 *   npx tsx training/coreference/train.ts --corpora ../shared/corpora --out models/coreference
 *
 * Learns from the open documents of GUM's training part alone, in about a minute. To be run again whenever the language
 * model or a feature changes: the weights belong to the trees that they were learned on.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine, loadModel } from '../../src/language/index.js';
import { readExamples } from './corpus.js';
import { learn, type Settings, type Weights } from './learn.js';

const SETTINGS: Omit<Settings, 'seed'> = {
  epochs: 2,
  rate: 0.05,
  falseLink: 0.1,
  missedLink: 2,
  wrongLink: 1,
  documents: 5,
};
/** Runs whose weights are averaged: each sees the documents in another order. */
const SEEDS = [1, 2, 3];

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '../shared/corpora' },
    out: { type: 'string', default: 'models/coreference' },
  },
});

const engine = await createEngine(await loadModel());
const examples = await readExamples(join(values.corpora, 'ud', 'gum-open', 'train.conllu'), engine);
await engine.dispose();
const weights = new Map<number, number>();
for (const seed of SEEDS) {
  const learned = learn(examples, { ...SETTINGS, seed });
  for (const [feature, weight] of learned) weights.set(feature, (weights.get(feature) ?? 0) + weight / SEEDS.length);
  console.error(`seed ${seed}: ${learned.size} weights`);
}
write(values.out, weights);

function write(folder: string, learned: Weights): void {
  mkdirSync(folder, { recursive: true });
  const rows = [...learned].sort(([a], [b]) => a - b);
  const scale = rows.reduce((top, [, w]) => Math.max(top, Math.abs(w)), 0) / 32767;
  const kept = rows.filter(([, w]) => Math.round(w / scale) !== 0);
  const bytes = Buffer.alloc(kept.length * 6);
  kept.forEach(([feature, weight], i) => {
    bytes.writeInt32LE(feature, 4 * i);
    bytes.writeInt16LE(Math.round(weight / scale), 4 * kept.length + 2 * i);
  });
  const sha256 = (b: Buffer) => createHash('sha256').update(b).digest('hex');
  const manifest = {
    format: 1,
    name: 'parley-coreference-1',
    features: kept.length,
    scale,
    trained: {
      ...SETTINGS,
      seeds: SEEDS,
      corpus: 'gum-open/train',
      examples: examples.length,
      language: engine.model.name,
      languageChecksum: engine.model.checksum,
    },
    files: { 'weights.bin': { bytes: bytes.length, sha256: sha256(bytes) } },
  };
  writeFileSync(join(folder, 'weights.bin'), bytes);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const sums = ['LICENSE', 'README.md', 'manifest.json', 'weights.bin'].flatMap((name) => {
    try {
      return [`${sha256(readFileSync(join(folder, name)))}  ${name}\n`];
    } catch {
      return [];
    }
  });
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  console.error(`${folder}: ${kept.length} weights, ${bytes.length} bytes`);
}
