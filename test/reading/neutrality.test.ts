import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/reading/index.js';
import { read } from './reading.js';

/** Two parties by every word that a sentence of ours uses for them. */
interface Party {
  /** ISO 3166-1 alpha-3: what an encyclopaedia calls a state's army is no matter of side. */
  readonly code: string;
  readonly name: string;
  readonly adjective: string;
}

const PAIRS: readonly (readonly [Party, Party])[] = [
  [
    { code: 'ARM', name: 'Armenia', adjective: 'Armenian' },
    { code: 'AZE', name: 'Azerbaijan', adjective: 'Azerbaijani' },
  ],
  [
    { code: 'ETH', name: 'Ethiopia', adjective: 'Ethiopian' },
    { code: 'ERI', name: 'Eritrea', adjective: 'Eritrean' },
  ],
  [
    { code: 'IND', name: 'India', adjective: 'Indian' },
    { code: 'PAK', name: 'Pakistan', adjective: 'Pakistani' },
  ],
  [
    { code: 'RUS', name: 'Russia', adjective: 'Russian' },
    { code: 'UKR', name: 'Ukraine', adjective: 'Ukrainian' },
  ],
  [
    { code: 'ISR', name: 'Israel', adjective: 'Israeli' },
    { code: 'IRN', name: 'Iran', adjective: 'Iranian' },
  ],
  [
    { code: 'SDN', name: 'Sudan', adjective: 'Sudanese' },
    { code: 'TCD', name: 'Chad', adjective: 'Chadian' },
  ],
];

const SENTENCES: readonly ((a: Party, b: Party) => string)[] = [
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
];

/** What a reading says, without the positions and numbers that the length of a name moves. */
function gist(reading: Reading): unknown {
  const name = (id: string | null) => {
    const actor = reading.actors.find((a) => a.id === id);
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
      o.terms.map((t) => [name(t.party), t.undertaking.map((s) => s.text)]),
      o.responses.map((r) => [name(r.actor), r.response]),
    ]),
  };
}

/** The same with the parties' words changed places, so that two readings can be laid on each other. */
function swapped(value: unknown, a: Party, b: Party): unknown {
  const words = new Map([
    [a.name, b.name],
    [b.name, a.name],
    [a.code, b.code],
    [b.code, a.code],
    [a.adjective, b.adjective],
    [b.adjective, a.adjective],
  ]);
  const pattern = new RegExp(`\\b(${[...words.keys()].sort((x, y) => y.length - x.length).join('|')})\\b`, 'g');
  return JSON.parse(JSON.stringify(value).replace(pattern, (w) => words.get(w) ?? w));
}

describe('a reading takes no side', () => {
  for (const [a, b] of PAIRS)
    for (const sentence of SENTENCES)
      it(`${sentence(a, b)} – and the other way round`, async () => {
        const one = gist(await read(sentence(a, b)));
        const other = gist(await read(sentence(b, a)));
        expect(other).toEqual(swapped(one, a, b));
      });
});
