/**
 * Changing the parties' places in a text: what a reading says must change with them and in nothing else.
 */
import type { Reading } from '../../src/reading/index.js';

/** Two parties by every word that a sentence of ours uses for them. */
export interface Party {
  /** ISO 3166-1 alpha-3: what an encyclopaedia calls a state's army is no matter of side. */
  readonly code: string;
  readonly name: string;
  readonly adjective: string;
  readonly capital: string;
}

function party(code: string, name: string, adjective: string, capital: string): Party {
  return { code, name, adjective, capital };
}

/** Pairs from many conflicts and decades; no order of right and wrong. */
export const PAIRS: readonly (readonly [Party, Party])[] = [
  [party('ARM', 'Armenia', 'Armenian', 'Yerevan'), party('AZE', 'Azerbaijan', 'Azerbaijani', 'Baku')],
  [party('ETH', 'Ethiopia', 'Ethiopian', 'Addis Ababa'), party('ERI', 'Eritrea', 'Eritrean', 'Asmara')],
  [party('IND', 'India', 'Indian', 'New Delhi'), party('PAK', 'Pakistan', 'Pakistani', 'Islamabad')],
  [party('RUS', 'Russia', 'Russian', 'Moscow'), party('UKR', 'Ukraine', 'Ukrainian', 'Kyiv')],
  [party('ISR', 'Israel', 'Israeli', 'Jerusalem'), party('IRN', 'Iran', 'Iranian', 'Tehran')],
  [party('SDN', 'Sudan', 'Sudanese', 'Khartoum'), party('TCD', 'Chad', 'Chadian', "N'Djamena")],
  [party('PER', 'Peru', 'Peruvian', 'Lima'), party('ECU', 'Ecuador', 'Ecuadorian', 'Quito')],
  [party('IRN', 'Iran', 'Iranian', 'Tehran'), party('IRQ', 'Iraq', 'Iraqi', 'Baghdad')],
  [party('KHM', 'Cambodia', 'Cambodian', 'Phnom Penh'), party('THA', 'Thailand', 'Thai', 'Bangkok')],
  [party('RWA', 'Rwanda', 'Rwandan', 'Kigali'), party('UGA', 'Uganda', 'Ugandan', 'Kampala')],
];

export const SENTENCES: readonly ((a: Party, b: Party) => string)[] = [
  (a, b) => `${a.name} has offered ${b.name} a ceasefire of three days, a diplomat said.`,
  (a, b) => `${a.name} accused ${b.name} of shelling two villages near the border.`,
  (a, b) => `${a.name} denied that its soldiers had fired on the ${b.adjective} convoy.`,
  (a, b) =>
    `The ${a.adjective} army said that ${b.adjective} aircraft had bombed a market on Monday, killing at least six people.`,
  (a, b) => `${a.name} and ${b.name} agreed to exchange forty prisoners, Reuters reported.`,
  (a, b) => `${a.name} rejected the truce that ${b.name} had proposed.`,
  (a, b) => `${a.adjective} troops withdrew from the town after talks with ${b.adjective} officers.`,
  (a, b) =>
    `${a.name} will stop all attacks if ${b.name} lifts the blockade, the ${a.adjective} foreign ministry said.`,
  (a, b) => `${a.name} declared a unilateral truce on Friday. ${b.name} dismissed the announcement as a ploy.`,
  (a, b) => `${a.name} blamed ${b.name} for the deaths of four farmers. ${b.name} denied it.`,
  (a, b) => `Diplomats said ${a.name} was likely to accept the ceasefire offered by ${b.name}.`,
  (a, b) => `Under the truce, ${a.name} must withdraw its tanks and ${b.name} must free its prisoners.`,
  (a, b) => `${a.name} has not replied to a proposal by ${b.name} for a ceasefire.`,
  (a, b) => `Two ${a.adjective} soldiers were killed by ${b.adjective} shelling on Sunday, officials said.`,
  (a, b) => `${a.capital} called the ${b.adjective} offer of a truce insufficient.`,
  (a, b) => `${a.name} proposed a withdrawal in exchange for ${b.adjective} troops halting their attacks.`,
  (a, b) => `${a.name} supports the rebels in the north, ${b.name} said.`,
  (a, b) => `${a.name} violated the ceasefire with ${b.name}, United Nations observers said.`,
  (a, b) => `${a.name} said the bridge had been destroyed by ${b.adjective} saboteurs.`,
  (a, b) => `${a.name} welcomed the truce, but ${b.name} said it would fight on.`,
  (a, b) => `The ${a.adjective} government threatened to bomb ${b.adjective} bases.`,
  (a, b) => `${a.name} demanded that ${b.name} lift the siege within 48 hours.`,
  (a, b) => `${a.name} suspended its operations against ${b.name} for ten days from Monday.`,
  (a, b) => `A truce between ${a.name} and ${b.name} came into force at midnight.`,
  (a, b) => `${a.name} claimed responsibility for the raid, which ${b.name} called an act of war.`,
];

/** Roles that change places as names do. */
export const ROLE_SENTENCES: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `The ${a} offered the ${b} a ceasefire of three days in Liberia.`,
  (a, b) => `The ${a} accused the ${b} of shelling two villages in Burundi.`,
  (a, b) => `The ${a} rejected the truce that the ${b} had proposed in Nepal.`,
  (a, b) => `The ${a} said the ${b} had killed six farmers near Gulu in Uganda.`,
  (a, b) => `The ${a} denied that it had fired on the ${b} in Aceh.`,
  (a, b) => `The ${a} declared a unilateral truce in Colombia, but the ${b} said it would fight on.`,
];

export const ROLES: readonly (readonly [string, string])[] = [
  ['government', 'rebel movement'],
  ['army', 'militia'],
  ['government', 'guerrilla group'],
];

/** What a reading says, without the positions and numbers that the length of a name moves. */
export function gist(reading: Reading, called?: (actor: Reading['actors'][number]) => string): unknown {
  const name = (id: string | null) => {
    const actor = reading.actors.find((a) => a.id === id);
    if (actor && called) return called(actor);
    return actor?.codes.country ? `${actor.codes.country}/${actor.kind}` : (actor?.name ?? null);
  };
  return {
    attributions: reading.attributions.map((a) => [
      a.chain.map((l) => name(l.actor) ?? l.name),
      a.certainty,
      a.polarity,
      a.quotation,
      a.content.map((s) => s.text),
    ]),
    events: reading.events.map((e) => [e.category, e.status, e.actor.map(name), e.recipient.map(name)]),
    incidents: reading.incidents.map((i) => [
      i.type,
      i.stage,
      i.perpetrators.map((p) => [name(p.actor), p.responsibility, p.polarity]),
      i.targets.map((t) => t.name),
      i.killed?.range ?? null,
    ]),
    offers: reading.offers.map((o) => [
      o.kind,
      o.status,
      o.conditional,
      o.proposers.map(name),
      o.recipients.map(name),
      o.terms.map((t) => [name(t.party), t.category, t.undertaking.map((s) => s.text)]),
      o.responses.map((r) => [name(r.actor), r.response, r.certainty]),
    ]),
    disputes: reading.disputes.map((d) => [d.about, d.positions.map((p) => p.content.map((s) => s.text))]),
    relations: reading.relations.map((r) => [r.kind, name(r.from), name(r.to)]),
  };
}

/** Parties by what they are, for sentences without a name: a state and its army, or those who fight it. */
export function sideOf(actor: Reading['actors'][number]): string {
  return ['state', 'government', 'military'].includes(actor.kind) ? 'official' : 'in arms';
}

/** A text or a gist with some words changed places, each whole. */
export function exchanged<T>(value: T, pairs: readonly (readonly [string, string])[]): T {
  const written = pairs.flatMap(([a, b]) => [[a, b] as const, [a.toUpperCase(), b.toUpperCase()] as const]);
  const words = new Map(written.flatMap(([a, b]) => [[b, a] as const, [a, b] as const]));
  const escaped = [...words.keys()]
    .sort((x, y) => y.length - x.length)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const swap = (v: unknown): unknown => {
    if (typeof v === 'string') return v.replace(pattern, (w) => words.get(w) ?? w);
    if (Array.isArray(v)) return v.map(swap);
    if (v === null || typeof v !== 'object') return v;
    return Object.fromEntries(Object.entries(v).map(([key, inner]) => [key, swap(inner)]));
  };
  return swap(value) as T;
}

/** The words of two parties that change places. */
export function wordsOf(a: Party, b: Party): (readonly [string, string])[] {
  return [
    [a.name, b.name],
    [a.code, b.code],
    [a.adjective, b.adjective],
    [a.capital, b.capital],
  ];
}
