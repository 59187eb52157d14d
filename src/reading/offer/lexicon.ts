/** The lexicons of this room, loaded once and checked. */
import { z } from 'zod';
import { Offer } from '../contract.js';
import { readDataFile } from '../data-file.js';
import { NONE, type Tree } from '../syntax/index.js';

const words = z.array(z.string());
const Kind = Offer.shape.kind;
const Status = Offer.shape.status;
const pairs = z.strictObject({ verbs: words, objects: words });

const Offers = z.strictObject({
  source: z.string(),
  kinds: z.partialRecord(Kind, words),
  needs: z.record(z.string(), words),
  peaceNouns: words,
  agreementNouns: words,
  anaphors: words,
  containers: words,
  asides: words,
  forgoing: words,
  fighters: words,
  takesUp: words,
  earlier: words,
  commemorates: words,
  figurative: z.strictObject({ of: words, in: words }),
  fuller: words,
  stoppages: words,
  hostile: words,
  ceasing: pairs,
  parting: z.strictObject({ verbs: words }),
  releases: pairs,
  takesHold: z.array(z.tuple([z.string(), z.string()])),
  begins: words,
  durations: words,
  durationUnits: words,
  including: words,
  excluding: words,
  inPlaces: words,
  sides: words,
});

const Acts = z.strictObject({
  source: z.string(),
  acts: z.record(z.string(), z.strictObject({ status: Status, verbs: words })),
  nouns: z.record(z.string(), words),
  commits: words,
  willing: words,
  mediating: words,
  mediation: words,
  monitoring: z.strictObject({ verbs: words, nouns: words }),
  observers: words,
});

const Terms = z.strictObject({
  source: z.string(),
  categories: z.array(
    z.strictObject({
      category: Offer.shape.terms.element.shape.category.unwrap(),
      verbs: words,
      nouns: words,
      with: z.array(pairs),
    }),
  ),
  fire: z.record(z.string(), words),
  provides: words,
  objectControl: words,
  asks: words,
  orders: words,
  returns: words,
  depends: words,
  conditions: words,
  conditionNouns: words,
  obliges: words,
});

const Responses = z.strictObject({
  source: z.string(),
  accept: words,
  acceptPhrases: z.record(z.string(), words),
  reject: words,
  rejectPhrases: z.record(z.string(), words),
  bound: words,
  undecided: words,
  undecidedPhrases: z.record(z.string(), words),
  silent: words,
  belittles: words,
  worthless: words,
  documents: words,
  reservations: words,
  officials: words,
  followings: words,
  runs: words,
  messages: words,
  troth: words,
  papers: words,
  applause: words,
  receiving: words,
});

const Openings = z.strictObject({
  source: z.string(),
  going: words,
  permits: words,
  unharmed: words,
  harming: words,
  nobody: words,
  holding: words,
  invitations: words,
  tables: words,
  weighing: words,
  conceivable: words,
});

export const openings = readDataFile(new URL('./data/openings.json', import.meta.url), Openings);
export const offers = readDataFile(new URL('./data/offers.json', import.meta.url), Offers);
export const acts = readDataFile(new URL('./data/acts.json', import.meta.url), Acts);
export const terms = readDataFile(new URL('./data/terms.json', import.meta.url), Terms);
export const responses = readDataFile(new URL('./data/responses.json', import.meta.url), Responses);

export type OfferKind = z.infer<typeof Kind>;
export type OfferStatus = z.infer<typeof Status>;
export interface ActClass {
  readonly act: string;
  readonly status: OfferStatus;
}

const byVerb: ReadonlyMap<string, readonly ActClass[]> = (() => {
  const map = new Map<string, ActClass[]>();
  for (const [act, { verbs, status }] of Object.entries(acts.acts))
    for (const verb of verbs) map.set(verb, [...(map.get(verb) ?? []), { act, status }]);
  return map;
})();

const byNoun: ReadonlyMap<string, string> = new Map(
  Object.entries(acts.nouns).flatMap(([act, nouns]) => nouns.map((n) => [n, act] as const)),
);

/** The words that make a verb phrasal: particles, adverbs, and the prepositions of its objects ("call | off", "call | for"). */
export function particles(tree: Tree, v: number): string[] {
  const own = tree
    .children(v)
    .filter((c) => (tree.is(c, 'compound', 'advmod', 'case', 'mark') || tree.upos(c) === 'ADP') && c > v);
  const prepositions = tree.childrenBy(v, 'obl', 'nmod').flatMap((o) => tree.markers(o));
  // "asked both sides for a pause", whatever the parser hangs the pause on
  const asked =
    tree.lemma(v) === 'ask' ? tree.childrenBy(v, 'obj', 'iobj').flatMap((o) => tree.childrenBy(o, 'nmod')) : [];
  return [...own.map((c) => tree.form(c)), ...prepositions, ...asked.flatMap((o) => tree.markers(o))];
}

/** Whether a verb, with its particle where one is asked for ("turn down"), is in a list. */
export function isVerbOf(list: readonly string[], tree: Tree, v: number): boolean {
  const lemma = tree.lemma(v);
  if (list.includes(lemma)) return true;
  return particles(tree, v).some((p) => list.includes(`${lemma} ${p}`));
}

/** What a verb does to a truce, by its phrasal reading where it has one ("call off" → end, "call for" → ask). */
export function actsOfVerb(tree: Tree, v: number): readonly ActClass[] {
  const lemma = tree.lemma(v);
  for (const p of particles(tree, v)) {
    const phrasal = byVerb.get(`${lemma} ${p}`);
    if (phrasal) return phrasal;
  }
  return byVerb.get(lemma) ?? [];
}

/** What a noun says is done to a truce ("call", "extension", "violation"), 'neutral' for a mere wrapping, or null. */
export function actOfNoun(tree: Tree, n: number): string | null {
  return n === NONE ? null : (byNoun.get(tree.lemma(n)) ?? null);
}

/** Whether a verb lemma stands for one of these acts, particles apart. */
export function isAct(tree: Tree, v: number, ...names: string[]): boolean {
  return actsOfVerb(tree, v).some((a) => names.includes(a.act));
}
