/** The language engine and the reader, put together from the model that ships with the package. */
import type { Article } from '../intake/index.js';
import {
  createEngine,
  type Engine,
  loadModel,
  ModelDamagedError,
  ModelMissingError,
  RuntimeUnavailableError,
  toConllu,
} from '../language/index.js';
import {
  createReader,
  createTagger,
  loadTaggerModel,
  type Reader,
  shippedTaggerFolder,
  type Tagger,
  TaggerDamagedError,
} from '../reading/index.js';
import { UsageError } from './exit.js';
import type { ReadingOptions } from './reading-options.js';

export interface ReadingEngine {
  readonly reader: Reader;
  /** The analysed sentences of an article's text, as CoNLL-U. */
  conllu(article: Article): Promise<string>;
  close(): Promise<void>;
}

/**
 * Loads the models and checks them. Throws {@link UsageError} when one is missing or damaged, or no runtime loads; the
 * tagger's may be missing where it was not asked for.
 */
export async function loadReadingEngine({
  attribution,
  attributionScope,
}: ReadingOptions = {}): Promise<ReadingEngine> {
  const tagger = attribution === 'rules' ? null : await loadTagger(attribution === 'tagger');
  const engine = await loadEngine();
  return {
    reader: createReader(engine, { tagger, scope: attributionScope ?? 'ledger' }),
    async conllu({ id, text }) {
      const head = id === null ? '# newdoc' : `# newdoc id = ${id.replace(/\s+/g, ' ')}`;
      return `${head}\n${toConllu(await engine.analyse(text))}`;
    },
    close: () => engine.dispose(),
  };
}

async function loadEngine(): Promise<Engine> {
  try {
    return await createEngine(await loadModel());
  } catch (error) {
    const known = [ModelMissingError, ModelDamagedError, RuntimeUnavailableError].some((kind) => error instanceof kind);
    if (known) throw new UsageError((error as Error).message, { cause: error });
    throw error;
  }
}

async function loadTagger(needed: boolean): Promise<Tagger | null> {
  try {
    const model = await loadTaggerModel();
    if (model) return createTagger(model);
  } catch (error) {
    if (error instanceof TaggerDamagedError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
  if (needed)
    throw new UsageError(`no weights of the tagger in ${shippedTaggerFolder()}; --attribution rules does without`);
  return null;
}
