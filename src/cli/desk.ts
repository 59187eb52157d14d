/** `parley desk`: the ledger in a web browser. */
import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from './exit.js';
import { ingestAll, inputsIn } from './ingest.js';
import { openLedgerOrSayWhy } from './open-ledger.js';
import { loadReadingEngine } from './reading-engine.js';
import { ended, endOfSession } from './session.js';
import { print } from './terminal/output.js';
import { Progress } from './terminal/progress.js';

interface DeskCommandOptions {
  readonly host: string;
  readonly port?: number;
  readonly whenEmpty?: string;
}

export function addDesk(program: Command): void {
  program
    .command('desk')
    .description('open the ledger on a web page')
    .option(
      '--host <ADDRESS>',
      'address to listen on; the desk has no accounts, so others than this machine read along',
      '127.0.0.1',
    )
    .option('--port <NUMBER>', 'port to listen on; 0 for any (default: 7300 or the next free one)', portNumber)
    .option('--when-empty <SOURCE>', 'take in SOURCE first if the ledger is empty')
    .action(desk);
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

async function desk({ host, port, whenEmpty }: DeskCommandOptions): Promise<void> {
  const signal = endOfSession();
  const progress = new Progress('opening the ledger');
  const ledger = await openLedgerOrSayWhy().finally(() => progress.clear());
  try {
    progress.begin('loading the language model');
    const engine = await loadReadingEngine();
    if (whenEmpty !== undefined && (await ledger.counts()).articles === 0) {
      await ingestAll({ ledger, engine, inputs: await inputsIn([whenEmpty]), defaults: {}, signal, progress });
    }
    progress.end();
    const { PortTakenError, startDesk } = await import('../desk/server/index.js');
    const open = await startDesk({
      ledger,
      reader: engine.reader,
      host,
      ...(port === undefined ? {} : { port }),
    }).catch((error: unknown) => {
      if (error instanceof PortTakenError) throw new UsageError(error.message, { cause: error });
      throw error;
    });
    await print(`The desk is at ${open.url}\nLedger: ${ledger.place}. Ctrl-C ends it.\n`);
    await ended(signal);
    await open.close();
    await engine.close();
  } finally {
    progress.end();
    await ledger.close();
  }
}
