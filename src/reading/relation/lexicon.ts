/**
 * Words that state standing facts about actors, as data.
 */
import { z } from 'zod';
import { Relation } from '../contract.js';
import { readDataFile } from '../data-file.js';

const Kind = Relation.shape.kind;
export type Kind = z.infer<typeof Kind>;

const Words = z.array(z.string().min(1));
const RelationFile = z.strictObject({
  comment: z.string(),
  roles: z.partialRecord(Kind, Words),
  demotes: Words,
  opposition: Words,
  rivals: Words,
  outlets: Words,
  bodies: Words,
  verbs: z.partialRecord(Kind, Words),
  nouns: z.partialRecord(Kind, Words),
  suffixes: z.record(z.string(), Kind),
  prefixes: z.record(z.string(), Kind),
});

export interface Lexicon {
  /** The relation that somebody with this role has to his body ("spokesman" → spokesman-of). */
  role(lemma: string): Kind | null;
  /** Makes a leader's title that of a member ("deputy leader", "policy chief"). */
  demotes(word: string): boolean;
  opposition(word: string): boolean;
  rival(lemma: string): boolean;
  outlet(lemma: string): boolean;
  body(lemma: string): boolean;
  verb(kind: Kind, lemma: string): boolean;
  noun(kind: Kind, lemma: string): boolean;
  suffix(word: string): Kind | null;
  prefix(word: string): Kind | null;
}

let lexicon: Lexicon | undefined;

export function relationLexicon(): Lexicon {
  if (lexicon) return lexicon;
  const data = readDataFile(new URL('./data/relations.json', import.meta.url), RelationFile);
  const roles = new Map<string, Kind>();
  for (const kind of Kind.options) for (const w of data.roles[kind] ?? []) if (!roles.has(w)) roles.set(w, kind);
  const sets = {
    demotes: new Set(data.demotes),
    opposition: new Set(data.opposition),
    rivals: new Set(data.rivals),
    outlets: new Set(data.outlets),
    bodies: new Set(data.bodies),
  };
  lexicon = {
    role: (l) => roles.get(l) ?? null,
    demotes: (w) => sets.demotes.has(w),
    opposition: (w) => sets.opposition.has(w),
    rival: (l) => sets.rivals.has(l),
    outlet: (l) => sets.outlets.has(l),
    body: (l) => sets.bodies.has(l),
    verb: (k, l) => data.verbs[k]?.includes(l) === true,
    noun: (k, l) => data.nouns[k]?.includes(l) === true,
    suffix: (w) => data.suffixes[w] ?? null,
    prefix: (w) => data.prefixes[w] ?? null,
  };
  return lexicon;
}
