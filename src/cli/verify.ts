/** `parley verify`: whether the ledger is still what it was told. */
import { type Command, InvalidArgumentError } from 'commander';
import { faultWords, type LedgerReport, noteVerification } from '../ledger/index.js';
import { EXIT } from './exit.js';
import { openLedgerOrSayWhy } from './open-ledger.js';
import { endOfSession } from './session.js';
import { print } from './terminal/output.js';
import { plain } from './terminal/plain.js';
import { Progress } from './terminal/progress.js';

const NOTES = `
Every article, reading and decision is hashed anew and compared with the log, and
every line of the log with the line before it. What was changed, removed, put in
or put elsewhere is told on standard error, one line a fault, and the exit code
is 2.

The last line printed is the head of the log: its number and its hash. Whoever
can write to the database could cut off the end of the log, or write all of it
anew; that shows only against a head kept elsewhere (on paper, in a mail, in a
repository):
  parley verify --head 5f3a…
`;

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('find whatever was changed in the ledger, or is missing from it')
    .option('--head <HASH>', 'the hash of an earlier head, which must still be in the log', headHash)
    .addHelpText('after', NOTES)
    .action(verify);
}

function headHash(value: string): string {
  const hash = value.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash))
    throw new InvalidArgumentError('A head is 64 hexadecimal digits, as parley verify prints them.');
  return hash;
}

async function verify({ head }: { head?: string }): Promise<void> {
  const signal = endOfSession();
  const progress = new Progress('opening the ledger');
  try {
    const ledger = await openLedgerOrSayWhy();
    try {
      progress.begin('verifying');
      const report = await ledger.verify({
        head,
        signal,
        progress: (line) => progress.say(`verifying: line ${line} of the log`),
        tell: (fault) => {
          progress.clear();
          process.stderr.write(`parley: ${plain(faultWords(fault))}\n`);
        },
      });
      progress.clear();
      if (signal.aborted) {
        process.exitCode = 130;
        return;
      }
      noteVerification(ledger.place, { at: new Date().toISOString(), head: report.head, faults: report.faults });
      await print(`${reportWords(report)}\n`);
      if (report.faults > 0) process.exitCode = EXIT.badInput;
    } finally {
      await ledger.close();
    }
  } finally {
    progress.end();
  }
}

/** What was verified and found on the first line, the head on the second. */
export function reportWords(report: LedgerReport): string {
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const { head } = report;
  const told = [
    count(report.articles, 'article'),
    count(report.readings, 'reading'),
    count(report.decisions, 'decision'),
    count(report.linkings, 'linking'),
  ].join(', ');
  const found = report.faults === 0 ? 'nothing is wrong' : count(report.faults, 'fault');
  const end = head === null ? 'head none: nothing is recorded' : `head ${head.seq} ${head.hash}`;
  return `verified ${count(report.lines, 'line')} of the log, ${told}: ${found}\n${end}`;
}
