/**
 * The incidents of an article: one entry for each act of force, however many clauses tell it, with every
 * responsibility that somebody assigns for it.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Incident, Perpetrator, Target } from '../contract.js';
import {
  assignedPerpetrators,
  type Cluster,
  clashSides,
  forceClusters,
  type Mention,
  pushPerpetrator as push,
  spansOf,
  toldPerpetrators,
  triggerWords,
} from '../event/index.js';
import { nounPhrase, type Tree } from '../syntax/index.js';
import type { IncidentModel } from './filler/model.js';
import { type Found, refine } from './filler/refine.js';
import { targetOf } from './target.js';
import { clusterFigures, countFrom, type Figure, looseFigures } from './toll.js';

export interface ReadIncidents {
  readonly incidents: Incident[];
  /** Players that only the incidents know, made for phrases of the text. */
  readonly things: readonly Player[];
}

/** Reads the incidents of an article, in text order; actors are Player ids. Without a model the rules read alone. */
export function readIncidents(ctx: ReadingContext, model: IncidentModel | null = null): ReadIncidents {
  const found = ruleIncidents(ctx);
  const refined = model ? refine(ctx, found, model) : { found, things: [] };
  return {
    incidents: refined.found.map((f, i) => ({ ...f.incident, id: `i${i + 1}` })),
    things: refined.things,
  };
}

function ruleIncidents(ctx: ReadingContext): Found[] {
  const clusters = forceClusters(ctx);
  const assigned = assignedPerpetrators(ctx, clusters);
  const loose = attachLoose(ctx, clusters);
  return clusters
    .filter((c) =>
      isWorthEntering(
        c,
        assigned.some((a) => a.cluster === c),
        loose.some((l) => l.cluster === c),
      ),
    )
    .map((cluster) => ({
      cluster,
      incident: incidentOf(
        ctx,
        cluster,
        assigned.filter((a) => a.cluster === cluster).map((a) => a.tuple),
        clusterFigures(ctx, cluster, loose),
      ),
    }));
}

function incidentOf(
  ctx: ReadingContext,
  cluster: Cluster,
  assigned: readonly Perpetrator[],
  figures: readonly Figure[],
): Incident {
  const { tree } = ctx;
  const asserted = cluster.mentions.filter((m) => m.standing === 'asserted');
  const main = mainMention(asserted);
  const perpetrators: Perpetrator[] = [];
  for (const tuple of [...toldPerpetrators(ctx, cluster), ...assigned]) push(perpetrators, tuple);
  const specific =
    asserted.find((m) => m.specific && !m.clash) ??
    asserted.find((m) => m.specific) ??
    asserted.find((m) => !m.outcome) ??
    main;
  return {
    id: '',
    type: specific.type,
    stage: asserted.every((m) => m.attempted) ? 'attempted' : 'accomplished',
    trigger: triggerOf(tree, main),
    attributions: vouching(ctx, asserted),
    perpetrators: [...perpetrators].sort((a, b) => rank(a) - rank(b)).map(withLeaf),
    targets: targetsOf(ctx, cluster),
    weapons: weaponsOf(tree, cluster),
    killed: countFrom(tree, figures, 'killed'),
    injured: countFrom(tree, figures, 'injured'),
    when: first(asserted, (m) => m.when),
    where: first(asserted, (m) => m.where) ?? first(cluster.mentions, (m) => m.where),
    evidence: { mentions: cluster.mentions.flatMap((m) => m.draft.record.trigger) },
    rules: [...new Set(cluster.mentions.flatMap((m) => m.draft.record.rules ?? []))],
    figures: figures.map((f) => ({ kind: f.kind, range: f.range, attribution: f.attribution })),
  };
}

/** Claims first, denials last. */
function rank(tuple: Perpetrator): number {
  if (tuple.polarity === '-') return 3;
  if (tuple.responsibility === 'claimed') return 0;
  return 1;
}

/** CAMEO has claiming (015) and denying (016) responsibility as acts of their own; here they stand on the tuple. */
function withLeaf(tuple: Perpetrator): Perpetrator {
  if (tuple.polarity === '-') return { ...tuple, cameo: '016' };
  return tuple.responsibility === 'claimed' ? { ...tuple, cameo: '015' } : tuple;
}

/** The most telling mention: the act rather than what came of it, with a doer or target rather than bare. */
function mainMention(mentions: readonly Mention[]): Mention {
  const score = (m: Mention) =>
    (m.outcome ? 0 : 2) +
    (m.specific ? 1 : 0) +
    (m.doers.length > 0 ? 0.5 : 0) +
    (m.struck.length > 0 ? 0.5 : 0) -
    (m.definite ? 0.4 : 0);
  return [...mentions].sort((a, b) => score(b) - score(a) || a.head - b.head)[0]!;
}

/** The words of the trigger; a noun keeps the "from …" that belongs to it ("rocket attacks from the coast"). */
function triggerOf(tree: Tree, m: Mention): Incident['trigger'] {
  if (!m.draft.noun) return m.draft.record.trigger;
  const words = triggerWords(tree, { word: m.head, frame: m.draft.frame, noun: true, parts: [], weight: 0 });
  for (const c of tree.childrenBy(m.head, 'nmod'))
    if (tree.markers(c).includes('from')) words.push(...nounPhrase(tree, c, { preposition: true }));
  return spansOf(
    tree,
    [...new Set(words)].sort((a, b) => a - b),
  );
}

/** The attributions that assert that it happened; the report's own voice needs none. */
function vouching(ctx: ReadingContext, asserted: readonly Mention[]): string[] {
  const ids = asserted
    .map((m) => ctx.voices.at(m.head))
    .filter((s) => s !== null)
    .filter((s) => s.record.certainty !== 'unknown')
    .map((s) => s.id);
  return [...new Set(ids)];
}

function targetsOf(ctx: ReadingContext, cluster: Cluster): Target[] {
  const out: Target[] = [];
  const add = (t: Target) => {
    const known = out.find((o) => (o.actor !== null && o.actor === t.actor) || sameName(o.name, t.name));
    if (!known) out.push(t);
  };
  const doers = new Set(cluster.mentions.flatMap((m) => m.doers.map((d) => d.id)));
  for (const m of cluster.mentions) {
    if (m.standing !== 'asserted' && m.standing !== 'presupposed') continue;
    if (m.clash) {
      for (const p of clashSides(m))
        if (cluster.mentions.every((o) => o.clash || o.outcome))
          add({
            actor: p.id,
            name: p.name,
            kind: p.kind === 'person' || p.kind === 'group' ? 'people' : 'organization',
            span: null,
          });
      continue;
    }
    if (cluster.mentions.some((o) => o.clash) && m.outcome) continue;
    for (const w of m.struck) {
      const target = targetOf(ctx, w);
      if (target && !(target.actor !== null && doers.has(target.actor))) add(target);
    }
  }
  return out;
}

/** "the hospital" after "a hospital" is the same target. */
function sameName(a: string, b: string): boolean {
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  return x === y || x.endsWith(` ${y}`) || y.endsWith(` ${x}`);
}

function weaponsOf(tree: Tree, cluster: Cluster): Incident['weapons'] {
  const seen = new Set<string>();
  const out: Incident['weapons'] = [];
  for (const m of cluster.mentions) {
    if (m.standing !== 'asserted' && m.standing !== 'presupposed') continue;
    for (const w of m.weapons) {
      const lemma = tree.lemma(w);
      if (seen.has(lemma)) continue;
      seen.add(lemma);
      out.push(...spansOf(tree, [w]));
    }
  }
  return out;
}

function attachLoose(
  ctx: ReadingContext,
  clusters: readonly Cluster[],
): { cluster: Cluster; figures: readonly Figure[] }[] {
  const { tree } = ctx;
  const out: { cluster: Cluster; figures: readonly Figure[] }[] = [];
  for (const sentence of tree.doc.sentences) {
    for (const { head, figures } of looseFigures(ctx, sentence.index)) {
      const near = clusters
        .map((cluster) => ({
          cluster,
          m: cluster.mentions
            .filter((m) => m.paragraph === sentence.paragraph && m.sentence <= sentence.index)
            .sort((a, b) => Math.abs(a.head - head) - Math.abs(b.head - head))[0],
        }))
        .filter((c): c is { cluster: Cluster; m: Mention } => c.m !== undefined)
        .sort((a, b) => b.m.sentence - a.m.sentence || Math.abs(a.m.head - head) - Math.abs(b.m.head - head))[0];
      if (near) out.push({ cluster: near.cluster, figures });
    }
  }
  return out;
}

/** A bare noun of violence with nobody, nothing, nowhere and never about it is talk, not an incident. */
function isWorthEntering(cluster: Cluster, blamed: boolean, counted: boolean): boolean {
  if (blamed || counted) return true;
  return cluster.mentions.some(
    (m) =>
      m.standing === 'asserted' &&
      (!m.draft.noun ||
        m.doers.length > 0 ||
        m.struck.length > 0 ||
        m.where !== null ||
        m.when !== null ||
        m.weapons.length > 0),
  );
}

function first<T>(mentions: readonly Mention[], get: (m: Mention) => T | null): T | null {
  for (const m of mentions) {
    const value = get(m);
    if (value !== null) return value;
  }
  return null;
}
