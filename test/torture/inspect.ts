import type { Article } from '../../src/intake/index.js';
import { articleHash, articleId, readingHash, shortId } from '../../src/ledger/identity.js';
import type { Ledger } from '../../src/ledger/index.js';
import { checkReading } from '../../src/reading/index.js';

/**
 * Everything that is wrong with a ledger that should hold articles of `given`, all of `acknowledged` among them, each
 * once and with one reading; empty when nothing is.
 */
export async function findFaults(
  ledger: Ledger,
  given: readonly Article[],
  acknowledged: ReadonlySet<string>,
): Promise<string[]> {
  const faults: string[] = [];
  const expected = new Map(given.map((article) => [articleId(article), article]));
  const held = new Set<string>();
  let after: string | null = null;
  do {
    const page = await ledger.articles({ after, limit: 100 });
    for (const { article } of page.articles) {
      if (held.has(article)) faults.push(`${article} is there twice`);
      held.add(article);
    }
    after = page.next;
  } while (after !== null);
  for (const id of acknowledged) if (!held.has(id)) faults.push(`${id} was acknowledged and is not there`);
  for (const id of held) {
    const article = expected.get(id);
    if (article === undefined) faults.push(`${id} is there and was never given`);
    else faults.push(...(await articleFaults(ledger, id, article)));
  }
  const counts = await ledger.counts();
  if (counts.articles !== held.size) faults.push(`${counts.articles} articles are counted, ${held.size} are listed`);
  if (counts.readings !== held.size) faults.push(`${held.size} articles have ${counts.readings} readings`);
  return faults;
}

async function articleFaults(ledger: Ledger, id: string, article: Article): Promise<string[]> {
  const stored = await ledger.reading(id);
  if (stored === null) return [`${id} is there without a reading`];
  const faults: string[] = [];
  for (const field of Object.keys(article) as (keyof Article)[])
    if (stored.value.article[field] !== article[field]) faults.push(`${id}: ${field} is not what was given`);
  try {
    checkReading(stored.value);
  } catch (error) {
    faults.push(`${id}: ${(error as Error).message}`);
  }
  if (shortId(readingHash(stored.value, articleHash(article))) !== stored.reading)
    faults.push(`${id}: the reading is not the one that was stored`);
  return faults;
}
