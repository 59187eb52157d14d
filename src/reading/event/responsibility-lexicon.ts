/**
 * The predicates that lay an act at somebody's door, as data.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Responsibility = z.strictObject({
  id: z.string(),
  class: z.enum(['perpetrator', 'accountable', 'claimed']),
  polarity: z.literal('-').optional(),
  cue: z.enum(['verb', 'adjective', 'preposition']),
  lemmas: z.array(z.string()).min(1),
  /** The verb's object must be one of these ("claimed responsibility"). */
  objects: z.array(z.string()).optional(),
  /** The verb's complement must be one of these ("held … responsible"). */
  complements: z.array(z.string()).optional(),
  who: z.string(),
  what: z.array(z.string()),
  example: z.string().min(1),
});
export type Responsibility = z.infer<typeof Responsibility>;
const ResponsibilityFile = z.strictObject({ comment: z.string(), responsibility: z.array(Responsibility) });

function read<T>(schema: z.ZodType<T>, name: string): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${name}: ${issue?.path.join('.')}: ${issue?.message}`);
}

let responsibility: readonly Responsibility[] | undefined;

export function responsibilities(): readonly Responsibility[] {
  responsibility ??= read(ResponsibilityFile, 'responsibility.json').responsibility;
  return responsibility;
}
