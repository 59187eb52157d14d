import type { Article } from '../intake/index.js';
import type { Engine } from '../language/index.js';
import { checkReading } from './check.js';
import type { Reading } from './contract.js';

/** Turns articles into readings. */
export interface Reader {
  readonly version: string;
  readonly model: string | null;
  /** One article's reading, checked against the contract. Reading text never fails: it yields a weaker reading. */
  read(article: Article): Promise<Reading>;
}

/** Version of the reader's rules; it changes whenever a reading could come out differently. */
export const READER_VERSION = '0.1.0';

export function createReader(engine: Engine): Reader {
  return {
    version: READER_VERSION,
    model: engine.model.name,
    async read(article) {
      return checkReading({
        format: 'parley.reading/1',
        article,
        actors: [],
        attributions: [],
        events: [],
        incidents: [],
        offers: [],
        disputes: [],
        relations: [],
        engine: { version: READER_VERSION, model: engine.model.name },
      });
    },
  };
}
