/**
 * Every request and response of the desk's API, as zod schemas: the one source for the types on both sides, for
 * validation and for `/api/openapi.json`. The page imports types only, so that no validator is sent to the browser.
 */
import { z } from 'zod';
import { IsoDate, MAX_TEXT_LENGTH } from '../../intake/index.js';
import { Reading } from '../../reading/index.js';
import { MAX_PAGE_SIZE, PAGE_SIZE } from './limits.js';

/** A field that may be left out, null or blank, which all mean "not known". */
const known = (what: string, longest: number) =>
  z.string().max(longest, `${what} is longer than ${longest} characters`).nullable().optional();

/** A report as a person pastes it. The text is kept as given. */
export const Report = z
  .strictObject({
    text: z
      .string()
      .max(MAX_TEXT_LENGTH, `the text is longer than ${MAX_TEXT_LENGTH.toLocaleString('en')} characters`)
      .refine((s) => s.trim() !== '', 'the text is empty')
      .refine((s) => !s.includes('\0'), 'the text holds a NUL character, so it is not plain text')
      .refine((s) => !/\p{Surrogate}/u.test(s), 'the text holds half of a surrogate pair, so it is not Unicode text'),
    title: known('the title', 1000),
    outlet: known('the outlet', 300),
    /** ISO day; relative dates are counted from it. */
    published: z
      .union([IsoDate, z.literal('')])
      .nullable()
      .optional(),
    url: known('the address', 2000),
    /** BCP 47. */
    language: known('the language', 35),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

export const ArticleSummary = z
  .object({
    article: z.string().meta({ description: 'The ledger’s identifier of the article, made from its content.' }),
    id: z.string().nullable(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    recorded: z.string().meta({ description: 'When the ledger recorded it, ISO instant.' }),
    characters: z.number().int(),
    offers: z.number().int(),
    incidents: z.number().int(),
    disputes: z.number().int(),
  })
  .meta({ id: 'ArticleSummary' });
export type ArticleSummary = z.infer<typeof ArticleSummary>;

export const ArticleListQuery = z.object({
  after: z.string().max(500).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(PAGE_SIZE),
});

export const ArticleList = z
  .object({
    articles: z.array(ArticleSummary),
    next: z.string().nullable().meta({ description: 'Pass back as `after`; null at the end.' }),
  })
  .meta({ id: 'ArticleList' });
export type ArticleList = z.infer<typeof ArticleList>;

export const ArticleParams = z.object({ article: z.string().min(1).max(500) });
export const ReadingQuery = z.object({
  reading: z.string().min(1).max(500).optional().meta({ description: 'A reading of it; without, the newest.' }),
});

export const StoredReading = z
  .object({
    article: z.string(),
    reading: z.string(),
    recorded: z.string().meta({ description: 'When the ledger recorded this reading, ISO instant.' }),
    value: Reading,
  })
  .meta({ id: 'StoredReading' });
export type StoredReading = z.infer<typeof StoredReading>;

export const IngestReceipt = z
  .object({ article: z.string(), reading: z.string(), articleIsNew: z.boolean(), readingIsNew: z.boolean() })
  .meta({ id: 'IngestReceipt' });
export type IngestReceipt = z.infer<typeof IngestReceipt>;

export const Health = z
  .object({
    status: z.literal('ok'),
    ledger: z.object({
      place: z.string(),
      articles: z.number().int(),
      readings: z.number().int(),
      offers: z.number().int(),
      incidents: z.number().int(),
      disputes: z.number().int(),
    }),
    engine: z.object({ version: z.string(), model: z.string().nullable() }),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof Health>;

/** What went wrong (RFC 9457): what was asked, why it was not done, and where in the request the fault lies. */
export const Problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    faults: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
