/** The cue and hedge lexicons of this room, loaded once and checked. */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const Certainty = z.enum(['certain', 'probable', 'possible', 'unknown']);
const Frame = z.enum([
  'clause',
  'quote',
  'infinitive',
  'noun',
  'of',
  'for',
  'as',
  'small',
  'at',
  'order',
  'about',
  'with',
]);
export type Frame = z.infer<typeof Frame>;

const VerbEntry = z.strictObject({
  stance: z.string(),
  lemmas: z.array(z.string()),
  frames: z.array(Frame),
  certainty: Certainty,
  polarity: z.enum(['+', '-']).optional(),
  nouns: z.literal('claims').optional(),
  subjunctive: z.boolean().optional(),
  predicates: z.array(z.string()).optional(),
});
export type VerbEntry = z.infer<typeof VerbEntry>;

const Cues = z.strictObject({
  source: z.string(),
  frames: z.record(z.string(), z.string()),
  verbs: z.array(VerbEntry),
  nouns: z.array(VerbEntry),
  adjectives: z.array(VerbEntry),
  voicing: z.array(z.string()),
  phrasal: z.record(z.string(), z.array(z.string())),
  aboutPrepositions: z.record(z.string(), z.array(z.string())),
  orderPrepositions: z.record(z.string(), z.array(z.string())),
  hearsay: z.strictObject({
    lemmas: z.array(z.string()),
    nouns: z.array(z.string()),
    from: z.array(z.string()),
  }),
  claimNouns: z.array(z.string()),
  reportNouns: z.array(z.string()),
  prepositions: z.array(z.string()),
  adverbs: z.array(z.string()),
  relays: z.strictObject({
    lemmas: z.array(z.string()),
    carry: z.array(z.string()),
    obtain: z.array(z.string()),
    send: z.array(z.string()),
    address: z.array(z.string()),
  }),
  credits: z.strictObject({ verbs: z.array(z.string()), works: z.array(z.string()), openers: z.array(z.string()) }),
  impersonal: z.array(z.string()),
  sourceless: z.array(z.string()),
  quotePunctuation: z.array(z.string()),
});

const Hedges = z.strictObject({
  source: z.string(),
  possible: z.strictObject({ aux: z.array(z.string()), words: z.array(z.string()), verbs: z.array(z.string()) }),
  probable: z.strictObject({ words: z.array(z.string()), verbs: z.array(z.string()) }),
  unknown: z.strictObject({ marks: z.array(z.string()), question: z.array(z.string()) }),
  negative: z.strictObject({ words: z.array(z.string()), verbs: z.array(z.string()) }),
});

const Sources = z.strictObject({
  source: z.string(),
  anonymous: z.array(z.string()),
  individual: z.array(z.string()),
  spokesperson: z.array(z.string()),
  document: z.array(z.string()),
  mouthpiece: z.array(z.string()),
  bodies: z.array(z.string()),
  posts: z.array(z.string()),
  services: z.array(z.string()),
});

export const cues = readDataFile(new URL('./data/cues.json', import.meta.url), Cues);
export const hedges = readDataFile(new URL('./data/hedges.json', import.meta.url), Hedges);
export const sources = readDataFile(new URL('./data/sources.json', import.meta.url), Sources);

/** The senses of a verb as a cue, in the order of the file. */
export const verbSenses: ReadonlyMap<string, readonly VerbEntry[]> = (() => {
  const map = new Map<string, VerbEntry[]>();
  for (const entry of cues.verbs) for (const lemma of entry.lemmas) map.set(lemma, [...(map.get(lemma) ?? []), entry]);
  return map;
})();

/** Whether a verb reports with a clause or a quotation ("say", "announce"), so that it may stand in parentheses. */
export function isReporting(lemma: string): boolean {
  return verbSenses.get(lemma)?.some((s) => s.frames.includes('clause') && s.certainty !== 'unknown') ?? false;
}

/** Whether a noun stands for something said or believed ("claim", "fear"), so that it can be a cue. */
export function isClaimNoun(lemma: string): boolean {
  return cues.reportNouns.includes(lemma);
}
