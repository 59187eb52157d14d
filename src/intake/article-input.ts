/**
 * The article as callers write it in JSON: only `text` is needed. Fields other than these are not read, whatever they
 * hold, so that nothing but the page itself can reach a reading.
 */
import { z } from 'zod';
import { type Article, IsoDate } from './article.js';
import { InvalidArticleFault, TooLargeFault } from './fault.js';
import { MAX_TEXT_LENGTH } from './limits.js';

/** What a caller knows of the page besides its text; each stands only where the article itself does not say. */
export interface ArticleDefaults {
  readonly title?: string | null;
  readonly outlet?: string | null;
  /** ISO day. */
  readonly published?: string | null;
}

const ArticleInput = z.object({
  id: z.string().nullish(),
  title: z.string().nullish(),
  outlet: z.string().nullish(),
  published: IsoDate.nullish(),
  url: z.string().nullish(),
  language: z.string().nullish(),
  text: z.string(),
});

/** Where an article stands in an input, for messages. */
export interface Place {
  readonly input: string;
  /** Counts from 1; null for a whole input. */
  readonly line: number | null;
}

/** The article that a JSON value describes. Throws {@link InvalidArticleFault} or {@link TooLargeFault}. */
export function articleFromJson(value: unknown, place: Place, defaults: ArticleDefaults = {}): Article {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new InvalidArticleFault(
      place.input,
      place.line,
      `no article: expected an object with "text", found ${kindOf(value)}`,
    );
  }
  const parsed = ArticleInput.safeParse(value);
  if (!parsed.success) throw new InvalidArticleFault(place.input, place.line, reasonOf(parsed.error.issues, value));
  return articleFromText(parsed.data.text, place, defaults, parsed.data);
}

/** The article of a text as it stands. Throws {@link InvalidArticleFault} or {@link TooLargeFault}. */
export function articleFromText(
  text: string,
  place: Place,
  defaults: ArticleDefaults = {},
  known: Partial<Record<'id' | 'title' | 'outlet' | 'published' | 'url' | 'language', string | null | undefined>> = {},
): Article {
  const article: Article = {
    id: known.id ?? null,
    title: known.title ?? defaults.title ?? null,
    outlet: known.outlet ?? defaults.outlet ?? null,
    published: known.published ?? defaults.published ?? null,
    url: known.url ?? null,
    language: known.language ?? null,
    text,
  };
  if (text.length > MAX_TEXT_LENGTH) throw tooLong(place, text.length);
  for (const [field, words] of Object.entries(article)) {
    if (words === null) continue;
    const nul = words.indexOf('\0');
    if (nul >= 0) throw new InvalidArticleFault(place.input, place.line, `${field}: a NUL character at offset ${nul}`);
    const half = loneSurrogate(words);
    if (half >= 0) {
      throw new InvalidArticleFault(place.input, place.line, `${field}: half of a surrogate pair at offset ${half}`);
    }
  }
  if (!text.trim()) throw new InvalidArticleFault(place.input, place.line, 'text: nothing but white space');
  return article;
}

/** The fault of a text that is longer than intake takes. */
export function tooLong(place: Place, length: number | null): TooLargeFault {
  const limit = MAX_TEXT_LENGTH.toLocaleString('en');
  const found = length === null ? 'is longer than' : `has ${length.toLocaleString('en')}, more than`;
  return new TooLargeFault(
    place.input,
    place.line,
    `the text ${found} the ${limit} characters that one article may have`,
  );
}

function reasonOf(issues: readonly z.core.$ZodIssue[], value: object): string {
  const issue = issues[0]!;
  const field = issue.path.map(String).join('.');
  const found = (value as Record<string, unknown>)[field];
  if (issue.code !== 'invalid_type') return `${field}: ${JSON.stringify(found)} is ${issue.message}`;
  if (found === undefined) return `${field}: missing`;
  return `${field}: expected a string, found ${kindOf(found)}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'boolean') return String(value);
  return `a ${typeof value}`;
}

/** Offset of the first half surrogate pair: such a text has no UTF-8 form and no hash of its own; -1 where there is none. */
function loneSurrogate(words: string): number {
  return words.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
}
