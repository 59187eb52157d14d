/** `parley ingest`: articles into the ledger, each with its reading; what is durable is told on standard output. */
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { articleFiles, type Input, IntakeFault } from '../intake/index.js';
import { articleId, type Ledger } from '../ledger/index.js';
import { type ArticleOptions, addArticleOptions } from './article-options.js';
import { EXIT, UsageError } from './exit.js';
import { ingestReadings } from './ingest-readings.js';
import { articlesIn, type FoundArticle, inputsOf, report } from './inputs.js';
import { openLedgerOrSayWhy } from './open-ledger.js';
import { loadReadingEngine, type ReadingEngine } from './reading-engine.js';
import { addReadingOptions, partOptions, type ReadingOptions } from './reading-options.js';
import { endOfSession } from './session.js';
import { print } from './terminal/output.js';
import { plain } from './terminal/plain.js';
import { Progress } from './terminal/progress.js';

const NOTES = `
A SOURCE is a file as parley read takes it, "-" for standard input, or a folder:
then all .txt, .json, .jsonl and .ndjson files in it and below, in the order of
their paths.

One line on standard output for each article, once it is safely stored:
  stored ID TITLE   it is in the ledger now, or has a new reading
  known ID TITLE    the ledger had it, read by this very engine; it was not read
                    again
An interrupted run may simply be repeated.

With --readings a SOURCE is a file of JSON lines, each a reading as parley read
--format jsonl prints it, made by any reader and on any machine. Each is checked
like one of Parley's own, span by span; one that fails is told with its file,
line and field, and the others are stored. A folder stands for its .jsonl and
.ndjson files.
`;

export function addIngest(program: Command): void {
  const command = program
    .command('ingest')
    .description('read articles and store them with their readings in the ledger')
    .argument('[SOURCE...]', 'files and folders; - for standard input')
    .option('--readings', 'the sources are readings already; nothing is read again')
    .addHelpText('after', NOTES);
  addReadingOptions(addArticleOptions(command)).action(ingest);
}

interface IngestOptions extends ArticleOptions, ReadingOptions {
  readonly readings?: true;
}

async function ingest(sources: string[], { readings, ...options }: IngestOptions): Promise<void> {
  const { reading, defaults } = partOptions(options);
  if (readings && Object.values(defaults).some((value) => value !== undefined))
    throw new UsageError(
      'a reading says itself what its article is: no --published, --outlet or --title with --readings',
    );
  const inputs = await inputsIn(sources, readings ? LINES_NAME : undefined);
  const signal = endOfSession();
  const progress = new Progress('opening the ledger');
  try {
    const ledger = await openLedgerOrSayWhy();
    try {
      if (readings) {
        progress.begin('storing readings');
        await ingestReadings({ ledger, inputs, signal, progress });
      } else {
        progress.begin('loading the language model');
        const engine = await loadReadingEngine(reading);
        try {
          await ingestAll({ ledger, engine, inputs, defaults, signal, progress });
        } finally {
          await engine.close();
        }
      }
    } finally {
      progress.begin('closing the ledger');
      await ledger.close();
    }
  } finally {
    progress.end();
  }
  if (signal.aborted) process.exitCode = 130;
}

/** Names of files of JSON lines. */
const LINES_NAME = /\.(?:jsonl|ndjson)$/i;

/**
 * The inputs that sources name; a folder stands for the article files in it, or for those of them that `named` fits.
 * Faults are told and set the exit code.
 */
export async function inputsIn(sources: readonly string[], named?: RegExp): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const input of inputsOf(sources)) {
    if (!('path' in input) || !(await isFolder(input.path))) {
      inputs.push(input);
      continue;
    }
    try {
      const files = (await articleFiles(input.path)).filter((path) => named?.test(path) ?? true);
      const wanted = named ? '.jsonl or .ndjson' : '.txt, .json, .jsonl or .ndjson';
      if (!files.length) fault(new IntakeFault(input.path, null, `no ${wanted} file in this folder`));
      inputs.push(...files.map((path) => ({ path })));
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
      fault(new IntakeFault(input.path, null, `the folder cannot be read (${code})`, { cause }));
    }
  }
  return inputs;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function fault(found: IntakeFault): void {
  report(found);
  process.exitCode = EXIT.badInput;
}

export interface Ingestion {
  readonly ledger: Ledger;
  readonly engine: ReadingEngine;
  readonly inputs: readonly Input[];
  readonly defaults: ArticleOptions;
  /** Ends the run between two articles. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Gets a line for each article. Default: standard output. */
  readonly tell?: (line: string) => Promise<void>;
}

/** Stores every article of the inputs. A fault of one article is told and ends nothing else. */
export async function ingestAll({
  ledger,
  engine,
  inputs,
  defaults,
  signal,
  progress,
  tell = print,
}: Ingestion): Promise<void> {
  let done = 0;
  for await (const item of articlesIn(inputs, defaults)) {
    if (signal.aborted) return;
    if (item.fault) {
      progress.clear();
      fault(item.fault);
      continue;
    }
    progress.say(`article ${done + 1}: ${plain(item.article.title ?? item.article.id ?? item.input).slice(0, 40)}`);
    const line = await store(ledger, engine, item);
    done++;
    progress.clear();
    await tell(`${line} ${plain(item.article.title ?? item.article.id ?? '')}`.trimEnd().concat('\n'));
  }
}

/** Stores one article unless this engine has read it already, and says which. */
async function store(ledger: Ledger, engine: ReadingEngine, { article }: FoundArticle): Promise<string> {
  const { reader } = engine;
  if (await ledger.holds(article, { version: reader.version, model: reader.model }))
    return `known ${articleId(article)}`;
  const receipt = await ledger.ingest(article, await reader.read(article));
  return `${receipt.articleIsNew || receipt.readingIsNew ? 'stored' : 'known'} ${receipt.article}`;
}
