/**
 * Everything that can go wrong with a ledger, one class per failure, so that a caller can tell "somebody else has it"
 * from "it is broken". Every message is fit for a terminal: it names the place, the reason and what to do, and never
 * holds a password.
 */
export class LedgerError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options?.cause === undefined ? undefined : options);
    this.name = new.target.name;
  }
}

/** The process that has a ledger open. */
export interface Holder {
  readonly pid: number;
  /** How it was started, shortened to one line. */
  readonly command: string;
  readonly host: string;
  /** When it opened the ledger, ISO instant. */
  readonly since: string;
}

/** Another process (or this one) has the embedded ledger open; only one may. */
export class LedgerBusyError extends LedgerError {
  readonly home: string;
  readonly holder: Holder;

  constructor(home: string, holder: Holder, advice: string) {
    super(
      `the ledger in ${home} is in use by ${
        holder.pid === process.pid ? 'this very process' : 'process'
      } ${holder.pid} (${holder.command}) on ${holder.host} since ${holder.since}. ${advice}`,
    );
    this.home = home;
    this.holder = holder;
  }
}

/** The folder cannot hold a ledger: no permission, not a folder, no space to create it. */
export class LedgerFolderError extends LedgerError {}

/** The embedded ledger's files cannot be opened as a database. Nothing was changed. */
export class LedgerDamagedError extends LedgerError {}

/** The embedded database stopped while it was open (disk full, failed write). What was acknowledged is safe. */
export class LedgerStoppedError extends LedgerError {}

/** The disk under the ledger is full (or the quota used up). What was acknowledged is safe, what was not is not kept. */
export class LedgerFullError extends LedgerError {}

/** The database address cannot be understood. */
export class LedgerAddressError extends LedgerError {}

/** No server answers at the address. */
export class LedgerUnreachableError extends LedgerError {}

/** The server answers but refuses: wrong user or password, no such database, missing right. */
export class LedgerRefusedError extends LedgerError {}

/** The database is of a version or encoding that this program does not work with. */
export class LedgerVersionError extends LedgerError {}

/** The ledger was written by a newer Parley than this one. */
export class LedgerNewerError extends LedgerError {}

/** An article or reading that cannot be stored as it is. */
export class LedgerEntryError extends LedgerError {}

/** A cursor that no page of this ledger gave out. */
export class LedgerCursorError extends LedgerError {}

/** A backup that cannot be taken in: damaged, cut off, of a newer Parley, or the ledger to be filled is not empty. */
export class LedgerBackupError extends LedgerError {}
