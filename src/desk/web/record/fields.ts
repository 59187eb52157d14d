/**
 * The fields of a record and the words that each rests on: the table through which a click on a field finds its words
 * and a click on words finds the fields they carry.
 *
 * A field's words are, in this order: its `evidence` where the reader gives it; the spans that the field itself is made
 * of; for an actor, the mention nearest to the entry; for a verdict without words of its own (a status, a
 * responsibility), the words of whoever vouches for it. A field that rests on nothing has no spans, and the page says so.
 */
import type { Actor, Offer, Reading } from '../../protocol/index.js';

export type Span = Offer['trigger'][number];

/** What kind of words a span marks in the article. */
export type Layer = 'source' | 'cue' | 'content' | 'quote' | 'hedge' | 'trigger' | 'term' | 'scope' | 'event';

export interface Field {
  /** Unique in the reading: the entry's id and the place in it, e.g. `o1.terms.0`. */
  readonly key: string;
  /** What to call it when it is announced, e.g. "offer, term 1". */
  readonly label: string;
  readonly spans: readonly Span[];
  /** How its words are marked in the article; null: only when lit. */
  readonly layer: Layer | null;
}

export type Fields = ReadonlyMap<string, Field>;

type Evidence = { readonly evidence?: Readonly<Record<string, readonly Span[]>> | undefined };

export function fieldsOf(reading: Reading): Fields {
  const fields = new Map<string, Field>();
  const actors = new Map(reading.actors.map((a) => [a.id, a]));
  const attributions = new Map(reading.attributions.map((a) => [a.id, a]));
  const add = (key: string, label: string, layer: Layer | null, ...choices: (readonly Span[] | undefined)[]) => {
    fields.set(key, { key, label, layer, spans: unique(choices.find((c) => c?.length) ?? []) });
  };
  const cited = (entry: Evidence, name: string) => entry.evidence?.[name];
  const optional = (span: Span | null | undefined) => (span ? [span] : []);
  const vouching = (id: string | null) => {
    const a = id === null ? undefined : attributions.get(id);
    return a ? [...a.source, ...a.cue] : [];
  };
  const vouched = (id: string | null) => (id === null ? [] : (attributions.get(id)?.content ?? []));
  const mention = (id: string | null, near: readonly Span[]) => {
    const actor = id === null ? undefined : actors.get(id);
    return actor ? nearest(actor, near) : [];
  };
  /** Of the words cited for a list of actors, those that name this one. */
  const citedFor = (entry: Evidence, name: string, id: string) => {
    const all = cited(entry, name) ?? [];
    const mentions = actors.get(id)?.mentions ?? [];
    const own = all.filter((s) => mentions.some((m) => m.in === s.in && m.start < s.end && s.start < m.end));
    return own.length ? own : all;
  };

  for (const o of reading.offers) {
    const near = o.attributions.flatMap(vouched);
    const about = [...o.trigger, ...near];
    add(o.id, 'offer', 'trigger', o.trigger, near);
    add(`${o.id}.mentions`, 'offer, further mentions', null, beyond(o.trigger, cited(o, 'mentions')));
    add(`${o.id}.kind`, 'offer, kind', null, cited(o, 'kind'), o.trigger);
    add(`${o.id}.status`, 'offer, status', null, cited(o, 'status'), o.trigger);
    add(
      `${o.id}.conditional`,
      'offer, conditional',
      null,
      cited(o, 'conditional'),
      o.terms.flatMap((t) => t.undertaking),
      o.trigger,
    );
    add(
      `${o.id}.independentRoots`,
      'offer, independent roots',
      null,
      cited(o, 'independentRoots'),
      o.attributions.flatMap(vouching),
    );
    for (const role of ['proposers', 'mediators', 'recipients'] as const)
      for (const [i, id] of o[role].entries())
        add(
          `${o.id}.${role}.${i}`,
          `offer, ${role.slice(0, -1)} ${i + 1}`,
          null,
          citedFor(o, role, id),
          mention(id, about),
        );
    for (const scope of ['include', 'exclude'] as const)
      for (const [i, place] of o[scope].entries())
        add(
          `${o.id}.${scope}.${i}`,
          scope === 'include' ? 'offer, where it holds' : 'offer, where it does not hold',
          'scope',
          optional(place.span),
          cited(o, scope),
        );
    add(`${o.id}.duration`, 'offer, duration', 'scope', o.duration, cited(o, 'duration'));
    add(`${o.id}.starts`, 'offer, start', 'scope', o.starts, cited(o, 'starts'));
    for (const [i, t] of o.terms.entries()) {
      add(`${o.id}.terms.${i}`, `offer, term ${i + 1}`, 'term', t.undertaking, cited(t, 'undertaking'));
      add(
        `${o.id}.terms.${i}.party`,
        `offer, term ${i + 1}, party`,
        null,
        cited(t, 'party'),
        mention(t.party, t.undertaking),
      );
    }
    for (const [i, r] of o.responses.entries()) {
      add(
        `${o.id}.responses.${i}`,
        `offer, answer ${i + 1}`,
        null,
        cited(r, 'response'),
        Object.values(r.evidence ?? {}).flat(),
        vouched(r.attribution),
        mention(r.actor, about),
      );
    }
  }

  for (const x of reading.incidents) {
    const near = [...x.trigger, ...x.attributions.flatMap(vouched)];
    add(x.id, 'incident', 'trigger', x.trigger, near);
    add(`${x.id}.mentions`, 'incident, further mentions', null, beyond(x.trigger, cited(x, 'mentions')));
    add(`${x.id}.type`, 'incident, type', null, cited(x, 'type'), x.trigger);
    add(`${x.id}.stage`, 'incident, stage', null, cited(x, 'stage'), x.trigger);
    add(`${x.id}.when`, 'incident, when', 'scope', optional(x.when?.span), cited(x, 'when'));
    add(`${x.id}.where`, 'incident, where', 'scope', optional(x.where?.span), cited(x, 'where'));
    add(`${x.id}.killed`, 'incident, killed', 'scope', optional(x.killed?.span), cited(x, 'killed'));
    add(`${x.id}.injured`, 'incident, injured', 'scope', optional(x.injured?.span), cited(x, 'injured'));
    add(`${x.id}.weapons`, 'incident, weapons', 'scope', x.weapons, cited(x, 'weapons'));
    for (const [i, t] of x.targets.entries())
      add(`${x.id}.targets.${i}`, `incident, target ${i + 1}`, 'scope', optional(t.span), mention(t.actor, near));
    for (const [i, p] of x.perpetrators.entries()) {
      const own = mention(p.actor, vouched(p.attribution));
      const words = [...vouching(p.attribution), ...vouched(p.attribution)];
      add(
        `${x.id}.perpetrators.${i}`,
        `incident, blame ${i + 1}`,
        null,
        Object.values(p.evidence ?? {}).flat(),
        words,
        own,
      );
    }
  }

  for (const d of reading.disputes) {
    add(
      d.id,
      'dispute',
      null,
      cited(d, 'about'),
      d.positions.flatMap((p) => p.content),
    );
    for (const [i, p] of d.positions.entries())
      add(`${d.id}.positions.${i}`, `dispute, position ${i + 1}`, null, p.content, vouched(p.attribution));
  }

  for (const a of reading.attributions) {
    add(a.id, 'attribution', null, [...a.source, ...a.cue, ...a.content]);
    add(`${a.id}.source`, 'attribution, source', 'source', a.source);
    add(`${a.id}.cue`, 'attribution, cue', 'cue', a.cue);
    add(`${a.id}.content`, 'attribution, content', a.quotation === 'direct' ? 'quote' : 'content', a.content);
    add(`${a.id}.hedges`, 'attribution, hedges', 'hedge', a.hedges);
  }
  for (const e of reading.events) add(e.id, 'event', 'event', e.trigger, Object.values(e.evidence ?? {}).flat());
  for (const a of reading.actors) add(a.id, 'actor', null, a.mentions);
  for (const r of reading.relations) add(r.id, 'relation', null, r.evidence, vouched(r.attribution));
  return fields;
}

/** The mention that stands in one of the entry's passages, else the one closest to it, else the first. */
function nearest(actor: Actor, near: readonly Span[]): readonly Span[] {
  const inside = actor.mentions.find((m) => near.some((s) => s.in === m.in && s.start <= m.start && m.end <= s.end));
  if (inside) return [inside];
  const anchor = near.find((s) => s.in === undefined);
  const distance = (m: Span) => (m.in || !anchor ? Number.MAX_SAFE_INTEGER : Math.abs(m.start - anchor.start));
  return [...actor.mentions].sort((a, b) => distance(a) - distance(b)).slice(0, 1);
}

/** The mentions that are not the trigger once more. */
function beyond(trigger: readonly Span[], mentions: readonly Span[] = []): Span[] {
  return mentions.filter((m) => !trigger.some((t) => t.in === m.in && t.start < m.end && m.start < t.end));
}

function unique(spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return spans.filter((s) => {
    const id = `${s.in ?? ''}${s.start}-${s.end}`;
    return s.start < s.end && !seen.has(id) && seen.add(id);
  });
}

/** The keys of the fields that rest on any of the words from `start` to `end`, the narrowest evidence first. */
export function fieldsAt(fields: Fields, place: 'title' | 'text', start: number, end: number): string[] {
  const width = (f: Field) => f.spans.reduce((sum, s) => sum + s.end - s.start, 0);
  return [...fields.values()]
    .filter((f) => f.spans.some((s) => (s.in ?? 'text') === place && s.start < end && start < s.end))
    .sort((a, b) => width(a) - width(b))
    .map((f) => f.key);
}
