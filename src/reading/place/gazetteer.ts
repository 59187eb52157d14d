/**
 * Names of places that are no states: regions, cities, towns, waters. Names only, no coordinates: no wrong pins.
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
  kind: z.enum(['region', 'city', 'town', 'site', 'camp', 'water', 'line']),
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
