/** `parley read`: articles in, readings out, in input order. */
import { type Command, Option } from 'commander';
import { type Article, IntakeFault, MAX_TEXT_LENGTH } from '../intake/index.js';
import { type ArticleOptions, addArticleOptions } from './article-options.js';
import { brief } from './brief/brief.js';
import { EXIT, UsageError } from './exit.js';
import { articlesIn, type FoundArticle, inputsOf, report } from './inputs.js';
import { PETRARCH_FOOT, PETRARCH_HEAD, petrarchSentences } from './petrarch.js';
import { loadReadingEngine, type ReadingEngine } from './reading-engine.js';
import { addReadingOptions, partOptions, type ReadingOptions } from './reading-options.js';
import { JsonSequence, TextSequence } from './sequence.js';
import { colourOf } from './terminal/colour.js';
import { Progress } from './terminal/progress.js';
import { printTokenFiles } from './tokens.js';

const FORMATS = ['brief', 'json', 'jsonl', 'conllu', 'petrarch'] as const;
type Format = (typeof FORMATS)[number];
type ReadOptions = ArticleOptions & ReadingOptions & { readonly format: Format; readonly tokens?: 'conllu' };

/** Options that mean something beside `--tokens`. */
const TOKEN_OPTIONS = new Set(['tokens', 'format']);

const NOTES = `
A FILE holds the plain text of one report, one JSON article, a JSON array of
them, or JSON lines; which of these is told from its content. "-", or no FILE
where something is piped in, is standard input. A JSON article is {"text": …}
with, where known, "id", "title", "outlet", "published", "url" and "language";
further fields are not read. The options stand for what an article does not say.

Texts are never altered: offsets count UTF-16 code units of the text as given. A
text has at most ${MAX_TEXT_LENGTH.toLocaleString('en')} of them.

Formats:
  brief   for people, as wide as the terminal
  json    one reading, indented; an array where the input has several articles
  jsonl   one reading a line, each as soon as it is made
  conllu  the analysed sentences (Universal Dependencies), with persons, places
          and so on in the last column ("Entity=")
  petrarch  the same sentences as XML for UniversalPetrarch

With --tokens conllu each FILE is CoNLL-U whose sentences and words are parsed as
they stand. Comments and multi-word tokens are kept; what else was annotated is
not read, and empty nodes are left out.
`;

export function addRead(program: Command): void {
  const command = program
    .command('read')
    .description('read articles and print what they report')
    .argument('[FILE...]', 'article files; - for standard input')
    .addOption(new Option('-f, --format <FORMAT>', 'form of the output').choices(FORMATS).default('brief'))
    .addOption(new Option('--tokens <FORMAT>', 'parse the given words of files of that format').choices(['conllu']))
    .addHelpText('after', NOTES);
  addReadingOptions(addArticleOptions(command)).action(read);
}

async function read(files: string[], { format, tokens, ...options }: ReadOptions, command: Command): Promise<void> {
  const inputs = inputsOf(files);
  if (tokens !== undefined) {
    if (format !== 'conllu' && command.getOptionValueSource('format') !== 'default')
      throw new UsageError(`--tokens ${tokens} prints CoNLL-U; --format ${format} needs the text of a report`);
    const other = command.options
      .find((o) => !TOKEN_OPTIONS.has(o.name()) && command.getOptionValueSource(o.attributeName()) === 'cli')
      ?.name();
    if (other !== undefined)
      throw new UsageError(`--${other} says something of a report; --tokens ${tokens} reads words`);
    await printTokenFiles(inputs, loadReadingEngine);
    return;
  }
  const { reading, defaults } = partOptions(options);
  const output = sequenceOf(format);
  // A filter's standard error is for faults; only a person who waits is told of the waiting.
  const progress = new Progress('reading', { terminalOnly: true });
  let engine: ReadingEngine | null = null;
  let articles = 0;
  try {
    for await (const item of articlesIn(inputs, defaults)) {
      let { fault } = item;
      if (item.article) {
        engine ??= await loadReadingEngine(reading);
        progress.say(`reading article ${++articles}`);
        const made = await attempt(engine, item, format);
        progress.clear();
        if (typeof made === 'string') {
          await output.add(made);
          continue;
        }
        fault = made;
      }
      if (fault) report(fault);
      process.exitCode = EXIT.badInput;
      await output.skip();
    }
    await output.end();
  } finally {
    progress.end();
    await engine?.close();
  }
}

function sequenceOf(format: Format): JsonSequence | TextSequence {
  if (format === 'json') return new JsonSequence();
  if (format === 'petrarch') return new TextSequence('', PETRARCH_HEAD, PETRARCH_FOOT);
  return new TextSequence(format === 'brief' ? '\n' : '');
}

/** One article in the form asked for, or the fault in its place: one that Parley fails on must not end the batch. */
async function attempt(engine: ReadingEngine, item: FoundArticle, format: Format): Promise<string | IntakeFault> {
  try {
    return await FORMS[format](engine, item.article, `${item.input}-${item.line ?? 1}`);
  } catch (cause) {
    if (process.env.PARLEY_DEBUG) throw cause;
    const reason = `Parley failed on this article, which is a fault of Parley: ${cause instanceof Error ? cause.message : cause}`;
    return new IntakeFault(item.input, item.line, reason, { cause });
  }
}

const FORMS: Readonly<Record<Format, (engine: ReadingEngine, article: Article, place: string) => Promise<string>>> = {
  async brief(engine, article) {
    const columns = Math.min(process.stdout.columns ?? 80, 100);
    return brief(await engine.reader.read(article), { columns, colour: colourOf(process.stdout) });
  },
  async json(engine, article) {
    return JSON.stringify(await engine.reader.read(article), null, 2);
  },
  async jsonl(engine, article) {
    return `${JSON.stringify(await engine.reader.read(article))}\n`;
  },
  async conllu(engine, article) {
    return engine.conllu(article);
  },
  async petrarch(engine, article, place) {
    return petrarchSentences(await engine.conllu(article), article, place);
  },
};
