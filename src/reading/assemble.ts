/**
 * From what the rooms found to the contract: only actors that some entry refers to are kept, in order of appearance.
 */
import { toActor } from './actor/index.js';
import { findCredits } from './attribution/index.js';
import type { Actor, Reading } from './contract.js';
import type { understand } from './reader.js';

export function assemble(found: ReturnType<typeof understand>, engine: Reading['engine']): Reading {
  const { ctx, events, incidents, things: made, offers, disputes, relations } = found;
  const attributions = [...ctx.voices.records];
  const used = new Set<string>();
  // Things that an act struck, and people whom only an act names, are players of the event and incident rooms.
  const things = new Map([...made, ...events.flatMap((e) => [...e.actors, ...e.recipients])].map((p) => [p.id, p]));
  const use = (id: string | null) => {
    if (id !== null) used.add(id);
  };
  const credits = findCredits(ctx.tree, ctx.cast);
  for (const c of credits) use(c.actor);
  for (const a of attributions) for (const l of a.chain) use(l.actor);
  for (const e of events) for (const id of [...e.record.actor, ...e.record.recipient]) use(id);
  for (const x of incidents) {
    for (const p of x.perpetrators) use(p.actor);
    for (const t of x.targets) use(t.actor);
  }
  for (const o of offers) {
    for (const id of [...o.proposers, ...o.mediators, ...o.recipients]) use(id);
    for (const id of [...(o.excludedParties ?? []), ...(o.guarantors ?? [])]) use(id);
    for (const m of o.monitoring ?? []) use(m.actor);
    for (const t of o.terms) use(t.party);
    for (const r of o.responses) use(r.actor);
  }
  for (const r of relations) {
    use(r.from);
    use(r.to);
  }
  const actors: Actor[] = [];
  for (const id of used) actors.push(toActor(things.get(id) ?? ctx.cast.player(id), ctx.tree));
  const first = (a: Actor) => Math.min(Number.POSITIVE_INFINITY, ...a.mentions.map((m) => m.start));
  actors.sort((a, b) => first(a) - first(b) || (a.id < b.id ? -1 : 1));
  return {
    format: 'parley.reading/1',
    article: ctx.article,
    actors,
    attributions,
    events: events.map((e) => e.record),
    incidents,
    offers,
    disputes,
    relations,
    // Whose copy the page prints; a further field, left out where nobody is credited.
    ...(credits.length > 0 ? { credits } : {}),
    engine,
  };
}
