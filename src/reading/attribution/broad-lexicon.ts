/** The lexicon of the broad scope: attitudes and speech acts that take a mere object. */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const Prepositions = z.record(z.string(), z.array(z.string()));

const Broad = z.strictObject({
  source: z.string(),
  object: z.array(z.string()),
  infinitive: z.array(z.string()),
  order: z.array(z.string()),
  prepositions: Prepositions,
  adjuncts: z.array(z.string()),
  seeming: z.array(z.string()),
  nouns: Prepositions,
  light: z.array(z.string()),
  adjectives: Prepositions,
});

const data = readDataFile(new URL('./data/broad.json', import.meta.url), Broad);

export const broad = {
  /** Verbs whose object is what is said, wanted, judged: "endorsed the plan". */
  object: new Set(data.object),
  /** Verbs with an infinitive of their own subject: "refused to leave". */
  infinitive: new Set(data.infinitive),
  /** Verbs with somebody and what he is to do: "wants the army to leave". */
  order: new Set(data.order),
  /** Verbs with a preposition before what is meant: "called for elections". */
  prepositions: new Map(Object.entries(data.prepositions)),
  /** Prepositions of what goes on with an object: "criticised the mayor for his silence". */
  adjuncts: new Set(data.adjuncts),
  /** Verbs by which nobody in particular judges: "seems to have failed". */
  seeming: new Set(data.seeming),
  /** Nouns of saying and attitude with their prepositions: "support for the plan". */
  nouns: new Map(Object.entries(data.nouns)),
  /** Verbs that only carry such a noun: "voiced support for the plan". */
  light: new Set(data.light),
  /** Adjectives of attitude with their prepositions: "is critical of the plan". */
  adjectives: new Map(Object.entries(data.adjectives)),
} as const;
