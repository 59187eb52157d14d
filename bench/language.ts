/**
 * Speed of the language stage, on one core: words per second from raw text to trees with both backends, each also as a
 * ratio to wink-nlp's sentences and tags on the same text in the same process; latency of one report; and of a process
 * that has only loaded the engine the time and the memory that took. Last the bytes of the model.
 *
 *     npm run bench -- language [--text FILE] [--backend native|wasm] [--rounds 7] [--core N]
 *
 * Without --text the golden reports of the tests are read again and again. Every round analyses all texts; the first two
 * warm up. Each measurement has a process of its own, bound to one core where `taskset` is there. The machine's other
 * work is not controlled: look at the spread.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadModel } from '../src/language/index.js';

const { values: args } = parseArgs({
  options: {
    text: { type: 'string' },
    backend: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    core: { type: 'string', default: String(cpus().length - 1) },
  },
});

const pinned = spawnSync('taskset', ['-c', args.core, 'true']).status === 0;
const backends = args.backend ? [args.backend] : ['native', 'wasm'];
const { manifest } = await loadModel();

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${manifest.name}`);
console.log(pinned ? `bound to core ${args.core}` : 'not bound to a core: taskset is not there');
for (const backend of backends) {
  console.log(`\n${backend}`);
  measure('load', [backend, ...(args.text ? [args.text] : [])]);
  measure('speed', [backend, args.rounds, ...(args.text ? [args.text] : [])]);
}
const files = Object.entries(manifest.files);
console.log(
  `\nmodel: ${megabytes(files.reduce((sum, [, f]) => sum + f.bytes, 0))} (${files.map(([n, f]) => `${n} ${megabytes(f.bytes)}`).join(', ')})`,
);

/** Runs a program of bench/language in a process of its own and shows what it prints. */
function measure(program: string, rest: readonly string[]): void {
  const command = [
    process.execPath,
    '--import',
    'tsx',
    join(import.meta.dirname, 'language', `${program}.ts`),
    ...rest,
  ];
  const whole = pinned ? ['taskset', '-c', args.core, ...command] : command;
  const { status } = spawnSync(whole[0]!, whole.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exitCode = 1;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
