import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const TimeWords = z.strictObject({
  source: z.string(),
  months: z.record(z.string(), z.number().int().min(1).max(12)),
  weekdays: z.record(z.string(), z.number().int().min(0).max(6)),
  numbers: z.record(z.string(), z.number().int()),
  units: z.record(z.string(), z.enum(['minute', 'hour', 'day', 'week', 'fortnight', 'month', 'year', 'decade'])),
  dayparts: z.array(z.string()),
  clocks: z.array(z.string()),
  zones: z.array(z.string()),
  vague: z.array(z.string()),
  openEnded: z.array(z.string()),
});
export type TimeWords = z.infer<typeof TimeWords>;
export type Unit = TimeWords['units'][string];

let loaded: TimeWords | null = null;

/** The room's word lists, read once. Throws when the file does not hold what it should. */
export function timeWords(): TimeWords {
  if (loaded) return loaded;
  loaded = readDataFile(new URL('./data/time-words.json', import.meta.url), TimeWords);
  return loaded;
}
