/**
 * What a schema cannot say: every span carries its words, every reference leads somewhere, `within` never runs in a
 * circle. A reading is checked before it is printed or stored, whoever made it.
 */
import { spanHolds, type Span as TextSpan } from '../text/index.js';
import { Reading } from './contract.js';

/** A reading that breaks its contract; `problems` names each place as a JSON path with the reason. */
export class ReadingInvalidError extends Error {
  constructor(
    readonly article: string | null,
    readonly problems: readonly string[],
  ) {
    super(
      `reading of ${article ?? 'an article without id'} breaks parley.reading/1: ${problems.slice(0, 3).join('; ')}`,
    );
    this.name = 'ReadingInvalidError';
  }
}

/** Parses and checks a reading. Throws {@link ReadingInvalidError} naming every fault. */
export function checkReading(value: unknown): Reading {
  const parsed = Reading.safeParse(value);
  if (!parsed.success) {
    const id = (value as { article?: { id?: unknown } } | null)?.article?.id;
    throw new ReadingInvalidError(
      typeof id === 'string' ? id : null,
      parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`),
    );
  }
  const problems = [...spanProblems(parsed.data), ...referenceProblems(parsed.data)];
  if (problems.length) throw new ReadingInvalidError(parsed.data.article.id, problems);
  return parsed.data;
}

/** A fault of one record of a reading. */
export interface RecordFault {
  /** Path of the field, such as "events.3.trigger.0". */
  readonly field: string;
  readonly reason: string;
}

/** Every span within a record that does not carry its words; `field` is the record's own path. */
export function* spanFaults(page: Reading['article'], record: unknown, field: string): Generator<RecordFault> {
  if (record === null || typeof record !== 'object') return;
  const span = record as Partial<TextSpan>;
  if (typeof span.start === 'number' && typeof span.end === 'number' && typeof span.text === 'string') {
    if (!spanHolds(page, span as TextSpan))
      yield {
        field,
        reason: `the article does not say ${JSON.stringify(span.text.slice(0, 40))} at ${span.start}–${span.end}`,
      };
  } else for (const [key, value] of Object.entries(record)) yield* spanFaults(page, value, `${field}.${key}`);
}

function* spanProblems(reading: Reading): Generator<string> {
  const { article, engine: _engine, format: _format, ...entries } = reading;
  for (const [section, records] of Object.entries(entries))
    for (const { field, reason } of spanFaults(article, records, section)) yield `${field}: ${reason}`;
}

function* referenceProblems(reading: Reading): Generator<string> {
  const ids = new Set<string>();
  const sections = ['actors', 'attributions', 'events', 'incidents', 'offers', 'disputes', 'relations'] as const;
  for (const section of sections)
    for (const entry of reading[section]) {
      if (ids.has(entry.id)) yield `${section}: the id ${entry.id} stands twice`;
      ids.add(entry.id);
    }
  const actors = new Set(reading.actors.map((a) => a.id));
  const attributions = new Map(reading.attributions.map((a) => [a.id, a]));
  const actor = (id: string | null, path: string) =>
    id !== null && !actors.has(id) ? [`${path}: no actor ${id}`] : [];
  const vouch = (id: string | null, path: string) =>
    id !== null && !attributions.has(id) ? [`${path}: no attribution ${id}`] : [];
  for (const a of reading.attributions) {
    for (const link of a.chain) yield* actor(link.actor, `attributions.${a.id}.chain`);
    yield* vouch(a.within, `attributions.${a.id}.within`);
    const seen = new Set([a.id]);
    for (let outer = a.within; outer !== null; outer = attributions.get(outer)?.within ?? null) {
      if (seen.has(outer)) {
        yield `attributions.${a.id}.within runs in a circle`;
        break;
      }
      seen.add(outer);
    }
  }
  for (const e of reading.events) {
    for (const id of [...e.actor, ...e.recipient]) yield* actor(id, `events.${e.id}`);
    yield* vouch(e.attribution, `events.${e.id}`);
  }
  for (const x of reading.incidents) {
    for (const id of x.attributions) yield* vouch(id, `incidents.${x.id}`);
    for (const p of x.perpetrators)
      yield* [...actor(p.actor, `incidents.${x.id}`), ...vouch(p.attribution, `incidents.${x.id}`)];
    for (const t of x.targets) yield* actor(t.actor, `incidents.${x.id}.targets`);
  }
  for (const o of reading.offers) {
    for (const id of [...o.proposers, ...o.mediators, ...o.recipients]) yield* actor(id, `offers.${o.id}`);
    for (const id of [...(o.excludedParties ?? []), ...(o.guarantors ?? [])]) yield* actor(id, `offers.${o.id}`);
    for (const m of o.monitoring ?? []) yield* actor(m.actor, `offers.${o.id}.monitoring`);
    if (o.counterTo != null && !reading.offers.some((other) => other.id === o.counterTo && other.id !== o.id))
      yield `offers.${o.id}.counterTo: no other offer ${o.counterTo}`;
    for (const id of o.attributions) yield* vouch(id, `offers.${o.id}`);
    for (const [i, t] of o.terms.entries()) {
      yield* actor(t.party, `offers.${o.id}.terms.${i}`);
      if (t.inReturnFor !== null && (t.inReturnFor >= o.terms.length || t.inReturnFor === i))
        yield `offers.${o.id}.terms.${i}.inReturnFor: no other term ${t.inReturnFor}`;
    }
    for (const r of o.responses)
      yield* [...actor(r.actor, `offers.${o.id}.responses`), ...vouch(r.attribution, `offers.${o.id}.responses`)];
  }
  for (const d of reading.disputes) for (const p of d.positions) yield* vouch(p.attribution, `disputes.${d.id}`);
  for (const r of reading.relations)
    yield* [
      ...actor(r.from, `relations.${r.id}`),
      ...actor(r.to, `relations.${r.id}`),
      ...vouch(r.attribution, `relations.${r.id}`),
    ];
}
