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
import { createReader, type Reader } from '../reading/index.js';
import { UsageError } from './exit.js';
import { type IncidentOptions, incidentModel, takeFrames } from './incident-options.js';

export interface ReadingEngine {
  readonly reader: Reader;
  /** The analysed sentences of an article's text, as CoNLL-U. */
  conllu(article: Article): Promise<string>;
  close(): Promise<void>;
}

/** Loads the model and checks it. Throws {@link UsageError} when it is missing or damaged, or no runtime loads. */
export async function loadReadingEngine(options: IncidentOptions = {}): Promise<ReadingEngine> {
  takeFrames(options);
  const incidents = incidentModel(options);
  const engine = await loadEngine();
  return {
    reader: createReader(engine, { incidents }),
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
