import { z } from 'zod';

/**
 * An article as intake hands it on: the exact text and what is known of the page, nothing else.
 * The reader is given these fields alone (reading-format.md, "Article").
 */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'not an ISO day (YYYY-MM-DD)')
  .refine((s) => !Number.isNaN(Date.parse(s)) && new Date(s).toISOString().startsWith(s), 'no such day');

export const Article = z
  .object({
    /** The caller's identifier; gold and readings are paired by it. */
    id: z.string().nullable(),
    title: z.string().nullable(),
    /** The page's own outlet. */
    outlet: z.string().nullable(),
    /** ISO day; relative dates are counted from it. */
    published: IsoDate.nullable(),
    url: z.string().nullable(),
    /** BCP 47. */
    language: z.string().nullable(),
    /** As given, title excluded; never altered. */
    text: z.string(),
  })
  .meta({ id: 'Article' });
export type Article = z.infer<typeof Article>;
