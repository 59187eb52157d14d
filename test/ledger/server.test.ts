import { once } from 'node:events';
import { createServer } from 'node:net';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  LedgerAddressError,
  type LedgerError,
  LedgerRefusedError,
  LedgerUnreachableError,
  LedgerVersionError,
  openLedger,
} from '../../src/ledger/index.js';
import { checkVersion, openServer } from '../../src/ledger/server/server-ledger.js';
import { type PostgresServer, postgresMissing, startPostgres } from '../support/postgres.js';
import { exerciseArticle, exerciseReading } from './exercise.js';

async function refusal(databaseUrl: string): Promise<LedgerError> {
  return openLedger({ databaseUrl }).then(
    async (ledger) => {
      await ledger.close();
      throw new Error('it opened');
    },
    (error: LedgerError) => error,
  );
}

describe('the address of a ledger on a server', () => {
  it.each([
    'nonsense',
    'http://ann:secret@host/db',
    '/var/lib/ledger',
    'postgres://ann:secret@host:99999/db',
    'postgres://[/db',
  ])('is refused when it is %j, without repeating a password', async (databaseUrl) => {
    const error = await refusal(databaseUrl);
    expect(error).toBeInstanceOf(LedgerAddressError);
    expect(error.message).not.toContain('secret');
    expect(String(error.cause)).not.toContain('secret');
  });

  it('is named without its password when nobody answers there', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    await once(probe, 'close');
    const error = await refusal(`postgres://ann:secret@127.0.0.1:${port}/ledger`);
    expect(error).toBeInstanceOf(LedgerUnreachableError);
    expect(error.message).toContain(`no PostgreSQL server answers at 127.0.0.1:${port}/ledger`);
    expect(error.message).not.toContain('secret');
  });

  it('is named when its host does not exist', async () => {
    const error = await refusal('postgres://ann:secret@no-such-host.invalid/ledger');
    expect(error).toBeInstanceOf(LedgerUnreachableError);
    expect(error.message).toContain('no-such-host.invalid/ledger');
  });

  it('is refused when something else than PostgreSQL answers', async () => {
    const other = createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const error = await refusal(`postgres://ann:secret@127.0.0.1:${port}/ledger`);
    other.close();
    expect(error).toBeInstanceOf(LedgerUnreachableError);
    expect(error.message).toContain(`127.0.0.1:${port}/ledger`);
  });
});

describe('the version of a server', () => {
  it.each([
    ['14.19', '140019', 'UTF8', /PostgreSQL 14\.19; the ledger needs 15 or newer/],
    ['9.6.24', '90624', 'UTF8', /9\.6\.24/],
    ['16.1', '160001', 'SQL_ASCII', /encoded in SQL_ASCII; the ledger needs UTF8/],
  ])('%s (%s, %s) is refused', (version, number, encoding, said) => {
    expect(() => checkVersion({ version, number, encoding }, 'host/db')).toThrow(LedgerVersionError);
    expect(() => checkVersion({ version, number, encoding }, 'host/db')).toThrow(said);
  });

  it.each(['150000', '180006'])('%s is taken', (number) => {
    expect(checkVersion({ version: '15.20 (Debian 15.20-0)', number, encoding: 'UTF8' }, 'host/db')).toBe('15.20');
  });
});

describe.skipIf(postgresMissing)('a ledger on a PostgreSQL server', () => {
  let server: PostgresServer;
  let databaseUrl: string;
  beforeAll(async () => {
    server = await startPostgres();
    databaseUrl = await server.createDatabase();
  });
  afterAll(() => server.stop());

  it('says where it is, without the password', async () => {
    const ledger = await openLedger({ databaseUrl });
    expect(ledger.place).toMatch(/^PostgreSQL \d+\.\d+ at 127\.0\.0\.1:\d+\/ledger_\w+$/);
    expect(ledger.place).not.toContain(server.password);
    await ledger.close();
  });

  it('is chosen by PARLEY_DATABASE_URL, unless a folder is named', async () => {
    process.env.PARLEY_DATABASE_URL = databaseUrl;
    try {
      const ledger = await openLedger();
      expect(ledger.place).toContain('PostgreSQL');
      await ledger.close();
      await expect(openLedger({ home: '/dev/null' })).rejects.toThrow('it is not a folder');
    } finally {
      delete process.env.PARLEY_DATABASE_URL;
    }
  });

  it('refuses a wrong password and does not print it', async () => {
    const error = await refusal(databaseUrl.replace(server.password, 'not-the-password'));
    expect(error).toBeInstanceOf(LedgerRefusedError);
    expect(error.message).toMatch(/refuses this user or password/);
    expect(error.message).not.toContain('not-the-password');
  });

  it('says which database is missing', async () => {
    const error = await refusal(databaseUrl.replace(/ledger_\w+$/, 'no_such_ledger'));
    expect(error).toBeInstanceOf(LedgerRefusedError);
    expect(error.message).toMatch(/no_such_ledger has no such database; create it first/);
  });

  it('refuses a database that cannot hold every character', async () => {
    const latin = await server.createDatabase(`ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    const error = await refusal(latin);
    expect(error).toBeInstanceOf(LedgerVersionError);
    expect(error.message).toContain('LATIN1');
  });

  it('refuses a user without the right to make tables', async () => {
    const owner = new Client({ connectionString: databaseUrl });
    await owner.connect();
    await owner.query(`CREATE ROLE reader LOGIN PASSWORD 'reader-secret'`);
    await owner.end();
    const guarded = (await server.createDatabase()).replace(/\/\/parley:[^@]+@/, '//reader:reader-secret@');
    const error = await refusal(guarded);
    expect(error).toBeInstanceOf(LedgerRefusedError);
    expect(error.message).not.toContain('reader-secret');
  });

  it('stores durably also where the server was told not to wait for its disk', async () => {
    const lax = await server.createDatabase();
    const admin = new Client({ connectionString: lax });
    await admin.connect();
    await admin.query(`ALTER DATABASE ${new URL(lax).pathname.slice(1)} SET synchronous_commit = off`);
    await admin.end();
    const backend = await openServer(lax);
    const { rows } = await sql`SHOW synchronous_commit`.execute(backend.db);
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
    await backend.close();
  });

  it('says so when the server goes away, stores nothing halfway, and works again when it is back', async () => {
    const ledger = await openLedger({ databaseUrl: await server.createDatabase() });
    let stored = 0;
    const ingesting = (async () => {
      for (;;) {
        const article = exerciseArticle({ url: `https://exercise.example/${stored}` });
        await ledger.ingest(article, exerciseReading(article));
        stored++;
      }
    })();
    const lost = ingesting.catch((error: unknown) => error);
    while (stored < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.crash();
    expect(await lost).toBeInstanceOf(LedgerUnreachableError);
    const { articles, readings } = await ledger.counts();
    expect(articles).toBeGreaterThanOrEqual(stored);
    expect(articles).toBeLessThanOrEqual(stored + 1);
    expect(readings).toBe(articles);
    await ledger.close();
  });
});
