/** `parley doctor`: whether everything that Parley needs is there and works, one line each. */
import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { Command } from 'commander';
import {
  createEngine,
  loadModel,
  ModelDamagedError,
  ModelMissingError,
  shippedModelFolder,
} from '../language/index.js';
import { LedgerBusyError, LedgerError, lastVerification, ledgerHome, openLedger } from '../ledger/index.js';
import {
  coreferenceModel,
  coreferenceModelFolder,
  hasIncidentModel,
  loadIncidentModel,
  loadTaggerModel,
  shippedIncidentModelFolder,
  shippedTaggerFolder,
} from '../reading/index.js';
import { loadDictionaries } from './dictionaries.js';
import { EXIT } from './exit.js';
import { version } from './program.js';
import { colourOf } from './terminal/colour.js';
import { print } from './terminal/output.js';
import { plain } from './terminal/plain.js';

interface Finding {
  readonly state: 'ok' | 'warn' | 'bad';
  readonly words: string;
}

const ok = (words: string): Finding => ({ state: 'ok', words });
const warn = (words: string): Finding => ({ state: 'warn', words });
const bad = (words: string): Finding => ({ state: 'bad', words });

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check that what Parley needs is there and works')
    .addHelpText(
      'after',
      '\nA line beginning "bad" is a fault, and the exit code is then 1; "warn" is worth\nknowing.\n',
    )
    .action(doctor);
}

async function doctor(): Promise<void> {
  const colour = colourOf(process.stdout);
  const shown = { ok: colour.good('ok  '), warn: colour.warning('warn'), bad: colour.bad('bad ') };
  for (const examine of [node, model, coreference, tagger, incidents, dictionaries, ledger, chromium, postgres]) {
    const { state, words } = await examine();
    if (state === 'bad') process.exitCode = EXIT.badUse;
    await print(`${shown[state]}  ${plain(words)}\n`);
  }
}

async function node(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const words = `Parley ${version()} on Node.js ${process.versions.node}, ${process.platform} ${process.arch}`;
  return major > 20 || (major === 20 && minor >= 19) ? ok(words) : bad(`${words}; 20.19 or newer is needed`);
}

async function tagger(): Promise<Finding> {
  const folder = shippedTaggerFolder();
  try {
    const found = await loadTaggerModel(folder);
    return found
      ? ok(`tagger ${found.manifest.name} in ${folder}: checksums good`)
      : warn(`no tagger in ${folder}: attributions are read by rules alone`);
  } catch (error) {
    return bad((error as Error).message);
  }
}

async function coreference(): Promise<Finding> {
  try {
    return ok(`coreference ${coreferenceModel().name} in ${coreferenceModelFolder()}: checksums good`);
  } catch (error) {
    return bad((error as Error).message);
  }
}

async function incidents(): Promise<Finding> {
  const folder = shippedIncidentModelFolder();
  if (!hasIncidentModel()) return warn(`no model of incidents in ${folder}: acts of force are read by rules alone`);
  try {
    return ok(`model of incidents ${loadIncidentModel().name} in ${folder}: checksums good`);
  } catch (error) {
    return bad((error as Error).message);
  }
}

/** The dictionaries that every run adds to the register. */
async function dictionaries(): Promise<Finding> {
  try {
    const found = await loadDictionaries({});
    if (found.length === 0) return ok('dictionaries of actors: none imported');
    const skipped = found.reduce((n, d) => n + d.faults.filter((f) => f.skipped).length, 0);
    const words = `dictionaries of actors: ${found.map((d) => d.file).join(', ')}`;
    return skipped === 0
      ? ok(words)
      : warn(`${words}; "parley register check" names ${skipped} lines that are skipped`);
  } catch (error) {
    return bad(`dictionaries of actors: ${(error as Error).message}`);
  }
}

async function model(): Promise<Finding> {
  const folder = shippedModelFolder();
  try {
    const bytes = await loadModel(folder);
    const engine = await createEngine(bytes);
    const started = performance.now();
    const doc = await engine.analyse('The two sides agreed to a truce.');
    const took = Math.round(performance.now() - started);
    await engine.dispose();
    const words = `model ${engine.model.name} in ${folder}: checksums good, ${engine.model.backend} runtime, ${doc.words.length} words in ${took} ms`;
    return engine.model.fallbackReason === null
      ? ok(words)
      : warn(`${words}; not native: ${engine.model.fallbackReason}`);
  } catch (error) {
    if (error instanceof ModelMissingError || error instanceof ModelDamagedError) return bad(`model: ${error.message}`);
    return bad(`model: does not run: ${error instanceof Error ? error.message : error}`);
  }
}

/** An embedded ledger's write-ahead log alone may take a hundred. */
const LITTLE_ROOM_MB = 500;

async function freeMegabytes(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found && Math.floor((found.bavail * found.bsize) / 1e6);
}

/** Never makes a ledger: an absent one is only asked whether it could be made. */
async function ledger(): Promise<Finding> {
  const home = ledgerHome();
  if (!process.env.PARLEY_DATABASE_URL && !(await exists(home))) {
    const above = await nearestFolder(home);
    if (!(await writable(above))) return bad(`ledger: none in ${home}, and ${above} may not be written to`);
    return ok(`ledger: none yet in ${home}; the first "parley ingest" makes it`);
  }
  try {
    const open = await openLedger();
    try {
      const { articles, readings } = await open.counts();
      const { schema, head } = await open.status();
      const facts = [
        `ledger: ${open.place}, ${articles} articles, ${readings} readings`,
        `schema ${schema}`,
        head === null ? 'log empty' : `log head ${head.seq} ${head.hash}`,
      ];
      const room = process.env.PARLEY_DATABASE_URL ? null : await freeMegabytes(home);
      if (room !== null) facts.push(`${room} MB free on its disk`);
      const verified = lastVerification(open.place);
      facts.push(
        verified === null
          ? 'never verified from here'
          : `last verified ${verified.at} up to line ${verified.head?.seq ?? 0}, ${verified.faults} faults`,
      );
      const words = facts.join('; ');
      if (verified !== null && verified.faults > 0) return bad(words);
      return room !== null && room < LITTLE_ROOM_MB ? warn(words) : ok(words);
    } finally {
      await open.close();
    }
  } catch (error) {
    if (error instanceof LedgerBusyError) return warn(`ledger: ${error.message}`);
    return bad(`ledger: ${error instanceof LedgerError || error instanceof Error ? error.message : error}`);
  }
}

async function chromium(): Promise<Finding> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = await inPath(name);
    if (found !== null) return ok(`Chromium for the tests of the desk: ${found}`);
  }
  return warn('Chromium: not found; only tests of the desk need it');
}

async function postgres(): Promise<Finding> {
  const inPlace = await inPath('postgres');
  if (inPlace !== null) return ok(`PostgreSQL for tests of the ledger: ${inPlace}`);
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  for (const release of versions.sort((a, b) => Number(b) - Number(a))) {
    const program = join(debian, release, 'bin', 'postgres');
    if (await exists(program)) return ok(`PostgreSQL for tests of the ledger: ${program}`);
  }
  return warn('PostgreSQL: no server found; only tests of the ledger need one');
}

async function inPath(program: string): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, program);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return null;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function writable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function nearestFolder(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder))
    if ((await exists(folder)) || dirname(folder) === folder) return folder;
}
