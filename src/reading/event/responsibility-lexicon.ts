/**
 * The predicates that lay an act at somebody's door, as data.
 */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const Responsibility = z.strictObject({
  id: z.string(),
  class: z.enum(['perpetrator', 'accountable', 'claimed']),
  polarity: z.literal('-').optional(),
  cue: z.enum(['verb', 'adjective', 'preposition', 'noun']),
  lemmas: z.array(z.string()).min(1),
  /** The verb's object must be one of these ("claimed responsibility"). */
  objects: z.array(z.string()).optional(),
  /** The verb's complement must be one of these ("held … responsible"). */
  complements: z.array(z.string()).optional(),
  /** Only a past tense looks back at an act ("had done it"). */
  told: z.boolean().optional(),
  who: z.string(),
  what: z.array(z.string()),
  example: z.string().min(1),
});
export type Responsibility = z.infer<typeof Responsibility>;
const ResponsibilityFile = z.strictObject({ comment: z.string(), responsibility: z.array(Responsibility) });

let responsibility: readonly Responsibility[] | undefined;

export function responsibilities(): readonly Responsibility[] {
  responsibility ??= readDataFile(
    new URL('./data/responsibility.json', import.meta.url),
    ResponsibilityFile,
  ).responsibility;
  return responsibility;
}
