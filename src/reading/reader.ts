/**
 * One article to one reading: the text is parsed once, then each room adds what it finds to what stands before it.
 *
 *   syntax → actor → attribution → place, time → event, incident → offer, dispute, relation → the contract
 */
import type { Article } from '../intake/index.js';
import { Article as ArticleSchema } from '../intake/index.js';
import type { Doc, Engine } from '../language/index.js';
import { buildCast } from './actor/index.js';
import { assemble } from './assemble.js';
import { isReporting, readVoices } from './attribution/index.js';
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
export const READER_VERSION = '0.1.0';

/** What a reader may use besides its rules; the rules alone read without. */
export interface ReaderTools {
  /** The trained model of incidents. */
  readonly incidents?: IncidentModel | null;
}

export function createReader(engine: Engine, tools: ReaderTools = {}): Reader {
  const made = { version: READER_VERSION, model: engine.model.name };
  // Which trained parts had their say beside the rules.
  const trained = tools.incidents ? { ...made, incidents: tools.incidents.name } : made;
  return {
    ...made,
    async read(article) {
      // Whatever else a caller's object carries, the reading is made from the contract's fields alone.
      const page = ArticleSchema.parse(article);
      return checkReading(assemble(understand(await engine.analyse(page.text), page, tools), trained));
    },
  };
}

/** Everything found in an analysed article, room by room. */
export function understand(doc: Doc, article: Article, tools: ReaderTools = {}) {
  const tree = new Tree(repair(doc, { isReporting }));
  const strangers = buildCast(tree, article);
  const voices = readVoices(tree, strangers, article);
  // Only now is it known who "we" and "I" are.
  const cast = strangers.withSpeakers((word) => voices.at(word)?.source ?? null);
  const ctx: ReadingContext = {
    tree,
    cast,
    voices,
    article,
    places: findPlaces(tree, cast, article),
    times: findTimes(tree, article),
  };
  const events = readEvents(ctx);
  const { incidents, things } = readIncidents(ctx, tools.incidents);
  const offers = readOffers(ctx);
  const disputes = readDisputes(ctx, incidents);
  const relations = readRelations(ctx);
  return { ctx, events, incidents, things, offers, disputes, relations };
}
