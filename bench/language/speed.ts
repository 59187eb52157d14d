/** Words per second of one backend and of wink-nlp, round by round in turn: `speed.ts BACKEND ROUNDS [FILE]`. */
import wink from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { type Backend, createEngine, loadModel } from '../../src/language/index.js';
import { reportsOf } from './reports.js';

const [backend, rounds, file] = process.argv.slice(2);
const WARM_UP = 2;
const reports = reportsOf(file);
const engine = await createEngine(await loadModel(), { backend: backend as Backend });
const tagger = winkNlp(wink, ['sbd', 'pos']);

const ours: number[] = [];
const theirs: number[] = [];
const ratios: number[] = [];
for (let round = 0; round < Number(rounds) + WARM_UP; round++) {
  let began = performance.now();
  let words = 0;
  for await (const doc of engine.analyseAll(reports)) words += doc.words.length;
  const our = performance.now() - began;
  began = performance.now();
  let tokens = 0;
  for (const report of reports) tokens += tagger.readDoc(report).tokens().out(tagger.its.pos).length;
  const their = performance.now() - began;
  if (round < WARM_UP) continue;
  ours.push((1000 * words) / our);
  theirs.push((1000 * tokens) / their);
  ratios.push(their / our);
}
console.log(`raw text to trees: ${mean(ours)} words/s`);
console.log(`wink-nlp, sentences and tags only: ${mean(theirs)} words/s; ours is ${mean(ratios, 3)} of its speed`);

const latencies: number[] = [];
const few = reports.slice(0, 60);
for (const report of few) {
  const began = performance.now();
  await engine.analyse(report);
  latencies.push(performance.now() - began);
}
latencies.sort((a, b) => a - b);
const characters = Math.round(few.reduce((n, r) => n + r.length, 0) / few.length);
console.log(`one report of ${characters} characters: ${latencies[latencies.length >> 1]!.toFixed(1)} ms (median)`);
await engine.dispose();

/** Mean with the half-width of its 95 % interval. */
function mean(values: readonly number[], digits = 0): string {
  const m = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - m) ** 2, 0) / Math.max(1, values.length - 1);
  return `${m.toFixed(digits)} ± ${((1.96 * Math.sqrt(variance)) / Math.sqrt(values.length)).toFixed(digits)}`;
}
