/** Runs a scene's command over and over and stops it: by SIGKILL at a random moment, or by a disk that fills up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from './random.js';
import { fileFaults, lookAt, type Scene } from './scenes.js';
import type { Stage } from './stages.js';

export interface SceneTally {
  interrupted: number;
  acknowledged: number;
  readonly faults: string[];
}

interface Run {
  readonly acknowledged: Set<string>;
  readonly ms: number;
  readonly code: number | null;
  readonly errors: string;
}

/** Runs the command; killed after `killAfter` milliseconds if it runs so long. `code` is null where it was killed. */
async function run(argv: readonly string[], env: Readonly<Record<string, string>>, killAfter: number): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, argv, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-2000);
  });
  const closed = once(child, 'close');
  const timer = new AbortController();
  if (Number.isFinite(killAfter))
    void wait(killAfter, undefined, { signal: timer.signal }).then(
      () => child.kill('SIGKILL'),
      () => {},
    );
  const [code] = (await closed) as [number | null];
  timer.abort();
  // Only whole lines count: half a line is no acknowledgement.
  const lines = out.split('\n').slice(0, -1);
  const ids = lines.flatMap((line) => /^(?:stored|known|decided) ([0-9a-f]{32})\b/.exec(line)?.[1] ?? []);
  return { acknowledged: new Set(ids), ms: performance.now() - begun, code, errors };
}

/** Kills the command in `rounds` rounds, each on a ledger of its own. */
export async function killScene(stage: Stage, scene: Scene, rounds: number, random: Random): Promise<SceneTally> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-torture-scene-'));
  const tally: SceneTally = { interrupted: 0, acknowledged: 0, faults: [] };
  try {
    await stage.set(scene, folder);
    const { argv, writes } = scene.command(folder);
    const before = writes === null ? null : readFileSync(writes, 'latin1');
    const first = await stage.place();
    const whole = await run(argv, first.env, Number.POSITIVE_INFINITY);
    if (whole.code !== 0) tally.faults.push(`undisturbed it ended with ${whole.code}: ${whole.errors.trim()}`);
    const after = writes === null ? null : readFileSync(writes, 'latin1');
    tally.faults.push(...(await lookAt(scene, first.options, whole.acknowledged)));
    await first.gone();
    for (let tries = 0; tally.interrupted < rounds && tries < 3 * rounds + 10; tries++) {
      if (writes !== null && before !== null) writeFileSync(writes, before, 'latin1');
      const place = await stage.place();
      // Much of a short run is its start; most kills are to hit the work behind it.
      const earliest = tries % 4 === 0 ? 0.1 : 0.6;
      const killed = await run(argv, place.env, whole.ms * (earliest + (1 - earliest) * random.next()));
      if (killed.code === null) tally.interrupted++;
      tally.acknowledged += killed.acknowledged.size;
      const faults = [
        ...fileFaults(writes, before, after),
        ...(await lookAt(scene, place.options, killed.acknowledged)),
      ];
      tally.faults.push(...faults.map((fault) => `try ${tries + 1}: ${fault}`));
      await place.gone();
    }
    if (tally.interrupted < rounds) tally.faults.push(`only ${tally.interrupted} of ${rounds} kills hit it running`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}

/** Lets the disk fill up under the command in `rounds` rounds; then there is room again, and everything is looked at. */
export async function fillScene(stage: Stage, scene: Scene, rounds: number, random: Random): Promise<SceneTally> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-torture-scene-'));
  const tally: SceneTally = { interrupted: 0, acknowledged: 0, faults: [] };
  try {
    await stage.set(scene, folder);
    const { argv } = scene.command(folder);
    for (let tries = 0; tally.interrupted < rounds && tries < 3 * rounds + 10; tries++) {
      const place = await stage.narrow(random);
      const stopped = await run(argv, place.env, 60_000);
      tally.acknowledged += stopped.acknowledged.size;
      if (stopped.code === null) tally.faults.push(`try ${tries + 1}: it neither ended nor failed on a full disk`);
      else if (stopped.code !== 0) tally.interrupted++;
      await place.widen();
      const faults = await lookAt(scene, place.options, stopped.acknowledged);
      tally.faults.push(...faults.map((fault) => `try ${tries + 1}: ${fault}`));
      await place.gone();
    }
    if (tally.interrupted < rounds) tally.faults.push(`only ${tally.interrupted} of ${rounds} disks filled up`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}
