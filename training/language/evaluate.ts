/**
 * Scores a model on the development sets: gold tokens, raw text, upper-cased raw text, entities,
 * speed, load time, memory.
 *
 *     npx tsx training/language/evaluate.ts --corpora DIR [--model models/english] [--backend native|wasm]
 *         [--parses DIR]   also writes every parse as CoNLL-U, for another scorer to check
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Backend,
  createEngine,
  type Doc,
  type Entity,
  fromConllu,
  loadModel,
  scoreConllu,
  shippedModelFolder,
  toConllu,
  tokensOf,
} from '../../src/language/index.js';
import { METRICS } from '../../src/language/score.js';
import { type GoldSpan, goldEntities } from './gum-entities.js';

const { values: args } = parseArgs({
  options: {
    corpora: { type: 'string' },
    model: { type: 'string', default: shippedModelFolder() },
    backend: { type: 'string' },
    parses: { type: 'string' },
  },
});
if (!args.corpora) throw new Error('usage: evaluate.ts --corpora DIR');

const began = performance.now();
const engine = await createEngine(
  await loadModel(args.model),
  args.backend ? { backend: args.backend as Backend } : {},
);
const loadMs = performance.now() - began;
const { name, checksum, backend } = engine.model;
console.log(`model ${name} ${checksum.slice(0, 12)}, ${backend}, loaded in ${loadMs.toFixed(0)} ms`);
console.log(['', ...METRICS].map((m) => m.padStart(9)).join(''));

const percent = (x: number) => (100 * x).toFixed(2).padStart(9);

function report(label: string, gold: string, doc: Doc): void {
  const parse = toConllu(doc);
  if (args.parses) {
    mkdirSync(args.parses, { recursive: true });
    writeFileSync(join(args.parses, `${label.replaceAll(' ', '-')}.conllu`), parse);
  }
  const score = scoreConllu(gold, parse);
  console.log(
    METRICS.map((m) => percent(score[m]))
      .join('')
      .padStart(9 * METRICS.length + 9),
    ` ${label}`,
  );
}

/** F1 of spans and kinds. */
function entityF1(gold: readonly GoldSpan[], found: readonly Entity[], kinds?: ReadonlySet<string>): string {
  const key = (s: { kind: string; first: number; last: number }) => `${s.kind} ${s.first} ${s.last}`;
  const inKinds = (s: { kind: string }) => !kinds || kinds.has(s.kind);
  const wanted = new Set(gold.filter(inKinds).map(key));
  const given = found.filter(inKinds);
  const right = given.filter((e) => wanted.has(key(e))).length;
  return `${percent((2 * right) / (wanted.size + given.length)).trim()} (P ${percent(right / given.length).trim()}, R ${percent(right / wanted.size).trim()}, ${wanted.size} gold)`;
}

for (const treebank of ['ewt', 'gum-open']) {
  const gold = readFileSync(join(args.corpora, treebank, 'dev.conllu'), 'utf8');
  const goldDoc = fromConllu(gold);
  const parsed = await engine.parse(tokensOf(goldDoc));
  report(`${treebank} gold tokens`, gold, parsed);
  const raw = goldDoc.text;
  await engine.analyse(raw.slice(0, 20_000));
  const start = performance.now();
  const doc = await engine.analyse(raw);
  const seconds = (performance.now() - start) / 1000;
  report(`${treebank} raw`, gold, doc);
  report(`${treebank} raw upper`, gold, await engine.analyse(raw.toUpperCase()));
  console.log(`          ${Math.round(doc.words.length / seconds)} words/s from raw text`);
  if (treebank === 'gum-open') {
    const { mentions, names } = goldEntities(gold);
    const main = new Set(['person', 'organization', 'place']);
    console.log(`          mentions of persons, organizations, places: F1 ${entityF1(mentions, parsed.mentions)}`);
    console.log(`          names of them: F1 ${entityF1(names, parsed.entities, main)}`);
    console.log(`          names of all kinds: F1 ${entityF1(names, parsed.entities)}`);
  }
}
console.log(`resident memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
await engine.dispose();
