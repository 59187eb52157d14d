/**
 * What is interrupted besides reading: each scene is one command on a ledger prepared for it, and says afterwards what
 * must hold, wherever the command was stopped.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { faultWords, type Ledger, type LedgerOptions, openLedger } from '../../src/ledger/index.js';
import type { Backend } from '../../src/ledger/sql-ledger.js';
import type { Reading } from '../../src/reading/index.js';
import { exerciseReading } from '../ledger/exercise.js';
import { eventReading } from '../ledger/export/event-reading.js';
import { makeOlder } from '../ledger/older/older-ledger.js';
import { tortureArticles } from './articles.js';

export interface Scene {
  readonly name: string;
  /** Fills the ledger that every round begins with. */
  prepare(backend: Backend, ledger: Ledger, folder: string): Promise<void>;
  /** The command, and the file that it writes if it writes one. */
  command(folder: string): { readonly argv: readonly string[]; readonly writes: string | null };
  /** What is wrong with the ledger, given what the command had acknowledged. */
  look(ledger: Ledger, acknowledged: ReadonlySet<string>): Promise<string[]>;
}

const PARLEY = fileURLToPath(new URL('../../bin/parley', import.meta.url));
const parley = (...args: string[]): string[] => [PARLEY, ...args];
const COUNT = 400;

function readings(seed: number): Reading[] {
  return tortureArticles(COUNT, seed).map((article) => exerciseReading(article, { version: '1', model: null }, 12));
}

async function store(ledger: Ledger, given: readonly Reading[]): Promise<void> {
  for (let i = 0; i < given.length; i += 100)
    await ledger.ingestAll(given.slice(i, i + 100).map((reading) => ({ article: reading.article, reading })));
}

/** Everything that `parley verify` would say. */
export async function verifyFaults(ledger: Ledger): Promise<string[]> {
  const faults: string[] = [];
  await ledger.verify({ tell: (fault) => void faults.push(`verify: ${faultWords(fault)}`) });
  return faults;
}

async function counted(ledger: Ledger, allowed: readonly number[]): Promise<string[]> {
  const { articles, readings: read } = await ledger.counts();
  return articles === read && allowed.includes(articles) ? [] : [`${articles} articles with ${read} readings`];
}

/** Stores readings in batches; a line on its standard output acknowledges. */
const storing: Scene = {
  name: 'storing readings',
  async prepare(_backend, _ledger, folder) {
    writeFileSync(
      `${folder}/readings.jsonl`,
      readings(1)
        .map((reading) => `${JSON.stringify(reading)}\n`)
        .join(''),
    );
  },
  command: (folder) => ({ argv: parley('ingest', '--readings', `${folder}/readings.jsonl`), writes: null }),
  async look(ledger, acknowledged) {
    const faults: string[] = [];
    for (const id of acknowledged)
      if ((await ledger.reading(id)) === null) faults.push(`${id} was acknowledged and is not there`);
    const { articles, readings: read } = await ledger.counts();
    if (articles !== read) faults.push(`${articles} articles have ${read} readings`);
    return faults;
  },
};

/** Decides again and again, and links where the ledger can. */
const deciding: Scene = {
  name: 'deciding',
  prepare: (_backend, ledger) => store(ledger, readings(2).slice(0, 20)),
  command: () => ({
    argv: ['--import', 'tsx', fileURLToPath(new URL('./deciding-program.ts', import.meta.url))],
    writes: null,
  }),
  async look(ledger, acknowledged) {
    const there = new Set<string>();
    for await (const { decision } of ledger.decisions()) there.add(decision);
    return [...acknowledged].filter((id) => !there.has(id)).map((id) => `decision ${id} was acknowledged and is lost`);
  },
};

/** Opens a ledger of the first version: the log and all that came later are made for what it holds. */
const migrating: Scene = {
  name: 'migrating',
  async prepare(backend, ledger) {
    await store(ledger, readings(3));
    const rows = async (table: string, columns: string) =>
      (
        await sql<{ rows: string }>`
          SELECT format('INSERT INTO %I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM jsonb_populate_recordset(NULL::%I, %L);',
            ${table}::text, ${columns}::text, ${columns}::text, ${table}::text, jsonb_agg(to_jsonb(t))::text) AS rows
          FROM ${sql.table(table)} t`.execute(backend.db)
      ).rows[0]?.rows ?? '';
    const article =
      'seq, article, sha256, caller_id, title, outlet, published, url, language, text, characters, recorded';
    const reading =
      'seq, reading, sha256, article, format, engine_version, engine_model, model_checksum, value, recorded';
    const data = `${await rows('article', article)}\n${await rows('reading', reading)}`;
    await makeOlder(backend.db, '0001-articles-and-readings', data);
  },
  command: () => ({ argv: parley('verify'), writes: null }),
  look: (ledger) => counted(ledger, [COUNT]),
};

async function eventful(_backend: Backend, ledger: Ledger, folder: string): Promise<void> {
  const one = eventReading();
  const many = Array.from({ length: COUNT }, (_, i): Reading => {
    const article = { ...one.article, url: `https://exercise.example/events/${i}` };
    return { ...one, article };
  });
  await store(ledger, many);
  writeFileSync(`${folder}/written`, 'what was there before\n');
}

const exporting: Scene = {
  name: 'exporting',
  prepare: eventful,
  command: (folder) => ({
    argv: parley('export', 'polecat', '--output', `${folder}/written`),
    writes: `${folder}/written`,
  }),
  look: (ledger) => counted(ledger, [COUNT]),
};

const backingUp: Scene = {
  name: 'backing up',
  prepare: eventful,
  command: (folder) => ({ argv: parley('backup', `${folder}/written`), writes: `${folder}/written` }),
  look: (ledger) => counted(ledger, [COUNT]),
};

/** From a backup of another ledger: all of it, or nothing. */
const restoring: Scene = {
  name: 'restoring',
  async prepare(backend, ledger, folder) {
    await store(ledger, readings(4));
    const { gzipSync } = await import('node:zlib');
    let lines = '';
    for await (const line of ledger.backup()) lines += line;
    writeFileSync(`${folder}/ledger.backup`, gzipSync(lines));
    await sql.raw('DROP SCHEMA public CASCADE; CREATE SCHEMA public').execute(backend.db);
  },
  command: (folder) => ({ argv: parley('restore', `${folder}/ledger.backup`), writes: null }),
  look: (ledger) => counted(ledger, [0, COUNT]),
};

export const SCENES: readonly Scene[] = [storing, deciding, migrating, exporting, backingUp, restoring];

/** What is wrong with a file that a command writes: it must be what it was, or the whole of what it is to be. */
export function fileFaults(path: string | null, before: string | null, whole: string | null): string[] {
  if (path === null) return [];
  const now = existsSync(path) ? readFileSync(path, 'latin1') : null;
  return now === before || now === whole ? [] : [`${path} is neither what it was nor whole`];
}

export async function lookAt(
  scene: Scene,
  options: LedgerOptions,
  acknowledged: ReadonlySet<string>,
): Promise<string[]> {
  try {
    const ledger = await openLedger(options);
    try {
      return [...(await scene.look(ledger, acknowledged)), ...(await verifyFaults(ledger))];
    } finally {
      await ledger.close();
    }
  } catch (error) {
    return [`the ledger does not open: ${(error as Error).message}`];
  }
}
