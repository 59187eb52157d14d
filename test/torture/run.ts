/**
 * `npm run torture [-- --rounds N --engine embedded|server|both --seed N --scenes NAME,…]`
 *
 * Kills `parley ingest` of 200 generated articles with SIGKILL at random moments, N times, and looks after each kill:
 * does the ledger open, is every article there that the command had acknowledged (a line on its standard output), is
 * nothing there twice, is every character and every reading what was given, does it verify. On a server, every second kill is of the
 * server. Then the same for each of the scenes (`scenes.ts`), by kills, and by a disk that fills up. Ends with 1 if anything was wrong at any time, or if the run was too tame to have shown anything.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Article } from '../../src/intake/index.js';
import { type LedgerOptions, openLedger } from '../../src/ledger/index.js';
import { postgresBinaries, startPostgres } from '../support/postgres.js';
import { tortureArticles } from './articles.js';
import { IngestProcess } from './ingest-process.js';
import { findFaults } from './inspect.js';
import { fillScene, killScene, type SceneTally } from './interrupt.js';
import { Random } from './random.js';
import { SCENES, verifyFaults } from './scenes.js';
import { canMount, embeddedStage, type Stage, serverStage } from './stages.js';

const ARTICLES = 200;

/** Scenes in which a disk fills up: those that write to the ledger. */
const FILLING = ['storing readings', 'deciding', 'migrating', 'restoring'];

/** What is tortured. */
interface Rack {
  readonly name: string;
  /** A ledger that does not exist yet. */
  fresh(): Promise<{ readonly options: LedgerOptions; readonly env: Readonly<Record<string, string>> }>;
  /** Kills the database below the ledger, where it is a process apart. */
  readonly crash: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

interface Tally {
  kills: number;
  acknowledged: number;
  ledgers: number;
  faults: string[];
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    engine: { type: 'string', default: 'both' },
    seed: { type: 'string' },
    scenes: { type: 'string', default: '' },
  },
});
const rounds = whole(values.rounds, 'rounds');
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : whole(values.seed, 'seed');
if (!['embedded', 'server', 'both'].includes(values.engine)) usage(`no engine ${JSON.stringify(values.engine)}`);
process.exitCode = await main();

async function main(): Promise<number> {
  console.log(`torture: ${rounds} rounds, seed ${seed}`);
  let good = true;
  const reading = values.scenes === '' || values.scenes.split(',').includes('reading');
  if (values.engine !== 'server') {
    if (reading) good = (await torture(embeddedRack())) && good;
    good = (await playScenes(embeddedStage())) && good;
  }
  if (values.engine !== 'embedded') {
    if (postgresBinaries() !== null) {
      if (reading) good = (await torture(await serverRack())) && good;
      good = (await playScenes(await serverStage())) && good;
    } else {
      console.log('server: skipped, PostgreSQL is not installed');
      if (process.env.CI || values.engine === 'server') good = false;
    }
  }
  return good ? 0 : 1;
}

async function playScenes(stage: Stage): Promise<boolean> {
  const wanted = values.scenes.split(',').filter((name) => name !== '');
  const random = new Random(seed);
  const disks = canMount();
  let good = true;
  const told = (name: string, tally: SceneTally) => {
    for (const fault of tally.faults) console.error(`${stage.name}: ${name}: FAULT ${fault}`);
    console.log(
      `${stage.name}: ${name}: ${tally.interrupted} interruptions, ${tally.acknowledged} acknowledged, ${tally.faults.length} faults`,
    );
    good = tally.faults.length === 0 && good;
  };
  try {
    for (const scene of SCENES) {
      if (wanted.length && !wanted.includes(scene.name)) continue;
      told(`killed while ${scene.name}`, await killScene(stage, scene, rounds, random));
      if (!FILLING.includes(scene.name)) continue;
      if (disks) told(`disk full while ${scene.name}`, await fillScene(stage, scene, rounds, random));
      else {
        console.log(
          `${stage.name}: disk full while ${scene.name}: skipped, no tmpfs can be mounted here (it takes root)`,
        );
        if (process.env.CI) good = false;
      }
    }
  } finally {
    await stage.stop();
  }
  return good;
}

async function torture(rack: Rack): Promise<boolean> {
  const random = new Random(seed);
  const articles = tortureArticles(ARTICLES, seed);
  const folder = mkdtempSync(join(tmpdir(), 'parley-torture-'));
  const file = join(folder, 'exercise.jsonl');
  writeFileSync(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  const tally: Tally = { kills: 0, acknowledged: 0, ledgers: 0, faults: [] };
  try {
    await killRounds(rack, random, articles, file, tally);
  } finally {
    await rack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  if (tally.kills < rounds) tally.faults.push(`only ${tally.kills} of ${rounds} kills hit a running process`);
  if (tally.acknowledged === 0) tally.faults.push('no article was acknowledged: nothing was shown');
  for (const fault of tally.faults) console.error(`${rack.name}: FAULT ${fault}`);
  console.log(
    `${rack.name}: ${tally.kills} kills, ${tally.acknowledged} articles acknowledged in ${tally.ledgers} ledgers, ${tally.faults.length} faults`,
  );
  return tally.faults.length === 0;
}

async function killRounds(rack: Rack, random: Random, articles: Article[], file: string, tally: Tally): Promise<void> {
  let place = await rack.fresh();
  tally.ledgers++;
  let acknowledged = new Set<string>();
  /** How long the last run took to its first line: what there is to be killed in before it. */
  let openingMs = 3000;
  const share = Math.max(2, Math.floor((2 * ARTICLES) / Math.max(rounds, 4)));
  for (let round = 1; round <= rounds; ) {
    const ingest = new IngestProcess(file, place.env);
    const early = round % 4 === 0;
    const aim = 1 + random.below(share);
    if (early) await Promise.race([wait(random.next() * openingMs), ingest.ended()]);
    else {
      await ingest.storing(aim);
      // Somewhere within what it does for the next article.
      await Promise.race([wait(random.next() * 40), ingest.ended()]);
    }
    const crash = rack.crash !== null && round % 2 === 0;
    const running = await stillRunning(ingest);
    if (running && crash) {
      await rack.crash?.();
      await Promise.race([ingest.ended(), wait(20_000)]);
    }
    if (running) await ingest.kill();
    const code = await ingest.ended();
    openingMs = ingest.firstLineMs ?? openingMs;
    for (const id of ingest.acknowledged) acknowledged.add(id);
    tally.acknowledged += ingest.stored;
    await look(rack, place.options, articles, acknowledged, tally, `round ${round}`);
    if (running) {
      tally.kills++;
      console.log(
        `${rack.name}: round ${round}, killed ${crash ? 'the server' : early ? 'while opening' : `after ${ingest.stored}`}, ${acknowledged.size} acknowledged`,
      );
      round++;
    } else if (code !== 0) {
      tally.faults.push(`round ${round}: parley ingest ended with ${code}: ${ingest.errors.trim()}`);
      return;
    }
    if (acknowledged.size === ARTICLES && round <= rounds) {
      place = await rack.fresh();
      tally.ledgers++;
      acknowledged = new Set();
    }
  }
  const last = new IngestProcess(file, place.env);
  const code = await last.ended();
  tally.acknowledged += last.stored;
  if (code !== 0) tally.faults.push(`the last run ended with ${code}: ${last.errors.trim()}`);
  if (last.acknowledged.size !== ARTICLES)
    tally.faults.push(`the last run acknowledged ${last.acknowledged.size} of ${ARTICLES}`);
  await look(rack, place.options, articles, last.acknowledged, tally, 'at the end');
}

async function stillRunning(ingest: IngestProcess): Promise<boolean> {
  return Promise.race([ingest.ended().then(() => false), wait(0).then(() => true)]);
}

async function look(
  rack: Rack,
  options: LedgerOptions,
  articles: readonly Article[],
  acknowledged: ReadonlySet<string>,
  tally: Tally,
  when: string,
): Promise<void> {
  try {
    const ledger = await openLedger(options);
    try {
      const faults = [...(await findFaults(ledger, articles, acknowledged)), ...(await verifyFaults(ledger))];
      tally.faults.push(...faults.map((fault) => `${when}: ${fault}`));
    } finally {
      await ledger.close();
    }
  } catch (error) {
    tally.faults.push(`${when}: the ledger (${rack.name}) does not open: ${(error as Error).message}`);
  }
}

function embeddedRack(): Rack {
  const homes: string[] = [];
  return {
    name: 'embedded',
    async fresh() {
      const home = mkdtempSync(join(tmpdir(), 'parley-torture-home-'));
      homes.push(home);
      return { options: { home }, env: { PARLEY_HOME: home, PARLEY_DATABASE_URL: '' } };
    },
    crash: null,
    async stop() {
      for (const home of homes) rmSync(home, { recursive: true, force: true });
    },
  };
}

async function serverRack(): Promise<Rack> {
  const server = await startPostgres({ durable: true });
  return {
    name: 'server',
    async fresh() {
      const databaseUrl = await server.createDatabase();
      return { options: { databaseUrl }, env: { PARLEY_DATABASE_URL: databaseUrl } };
    },
    crash: () => server.crash(),
    stop: () => server.stop(),
  };
}

function whole(text: string, name: string): number {
  if (!/^\d{1,10}$/.test(text)) usage(`--${name} takes a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}

function usage(fault: string): never {
  console.error(
    `torture: ${fault}\nusage: npm run torture -- [--rounds N] [--engine embedded|server|both] [--seed N] [--scenes NAME,…]`,
  );
  process.exit(2);
}
