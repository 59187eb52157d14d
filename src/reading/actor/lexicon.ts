/**
 * Word lists of this room, read once: common nouns by what they stand for, titles, and words inside names.
 */
import { z } from 'zod';
import { ActorKind } from '../contract.js';
import { readDataFile } from '../data-file.js';

const Words = z.array(z.string().min(1));

const Nouns = z.strictObject({
  source: z.string(),
  government: Words,
  army: Words,
  navy: Words,
  airForce: Words,
  police: Words,
  ministry: Words,
  soldiers: Words,
  rebels: Words,
  collectives: z.record(z.string(), z.array(ActorKind)),
  monitors: Words,
  delegates: Words,
  heads: Words,
  speakers: Words,
  papers: Words,
  sources: Words,
  persons: Words,
  groupsOnly: Words,
  things: Words,
});

const Titles = z.strictObject({
  source: z.string(),
  courtesy: z.record(z.string(), z.enum(['m', 'f']).nullable()),
  offices: Words,
  prefixes: Words,
});

const NameWords = z.strictObject({
  source: z.string(),
  outlet: Words,
  'armed-group': Words,
  party: Words,
  government: Words,
  organization: Words,
  place: Words,
  event: Words,
  never: Words,
  weak: Words,
  openings: Words,
});

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

export type NounClass =
  | 'government'
  | 'army'
  | 'navy'
  | 'airForce'
  | 'police'
  | 'ministry'
  | 'soldiers'
  | 'rebels'
  | 'collective'
  | 'monitors'
  | 'speakers'
  | 'papers'
  | 'sources'
  | 'persons';

const nounData = once(() => readDataFile(new URL('./data/nouns.json', import.meta.url), Nouns));
const classes = once(() => {
  const n = nounData();
  const map = new Map<string, NounClass>();
  // The first class that claims a noun keeps it.
  const put = (words: readonly string[], c: NounClass) => {
    for (const w of words) if (!map.has(w)) map.set(w, c);
  };
  put(n.speakers, 'speakers');
  put(n.papers, 'papers');
  put(n.government, 'government');
  put(n.army, 'army');
  put(n.navy, 'navy');
  put(n.airForce, 'airForce');
  put(n.police, 'police');
  put(n.ministry, 'ministry');
  put(n.soldiers, 'soldiers');
  put(n.rebels, 'rebels');
  put(n.monitors, 'monitors');
  put(n.sources, 'sources');
  put(Object.keys(n.collectives), 'collective');
  put(n.persons, 'persons');
  return map;
});

/** The class of a common noun, or null for one that stands for no actor. */
export function nounClass(lemma: string): NounClass | null {
  return classes().get(lemma) ?? null;
}

/** The kinds of actor that a collective noun ("movement") can stand for. */
export function collectiveKinds(lemma: string): readonly z.infer<typeof ActorKind>[] {
  return nounData().collectives[lemma] ?? [];
}

const sets = once(() => {
  const n = nounData();
  const monitors = new Set(n.monitors);
  return { delegates: new Set(n.delegates), heads: new Set(n.heads), groupsOnly: new Set(n.groupsOnly), monitors };
});

/** Nouns whose bearers act for the body they come from ("delegates", "the leaders of …"). */
export const isDelegate = (lemma: string): boolean => sets().delegates.has(lemma);
/** Heads of state and government. */
export const isHead = (lemma: string): boolean => sets().heads.has(lemma);
/** Nouns that are a group even in the singular ("crowd"). */
export const isGroupNoun = (lemma: string): boolean => sets().groupsOnly.has(lemma);

const titleData = once(() => readDataFile(new URL('./data/titles.json', import.meta.url), Titles));
const titleSet = once(() => new Set([...titleData().offices, ...Object.keys(titleData().courtesy)]));
const prefixSet = once(() => new Set(titleData().prefixes));

export const isTitle = (phrase: string): boolean => titleSet().has(phrase);
export const isTitlePrefix = (word: string): boolean => prefixSet().has(word);
export const isCourtesy = (word: string): boolean => word in titleData().courtesy;
export const courtesyGender = (word: string): 'm' | 'f' | null => titleData().courtesy[word] ?? null;
/** The longest title, in words. */
export const TITLE_WORDS = 4;

type NameWordKind = 'outlet' | 'armed-group' | 'party' | 'government' | 'organization' | 'place' | 'event';
const nameWords = once(() => {
  const data = readDataFile(new URL('./data/name-words.json', import.meta.url), NameWords);
  const map = new Map<string, NameWordKind>();
  for (const kind of ['outlet', 'armed-group', 'party', 'government', 'organization', 'place', 'event'] as const)
    for (const w of data[kind]) if (!map.has(w)) map.set(w, kind);
  return { map, never: new Set(data.never), weak: new Set(data.weak), openings: new Set(data.openings) };
});

/** What a word inside a proper name says that the name is, or null. */
export const nameWordKind = (word: string): NameWordKind | null => nameWords().map.get(word) ?? null;
/** Capitalised words that name nothing by themselves, though longer names have them ("West", "Islamic"). */
export const isWeakName = (word: string): boolean => nameWords().weak.has(word);
/** Adjectives that begin names ("Great Lakes Wire"). */
export const isNameOpening = (word: string): boolean => nameWords().openings.has(word);
/** Capitalised words that never name an actor (days, months, feasts). */
export const isNeverName = (word: string): boolean => nameWords().never.has(word.replace(/(?:\.|['’]s?)$/, ''));
