/**
 * Data files: every room keeps its lexicons as JSON in its own `data/` folder, checked against a schema when they are
 * read.
 */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/**
 * The content of a data file. Throws an Error that names the file ("offer/data/offers.json"), the place in it and the
 * reason where it is no JSON or not what its room expects.
 */
export function readDataFile<S extends z.ZodType>(url: URL, schema: S): z.infer<S> {
  const name = url.pathname.split('/').slice(-3).join('/');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(url, 'utf8'));
  } catch (cause) {
    throw new Error(`${name}: not readable as JSON`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new Error(`${name}: ${issue.path.join('.')}: ${issue.message}`);
}
