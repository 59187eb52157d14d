/**
 * The events of an article: who did, does or will do what to whom, as told and by whose word.
 */
import type { ReadingContext } from '../context.js';
import type { Category, Event } from '../contract.js';
import { obliques } from '../syntax/index.js';
import { actsOf, isIdleFear, isIdleNoun, isIdleTruce } from './act.js';
import { demandsOnOthers, saidOfOneself, speakerOf } from './commitment.js';
import { type Composed, compose, frameNamed } from './composition.js';
import type { EventDraft } from './draft.js';
import { isVerbal } from './figurative.js';
import { type Cluster, clusterMentions } from './force-cluster.js';
import { forceMentions, isWar } from './force-mention.js';
import { matchFrame, type Predicate } from './match.js';
import { mergeEvents } from './merge.js';
import { operatorsOver } from './operator.js';
import { type Filler, withBody } from './party.js';
import { assignedPerpetrators } from './responsibility.js';
import { salience } from './salience.js';
import { adversaries, sides } from './side.js';
import { type Roles, rolesOf } from './slot.js';
import { standingOf } from './status.js';
import { thingPlayer } from './thing.js';
import { spansOf, triggerWords } from './trigger.js';

/** Told of one side of a conflict, these are done towards the other where nobody else is named. */
const TOWARDS_ADVERSARY: ReadonlySet<Category> = new Set<Category>([
  'AGREE',
  'RETREAT',
  'THREATEN',
  'REJECT',
  'CONCEDE',
  'ASSAULT',
  'ACCUSE',
]);

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
  const clusters = clusterMentions(ctx, forceMentions(ctx, eventMentions(ctx), presupposedMentions(ctx)));
  clustersOf.set(ctx, clusters);
  return clusters;
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
      !isIdleNoun(ctx.tree, d) &&
      !isIdleTruce(d) &&
      !isIdleFear(d) &&
      !isIntent(ctx, d) &&
      !(d.frame.force && isWar(ctx, d) && d.actors.length === 0),
  );
  const all = [...acts, ...rest].sort((a, b) => a.head - b.head);
  return mergeEvents(ctx, all).map((d, i) => ({ ...d, record: { ...d.record, id: `e${i + 1}` } }));
}

function draftOf(ctx: ReadingContext, given: Composed): EventDraft | null {
  const { tree } = ctx;
  // "attacked her rival in a speech": force of words is an accusation.
  const p =
    given.frame.force && isVerbal(ctx, given)
      ? { ...given, frame: frameNamed('accuse.blame'), rule: `verbal.${given.frame.id}` }
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
      cameo: p.frame.cameo,
      actor: actors.map((f) => f.player.id),
      recipient: recipients.map((f) => f.player.id),
      trigger: spansOf(tree, words),
      status,
      when: within(ctx, p.word, ctx.times.of(p.word)),
      where: within(ctx, p.word, ctx.places.of(p.word)) ?? struckPlace(recipients),
      attribution: saying?.id ?? null,
      salience: salience(tree, ctx.article.title, {
        word: p.word,
        content: saying !== null,
        names,
        weight: p.weight,
        noun: p.noun,
        hedged: status !== 'actual',
      }),
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

/** A time or place of the saying is not that of what is said. */
function within<T extends { readonly span: { readonly start: number } | null }>(
  ctx: ReadingContext,
  word: number,
  found: T | null,
): T | null {
  const saying = ctx.voices.at(word);
  if (!found?.span || !saying) return found;
  const { start } = found.span;
  return saying.record.content.some((s) => start >= s.start && start < s.end) ? found : null;
}

/** A place that is struck is where it struck. */
function struckPlace(recipients: readonly Filler[]): Event['where'] {
  const place = recipients.find((r) => r.player.kind === 'place');
  return place ? { name: place.player.name, span: null } : null;
}

/** People of the actor's own country, where only their owner was known ("banned opposition candidates"). */
function ownPeople(ctx: ReadingContext, p: Composed, roles: Roles): Filler[] {
  const { tree } = ctx;
  if (p.noun || roles.inferred) return [];
  return roles.recipients
    .filter(
      (r) =>
        tree.upos(r.word) === 'NOUN' &&
        ctx.cast.ownerOf(r.word)?.id === r.player.id &&
        tree.word(r.word).feats.Number === 'Plur',
    )
    .map((r) => ({ player: { ...thingPlayer(tree, r.word, 'group'), codes: r.player.codes }, word: r.word }));
}

/** The predicate's own roles, filled up from what it governs or is carried by, and from who the sides are. */
function fullRoles(ctx: ReadingContext, p: Composed): Roles {
  let { actors, recipients, inferred } = rolesOf(ctx, p);
  if (p.rule === 'said.must') {
    const saying = ctx.voices.at(p.word);
    const speaker = saying ? speakerOf(ctx, saying) : null;
    const told = rolesOf(ctx, p.lends[0]!);
    actors = speaker ? [{ player: ctx.cast.player(speaker), word: saying?.source ?? p.word }] : [];
    recipients = told.actors;
  } else {
    for (const lender of p.lends) {
      const lent = rolesOf(ctx, lender);
      if (actors.length === 0 && p.rule !== 'compose.demand') actors = lent.actors;
      if (recipients.length === 0 || inferred) {
        const others = lent.recipients.filter((r) => !actors.some((a) => a.player.id === r.player.id));
        const doers = ['request.demand', 'accuse.blame'].includes(p.frame.id)
          ? lent.actors.filter((r) => !actors.some((a) => a.player.id === r.player.id))
          : [];
        const better: readonly Filler[] = doers.length > 0 ? doers : others;
        if (better.length > 0) {
          recipients = better;
          inferred = lent.inferred;
        }
      }
    }
  }
  if (
    recipients.length === 0 &&
    actors.length > 0 &&
    TOWARDS_ADVERSARY.has(p.frame.category) &&
    (p.frame.contexts.includes('military') || p.frame.category === 'THREATEN' || p.frame.category === 'AGREE')
  ) {
    recipients = adversaries(
      ctx,
      actors.map((a) => a.player),
    ).map((player) => ({ player, word: p.word }));
    inferred = recipients.length > 0;
  }
  if (actors.length === 0 && recipients.length === 0) return clashRoles(ctx, p) ?? { actors, recipients, inferred };
  return { actors, recipients, inferred };
}

/** A clash has two sides; where the clause names none they are those of the conflict. */
function clashRoles(ctx: ReadingContext, p: Composed): Roles | null {
  // "at talks in Geneva last week": of the sides, where nobody else is named
  if (
    p.noun &&
    p.frame.id === 'consult.meet' &&
    ['talk', 'negotiation'].includes(ctx.tree.lemma(p.word)) &&
    obliques(ctx.tree, p.word, 'in').length > 0
  ) {
    const both = sides(ctx).map((player) => ({ player, word: p.word }));
    return both.length === 2 ? { actors: both, recipients: both, inferred: true } : null;
  }
  if (
    p.frame.id !== 'assault.clash' ||
    !p.noun ||
    !['clash', 'skirmish', 'battle', 'firefight'].includes(ctx.tree.lemma(p.word))
  )
    return null;
  const both = sides(ctx).map((player) => ({ player, word: p.word }));
  return both.length === 2 ? { actors: both, recipients: both, inferred: true } : null;
}

function enough(p: Composed, roles: Roles): boolean {
  const { needs, either, force, mutual } = p.frame;
  if (p.frame.actor === 'parties') return true;
  const has = { actor: roles.actors.length > 0, recipient: roles.recipients.length > 0 };
  if (p.frame.verbal && !has.recipient) return false;
  if (mutual && p.frame.category === 'CONSULT') return roles.actors.length + roles.recipients.length >= 1 && has.actor;
  if (needs.length > 0) return either ? needs.some((n) => has[n]) : needs.every((n) => has[n]);
  return has.actor || has.recipient || force !== undefined;
}
