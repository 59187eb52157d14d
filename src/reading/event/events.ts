/**
 * The events of an article: who did, does or will do what to whom, as told and by whose word.
 */
import type { ReadingContext } from '../context.js';
import type { Event } from '../contract.js';
import { actsOf, isIdleFear, isIdleNoun, isIdleTruce } from './act.js';
import { auxiliaryModes } from './auxiliary-mode.js';
import { cameoLeaf } from './cameo-leaf.js';
import { demandsOnOthers, saidOfOneself } from './commitment.js';
import { type Composed, compose, frameNamed } from './composition.js';
import type { EventDraft } from './draft.js';
import { isVerbal } from './figurative.js';
import { type Cluster, clusterMentions } from './force-cluster.js';
import { forceMentions, isWar, type Mention } from './force-mention.js';
import { matchFrame, type Predicate } from './match.js';
import { mergeEvents } from './merge.js';
import { operatorsOver } from './operator.js';
import { type Filler, withBody } from './party.js';
import { assignedPerpetrators } from './responsibility.js';
import { enough, fullRoles, ownPeople } from './role.js';
import { salience } from './salience.js';
import { sides } from './side.js';
import { negated, standingOf } from './status.js';
import { nameWords } from './thing.js';
import { spansOf, triggerWords } from './trigger.js';
import { tellsOfForce } from './violence.js';

const mentionsOf = new WeakMap<ReadingContext, readonly EventDraft[]>();

/** Every mention of an event, in text order, retellings and denials included; found once for an article. */
export function eventMentions(ctx: ReadingContext): readonly EventDraft[] {
  const known = mentionsOf.get(ctx);
  if (known) return known;
  const { tree } = ctx;
  const predicates: Predicate[] = [];
  for (const word of tree.doc.words) {
    const predicate = matchFrame(tree, word.index);
    if (predicate) predicates.push(predicate);
  }
  const told = saidOfOneself(ctx, compose(ctx, predicates));
  const drafts = [...told, ...demandsOnOthers(ctx, told)].map((p) => draftOf(ctx, p)).filter((d) => d !== null);
  mentionsOf.set(ctx, drafts);
  return drafts;
}

/**
 * Event nouns that the text takes for granted while telling something else of them: what is to be stopped, refused or
 * denied must be known to the reader ("to stop the rocket attacks on …").
 */
export function presupposedMentions(ctx: ReadingContext): EventDraft[] {
  const told = new Set(eventMentions(ctx).map((d) => d.head));
  const out: EventDraft[] = [];
  for (const word of ctx.tree.doc.words) {
    if (told.has(word.index)) continue;
    const predicate = matchFrame(ctx.tree, word.index);
    if (!predicate?.noun || !predicate.frame.force) continue;
    const draft = draftOf(ctx, { ...predicate, with: [], lends: [], rule: `presupposed.${predicate.frame.id}` });
    if (draft) out.push(draft);
  }
  return out;
}

const clustersOf = new WeakMap<ReadingContext, readonly Cluster[]>();

/** The acts of force of an article, each with all its mentions; found once for an article. */
export function forceClusters(ctx: ReadingContext): readonly Cluster[] {
  const known = clustersOf.get(ctx);
  if (known) return known;
  const told = clusterMentions(ctx, forceMentions(ctx, eventMentions(ctx), presupposedMentions(ctx)));
  // Arrests and searches need nobody in arms.
  const clusters = tellsOfForce(ctx, eventMentions(ctx))
    ? told
    : told.filter((c) => c.mentions.every((m) => m.draft.record.category === 'COERCE' && isOfPeople(m)));
  clustersOf.set(ctx, clusters);
  return clusters;
}

/** Whether an arrest is of somebody: a leopard is captured, too. */
function isOfPeople({ type, draft }: Mention): boolean {
  return type !== 'arrest' || draft.recipients.some((p) => p.kind !== 'other');
}

/** Reads the events of an article, in text order, each once. The players in them may be things made for the purpose. */
export function readEvents(ctx: ReadingContext): EventDraft[] {
  const clusters = forceClusters(ctx);
  const gathered = new Set(clusters.flatMap((c) => c.mentions.map((m) => m.draft)));
  const blamed = assignedPerpetrators(ctx, clusters).filter(
    (a) => a.tuple.responsibility !== 'accountable' && a.tuple.polarity === '+',
  );
  const root = (id: string | null) => {
    const chain = ctx.voices.sayings.find((v) => v.id === id)?.record.chain;
    const last = chain?.[chain.length - 1];
    return id === null ? null : (last?.actor ?? last?.name ?? id);
  };
  const acts = clusters.flatMap((c, i) =>
    actsOf(
      i,
      c,
      blamed
        .filter((b) => b.cluster === c)
        .map((b) => ({
          player: ctx.cast.player(b.tuple.actor),
          attribution: b.tuple.attribution,
          claimed: b.tuple.responsibility === 'claimed',
        })),
      root,
    ),
  );
  const rest = eventMentions(ctx).filter(
    (d) =>
      !gathered.has(d) &&
      (!d.frame.force || d.record.category !== 'ASSAULT' || tellsOfForce(ctx, eventMentions(ctx))) &&
      !isIdleNoun(ctx.tree, d) &&
      !isIdleTruce(d) &&
      !isIdleFear(d) &&
      !isIntent(ctx, d) &&
      !(d.frame.force && isWar(ctx, d) && d.actors.length === 0),
  );
  const all = [...acts, ...rest].sort((a, b) => a.head - b.head);
  return mergeEvents(ctx, all).map((d, i) => {
    const auxiliary = auxiliaryModes(d.record.status, negated(ctx.tree, d.head), d.record.when, ctx.article.published);
    return { ...d, record: { ...withReason(ctx, d), id: `e${i + 1}`, auxiliary } };
  });
}

/** The record, with the reason why it has no place where the text speaks of one that is not taken. */
function withReason(ctx: ReadingContext, d: EventDraft): Event {
  const reason = d.record.where === null ? ctx.places.whyNot(d.head) : null;
  return reason === null ? d.record : { ...d.record, unknown: { ...d.record.unknown, where: reason } };
}

function draftOf(ctx: ReadingContext, given: Composed): EventDraft | null {
  const { tree } = ctx;
  // "attacked her rival in a speech": force of words is an accusation.
  const p =
    given.frame.force && isVerbal(ctx, given)
      ? { ...given, frame: frameNamed('accuse.blame'), rule: `verbal.${given.frame.id}` }
      : // PLOVER counts the signing of treaties between states as SUPPORT; the sides of a war that sign agree.
        given.frame.id === 'support.sign' && sides(ctx).length === 2
        ? { ...given, frame: frameNamed('agree.accord'), rule: `sides.${given.frame.id}` }
        : given;
  const standing = standingOf(tree, p);
  const status: Event['status'] = p.fixed ?? standing.status;
  const roles = fullRoles(ctx, p);
  if (!enough(p, roles)) return null;
  const actors = withBody(ctx, roles.actors);
  const received = withBody(ctx, roles.recipients).filter(
    (r) =>
      p.frame.mutual ||
      p.frame.actor === 'parties' ||
      roles.recipients === roles.actors ||
      !actors.some((a) => a.player.id === r.player.id),
  );
  const recipients = received.length > 0 ? received : ownPeople(ctx, p, roles);
  const words = triggerWords(tree, { ...p, parts: [...p.parts, ...p.with] });
  const saying = ctx.voices.at(p.word);
  const where = within(ctx, p.word, ctx.places.of(p.word)) ?? struckPlace(ctx, recipients);
  const names = [...actors, ...recipients].map((f) => f.player.name);
  const rules = [
    p.rule,
    ...(roles.inferred ? ['recipient.inferred'] : []),
    ...(standing.attempted ? ['status.attempted'] : []),
  ];
  return {
    record: {
      id: '',
      category: p.frame.category,
      mode: p.frame.mode,
      contexts: p.frame.contexts,
      cameo: cameoLeaf(tree, p),
      actor: actors.map((f) => f.player.id),
      recipient: recipients.map((f) => f.player.id),
      trigger: spansOf(tree, words),
      status,
      when: isPromise(ctx, p)
        ? whenSaid(ctx, p.word)
        : (within(ctx, p.word, ctx.times.of(p.word)) ?? whenThere(ctx, where)),
      where,
      attribution: saying?.id ?? null,
      salience: salience(tree, ctx.article.title, {
        word: p.word,
        content: saying !== null,
        names,
        weight: p.weight,
        noun: p.noun,
        hedged: status !== 'actual',
      }),
      evidence: {
        ...(actors.length > 0 ? { actor: phrases(ctx, actors) } : {}),
        ...(recipients.length > 0 && !roles.inferred ? { recipient: phrases(ctx, recipients) } : {}),
      },
      rules,
    },
    head: p.word,
    words,
    frame: p.frame,
    noun: p.noun,
    actors: actors.map((f) => f.player),
    recipients: recipients.map((f) => f.player),
    actorWords: actors.map((f) => f.word),
    recipientWords: recipients.map((f) => f.word),
    attempted: standing.attempted,
  };
}

/** "does not mean to kill": what nobody meant to do is no event. */
function isIntent(ctx: ReadingContext, d: EventDraft): boolean {
  return (
    d.record.status === 'denied' &&
    d.frame.force !== undefined &&
    operatorsOver(ctx.tree, d.head).some((o) => o.class === 'expect')
  );
}

/** The phrases that named somebody in a role. */
function phrases(ctx: ReadingContext, fillers: readonly Filler[]): Event['trigger'] {
  return [...new Set(fillers.map((f) => f.word))].flatMap((w) => spansOf(ctx.tree, nameWords(ctx.tree, w)));
}

/** Whether an agreement, threat or demand lies in the saying of what is yet to come: "will observe a truce, it said". */
function isPromise(ctx: ReadingContext, p: Predicate & { readonly rule: string }): boolean {
  if (p.rule.startsWith('said.')) return true;
  if (p.frame.category !== 'AGREE' || p.noun || !ctx.voices.at(p.word)) return false;
  const { tree } = ctx;
  // "…, matching the truce declared by …" goes with the promise before it.
  const promised = tree.is(p.word, 'advcl') && tree.word(p.word).xpos === 'VBG' ? tree.head(p.word) : p.word;
  return tree.children(promised).some((c) => {
    if (tree.is(c, 'aux')) return /^(?:will|shall|would|'ll|’ll)$/.test(tree.form(c));
    // "is to observe"
    return tree.is(c, 'mark', 'aux') && tree.form(c) === 'to' && /^(?:is|are)$/.test(tree.form(c - 1));
  });
}

/** What happened "there" goes on with what the sentence before told of the place, and on its day. */
function whenThere(ctx: ReadingContext, where: Event['where']): Event['when'] {
  const start = where?.span?.start;
  if (start === undefined || !Array.isArray(where?.rules) || !where.rules.includes('place/there')) return null;
  const at = ctx.tree.doc.words.find((w) => w.start === start);
  if (!at) return null;
  for (const a of ctx.tree.ancestors(at.index)) {
    const when = ctx.times.of(a);
    if (when) return when;
  }
  return null;
}

/** What is promised, threatened or demanded by saying so is done when it is said, not when it is to come true. */
function whenSaid(ctx: ReadingContext, word: number): Event['when'] {
  const cue = ctx.voices.at(word)?.cue.find((w) => ctx.tree.upos(w) === 'VERB');
  return cue === undefined ? null : ctx.times.of(cue);
}

/** A time or place of the saying is not that of what is said, unless what is said points to it ("there", "the city"). */
function within<T extends { readonly span: { readonly start: number } | null; readonly rules?: unknown }>(
  ctx: ReadingContext,
  word: number,
  found: T | null,
): T | null {
  const saying = ctx.voices.at(word);
  if (!found?.span || !saying || pointsBack(found.rules)) return found;
  const { start } = found.span;
  return saying.record.content.some((s) => start >= s.start && start < s.end) ? found : null;
}

/** Rules by which a place named elsewhere is that of a deed. */
const POINTS_BACK = ['place/there', 'place/the-last-named', 'place/of-witness', 'place/dateline'];

function pointsBack(rules: unknown): boolean {
  return Array.isArray(rules) && rules.some((r) => POINTS_BACK.includes(r));
}

/** A place that is struck is where it struck. */
function struckPlace(ctx: ReadingContext, recipients: readonly Filler[]): Event['where'] {
  const struck = recipients.find((r) => r.player.kind === 'place');
  if (!struck) return null;
  const place = ctx.places.at(struck.word);
  return place?.name === struck.player.name ? place : { name: struck.player.name, span: null };
}
