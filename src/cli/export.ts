/** `parley export`: what the ledger holds, in the formats of others. */
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Ledger, POLECAT_COLUMNS, polecatRows, tsvLine } from '../ledger/index.js';
import type { RecordFault } from '../reading/index.js';
import { EXIT, UsageError } from './exit.js';
import { openLedgerOrSayWhy } from './open-ledger.js';
import { endOfSession } from './session.js';
import { print } from './terminal/output.js';
import { plain } from './terminal/plain.js';

const NOTES = `
One line an event, from the newest reading of each article, in the order of the
articles' identifiers. What Parley does not know is left empty. Acts that are
denied, to come or merely possible have that among their modes.
An event whose words its article does not carry is refused and told on standard
error; the rest is written, and the exit code is 2.
`;

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write what the ledger holds in the formats of others')
    .helpCommand(false)
    .command('polecat')
    .description("the events, as tab-separated lines in POLECAT's forty columns")
    .option('--output <FILE>', 'write to this file (default: standard output)')
    .addHelpText('after', NOTES)
    .action(exportPolecat);
}

async function exportPolecat({ output }: { output?: string }): Promise<void> {
  const signal = endOfSession();
  const ledger = await openLedgerOrSayWhy();
  try {
    if (output === undefined) await writeLines(polecatLines(ledger), print, signal);
    else await intoFile(output, signal, (write) => writeLines(polecatLines(ledger), write, signal));
  } finally {
    await ledger.close();
  }
  if (signal.aborted) process.exitCode = 130;
}

/** The header, then one text an article. Refused events are told and set the exit code. */
async function* polecatLines(ledger: Ledger): AsyncGenerator<string> {
  yield tsvLine(POLECAT_COLUMNS);
  for await (const stored of ledger.readings()) {
    const { rows, faults } = polecatRows(stored);
    for (const fault of faults) refuse(stored.article, fault);
    if (rows.length) yield rows.map(tsvLine).join('');
  }
}

function refuse(article: string, { field, reason }: RecordFault): void {
  process.stderr.write(`parley: ${plain(`article ${article}: ${field}: ${reason}`)}\n`);
  process.exitCode = EXIT.badInput;
}

type Write = (words: string) => Promise<void>;

async function writeLines(lines: AsyncIterable<string>, write: Write, signal: AbortSignal): Promise<void> {
  for await (const line of lines) {
    if (signal.aborted) return;
    await write(line);
  }
}

/**
 * Writes a file beside the one named and puts it in its place when it is whole and on the disk, so that nobody meets
 * half an export. What is there and is no file (a pipe, a device) is written to as it goes.
 */
async function intoFile(path: string, signal: AbortSignal, work: (write: Write) => Promise<void>): Promise<void> {
  const there = await stat(path).catch(() => null);
  const goal = there ? await realpath(path) : path;
  const whole = there === null || there.isFile();
  const draft = whole ? `${goal}.${process.pid}.part` : goal;
  let file: FileHandle;
  try {
    file = await open(draft, 'w');
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
  let done = false;
  try {
    await work(async (words) => {
      await file.appendFile(words).catch((cause: unknown) => {
        throw cannotWrite(path, cause);
      });
    });
    if (whole && !signal.aborted) {
      await file.sync();
      await rename(draft, goal);
      done = true;
    }
  } finally {
    await file.close();
    if (whole && !done) await rm(draft, { force: true });
  }
}

function cannotWrite(path: string, cause: unknown): UsageError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new UsageError(`${path}: cannot be written (${code})`, { cause });
}
