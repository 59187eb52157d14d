/**
 * Speed of the register: its loading from the data files, and lookups of mentions a second.
 *
 *     npm run bench -- register [--rounds 7]
 *
 * Mentions are all names of the register in the dress in which reports write them, and as many that it does not know, in
 * a fixed random order. Each round looks all of them up; the first two warm up. Loading is measured in processes of
 * their own, since a process loads it once; reading and compiling the program's files is told apart.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Register } from '../src/reading/actor/register/index.js';
import { ownEntries } from '../src/reading/actor/register/own-entries.js';

const { values: args } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, load: { type: 'boolean', default: false } },
});

if (args.load) {
  const began = performance.now();
  new Register();
  console.log(performance.now() - began);
  process.exit();
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
const loads = Array.from({ length: Number(args.rounds) }, () =>
  Number(execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, '--load'], { encoding: 'utf8' })),
).sort((a, b) => a - b);
console.log(
  `loaded in ${loads[loads.length >> 1]!.toFixed(0)} ms (median of ${loads.length} processes, ${loads[0]!.toFixed(0)} to ${loads.at(-1)!.toFixed(0)})`,
);

const register = new Register();
const names = [...ownEntries()].flatMap((e) => e.names.flatMap(([, all]) => all));
const mentions = names.flatMap((name, i) => [dressed(name, i), `${name} of Nowhere`]);
shuffle(mentions);

const speeds: number[] = [];
let known = 0;
for (let round = 0; round < Number(args.rounds) + 2; round++) {
  const start = performance.now();
  known = 0;
  // Long enough for the clock: a round is some hundred thousand lookups.
  for (let n = 0; n < 40; n++) for (const mention of mentions) if (register.lookup(mention).length > 0) known++;
  if (round >= 2) speeds.push((1000 * 40 * mentions.length) / (performance.now() - start));
}
speeds.sort((a, b) => a - b);
console.log(`${mentions.length} mentions, ${known / 40} of them known`);
console.log(
  `lookups: ${(speeds[speeds.length >> 1]! / 1e6).toFixed(2)} million mentions/s (median, ${(speeds[0]! / 1e6).toFixed(2)} to ${(speeds.at(-1)! / 1e6).toFixed(2)})`,
);

/** A name as it stands, with its article, or in capitals. */
function dressed(name: string, i: number): string {
  return i % 3 === 0 ? name : i % 3 === 1 ? `the ${name}` : name.toUpperCase();
}

/** The same order at each run. */
function shuffle(items: string[]): void {
  let seed = 20260;
  for (let i = items.length - 1; i > 0; i--) {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    const k = seed % (i + 1);
    [items[i], items[k]] = [items[k]!, items[i]!];
  }
}
