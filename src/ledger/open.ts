import { openEmbedded } from './embedded/embedded-ledger.js';
import { ledgerHome } from './home.js';
import type { Ledger } from './ledger.js';
import { openServer } from './server/server-ledger.js';
import { SqlLedger } from './sql-ledger.js';

export interface LedgerOptions {
  /** Folder of an embedded ledger; default `PARLEY_HOME`, else the platform's data folder. */
  readonly home?: string | undefined;
  /** `postgres://…` of a server, 15 or newer; default `PARLEY_DATABASE_URL`, unless `home` is given. */
  readonly databaseUrl?: string | undefined;
  /** Told, in words fit for a terminal, before something that takes seconds: making a ledger where there was none. */
  readonly notice?: ((line: string) => void) | undefined;
}

/**
 * Opens the ledger, making it first where there is none: on a PostgreSQL server when an address is given, else embedded
 * in a folder. Close it when done: an open one keeps the process running. Throws one of the classes in `errors.ts`.
 */
export async function openLedger(options: LedgerOptions = {}): Promise<Ledger> {
  const url = options.databaseUrl ?? (options.home === undefined ? process.env.PARLEY_DATABASE_URL : undefined);
  return new SqlLedger(url ? await openServer(url) : await openEmbedded(ledgerHome(options.home), options.notice));
}
