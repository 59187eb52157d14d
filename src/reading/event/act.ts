/**
 * The events that one act of force makes: one for each version of who did it, however many clauses tell it.
 */
import type { Player } from '../actor/cast.js';
import type { Tree } from '../syntax/index.js';
import type { EventDraft } from './draft.js';
import type { Cluster } from './force-cluster.js';
import type { Mention } from './force-mention.js';

/** The events of a cluster: mentions that name the same doer, or none by the same voice, are one. */
export function actsOf(act: number, cluster: Cluster, blamed: readonly Blamed[], root: Root): EventDraft[] {
  const told = cluster.mentions.filter((m) => m.standing === 'asserted');
  if (told.every(isBare)) return [];
  const groups: Mention[][] = [];
  for (const m of told.filter((t) => t.doers.length > 0 || t.clash)) {
    const group = groups.find((g) => g[0]!.clash === m.clash && (m.clash || g.some((o) => overlap(o.doers, m.doers))));
    if (group) group.push(m);
    else groups.push([m]);
  }
  const nameless = told.filter((t) => t.doers.length === 0 && !t.clash);
  const apart: Mention[] = [];
  for (const m of nameless) {
    const voice = root(m.draft.record.attribution);
    const group =
      groups.find((g) => g.some((o) => o.clash || root(o.draft.record.attribution) === voice || m.definite)) ??
      (groups.length === 1 && m.outcome ? groups[0] : undefined);
    if (group) group.push(m);
    else apart.push(m);
  }
  if (apart.length > 0) groups.push(apart);
  const struck = distinct(
    told.flatMap((m) => m.draft.recipients.filter((r) => r.id.startsWith('thing-') || r.kind === 'place')),
  );
  return groups.map((g) => ({ ...blame(joined(g, struck, told), g, blamed, root), act }));
}

/** Somebody who is said to be behind an act, and by whose word. */
export interface Blamed {
  readonly player: Player;
  readonly attribution: string | null;
  /** He says so himself. */
  readonly claimed: boolean;
}

/** Who stands at the root of an attribution, by id; null for the report's own voice. */
export type Root = (attribution: string | null) => string | null;

/** An act told without a doer is that of those whom the same voice puts behind it. */
function blame(draft: EventDraft, mentions: readonly Mention[], blamed: readonly Blamed[], root: Root): EventDraft {
  if (draft.actors.length > 0) return draft;
  const voices = new Set(mentions.map((m) => root(m.draft.record.attribution)));
  const actors = distinct(blamed.filter((b) => b.claimed || voices.has(root(b.attribution))).map((b) => b.player));
  return actors.length === 0
    ? draft
    : {
        ...draft,
        actors,
        record: {
          ...draft.record,
          actor: actors.map((p) => p.id),
          rules: [...(draft.record.rules ?? []), 'actor.blamed'],
        },
      };
}

/**
 * One event of mentions that tell the same version; `struck` is what the act hit, whoever tells it. Versions differ in who
 * did it: when and where it was is told for all of them.
 */
function joined(mentions: readonly Mention[], struck: readonly Player[], told: readonly Mention[]): EventDraft {
  const best = [...mentions].sort((a, b) => telling(b) - telling(a) || a.head - b.head)[0]!;
  const named = mentions.find((m) => m.draft.actors.length > 0);
  const actors = best.draft.actors.length > 0 ? best.draft.actors : (named?.draft.actors ?? []);
  const recipients = distinct(
    mentions.flatMap((m) => (m.draft.record.rules?.includes('recipient.inferred') ? [] : m.draft.recipients)),
  ).filter((r) => best.clash || !actors.some((a) => a.id === r.id));
  const received = recipients.length + struck.length > 0 ? distinct([...recipients, ...struck]) : best.draft.recipients;
  const find = <T>(get: (m: Mention) => T | null): T | null =>
    get(best) ?? [...mentions, ...told].map(get).find((v) => v !== null) ?? null;
  return {
    ...best.draft,
    actors,
    recipients: received,
    actorWords: best.draft.actorWords.length > 0 ? best.draft.actorWords : (named?.draft.actorWords ?? []),
    record: {
      ...best.draft.record,
      actor: actors.map((p) => p.id),
      recipient: received.map((p) => p.id),
      when: find((m) => m.when),
      where: find((m) => m.where),
      salience: Math.max(...mentions.map((m) => m.draft.record.salience)),
      evidence: { ...best.draft.record.evidence, mentions: mentions.flatMap((m) => m.draft.record.trigger) },
    },
  };
}

/** A noun of violence with nobody, nothing, nowhere and never about it ("women in combat"). */
export function isBare(m: Mention): boolean {
  return (
    m.draft.noun &&
    m.doers.length === 0 &&
    m.struck.length === 0 &&
    m.weapons.length === 0 &&
    m.where === null &&
    m.when === null &&
    !m.draft.record.rules?.includes('recipient.inferred')
  );
}

function telling(m: Mention): number {
  return (
    (m.outcome ? 0 : 2) +
    (m.doers.length > 0 ? 1 : 0) +
    (m.specific ? 0.5 : 0) +
    (m.struck.length > 0 ? 0.5 : 0) -
    (m.definite ? 0.5 : 0)
  );
}

/** "except where they are fired upon": violence that nobody in particular may do is no event. */
export function isIdleFear(draft: EventDraft): boolean {
  return (
    draft.frame.force !== undefined &&
    draft.actors.length === 0 &&
    (draft.record.status === 'hypothetical' || draft.record.status === 'future')
  );
}

/** A noun of violence that names nobody and is not set in place or time tells nothing that happened. */
export function isIdleNoun(tree: Tree, draft: EventDraft): boolean {
  if (!draft.noun || draft.frame.force === undefined) return false;
  if (draft.record.status === 'denied') return false;
  if (draft.actors.length > 0 && draft.record.status === 'actual') return false;
  if (draft.actors.length > 0 && draft.recipients.length > 0 && !draft.record.rules?.includes('recipient.inferred'))
    return false;
  void tree;
  return true;
}

/** "if the calm lasts" tells no retreat. */
export function isIdleTruce(draft: EventDraft): boolean {
  return draft.frame.id === 'retreat.truce-begins' && draft.record.status === 'hypothetical';
}

function overlap(a: readonly Player[], b: readonly Player[]): boolean {
  return a.some((x) => b.some((y) => x.id === y.id || x.affiliation === y.id || y.affiliation === x.id));
}

function distinct(players: readonly Player[]): Player[] {
  return players.filter((p, i) => players.findIndex((o) => o.id === p.id) === i);
}
