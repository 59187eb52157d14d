import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import {
  LedgerAddressError,
  LedgerDamagedError,
  LedgerError,
  LedgerFullError,
  LedgerRefusedError,
  LedgerUnreachableError,
  LedgerVersionError,
} from '../errors.js';
import { migrate } from '../migrate.js';
import { surviveLoss } from '../pool.js';
import type { Schema } from '../schema.js';
import type { Backend } from '../sql-ledger.js';

/** The oldest server that works: 15 brought NULLS NOT DISTINCT, which keeps "one reading per engine" in the database. */
const OLDEST_VERSION = 15;
const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS = 10;

/**
 * Opens the ledger on a PostgreSQL server. Throws {@link LedgerAddressError}, {@link LedgerUnreachableError},
 * {@link LedgerRefusedError}, {@link LedgerVersionError}, `LedgerNewerError`; none of them names the password.
 */
export async function openServer(url: string): Promise<Backend> {
  const { address, name } = parseAddress(url);
  const pool = new Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'parley',
    keepAlive: true,
    onConnect,
  } satisfies PoolConfig & { onConnect: typeof onConnect });
  surviveLoss(pool);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const version = checkVersion(await askServer(pool), name);
    const place = `PostgreSQL ${version} at ${name}`;
    await migrate(db, place, (error) => explain(error, name));
    return {
      db,
      place,
      wrote: () => {},
      explain: (error) => explain(error, name),
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw explain(error, name);
  }
}

/** "Stored" means on disk, also where the server's own default is to answer before that. */
async function onConnect(client: { query(sql: string): Promise<unknown> }): Promise<void> {
  await client.query(
    `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`,
  );
}

function parseAddress(url: string): { readonly address: string; readonly name: string } {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    // The parser's own error repeats the address, password and all.
    throw new LedgerAddressError('the database address cannot be read; it looks like postgres://user@host:5432/name');
  }
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:')
    throw new LedgerAddressError(
      `the database address begins with ${parsed.protocol}//, but the ledger needs postgres:// (or nothing, for an embedded one)`,
    );
  const host = parsed.searchParams.get('host') ?? (decodeURIComponent(parsed.hostname) || 'localhost');
  const database = decodeURIComponent(parsed.pathname.slice(1)) || decodeURIComponent(parsed.username) || 'postgres';
  const port = parsed.port || parsed.searchParams.get('port');
  return { address: url, name: `${host}${port ? `:${port}` : ''}/${database}` };
}

interface ServerFacts {
  readonly version: string;
  /** As `server_version_num`: 150003 for 15.3. */
  readonly number: string;
  readonly encoding: string;
}

async function askServer(pool: Pool): Promise<ServerFacts | undefined> {
  const { rows } = await pool.query<ServerFacts>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
            current_setting('server_encoding') AS encoding`,
  );
  return rows[0];
}

/** The version as people write it. Throws {@link LedgerVersionError} where the ledger could not work. */
export function checkVersion(facts: ServerFacts | undefined, name: string): string {
  if (!facts) throw new LedgerVersionError(`the server at ${name} does not say what it is`);
  const { version, number, encoding } = facts;
  if (Number(number) < OLDEST_VERSION * 10_000)
    throw new LedgerVersionError(
      `the server at ${name} is PostgreSQL ${version}; the ledger needs ${OLDEST_VERSION} or newer`,
    );
  if (encoding !== 'UTF8')
    throw new LedgerVersionError(
      `the database ${name} is encoded in ${encoding}; the ledger needs UTF8 (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0)`,
    );
  return version.split(' ')[0] ?? version;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EPIPE',
  'EACCES',
]);

/** The driver's errors in the ledger's words. Codes: Node's for the network, SQLSTATE for what the server says. */
function explain(error: unknown, name: string): unknown {
  if (error instanceof LedgerError || !(error instanceof Error)) return error;
  const code = (error as { code?: string }).code ?? '';
  const options = { cause: error };
  if (UNREACHABLE.has(code))
    return new LedgerUnreachableError(
      `no PostgreSQL server answers at ${name} (${code}); is it running, and is the address right?`,
      options,
    );
  if (/timeout|terminated|ended|connection error|not queryable/i.test(error.message) && !/^[0-9A-Z]{5}$/.test(code))
    return new LedgerUnreachableError(`the PostgreSQL server at ${name} stopped answering: ${error.message}`, options);
  if (code.startsWith('28') || /password|SASL|SCRAM/.test(error.message))
    return new LedgerRefusedError(`the server at ${name} refuses this user or password`, options);
  if (code === '3D000')
    return new LedgerRefusedError(`the server at ${name} has no such database; create it first`, options);
  if (code === '53100')
    return new LedgerFullError(`the disk of the server at ${name} is full: ${error.message}`, options);
  if (code === 'XX001' || code === 'XX002')
    return new LedgerDamagedError(`the database at ${name} is damaged: ${error.message}`, options);
  if (code === '42501')
    return new LedgerRefusedError(`the server at ${name} does not permit it: ${error.message}`, options);
  if (code.startsWith('57P') || code.startsWith('08'))
    return new LedgerUnreachableError(`the PostgreSQL server at ${name} is not taking work: ${error.message}`, options);
  return error;
}
