/** What nouns and given names tell of the gender, number and animacy of those who bear them. */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const Words = z.array(z.string().min(1));
const GenderData = z.strictObject({
  source: z.string(),
  masculine: Words,
  feminine: Words,
  persons: Words,
  collectives: Words,
  men: Words,
  women: Words,
});

interface Lexicon {
  readonly nouns: ReadonlyMap<string, 'm' | 'f' | 'person'>;
  readonly names: ReadonlyMap<string, 'm' | 'f'>;
  readonly collectives: ReadonlySet<string>;
}

let loaded: Lexicon | null = null;

function lexicon(): Lexicon {
  if (loaded) return loaded;
  const data = readDataFile(new URL('./data/gender.json', import.meta.url), GenderData);
  const nouns = new Map<string, 'm' | 'f' | 'person'>();
  for (const noun of data.persons) nouns.set(noun, 'person');
  for (const noun of data.masculine) nouns.set(noun, 'm');
  for (const noun of data.feminine) nouns.set(noun, 'f');
  const names = new Map<string, 'm' | 'f'>();
  for (const name of data.men) names.set(name, 'm');
  for (const name of data.women) names.set(name, 'f');
  loaded = { nouns, names, collectives: new Set(data.collectives) };
  return loaded;
}

/** The gender of those whom a noun or title (lower-case lemma) names; null for nouns that are not listed as persons. */
export const nounGender = (noun: string): 'm' | 'f' | 'person' | null => lexicon().nouns.get(noun) ?? null;

/** The gender of nearly all who bear a given name (lower case), null where it tells nothing. */
export const nameGender = (name: string): 'm' | 'f' | null => lexicon().names.get(name) ?? null;

/** Whether a noun in the singular means several persons, who may be "they" ("the group"). */
export const isCollective = (noun: string): boolean => lexicon().collectives.has(noun);
