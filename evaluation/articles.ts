/** What of a gold or corpus record the reader is given: the page, and nothing that anybody annotated. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GivenArticle {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly text: string;
}

type Json = Readonly<Record<string, unknown>>;

const words = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The page of a record; `publisher` and `date` are PolNeAR's names for outlet and day. */
export function givenArticle(record: Json): GivenArticle {
  if (typeof record.id !== 'string' || typeof record.text !== 'string') throw new Error('a record without id or text');
  return {
    id: record.id,
    title: words(record.title),
    outlet: words(record.outlet ?? record.publisher),
    published: words(record.published ?? record.date),
    text: record.text,
  };
}

/** The articles of a gold folder, sorted by file; stories and aliases are none. */
export function goldArticles(folder: string): GivenArticle[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.json') && !f.endsWith('.story.json') && f !== 'aliases.json')
    .sort()
    .map((f) => givenArticle(JSON.parse(readFileSync(join(folder, f), 'utf8')) as Json));
}

/** The articles of a corpus in JSON lines. */
export function corpusArticles(file: string): GivenArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => givenArticle(JSON.parse(line) as Json));
}

export function writeArticles(file: string, articles: readonly GivenArticle[]): void {
  writeFileSync(file, articles.map((a) => `${JSON.stringify(a)}\n`).join(''));
}
