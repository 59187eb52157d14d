/** What loading the engine costs a process that does nothing else: `load.ts BACKEND`. */
import { type Backend, createEngine, loadModel } from '../../src/language/index.js';

const before = process.memoryUsage().rss;
const began = performance.now();
const engine = await createEngine(await loadModel(), { backend: process.argv[2] as Backend });
const took = performance.now() - began;
const rss = process.memoryUsage().rss;
console.log(
  `loaded in ${took.toFixed(0)} ms; resident memory of a process that has loaded the engine ${(rss / 1e6).toFixed(0)} MB, ${((rss - before) / 1e6).toFixed(0)} MB of it by loading`,
);
await engine.dispose();
