/** What the engine costs a process that does nothing else, when loaded and when it has read: `load.ts BACKEND [FILE]`. */
import { type Backend, createEngine, loadModel } from '../../src/language/index.js';
import { reportsOf } from './reports.js';

const before = process.memoryUsage().rss;
const began = performance.now();
const engine = await createEngine(await loadModel(), { backend: process.argv[2] as Backend });
const took = performance.now() - began;
const rss = process.memoryUsage().rss;
console.log(
  `loaded in ${took.toFixed(0)} ms; resident memory of a process that has loaded the engine ${(rss / 1e6).toFixed(0)} MB, ${((rss - before) / 1e6).toFixed(0)} MB of it by loading`,
);
const reports = reportsOf(process.argv[3]);
let words = 0;
for await (const doc of engine.analyseAll(reports)) words += doc.words.length;
console.log(`and that has read ${words} words: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
await engine.dispose();
