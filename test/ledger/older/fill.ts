/** What the ledgers of older versions hold: the fixtures are made with it, the test of the migrations compares with it. */
import type { Article } from '../../../src/intake/index.js';
import type { Ledger } from '../../../src/ledger/index.js';
import { ENGINE, exerciseArticle, exerciseReading } from '../exercise.js';

export const OLDER_ARTICLES: readonly Article[] = [
  exerciseArticle(),
  exerciseArticle({ id: null, title: null, outlet: null, published: null, url: null, language: null, text: 'bare' }),
  exerciseArticle({ id: 'a "quoted" \\ name\t\u0001\u007f\u2028', text: 'quotes " \\ \u001b \0 \ud800 🕊️ هدنة' }),
  exerciseArticle({ id: 'half \udc00 and \0', text: 'no end \r\n' }),
];

/** Every article with one reading, the first with a second by a newer engine. */
export const OLDER_READINGS = [
  ...OLDER_ARTICLES.map((article) => exerciseReading(article)),
  exerciseReading(OLDER_ARTICLES[0] as Article, { ...ENGINE, version: '1.1.0', checksum: 'abc' }, 2),
];

export const OLDER_DECISION = {
  kind: 'merge',
  coder: 'exercise coder',
  reason: 'one offer, said twice \u001b',
  at: '2024-03-01T12:00:00.000Z',
};

export async function fillOlder(ledger: Ledger): Promise<void> {
  for (const reading of OLDER_READINGS) await ledger.ingest(reading.article, reading);
  if ('decide' in ledger) await ledger.decide(OLDER_DECISION);
}
