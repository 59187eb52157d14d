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
  /** These stand beside the verb ("put … down to"). */
  particles: z.array(z.string()).optional(),
  /** How sure it is, whoever says it. */
  certainty: z.enum(['probable', 'possible']).optional(),
  /** The act must be named; the predicate does not point back. */
  named: z.boolean().optional(),
  /** Only a past tense looks back at an act ("had done it"). */
  told: z.boolean().optional(),
  /** A slot, or prepositions with | between them. */
  who: z.string(),
  what: z.array(z.string()),
  example: z.string().min(1),
});
export type Responsibility = z.infer<typeof Responsibility>;
const words = z.array(z.string());
const ResponsibilityFile = z.strictObject({
  comment: z.string(),
  pointing: words,
  denial: z.strictObject({ verbs: words, untrue: words, claims: words, own: words }),
  responsibility: z.array(Responsibility),
});
type ResponsibilityFile = z.infer<typeof ResponsibilityFile>;

let file: ResponsibilityFile | undefined;

function lexicon(): ResponsibilityFile {
  file ??= readDataFile(new URL('./data/responsibility.json', import.meta.url), ResponsibilityFile);
  return file;
}

export function responsibilities(): readonly Responsibility[] {
  return lexicon().responsibility;
}

/** Nouns by which a predicate points back to the act just told ("responsible for this crime"). */
export function pointingNouns(): readonly string[] {
  return lexicon().pointing;
}

/** Verbs of denial, words that call a claim untrue, and the pronouns of a denier. */
export function denialWords(): ResponsibilityFile['denial'] {
  return lexicon().denial;
}
