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

/** How often a round goes over all mentions. */
const REPEATED = 40;

if (args.load) {
  const [wall, cpu] = timed(() => new Register());
  console.log(`${wall} ${cpu}`);
  process.exit();
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
const loads = Array.from({ length: Number(args.rounds) }, () =>
  execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, '--load'], { encoding: 'utf8' })
    .split(' ')
    .map(Number),
);
console.log(
  `loaded in ${spread(
    loads.map((l) => l[0]!),
    0,
  )} ms, ${spread(
    loads.map((l) => l[1]!),
    0,
  )} ms of processor time`,
);

const register = new Register();
const names = [...ownEntries()].flatMap((e) => e.names.flatMap(([, all]) => all));
const mentions = names.flatMap((name, i) => [dressed(name, i), `${name} of Nowhere`]);
shuffle(mentions);

const speeds: { readonly wall: number; readonly cpu: number }[] = [];
let known = 0;
for (let round = 0; round < Number(args.rounds) + 2; round++) {
  known = 0;
  // Long enough for the clock: a round is some hundred thousand lookups.
  const [wall, cpu] = timed(() => {
    for (let n = 0; n < REPEATED; n++) for (const mention of mentions) if (register.lookup(mention).length > 0) known++;
  });
  const looked = (REPEATED * mentions.length) / 1000;
  if (round >= 2) speeds.push({ wall: looked / wall, cpu: looked / cpu });
}
console.log(`${mentions.length} mentions, ${known / REPEATED} of them known`);
console.log(
  `lookups: ${spread(
    speeds.map((s) => s.wall),
    2,
  )} million mentions/s, ${spread(
    speeds.map((s) => s.cpu),
    2,
  )} million a second of processor time`,
);

/** Milliseconds that something takes, by the clock and of the processor, which another program's work does not lengthen. */
function timed(work: () => void): [number, number] {
  const before = process.cpuUsage();
  const began = performance.now();
  work();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return [wall, (user + system) / 1000];
}

/** The median, with the least and the most. */
function spread(values: readonly number[], digits: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, middle, high] = [0, sorted.length >> 1, sorted.length - 1].map((k) => sorted[k]!.toFixed(digits));
  return `${middle} (${low} to ${high})`;
}

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
