import { type Ledger, LedgerError, openLedger } from '../ledger/index.js';
import { UsageError } from './exit.js';

/** Opens the ledger that the environment names. Throws {@link UsageError} with the ledger's own words where it cannot. */
export async function openLedgerOrSayWhy(): Promise<Ledger> {
  try {
    return await openLedger();
  } catch (error) {
    if (error instanceof LedgerError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
