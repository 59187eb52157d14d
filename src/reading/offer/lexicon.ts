/** The lexicons of this room, loaded once and checked. */
import { z } from 'zod';
import { Offer } from '../contract.js';
import { readDataFile } from '../data-file.js';

const words = z.array(z.string());
const Kind = Offer.shape.kind;
const Status = Offer.shape.status;

const Offers = z.strictObject({
  source: z.string(),
  kinds: z.partialRecord(Kind, words),
  needs: z.record(z.string(), words),
  peaceNouns: words,
  agreementNouns: words,
  anaphors: words,
  earlier: words,
  acts: z.record(z.string(), z.strictObject({ lemmas: words, status: Status })),
  releases: z.strictObject({ verbs: words, objects: words }),
  takesHold: z.array(z.tuple([z.string(), z.string()])),
  begins: words,
  ceasing: z.strictObject({ verbs: words, objects: words }),
  observing: words,
  durations: words,
  durationUnits: words,
  including: words,
  excluding: words,
  inPlaces: words,
  exchange: words,
  conditions: words,
  conditionNouns: words,
  sides: words,
  obliges: words,
  undertakings: words,
  orders: words,
  demands: words,
});

const Responses = z.strictObject({
  source: z.string(),
  accept: words,
  acceptPhrases: z.record(z.string(), words),
  reject: words,
  rejectPhrases: z.record(z.string(), words),
  undecided: words,
  undecidedPhrases: z.record(z.string(), words),
  silent: words,
});

export const offers = readDataFile(new URL('./data/offers.json', import.meta.url), Offers);
export const responses = readDataFile(new URL('./data/responses.json', import.meta.url), Responses);

export type OfferKind = z.infer<typeof Kind>;
export type OfferStatus = z.infer<typeof Status>;

/** Act classes by verb lemma ("offer" → offered, "agree" → accepted). */
export const actsByLemma: ReadonlyMap<string, { readonly act: string; readonly status: OfferStatus }[]> = (() => {
  const map = new Map<string, { act: string; status: OfferStatus }[]>();
  for (const [act, { lemmas, status }] of Object.entries(offers.acts))
    for (const lemma of lemmas) map.set(lemma, [...(map.get(lemma) ?? []), { act, status }]);
  return map;
})();
