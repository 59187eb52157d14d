/** The log's own order: every line there once, in its place, and bound to the one before it. */
import { type LogLine, lineHash, linesBroughtAlong } from '../log/line.js';
import type { LedgerFault, LogHead } from './fault.js';

/**
 * Walks the lines in order. After a fault it goes on from the line as it stands, so that one change gives a fault or two
 * and not one for each line that follows.
 */
export class Chain {
  #last: LogLine | null = null;
  #lines = 0;
  #broughtAlong = 0n;

  /** The last line seen; null before the first. */
  get head(): LogHead | null {
    return this.#last && { seq: this.#last.seq, hash: this.#last.hash, recorded: this.#last.recorded };
  }

  get lines(): number {
    return this.#lines;
  }

  /** Whether a line was written by the migration that brought the log, for something older than it. */
  wasBroughtAlong(line: LogLine): boolean {
    return BigInt(line.seq) <= this.#broughtAlong;
  }

  /** What is wrong with the next line, apart from what it is about. */
  next(line: LogLine): LedgerFault[] {
    const faults: LedgerFault[] = [];
    const fault = (reason: string, of = line.seq) =>
      faults.push({ line: of, item: of === line.seq ? { kind: line.kind, id: line.item } : null, reason });
    const before = this.#last;
    const expected = BigInt(before?.seq ?? 0) + 1n;
    const seq = BigInt(line.seq);
    if (seq !== expected) {
      const until = seq - 1n;
      fault(expected === until ? 'is missing from the log' : `to ${until} are missing from the log`, String(expected));
    } else if (before === null) {
      const lines = linesBroughtAlong(line.previous);
      if (lines === null) fault('is not the beginning of a log: something stood before it, or it was changed');
      else this.#broughtAlong = lines;
    } else if (line.previous !== before.hash) {
      fault(`does not follow line ${before.seq}: one of the two was changed, put in or put elsewhere`);
    }
    if (lineHash(line) !== line.hash) fault('was changed in the log: its hash is not that of what it says');
    if (before !== null && line.recorded < before.recorded)
      fault(`was recorded at ${line.recorded}, before line ${before.seq} (${before.recorded})`);
    this.#last = line;
    this.#lines++;
    return faults;
  }
}
