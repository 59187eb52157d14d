/**
 * A real PostgreSQL server for tests, made and started here and gone afterwards. Where no PostgreSQL is installed the
 * tests that need one are skipped by name; with `CI` set that is a failure.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

export interface PostgresServer {
  readonly version: string;
  readonly port: number;
  readonly password: string;
  /** Makes an empty database and gives its address. */
  createDatabase(options?: string): Promise<string>;
  /** Kills the server as a power cut would end it, and starts it again on the same files. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** The folder of `initdb` and `postgres`, newest version first; null where there is none. */
export function postgresBinaries(): string | null {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((v) => join(versions, v, 'bin'))
    : [];
  const folders = [...installed, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((f) => existsSync(join(f, 'initdb')) && existsSync(join(f, 'postgres'))) ?? null;
}

/** Whether the tests on a server are to be skipped; in CI they never are. */
export const postgresMissing = postgresBinaries() === null && !process.env.CI;

const USER = 'parley';

/** Starts a server of its own. `durable: false` turns fsync off, which no test can tell but by the clock. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const bin = postgresBinaries();
  if (bin === null) throw new Error('PostgreSQL is not installed; the ledger must be tested on it');
  const root = mkdtempSync(join(tmpdir(), 'parley-pg-'));
  const data = join(root, 'data');
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(root, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  // initdb and postgres refuse to run as root.
  const owner = process.getuid?.() === 0 ? unprivileged() : null;
  if (owner) for (const path of [root, data, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const as = owner ?? {};
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { stdio: 'pipe', cwd: root, env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...as },
  );
  const port = await freePort();
  const address = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${root}`,
    'max_connections=50',
  ];
  if (!durable) settings.push('fsync=off');

  async function start() {
    const server = spawn(join(bin as string, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: root,
      ...as,
    });
    let log = '';
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
    });
    for (const until = Date.now() + 20_000; ; await wait(50)) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${log}`);
      const client = new Client({ connectionString: address('postgres') });
      try {
        await client.connect();
        await client.end();
        return server;
      } catch (error) {
        if (Date.now() > until) throw new Error(`PostgreSQL does not answer: ${(error as Error).message}\n${log}`);
      }
    }
  }

  let server = await start();
  const killAtExit = () => server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const ended = () => (server.exitCode !== null || server.signalCode !== null ? null : once(server, 'exit'));

  return {
    version: execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    port,
    password,
    async createDatabase(options = '') {
      const name = `ledger_${randomBytes(6).toString('hex')}`;
      const client = new Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name} ${options}`);
      await client.end();
      return address(name);
    },
    async crash() {
      const gone = ended();
      server.kill('SIGKILL');
      await gone;
      // Its backends notice by themselves that the postmaster is gone; until then a new one refuses the folder.
      for (let tries = 0; ; tries++) {
        try {
          server = await start();
          return;
        } catch (error) {
          if (tries === 40) throw error;
          await wait(100);
        }
      }
    },
    async stop() {
      process.off('exit', killAtExit);
      const gone = ended();
      server.kill('SIGINT');
      await gone;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function unprivileged(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
