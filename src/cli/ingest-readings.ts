/** `parley ingest --readings`: readings that were made elsewhere, checked like our own and stored with their articles. */
import { type Input, IntakeFault, MAX_TEXT_LENGTH, readJsonLines, type ValueOrFault } from '../intake/index.js';
import type { IngestOutcome, Ledger } from '../ledger/index.js';
import { checkReading, type Reading, ReadingInvalidError } from '../reading/index.js';
import { batches } from './batches.js';
import { EXIT } from './exit.js';
import { report } from './inputs.js';
import { print } from './terminal/output.js';
import { plain } from './terminal/plain.js';
import type { Progress } from './terminal/progress.js';

/** One transaction each: what is held in memory, and what a kill can cost. */
const LIMITS = { count: 100, weight: 8 << 20, waitMs: 200 };

/** How many faults of one reading are told. */
const FAULTS_SHOWN = 5;

export interface ReadingsIngestion {
  readonly ledger: Ledger;
  /** JSON lines, a `parley.reading/1` in each. */
  readonly inputs: readonly Input[];
  /** Ends the run between two batches. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Stores every reading of the inputs. A fault of one is told, sets the exit code, and ends nothing else. */
export async function ingestReadings({ ledger, inputs, signal, progress }: ReadingsIngestion): Promise<void> {
  let done = 0;
  for await (const batch of batches(readingsIn(inputs), (one) => one.bytes, LIMITS)) {
    if (signal.aborted) return;
    const good = batch.filter((one) => one.reading !== null);
    const outcomes = await ledger.ingestAll(good.map(({ reading }) => ({ article: reading.article, reading })));
    progress.clear();
    for (const { faults } of batch) for (const fault of faults) tell(fault);
    for (const [i, outcome] of outcomes.entries()) await say(good[i] as GoodReading, outcome);
    done += good.length;
    progress.say(`${done} readings`);
  }
}

interface GoodReading {
  readonly reading: Reading;
  readonly place: { readonly input: string; readonly line: number };
  readonly bytes: number;
  readonly faults: readonly IntakeFault[];
}

interface BadReading extends Omit<GoodReading, 'reading' | 'place'> {
  readonly reading: null;
}

async function* readingsIn(inputs: readonly Input[]): AsyncGenerator<GoodReading | BadReading> {
  for (const input of inputs) for await (const item of readJsonLines(input)) yield checked(item);
}

function checked(item: ValueOrFault): GoodReading | BadReading {
  if (item.fault) return { reading: null, bytes: 0, faults: [item.fault] };
  const { value, input, line, bytes } = item;
  const bad = (reasons: readonly string[]): BadReading => ({
    reading: null,
    bytes: 0,
    faults: reasons.map((reason) => new IntakeFault(input, line, reason)),
  });
  try {
    const reading = checkReading(value);
    const { length } = reading.article.text;
    if (length > MAX_TEXT_LENGTH)
      return bad([`article.text: ${length} characters; an article may have ${MAX_TEXT_LENGTH}`]);
    return { reading, place: { input, line }, bytes, faults: [] };
  } catch (error) {
    if (!(error instanceof ReadingInvalidError)) throw error;
    const shown = error.problems.slice(0, FAULTS_SHOWN).map((problem) => problem.replace(/^: /, 'the reading: '));
    const more = error.problems.length - shown.length;
    return bad(more > 0 ? [...shown, `and ${more} more faults of this reading`] : shown);
  }
}

async function say({ reading: { article }, place }: GoodReading, outcome: IngestOutcome): Promise<void> {
  if ('fault' in outcome) {
    tell(new IntakeFault(place.input, place.line, outcome.fault.message));
    return;
  }
  const what = outcome.articleIsNew || outcome.readingIsNew ? 'stored' : 'known';
  await print(`${what} ${outcome.article} ${plain(article.title ?? article.id ?? '')}`.trimEnd().concat('\n'));
}

function tell(fault: IntakeFault): void {
  report(fault);
  process.exitCode = EXIT.badInput;
}
