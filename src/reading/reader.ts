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
import { isReporting, readVoices } from './attribution/index.js';
import { checkReading } from './check.js';
import type { ReadingContext } from './context.js';
import type { Reading } from './contract.js';
import { readDisputes } from './dispute/index.js';
import { readEvents } from './event/index.js';
import { readIncidents } from './incident/index.js';
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

/**
 * A reader over a language engine. `dictionaries` add to the register of actors; readings made with them say so in the
 * reader's version, since they can come out differently.
 */
export function createReader(engine: Engine, dictionaries: readonly Dictionary[] = []): Reader {
  const actors = dictionaries.length > 0 ? new Register(dictionaries) : register();
  const made = { version: versionWith(dictionaries), model: engine.model.name };
  return {
    ...made,
    async read(article) {
      // Whatever else a caller's object carries, the reading is made from the contract's fields alone.
      const page = ArticleSchema.parse(article);
      return checkReading(assemble(understand(await engine.analyse(page.text), page, actors), made));
    },
  };
}

/** "0.1.0", with the dictionaries that readings rest on: "0.1.0+register.3f9a2c11". */
function versionWith(dictionaries: readonly Dictionary[]): string {
  if (dictionaries.length === 0) return READER_VERSION;
  const hash = createHash('sha256');
  for (const { file, digest } of dictionaries) hash.update(`${file}\0${digest}\n`);
  return `${READER_VERSION}+register.${hash.digest('hex').slice(0, 8)}`;
}

/** Everything found in an analysed article, room by room. */
export function understand(doc: Doc, article: Article, actors: Register = register()) {
  const tree = new Tree(repair(doc, { isReporting }));
  const strangers = buildCast(tree, article, actors);
  const voices = readVoices(tree, strangers, article);
  // Only now is it known who "we" and "I" are.
  const cast = strangers.withSpeakers((word) => voices.at(word)?.source ?? null);
  const places = findPlaces(tree, cast, article);
  const times = findTimes(tree, { ...article, home: places.countries[0] ?? null });
  const ctx: ReadingContext = { tree, cast, voices, article, places, times };
  const events = readEvents(ctx);
  const incidents = readIncidents(ctx, events);
  const offers = readOffers(ctx);
  const disputes = readDisputes(ctx, incidents);
  const relations = readRelations(ctx);
  return { ctx, events, incidents, offers, disputes, relations };
}
