/**
 * Common nouns of place ("rebel-held areas", "the outskirts", "the road between Goma and Rutshuru").
 */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const Nouns = z.strictObject({
  source: z.string(),
  areas: z.array(z.string()),
  /** Those that a bare "the city" may take up. */
  towns: z.array(z.string()),
  /** Lines between two sides. */
  borders: z.array(z.string()),
  /** What leads from one place to another. */
  ways: z.array(z.string()),
  shores: z.array(z.string()),
  /** Those that make a place of their own with a name before them ("Donetsk airport"). */
  sites: z.array(z.string()),
  /** Parts of a town, by which the town itself is meant. */
  suburbs: z.array(z.string()),
  /** Event nouns whose "of" names the place that it happened to. */
  events: z.array(z.string()),
});
type Kind = Exclude<keyof z.infer<typeof Nouns>, 'source'>;

let sets: ReadonlyMap<Kind, ReadonlySet<string>> | null = null;

/** Whether a lemma is a noun of place of a kind. */
export function isAreaNoun(lemma: string, kind: Kind = 'areas'): boolean {
  if (!sets) {
    const { source: _, ...lists } = readDataFile(new URL('./data/area-nouns.json', import.meta.url), Nouns);
    sets = new Map(Object.entries(lists).map(([k, words]) => [k as Kind, new Set(words)]));
  }
  return sets.get(kind)!.has(lemma);
}

/** "northern", "south-east": what makes a part of a country a place of its own. */
export const DIRECTION =
  /^(?:north|south|east|west|north-?east\w*|north-?west\w*|south-?east\w*|south-?west\w*|northern|southern|eastern|western|central|upper|lower)$/;
