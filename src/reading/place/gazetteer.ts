/**
 * Names of places that are no states, with other spellings: regions, cities, towns, waters, camps, crossings, lines. A name
 * in this list is a place wherever it stands; where it lies is for `candidates.ts` to find.
 */
import { z } from 'zod';
import { keyOf } from '../actor/fold.js';
import { readDataFile } from '../data-file.js';

export const Site = z.strictObject({
  /** As an encyclopaedia titles it. */
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  /** ISO alpha-3; null for what belongs to several countries. */
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  /** `water` is the sea, `river` a river or a lake, `line` a border or front with a name. */
  kind: z.enum(['region', 'city', 'town', 'site', 'camp', 'crossing', 'water', 'river', 'line']),
  /** Its name in the tables from GeoNames, where that is none of its spellings. */
  listed: z.string().min(1).optional(),
});
export type Site = z.infer<typeof Site>;

export const Gazetteer = z.strictObject({ source: z.string(), entries: z.array(Site) });

let index: Map<string, Site> | null = null;

function load(): Map<string, Site> {
  const { entries } = readDataFile(new URL('./data/gazetteer.json', import.meta.url), Gazetteer);
  const map = new Map<string, Site>();
  for (const site of entries)
    for (const n of [site.name.replace(/\s*\([^)]*\)$/, ''), ...site.aliases])
      if (!map.has(keyOf(n))) map.set(keyOf(n), site);
  return map;
}

/** The place of this name in any listed spelling, or null. */
export function siteNamed(name: string): Site | null {
  index ??= load();
  return index.get(keyOf(name.replace(/^the\s+/i, ''))) ?? null;
}
