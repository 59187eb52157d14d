/** The English of the page for what the contract says in codes. */
import type {
  Actor,
  Attribution,
  ChainLink,
  Count,
  Event,
  Incident,
  Offer,
  Perpetrator,
  Relation,
  Response,
} from '../protocol/index.js';

const plain = (code: string) => code.replaceAll('-', ' ');

export const offerKind = (o: Offer) => plain(o.kind);
export const offerStatus = (o: Offer) => plain(o.status);
export const incidentType = (i: Incident) => plain(i.type);
export const actorKind = (kind: Actor['kind'] | ChainLink['kind']) => plain(kind);
export const eventStatus = (e: Event) => e.status;

const ANSWER = {
  accept: ['accepts', 'accept'],
  reject: ['rejects', 'reject'],
  undecided: ['has not decided', 'leave it open'],
} as const;

/** An answer with its firmness in the verb: what was given, what is expected, what is possible. */
export function answerWords(r: Response): string {
  const [given, other] = ANSWER[r.response];
  switch (r.certainty) {
    case 'certain':
      return given;
    case 'probable':
      return `is expected to ${other}`;
    case 'possible':
      return `may ${other}`;
    case 'unknown':
      return `${given}, firmness not clear`;
  }
}

/** What the marked words around a content do to it. */
export const hedgeWord = (a: Pick<Attribution, 'polarity'>) => (a.polarity === '-' ? 'negated' : 'hedged');

/** An actor's name; the starred names of the contract stand for those without one. */
export function actorName(actor: Pick<Actor, 'name'> | undefined): string {
  if (!actor) return 'not named';
  return actor.name.startsWith('*') ? 'unnamed' : actor.name;
}

/** A link of a chain by name; the starred names of the contract stand for sources without one. */
export function linkName(link: ChainLink): string {
  if (link.kind === 'anonymous') return 'unnamed sources';
  if (link.kind === 'unspecified') return 'source not given';
  if (link.kind === 'document' && link.name.startsWith('*')) return 'a document';
  return link.name;
}

/** How firmly the root stands behind the content: FactBank's two dimensions. */
export function firmness(a: Pick<Attribution, 'certainty' | 'polarity'>): string {
  const side = a.polarity === '+' ? 'asserts' : 'denies';
  return a.certainty === 'unknown' ? `${side}, firmness not clear` : `${side}, ${a.certainty}`;
}

/**
 * Blame is a claim: the verb always goes with the one who says it. `self`: whether it is the one of whom it is said.
 * The second word leads to the one who says it.
 */
export function blameVerb(p: Perpetrator, self: boolean): [verb: string, by: 'by' | 'according to'] {
  const denied = p.polarity === '-';
  switch (p.responsibility) {
    case 'perpetrator':
      return [denied ? 'denied' : self ? 'acknowledged' : 'blamed', 'by'];
    case 'accountable':
      return denied ? ['not held accountable', 'according to'] : ['held accountable', 'by'];
    case 'claimed':
      return denied ? ['claim of responsibility denied', 'by'] : ['claims responsibility', 'according to'];
  }
}

export const STAGE: Record<Incident['stage'], string> = {
  accomplished: 'said to have happened',
  attempted: 'said to have been attempted',
  threatened: 'threatened',
};

export function countWords({ range: [low, high] }: Count): string {
  if (low === null && high === null) return 'a number not given';
  if (low === null) return `up to ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? (low === 0 ? 'none' : String(low)) : `${low}–${high}`;
}

const RELATION: Record<Relation['kind'], string> = {
  'member-of': 'is a member of',
  'leader-of': 'leads',
  'spokesman-of': 'speaks for',
  supports: 'supports',
  'designated-terrorist-by': 'is designated as terrorist by',
  governs: 'governs',
  'rival-of': 'is a rival of',
  'owned-by': 'is owned by',
  'located-in': 'is in',
};
export const relationWords = (r: Relation) => RELATION[r.kind];

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** An ISO day in words; anything else as it stands. */
export function dayWords(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? iso : DAY.format(day);
}

/** Whether the title says that the report was written for practice. */
export const EXERCISE = /exercise text/i;
