/**
 * The two databases that every test of the ledger runs on: the embedded one, and a PostgreSQL server started here.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openEmbedded } from '../../src/ledger/embedded/embedded-ledger.js';
import { openStore } from '../../src/ledger/embedded/store.js';
import { type Ledger, openLedger } from '../../src/ledger/index.js';
import { migrate } from '../../src/ledger/migrate.js';
import { openServer } from '../../src/ledger/server/server-ledger.js';
import { type Backend, SqlLedger } from '../../src/ledger/sql-ledger.js';
import { type PostgresServer, postgresMissing, startPostgres } from '../support/postgres.js';

export interface TestBackend {
  readonly name: string;
  readonly skip: boolean;
  start(): Promise<void>;
  /** An empty ledger and the database below it. Cheap: the database is emptied, not made anew. Closing it is a no-op. */
  empty(): Promise<{ readonly ledger: Ledger; readonly db: Backend['db'] }>;
  /** Another connection to the same ledger, where the database can give one. */
  second(): Promise<Ledger>;
  /** Closes the database and opens it again as a program would, through `openLedger`. */
  reopen(): Promise<Ledger>;
  stop(): Promise<void>;
}

/** A new folder for a ledger, its empty database copied from one made before: making one takes seconds. */
export async function embeddedHome(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'parley-home-'));
  cpSync(await emptyDatabase(), join(home, 'database'), { recursive: true });
  return home;
}

async function emptied(backend: Backend): Promise<{ ledger: Ledger; db: Backend['db'] }> {
  await sql.raw('DROP SCHEMA public CASCADE; CREATE SCHEMA public').execute(backend.db);
  await migrate(backend.db, backend.place);
  return { ledger: new SqlLedger({ ...backend, close: async () => {} }), db: backend.db };
}

function embeddedBackend(): TestBackend {
  let home = '';
  let backend: Backend | null = null;
  let ledger: Ledger | null = null;
  const close = async () => {
    await backend?.close();
    await ledger?.close();
    backend = ledger = null;
  };
  return {
    name: 'embedded',
    skip: false,
    async start() {
      home = await embeddedHome();
    },
    async empty() {
      await ledger?.close();
      backend ??= await openEmbedded(home);
      return emptied(backend);
    },
    async second() {
      if (!backend) throw new Error('no ledger is open');
      return new SqlLedger({ ...backend, close: async () => {} });
    },
    async reopen() {
      await close();
      ledger = await openLedger({ home });
      return ledger;
    },
    async stop() {
      await close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function serverBackend(): TestBackend {
  let server: PostgresServer;
  let databaseUrl = '';
  let backend: Backend | null = null;
  return {
    name: 'PostgreSQL server',
    skip: postgresMissing,
    async start() {
      server = await startPostgres();
      databaseUrl = await server.createDatabase();
    },
    async empty() {
      backend ??= await openServer(databaseUrl);
      return emptied(backend);
    },
    second: () => openLedger({ databaseUrl }),
    async reopen() {
      await backend?.close();
      backend = null;
      return openLedger({ databaseUrl });
    },
    async stop() {
      await backend?.close();
      await server.stop();
    },
  };
}

/** Both, not yet started. */
export function testBackends(): readonly TestBackend[] {
  return [embeddedBackend(), serverBackend()];
}

/** Kept between runs, under a name that changes with PGlite and with how we start it. */
async function emptyDatabase(): Promise<string> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const made = ['store-thread.ts', 'durable-node-fs.ts'].map(
    (f) => new URL(`../../src/ledger/embedded/${f}`, import.meta.url),
  );
  const hash = createHash('sha256');
  for (const file of [join(pglite, '../../package.json'), ...made]) hash.update(readFileSync(file));
  const template = join(
    tmpdir(),
    `parley-test-database-${process.getuid?.() ?? ''}-${hash.digest('hex').slice(0, 16)}`,
  );
  if (existsSync(template)) return template;
  const draft = mkdtempSync(join(tmpdir(), 'parley-test-draft-'));
  mkdirSync(draft, { recursive: true });
  const folder = join(draft, 'database');
  await (await openStore(folder)).close();
  try {
    renameSync(folder, template);
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(template)) throw error;
  }
  rmSync(draft, { recursive: true, force: true });
  return template;
}
