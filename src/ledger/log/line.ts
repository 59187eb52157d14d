/** A line of the log, and the hash that binds it to the line before. */
import { sha256 } from '../identity.js';
import type { LogKind } from './tables.js';

export interface LogLine {
  /** Decimal, without a gap from 1. A bigint of the database, kept as text. */
  readonly seq: string;
  readonly kind: LogKind;
  /** Identifier of the article, reading or decision. */
  readonly item: string;
  /** SHA-256 of the item's canonical JSON, in hexadecimal (`digest.ts`). */
  readonly digest: string;
  /** When, to the microsecond: `2024-03-01T12:00:00.000000Z`. */
  readonly recorded: string;
  /** Hash of the line before. */
  readonly previous: string;
  readonly hash: string;
}

/** What stands as `previous` in the first line of a ledger that had a log from its beginning. */
export const BEFORE_ALL = '0'.repeat(64);

/**
 * How many lines the migration that brought the log wrote for what was there before it, by the `previous` of the first
 * line; null where that says no such thing.
 */
export function linesBroughtAlong(previous: string): bigint | null {
  return /^0{48}[0-9a-f]{16}$/.test(previous) ? BigInt(`0x${previous}`) : null;
}

/**
 * SHA-256, in hexadecimal, of a line's fields but its hash, each on a line of its own in the order previous, seq, kind,
 * item, digest, recorded. No field can hold a line end, so no two lines spell the same. The migration that brought the
 * log computes the same in SQL.
 */
export function lineHash(line: Omit<LogLine, 'hash'>): string {
  return sha256([line.previous, line.seq, line.kind, line.item, line.digest, line.recorded].join('\n'));
}
