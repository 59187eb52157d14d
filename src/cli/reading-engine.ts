/** The language engine and the reader, put together from the model that ships with the package. */
import type { Article } from '../intake/index.js';
import {
  beginsDocument,
  type ConlluSentence,
  createEngine,
  ENTITY_FIELDS,
  type Engine,
  loadModel,
  ModelDamagedError,
  ModelMissingError,
  RuntimeUnavailableError,
  toConllu,
} from '../language/index.js';
import {
  CoreferenceModelError,
  coreferenceModel,
  createReader,
  createTagger,
  loadTaggerModel,
  type Reader,
  shippedTaggerFolder,
  type Tagger,
  TaggerDamagedError,
} from '../reading/index.js';
import { loadDictionaries } from './dictionaries.js';
import { UsageError } from './exit.js';
import { incidentModel, takeFrames } from './incident-options.js';
import type { ReadingOptions } from './reading-options.js';

export interface ReadingEngine {
  readonly reader: Reader;
  /** The analysed sentences of an article's text, as CoNLL-U. Ids of sentences are unique over all calls. */
  conllu(article: Article): Promise<string>;
  /** Sentences of given words with annotation of our own, as CoNLL-U; `before` of their file have been printed. */
  parsed(sentences: readonly ConlluSentence[], before: number): Promise<string>;
  close(): Promise<void>;
}

/**
 * Loads the dictionaries that are configured or named, and the models, and checks them. Throws {@link UsageError} when one
 * is missing or damaged, or no runtime loads; those of attributions and incidents may be missing where they were not asked for.
 */
export async function loadReadingEngine(options: ReadingOptions = {}): Promise<ReadingEngine> {
  const { attribution, attributionScope: scope = 'both' } = options;
  checkCoreference();
  const frames = takeFrames(options);
  const incidents = incidentModel(options);
  const dictionaries = await loadDictionaries(options);
  const tagger = attribution === 'rules' ? null : await loadTagger(attribution === 'tagger');
  const engine = await loadEngine();
  const used = new Set<string>();
  let entitiesBefore = 0;
  return {
    reader: createReader(engine, { dictionaries, frames, tagger, incidents, ...(scope && { scope }) }),
    async conllu({ id, text }) {
      const name = id?.replace(/\s+/g, ' ') ?? null;
      const doc = await engine.analyse(text);
      const prefix = prefixOf(name, used);
      const sentIds = doc.sentences.map((s) => `${prefix}${s.index + 1}`);
      const head = name === null ? '# newdoc' : `# newdoc id = ${name}`;
      return `${head}\n${ENTITY_FIELDS}\n${toConllu(doc, { sentIds, entities: true })}`;
    },
    async parsed(sentences, before) {
      const given = sentences.map((s) => ({ ...s, comments: s.comments.filter((c) => !c.startsWith('# global.')) }));
      const first = given[0]!;
      const begins = beginsDocument(first.comments);
      // The fields are explained at the head of each document, or of the file where it has none.
      if (begins || before === 0) {
        entitiesBefore = 0;
        const at = begins ? first.comments.findIndex((c) => /^# ?newdoc\b/.test(c)) + 1 : 0;
        given[0] = { ...first, comments: first.comments.toSpliced(at, 0, ENTITY_FIELDS) };
      }
      const doc = await engine.parse(given.map((s) => s.tokens));
      const sentIds = given.map((_, i) => String(before + i + 1));
      const out = toConllu(doc, { given, sentIds, entities: true, entitiesBefore });
      entitiesBefore += doc.nested.length;
      return out;
    },
    close: () => engine.dispose(),
  };
}

/** What makes the ids of an article's sentences differ from all before: nothing, its id, or its id and a number. */
function prefixOf(id: string | null, used: Set<string>): string {
  const plain = id === null ? '' : `${id}-`;
  let prefix = plain;
  for (let n = 2; used.has(prefix); n++) prefix = `${plain}${n}-`;
  used.add(prefix);
  return prefix;
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

/** Every reading rests on it: better to hear of a fault before the first article than at each. */
function checkCoreference(): void {
  try {
    coreferenceModel();
  } catch (error) {
    if (error instanceof CoreferenceModelError) throw new UsageError(error.message, { cause: error });
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
