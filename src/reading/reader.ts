/**
 * One article to one reading: the text is parsed once, then each room adds what it finds to what stands before it.
 *
 *   syntax → coreference → actor → attribution → place, time → event, incident → offer, dispute, relation → the contract
 */
import { createHash } from 'node:crypto';
import type { Article } from '../intake/index.js';
import { Article as ArticleSchema } from '../intake/index.js';
import type { Doc, Engine } from '../language/index.js';
import { buildCast, type Dictionary, Register, register } from './actor/index.js';
import { assemble } from './assemble.js';
import { type AttributionOptions, isReporting, readVoices } from './attribution/index.js';
import { checkReading } from './check.js';
import type { ReadingContext } from './context.js';
import type { Reading } from './contract.js';
import { readDisputes } from './dispute/index.js';
import { readEvents } from './event/index.js';
import { type IncidentModel, readIncidents } from './incident/index.js';
import { readOffers } from './offer/index.js';
import { findPlaces } from './place/index.js';
import { readRelations } from './relation/index.js';
import { repair, Tree } from './syntax/index.js';
import { findTimes } from './time/index.js';

/** Turns articles into readings. */
export interface Reader {
  readonly version: string;
  readonly model: string | null;
  /** One article's reading, checked against the contract. Reading text never fails: it yields a weaker reading. */
  read(article: Article): Promise<Reading>;
}

/** Version of the reader's rules; it changes whenever a reading could come out differently. */
export const READER_VERSION = '0.3.0';

/** How articles are read, apart from the language engine. */
export interface ReaderOptions extends AttributionOptions {
  /** They add to the register of actors. */
  readonly dictionaries?: readonly Dictionary[];
  /** Lexicons of frames that were adopted (`adoptFrameLexicon`), for the reader's version. */
  readonly frames?: readonly Source[];
  /** The trained model of incidents; the rules alone read without. */
  readonly incidents?: IncidentModel | null;
}

/**
 * A reader over a language engine.
 * @param options attributions are read by rules alone where no tagger is given, and in the scope of both unless
 *   another one is asked for. What can make a reading come out differently is said in the reader's version and model.
 */
export function createReader(engine: Engine, options: ReaderOptions = {}): Reader {
  const { dictionaries = [] } = options;
  const actors = dictionaries.length > 0 ? new Register(dictionaries) : register();
  const made = {
    version: versionWith(options),
    model: [engine.model.name, options.tagger?.name, options.incidents?.name].filter(Boolean).join(' + '),
  };
  return {
    ...made,
    async read(article) {
      // Whatever else a caller's object carries, the reading is made from the contract's fields alone.
      const page = ArticleSchema.parse(article);
      return checkReading(assemble(understand(await engine.analyse(page.text), page, { ...options, actors }), made));
    },
  };
}

/** A file that readings rest on besides, by its name and content. */
interface Source {
  readonly file: string;
  readonly digest: string;
}

/** "0.2.0", and what readings rest on besides: "0.2.0+broad.register.3f9a2c11". */
function versionWith({ scope = 'both', dictionaries = [], frames = [] }: ReaderOptions): string {
  const parts: string[] = scope === 'both' ? [] : [scope];
  if (dictionaries.length > 0) parts.push(`register.${digestOf(dictionaries)}`);
  if (frames.length > 0) parts.push(`frames.${digestOf(frames)}`);
  return parts.length > 0 ? `${READER_VERSION}+${parts.join('.')}` : READER_VERSION;
}

function digestOf(sources: readonly Source[]): string {
  const hash = createHash('sha256');
  for (const { file, digest } of sources) hash.update(`${file}\0${digest}\n`);
  return hash.digest('hex').slice(0, 8);
}

/** Everything found in an analysed article, room by room. */
export function understand(
  doc: Doc,
  article: Article,
  { actors = register(), incidents: model, ...options }: ReaderOptions & { readonly actors?: Register } = {},
) {
  const tree = new Tree(repair(doc, { isReporting }));
  const strangers = buildCast(tree, article, actors);
  const voices = readVoices(tree, strangers, article, options);
  // Only now is it known who "we" and "I" are.
  const cast = strangers.withSpeakers((word) => voices.at(word)?.source ?? null);
  const places = findPlaces(tree, cast, article);
  const times = findTimes(tree, { ...article, home: places.countries[0] ?? null });
  const ctx: ReadingContext = { tree, cast, voices, article, places, times };
  const events = readEvents(ctx);
  const { incidents, things } = readIncidents(ctx, model);
  const offers = readOffers(ctx);
  const disputes = readDisputes(ctx, incidents);
  const relations = readRelations(ctx);
  return { ctx, events, incidents, things, offers, disputes, relations };
}
