/** `parley backup`, `parley restore`, `parley move`: a whole ledger into a file, out of one, and from place to place. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Command } from 'commander';
import { type Ledger, LedgerError, type LedgerOptions, openLedger, type Restored } from '../ledger/index.js';
import { UsageError } from './exit.js';
import { openLedgerOrSayWhy } from './open-ledger.js';
import { endOfSession } from './session.js';
import { print } from './terminal/output.js';
import { Progress } from './terminal/progress.js';
import { reportWords } from './verify.js';

const FORMAT = `
A backup is gzip over JSON lines: a head, each table's rows, and an end with the
number of rows and a SHA-256 of all that stands before it. It holds everything,
decisions and log included, of one moment.
`;

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write the whole ledger into one file')
    .argument('<FILE>', 'the file; one that is there is replaced when the new one is whole')
    .addHelpText('after', FORMAT)
    .action(backup);
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('fill an empty ledger from a backup')
    .argument('<FILE>', 'a file that parley backup wrote')
    .addHelpText(
      'after',
      `
The ledger that PARLEY_HOME or PARLEY_DATABASE_URL names must be empty, or not be
there yet. All of the backup is taken in and verified, or nothing.
`,
    )
    .action(restore);
}

export function addMove(program: Command): void {
  program
    .command('move')
    .description('copy the whole ledger to another place, from a folder to a server or back')
    .requiredOption('--to <PLACE>', 'postgres://… of a server, or the folder of an embedded ledger')
    .addHelpText(
      'after',
      `
The new place must be empty, or not be there yet; it is filled and verified as a
whole, or not at all. The old place stays as it is: remove it when you are sure.
From then on name the new place with PARLEY_DATABASE_URL or PARLEY_HOME.
`,
    )
    .action(move);
}

async function backup(file: string): Promise<void> {
  const signal = endOfSession();
  await withProgress('writing the backup', async () => {
    const ledger = await openLedgerOrSayWhy();
    try {
      await writeWhole(file, ledger, signal);
      const { head } = await ledger.status();
      const { size } = await stat(file);
      await print(
        `wrote ${file}, ${size} bytes, from ${ledger.place}\n${head ? `head ${head.seq} ${head.hash}` : 'head none: nothing is recorded'}\n`,
      );
    } finally {
      await ledger.close();
    }
  });
  if (signal.aborted) process.exitCode = 130;
}

/** Written beside its place and put there when it is whole and on the disk: nobody meets half a backup. */
async function writeWhole(file: string, ledger: Ledger, signal: AbortSignal): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    await pipeline(
      Readable.from(ledger.backup(), { objectMode: true }),
      new PassThrough({ writableObjectMode: true }),
      createGzip(),
      createWriteStream(draft, { mode: 0o600 }),
      { signal },
    );
    await sync(draft);
    await rename(draft, file);
    await sync(dirname(file));
  } catch (cause) {
    await rm(draft, { force: true });
    if (cause instanceof LedgerError) throw new UsageError(cause.message, { cause });
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (code === 'ABORT_ERR') throw new UsageError('ended before the backup was whole; nothing was written', { cause });
    if (syscall !== undefined && code !== undefined)
      throw new UsageError(`${file}: cannot be written (${code}); nothing was written`, { cause });
    throw cause;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function restore(file: string): Promise<void> {
  await withProgress('restoring the ledger', async () => {
    // Before a ledger is made for nothing.
    await stat(file).catch((cause: NodeJS.ErrnoException) => {
      throw new UsageError(`${file}: cannot be read (${cause.code})`, { cause });
    });
    const ledger = await openLedgerOrSayWhy();
    try {
      const restored = await saying(file, () => ledger.restore(fileLines(file)));
      await tell(restored, ledger);
    } finally {
      await ledger.close();
    }
  });
}

async function move({ to }: { to: string }): Promise<void> {
  await withProgress('moving the ledger', async () => {
    const options: LedgerOptions = /^postgres(ql)?:\/\//i.test(to) ? { databaseUrl: to } : { home: to };
    const from = await openLedgerOrSayWhy();
    try {
      const target = await saying('--to', () => openLedger(options));
      try {
        const restored = await saying('--to', () => target.restore(withoutEnds(from.backup())));
        await tell(restored, target);
        const { head } = await from.status();
        if (head?.hash !== restored.report.head?.hash)
          process.stderr.write(
            'parley: the old place has recorded more since the copy was begun; what came later is there alone\n',
          );
      } finally {
        await target.close();
      }
    } finally {
      await from.close();
    }
  });
}

async function tell({ rows, report }: Restored, ledger: Ledger): Promise<void> {
  await print(`${rows} rows are now in ${ledger.place}\n${reportWords(report)}\n`);
}

/** Says the ledger's own words, and of a file that cannot be read its name, as faults of use. */
async function saying<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof LedgerError) throw new UsageError(`${name}: ${cause.message}`, { cause });
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (code?.startsWith('Z_'))
      throw new UsageError(`${name}: not gzip, or damaged (${code}); nothing of it was kept`, { cause });
    if (syscall === 'read' || syscall === 'open') throw new UsageError(`${name}: cannot be read (${code})`, { cause });
    throw cause;
  }
}

async function withProgress(words: string, work: () => Promise<void>): Promise<void> {
  const progress = new Progress(words);
  try {
    await work();
  } finally {
    progress.end();
  }
}

/** The lines of a gzipped file. At line feeds alone: JSON may hold every other character that ends a line somewhere. */
async function* fileLines(file: string): AsyncGenerator<string> {
  const bytes = createGunzip();
  const source = createReadStream(file).on('error', (error) => bytes.destroy(error));
  source.pipe(bytes);
  let rest: Buffer[] = [];
  try {
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      let begin = 0;
      for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, begin)) {
        yield Buffer.concat([...rest, piece.subarray(begin, end)]).toString('utf8');
        rest = [];
        begin = end + 1;
      }
      if (begin < piece.length) rest.push(piece.subarray(begin));
    }
    if (rest.length) yield Buffer.concat(rest).toString('utf8');
  } finally {
    source.destroy();
  }
}

async function* withoutEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield line.slice(0, -1);
}
