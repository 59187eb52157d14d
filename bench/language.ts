/**
 * Speed of the language stage, on one core: words per second from raw text to trees, latency of one
 * report, load time, memory. With wink-nlp installed, also the ratio to its tokenising and tagging.
 *
 *     npm run bench -- language [--text FILE] [--backend native|wasm] [--rounds 7]
 *
 * Without --text the golden reports of the tests are read again and again. Every round analyses all
 * texts; the first two warm up. The machine's other work is not controlled: look at the spread.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Backend, createEngine, loadModel } from '../src/language/index.js';

const { values: args } = parseArgs({
  options: { text: { type: 'string' }, backend: { type: 'string' }, rounds: { type: 'string', default: '7' } },
});

const golden = join(import.meta.dirname, '../test/language/golden');
const reports = args.text
  ? readFileSync(args.text, 'utf8')
      .split(/\n\n(?=\S)/)
      .reduce<string[]>((out, p) => {
        // Articles of about 3,000 characters.
        if (out.length === 0 || out.at(-1)!.length > 3000) out.push(p);
        else out[out.length - 1] += `\n\n${p}`;
        return out;
      }, [])
  : readdirSync(golden)
      .filter((f) => f.endsWith('.txt'))
      .flatMap((f) => Array<string>(40).fill(readFileSync(join(golden, f), 'utf8')));

/** Mean with the half-width of its 95 % interval. */
function mean(values: readonly number[]): string {
  const m = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - m) ** 2, 0) / Math.max(1, values.length - 1);
  return `${Math.round(m)} ± ${Math.round((1.96 * Math.sqrt(variance)) / Math.sqrt(values.length))}`;
}

const before = process.memoryUsage().rss;
const began = performance.now();
const engine = await createEngine(await loadModel(), args.backend ? { backend: args.backend as Backend } : {});
const loadMs = performance.now() - began;
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${engine.model.name} ${engine.model.checksum.slice(0, 12)}, ${engine.model.backend}`,
);
console.log(`loaded in ${loadMs.toFixed(0)} ms`);

const speeds: number[] = [];
const rounds = Number(args.rounds) + 2;
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  let words = 0;
  for await (const doc of engine.analyseAll(reports)) words += doc.words.length;
  if (round >= 2) speeds.push((1000 * words) / (performance.now() - start));
}
console.log(`batches: ${mean(speeds)} words/s from raw text to trees`);

const latencies: number[] = [];
for (const report of reports.slice(0, 60)) {
  const start = performance.now();
  await engine.analyse(report);
  latencies.push(performance.now() - start);
}
latencies.sort((a, b) => a - b);
const characters = Math.round(reports.slice(0, 60).reduce((n, r) => n + r.length, 0) / Math.min(60, reports.length));
console.log(`one report of ${characters} characters: ${latencies[latencies.length >> 1]!.toFixed(1)} ms (median)`);
const rss = process.memoryUsage().rss;
console.log(
  `resident memory ${(rss / 1e6).toFixed(0)} MB, ${((rss - before) / 1e6).toFixed(0)} MB of it since before the model`,
);

const wink = await openWink();
if (wink === null) console.log('wink-nlp is not installed: no ratio');
else {
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const words = reports.reduce((n, r) => n + wink(r), 0);
    if (round >= 2) theirs.push((1000 * words) / (performance.now() - start));
  }
  const ratio = speeds.reduce((a, b) => a + b, 0) / theirs.reduce((a, b) => a + b, 0);
  console.log(`wink-nlp, sentences and tags only: ${mean(theirs)} words/s; ours is ${ratio.toFixed(3)} of it`);
}
await engine.dispose();

/** Counts the words of a text by wink-nlp's tokeniser and tagger; null where it is not installed. */
async function openWink(): Promise<((text: string) => number) | null> {
  try {
    const [nlpName, modelName] = ['wink-nlp', 'wink-eng-lite-web-model'];
    const { default: winkNlp } = await import(nlpName!);
    const { default: model } = await import(modelName!);
    const nlp = winkNlp(model, ['sbd', 'pos']);
    return (text) => nlp.readDoc(text).tokens().out(nlp.its.pos).length as number;
  } catch {
    return null;
  }
}
