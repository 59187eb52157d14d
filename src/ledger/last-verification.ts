/** When a ledger was last verified, and where its log ended then: a note beside the ledger, no part of it. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerHome } from './home.js';

export interface Verification {
  /** ISO instant. */
  readonly at: string;
  /** Null where the ledger was empty. */
  readonly head: { readonly seq: string; readonly hash: string } | null;
  readonly faults: number;
}

const FILE = 'verified.json';

/** The last verification of the ledger at `place` that this home knows of; null where there is none. */
export function lastVerification(place: string, home = ledgerHome()): Verification | null {
  const found = notes(home)[place];
  return found && typeof found.at === 'string' && typeof found.faults === 'number' ? found : null;
}

/** Notes a verification. Where the home cannot be written to, nothing is noted: nobody relies on it. */
export function noteVerification(place: string, verification: Verification, home = ledgerHome()): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const draft = join(home, `${FILE}.${process.pid}.part`);
    writeFileSync(draft, `${JSON.stringify({ ...notes(home), [place]: verification }, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, join(home, FILE));
  } catch {
    // As above.
  }
}

function notes(home: string): Record<string, Verification> {
  try {
    const found: unknown = JSON.parse(readFileSync(join(home, FILE), 'utf8'));
    return found !== null && typeof found === 'object' && !Array.isArray(found)
      ? (found as Record<string, Verification>)
      : {};
  } catch {
    return {};
  }
}
