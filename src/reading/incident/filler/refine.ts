/**
 * The rules' incidents and the model's judgement, put together. In ordinary text the model only adds what it is sure of
 * to acts that the rules found. In cable text, for which it was trained and where rules over-read, it also decides: a
 * filler that it does not believe is set aside under `doubtful`, and an act of which nothing is left is not entered.
 */
import type { Player } from '../../actor/cast.js';
import type { ReadingContext } from '../../context.js';
import type { Incident } from '../../contract.js';
import { type Cluster, spansOf } from '../../event/index.js';
import { isCableText } from './cable.js';
import { fillTarget, perpetratorOf, playerFor } from './entry.js';
import { type Judgement, judge, type Weighed } from './judgement.js';
import type { IncidentModel, Role } from './model.js';
import { ROLES } from './model.js';
import { type Candidate, candidateWords } from './phrase.js';

export interface Found {
  readonly cluster: Cluster;
  readonly incident: Incident;
}

export interface Refined {
  readonly found: readonly Found[];
  /** Players made for phrases that the cast does not know. */
  readonly things: readonly Player[];
}

/** Kinds of act that the model knows nothing of. */
const OUTSIDE: ReadonlySet<string> = new Set(['arrest', 'other', 'armed-clash']);
/** Kinds as the model counts them. */
const KIND: Readonly<Record<string, string>> = {
  killing: 'attack',
  'rocket-or-shelling': 'attack',
  'air-strike': 'attack',
};
/** How sure the model must be to add to what the rules read in ordinary text. */
const SURE = 0.6;

export function refine(ctx: ReadingContext, found: readonly Found[], model: IncidentModel): Refined {
  if (found.length === 0) return { found, things: [] };
  const judged = judge(ctx, model);
  const cable = isCableText(ctx.article.text);
  const things = new Map<string, Player>();
  const drafts = found.map((f) => ({ ...f, incident: structuredClone(f.incident), filled: false }));
  const least = (r: Role) => (cable ? model.thresholds.roles[r] : SURE);
  const accepted = ROLES.map((role) => ({
    role,
    phrases: distinct(
      judged.phrases.filter((w) => w.probability[role] >= least(role)),
      role,
    ),
  }));
  if (cable)
    for (const d of drafts) {
      if (isClashOfTwo(ctx, d.incident)) continue;
      const kept = sift(ctx, d.incident, accepted);
      d.filled = kept;
    }
  for (const { role, phrases } of accepted)
    for (const weighed of phrases) {
      const place = nearest(ctx, drafts, weighed);
      if (place === null) continue;
      place.draft.filled = true;
      enter(ctx, drafts, place, role, weighed, model.name, things);
    }
  if (!cable) return { found: drafts, things: [...things.values()] };
  const told = drafts.filter((d) => OUTSIDE.has(d.incident.type) || d.filled || isTold(judged, model, d.incident));
  const counted = told.some((d) => !OUTSIDE.has(d.incident.type));
  const best =
    !counted && judged.relevant >= model.thresholds.relevant
      ? drafts.filter((d) => !OUTSIDE.has(d.incident.type)).slice(0, 1)
      : [];
  const kept = new Set([...told, ...best]);
  return { found: drafts.filter((d) => kept.has(d)), things: [...things.values()] };
}

function isTold(judged: Judgement, model: IncidentModel, incident: Incident): boolean {
  return (
    judged.relevant >= model.thresholds.relevant &&
    (judged.types[KIND[incident.type] ?? incident.type] ?? 0) >= model.thresholds.type
  );
}

type Accepted = readonly { readonly role: Role; readonly phrases: readonly Weighed[] }[];

/** One phrase for one thing: of descriptions whose words hold each other ("the embassy", "the French embassy") the likelier. */
function distinct(phrases: readonly Weighed[], role: Role): Weighed[] {
  const out: Weighed[] = [];
  for (const w of [...phrases].sort((a, b) => b.probability[role] - a.probability[role]))
    if (!out.some((o) => sameThing(o.candidate, w.candidate))) out.push(w);
  return out;
}

function sameThing(a: Candidate, b: Candidate): boolean {
  if (a.key === b.key) return true;
  if (a.player !== null || b.player !== null) return false;
  const x = new Set(a.name.toLowerCase().split(' '));
  const y = new Set(b.name.toLowerCase().split(' '));
  return [...x].every((w) => y.has(w)) || [...y].every((w) => x.has(w));
}

/** A clash whose two sides are known by name: the model, which knows of attacks on people and things, has no say in it. */
function isClashOfTwo(ctx: ReadingContext, { type, targets }: Incident): boolean {
  if (type !== 'armed-clash' || targets.length !== 2) return false;
  return targets.every((t) => t.actor !== null && !t.actor.startsWith('thing-') && ctx.cast.player(t.actor).named);
}

/** Takes out of an incident what the model does not believe; whether anything is left. */
function sift(ctx: ReadingContext, incident: Incident, accepted: Accepted): boolean {
  const words = new Set<number>();
  const players = new Set<string>();
  for (const { role, phrases } of accepted)
    for (const { candidate } of phrases) {
      if (role !== 'individual' && role !== 'organization') for (const h of candidate.heads) words.add(h);
      else {
        if (candidate.player) players.add(candidate.player.id);
        for (const h of candidate.heads) {
          const player = ctx.cast.at(h);
          if (player) players.add(player.id);
        }
      }
    }
  const holds = (span: { start: number; end: number } | null) =>
    span !== null && [...words].some((w) => ctx.tree.word(w).start >= span.start && ctx.tree.word(w).end <= span.end);
  const doubtful: { role: string; name: string }[] = [];
  const keep = <T>(list: T[], role: string, name: (x: T) => string, good: (x: T) => boolean): T[] =>
    list.filter((x) => {
      const ok = good(x);
      if (!ok) doubtful.push({ role, name: name(x) });
      return ok;
    });
  incident.perpetrators = keep(
    incident.perpetrators,
    'perpetrator',
    (p) => ctx.cast.player(p.actor).name,
    (p) => p.polarity === '-' || p.responsibility === 'claimed' || players.has(p.actor),
  );
  // What is believed is entered anew, in the model's words, each in the act nearest to it.
  keep(
    incident.targets,
    'target',
    (t) => t.name,
    (t) => holds(t.span),
  );
  keep(
    incident.weapons,
    'weapon',
    (s) => s.text,
    (s) => holds(s),
  );
  incident.targets = [];
  incident.weapons = [];
  if (doubtful.length > 0) incident.doubtful = doubtful;
  return incident.perpetrators.length > 0;
}

interface Draft extends Found {
  filled: boolean;
}

interface Placed {
  readonly draft: Draft;
  /** The mention of the phrase that is nearest to the act. */
  readonly head: number;
  /** The word that tells the act. */
  readonly act: number;
}

/** The act that a phrase belongs to: the nearest told in a sentence that names it, else the nearest told before. */
function nearest(ctx: ReadingContext, drafts: readonly Draft[], weighed: Weighed): Placed | null {
  let best: Placed | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const head of weighed.candidate.heads) {
    const { sentence } = ctx.tree.word(head);
    for (const draft of drafts) {
      for (const m of draft.cluster.mentions) {
        if (m.standing === 'denied') continue;
        const gap = sentence - m.sentence;
        const outside = OUTSIDE.has(draft.incident.type) ? 30 : 0;
        const far =
          outside + Math.min(60, Math.abs(head - m.head)) + (gap === 0 ? 0 : gap > 0 ? 100 * gap : -150 * gap);
        if (far < least) {
          least = far;
          best = { draft, head, act: m.head };
        }
      }
    }
  }
  return best;
}

/** Enters a phrase in a role, unless some act of the report has it already. */
function enter(
  ctx: ReadingContext,
  drafts: readonly Draft[],
  { draft: { incident }, head, act }: Placed,
  role: Role,
  { candidate, probability }: Weighed,
  model: string,
  things: Map<string, Player>,
): void {
  const rule = `${model}:${role}:${probability[role].toFixed(2)}`;
  if (role === 'weapon') {
    const lemmas = drafts.flatMap((d) => d.incident.weapons.map((s) => s.text.toLowerCase()));
    const words = candidateWords(ctx.tree, head);
    const [span] = spansOf(ctx.tree, words);
    if (!span || lemmas.includes(span.text.toLowerCase())) return;
    incident.weapons.push(span);
    incident.rules = [...(incident.rules ?? []), rule];
    return;
  }
  if (role === 'individual' || role === 'organization') {
    const player = playerFor(ctx, candidate, head, role);
    if (!player || drafts.some((d) => d.incident.perpetrators.some((p) => p.actor === player.id && p.polarity === '+')))
      return;
    if (player.id.startsWith('thing-')) things.set(player.id, player);
    incident.perpetrators.push(perpetratorOf(ctx, player, candidate, head, act, rule));
    return;
  }
  const target = fillTarget(ctx, candidate, head, role);
  const same = (name: string) => name.toLowerCase() === target.name.toLowerCase();
  if (
    drafts.some((d) => d.incident.targets.some((t) => same(t.name) || (t.actor !== null && t.actor === target.actor)))
  )
    return;
  incident.targets.push(target);
  incident.rules = [...(incident.rules ?? []), rule];
}
