/**
 * The contract of a reading, `parley.reading/1`, as zod schemas: the one source for the types, for validation before
 * anything is printed or stored, and for the published JSON Schema. What each field means is fixed by
 * `docs/reading-format.md`. Objects may carry further fields; three have a fixed meaning wherever they stand:
 * `evidence`, `unknown` and `rules`.
 */
import { z } from 'zod';
import { Article } from '../intake/index.js';

export const Span = z
  .object({
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
    text: z.string(),
    in: z.literal('title').optional(),
  })
  .refine((s) => s.end - s.start === s.text.length, 'a span is as long as its text')
  .meta({ id: 'Span' });

/** Further fields with a fixed meaning, allowed on every record. */
const Trace = {
  /** The words that a field rests on, by field name. */
  evidence: z.record(z.string(), z.array(Span)).optional(),
  /** Why a field is null, by field name. */
  unknown: z.record(z.string(), z.string()).optional(),
  /** Ids of the rules, register entries or models that made the object. */
  rules: z.array(z.string()).optional(),
};

export const ActorKind = z.enum([
  'state',
  'government',
  'military',
  'armed-group',
  'party',
  'organization',
  'outlet',
  'person',
  'group',
  'place',
  'other',
]);
export const Certainty = z.enum(['certain', 'probable', 'possible', 'unknown']);
export const Polarity = z.enum(['+', '-']);

export const Codes = z.looseObject({
  /** ISO 3166-1 alpha-3, or "IGO", "NGO", "MNC" for a body of no country. */
  country: z.string().nullable(),
  /** PLOVER sectors; the first is the primary one. */
  sectors: z.array(z.string()),
  /** Q-number, where the register knows it. */
  wikidata: z.string().nullable(),
});

export const Actor = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    kind: ActorKind,
    codes: Codes,
    mentions: z.array(Span),
    ...Trace,
  })
  .meta({ id: 'Actor' });

export const ChainLink = z
  .looseObject({
    actor: z.string().nullable(),
    name: z.string(),
    kind: z.enum([...ActorKind.options, 'anonymous', 'document', 'unspecified']),
  })
  .meta({ id: 'ChainLink' });

export const Attribution = z
  .looseObject({
    id: z.string(),
    source: z.array(Span),
    cue: z.array(Span),
    content: z.array(Span),
    quotation: z.enum(['direct', 'indirect', 'mixed']),
    chain: z.array(ChainLink).min(1),
    certainty: Certainty,
    polarity: Polarity,
    hedges: z.array(Span),
    within: z.string().nullable(),
    ...Trace,
  })
  .meta({ id: 'Attribution' });

export const When = z.looseObject({ iso: z.string().nullable(), span: Span.nullable() }).meta({ id: 'When' });
export const Place = z.looseObject({ name: z.string(), span: Span.nullable() }).meta({ id: 'Place' });

export const Category = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

export const Event = z
  .looseObject({
    id: z.string(),
    category: Category,
    mode: z.string().nullable(),
    contexts: z.array(z.string()),
    cameo: z.string().nullable(),
    actor: z.array(z.string()),
    recipient: z.array(z.string()),
    trigger: z.array(Span),
    status: z.enum(['actual', 'future', 'hypothetical', 'denied']),
    when: When.nullable(),
    where: Place.nullable(),
    attribution: z.string().nullable(),
    salience: z.number().min(0).max(1),
    ...Trace,
  })
  .meta({ id: 'Event' });

export const Perpetrator = z
  .looseObject({
    actor: z.string(),
    responsibility: z.enum(['perpetrator', 'accountable', 'claimed']),
    attribution: z.string().nullable(),
    certainty: Certainty,
    polarity: Polarity,
    ...Trace,
  })
  .meta({ id: 'Perpetrator' });

export const Target = z
  .looseObject({
    actor: z.string().nullable(),
    name: z.string(),
    kind: z.enum(['people', 'object', 'place', 'organization', 'other']),
    span: Span.nullable(),
  })
  .meta({ id: 'Target' });

const Bound = z.number().int().nonnegative().nullable();
export const Count = z.looseObject({ range: z.tuple([Bound, Bound]), span: Span.nullable() }).meta({ id: 'Count' });

export const Incident = z
  .looseObject({
    id: z.string(),
    type: z.enum([
      'attack',
      'bombing',
      'rocket-or-shelling',
      'air-strike',
      'armed-clash',
      'kidnapping',
      'killing',
      'arrest',
      'arson',
      'other',
    ]),
    stage: z.enum(['accomplished', 'attempted', 'threatened']),
    trigger: z.array(Span),
    attributions: z.array(z.string()),
    perpetrators: z.array(Perpetrator),
    targets: z.array(Target),
    weapons: z.array(Span),
    killed: Count.nullable(),
    injured: Count.nullable(),
    when: When.nullable(),
    where: Place.nullable(),
    ...Trace,
  })
  .meta({ id: 'Incident' });

export const Term = z
  .looseObject({
    party: z.string(),
    undertaking: z.array(Span),
    inReturnFor: z.number().int().nonnegative().nullable(),
    /** What is undertaken, by class; "other" where it is none of them. */
    category: z
      .enum([
        'halt-of-fire',
        'withdrawal',
        'access',
        'release',
        'aid',
        'monitoring',
        'talks',
        'disarmament',
        'amnesty',
        'territory',
        'other',
      ])
      .optional(),
    /** Of a halt of fire, which fire: "air", "shelling", "rockets", "offensives", "raids", or "all". */
    fire: z.array(z.string()).optional(),
    ...Trace,
  })
  .meta({ id: 'Term' });

export const Response = z
  .looseObject({
    actor: z.string(),
    response: z.enum(['accept', 'reject', 'undecided']),
    certainty: Certainty,
    attribution: z.string().nullable(),
    /** A finer answer: an acceptance with a reservation; of what is undecided, silence or "no offer has come". */
    manner: z.enum(['with-reservation', 'silent', 'denies-receiving']).optional(),
    ...Trace,
  })
  .meta({ id: 'Response' });

export const Offer = z
  .looseObject({
    id: z.string(),
    kind: z.enum([
      'ceasefire',
      'humanitarian-pause',
      'cessation-of-hostilities',
      'withdrawal',
      'prisoner-exchange',
      'talks',
      'peace-agreement',
    ]),
    trigger: z.array(Span),
    proposers: z.array(z.string()),
    mediators: z.array(z.string()),
    recipients: z.array(z.string()),
    include: z.array(Place),
    exclude: z.array(Place),
    duration: z.array(Span),
    starts: z.array(Span),
    conditional: z.boolean(),
    terms: z.array(Term),
    status: z.enum(['mooted', 'offered', 'accepted', 'rejected', 'in-force', 'violated', 'suspended', 'ended']),
    responses: z.array(Response),
    attributions: z.array(z.string()),
    independentRoots: z.number().int().nonnegative(),
    /** The name that the report prints on it, whatever it holds; empty where it is told by a deed alone. */
    label: z.array(Span).optional(),
    sides: z.enum(['unilateral', 'bilateral', 'multilateral']).nullable().optional(),
    /** Actor ids of those whom it expressly does not cover, beside the places in `exclude`. */
    excludedParties: z.array(z.string()).optional(),
    guarantors: z.array(z.string()).optional(),
    /** Who is to monitor or verify it; `actor` is null for monitors who are nobody in particular. */
    monitoring: z.array(z.looseObject({ actor: z.string().nullable(), words: z.array(Span) })).optional(),
    /** By when an answer or a deed is demanded. */
    deadline: z.array(Span).optional(),
    /** When it was declared or agreed; when it takes effect stands in `starts`. */
    declared: When.nullable().optional(),
    /** The offer of the same report that this one answers with another. */
    counterTo: z.string().nullable().optional(),
    ...Trace,
  })
  .meta({ id: 'Offer' });

export const Dispute = z
  .looseObject({
    id: z.string(),
    about: z.string(),
    positions: z
      .array(z.looseObject({ attribution: z.string().nullable(), gist: z.string(), content: z.array(Span) }))
      .min(2),
    ...Trace,
  })
  .meta({ id: 'Dispute' });

export const Relation = z
  .looseObject({
    id: z.string(),
    kind: z.enum([
      'member-of',
      'leader-of',
      'spokesman-of',
      'supports',
      'designated-terrorist-by',
      'governs',
      'rival-of',
      'owned-by',
      'located-in',
    ]),
    from: z.string(),
    to: z.string(),
    attribution: z.string().nullable(),
    since: z.string().nullable(),
    evidence: z.array(Span),
    unknown: Trace.unknown,
    rules: Trace.rules,
  })
  .meta({ id: 'Relation' });

export const Reading = z
  .looseObject({
    format: z.literal('parley.reading/1'),
    article: Article,
    actors: z.array(Actor),
    attributions: z.array(Attribution),
    events: z.array(Event),
    incidents: z.array(Incident),
    offers: z.array(Offer),
    disputes: z.array(Dispute),
    relations: z.array(Relation),
    engine: z.looseObject({ version: z.string(), model: z.string().nullable() }),
  })
  .meta({ id: 'Reading', title: 'parley.reading/1' });

export type Actor = z.infer<typeof Actor>;
export type ActorKind = z.infer<typeof ActorKind>;
export type Attribution = z.infer<typeof Attribution>;
export type Category = z.infer<typeof Category>;
export type Certainty = z.infer<typeof Certainty>;
export type ChainLink = z.infer<typeof ChainLink>;
export type Codes = z.infer<typeof Codes>;
export type Count = z.infer<typeof Count>;
export type Dispute = z.infer<typeof Dispute>;
export type Event = z.infer<typeof Event>;
export type Incident = z.infer<typeof Incident>;
export type Offer = z.infer<typeof Offer>;
export type Perpetrator = z.infer<typeof Perpetrator>;
export type Place = z.infer<typeof Place>;
export type Polarity = z.infer<typeof Polarity>;
export type Reading = z.infer<typeof Reading>;
export type Relation = z.infer<typeof Relation>;
export type Response = z.infer<typeof Response>;
export type Target = z.infer<typeof Target>;
export type Term = z.infer<typeof Term>;
export type When = z.infer<typeof When>;
