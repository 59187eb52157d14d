/**
 * An event told twice is one entry, by its most explicit mention. Rival versions of who did it stay apart.
 */

import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { EventDraft } from './draft.js';

/** Categories in which saying it again, in other words, is the same event as long as the parties agree. */
const SPEECH_ACTS = new Set(['AGREE', 'REQUEST', 'ACCUSE', 'SUPPORT', 'THREATEN', 'REJECT']);

export function mergeEvents(ctx: ReadingContext, drafts: readonly EventDraft[]): EventDraft[] {
  const out: EventDraft[] = [];
  for (const draft of drafts) {
    const twin = out.findIndex((o) => sameEvent(ctx, o, draft));
    if (twin < 0) out.push(draft);
    else out[twin] = join(out[twin]!, draft);
  }
  return out;
}

function sameEvent(ctx: ReadingContext, a: EventDraft, b: EventDraft): boolean {
  if (a.record.category !== b.record.category) return false;
  if (overlapWords(a, b)) return true;
  // What tells one act of force was settled when its mentions were gathered.
  if (a.act !== undefined && b.act !== undefined) return false;
  const actors = overlap(a.actors, b.actors);
  const bothActors = a.actors.length > 0 && b.actors.length > 0;
  if (bothActors && !actors) return false;
  const recipients = overlap(a.recipients, b.recipients);
  const bothRecipients = a.recipients.length > 0 && b.recipients.length > 0;
  const sameFrame = a.frame.id === b.frame.id;
  const lemmas = sameStem(ctx, a, b);
  if (!compatibleTimes(a, b)) return false;
  // A denial of an event that is entered is no event of its own.
  if ((a.record.status === 'denied') !== (b.record.status === 'denied'))
    return actors && (recipients || !bothRecipients) && (sameFrame || lemmas);
  // A truce agreed, observed or coming into force is told in many words.
  const truce = a.frame.mode === 'ceasefire' && b.frame.mode === 'ceasefire' && actors;
  if (truce && (a.record.category === 'AGREE' || compatibleStatus(a, b))) return true;
  if (!compatibleStatus(a, b)) return false;
  if (a.record.category === 'ASSAULT') {
    if (a.actors.length > 0 !== b.actors.length > 0) return lemmas && recipients && b.noun && isDefinite(ctx, b.head);
    if (bothRecipients && !recipients) return false;
    if (b.noun && isDefinite(ctx, b.head) && actors) return true;
    return lemmas && (actors || recipients);
  }
  if (bothRecipients && !recipients && !(sameFrame && a.frame.mode === 'ceasefire')) return false;
  if (a.record.category === 'THREATEN' && actors && ctx.tree.word(a.head).sentence === ctx.tree.word(b.head).sentence)
    return true;
  if (SPEECH_ACTS.has(a.record.category)) return actors && (sameFrame || lemmas);
  return actors && (lemmas || (sameFrame && (recipients || (b.noun && isDefinite(ctx, b.head)))));
}

function join(a: EventDraft, b: EventDraft): EventDraft {
  const denial = a.record.status === 'denied' && b.record.status !== 'denied';
  const best = denial || (explicitness(b) > explicitness(a) && b.record.status !== 'denied') ? b : a;
  const other = best === a ? b : a;
  const actors = best.actors.length === 0 ? other.actors : best.actors;
  const actorWords = best.actors.length === 0 ? other.actorWords : best.actorWords;
  const recipients = union(best.recipients, sameSide(best, other) ? other.recipients : []).filter(
    (r) =>
      best.frame.mutual ||
      best.frame.actor === 'parties' ||
      best.recipients.includes(r) ||
      !actors.some((x) => x.id === r.id),
  );
  return {
    ...best,
    actors,
    actorWords,
    recipients,
    recipientWords: best.recipients.length === 0 ? other.recipientWords : best.recipientWords,
    record: {
      ...best.record,
      actor: actors.map((p) => p.id),
      recipient: recipients.map((p) => p.id),
      when: best.record.when ?? other.record.when,
      where: best.record.where ?? other.record.where,
      salience: Math.max(a.record.salience, b.record.salience),
      evidence: { ...other.record.evidence, ...best.record.evidence, mentions: [...mentionsOf(a), ...mentionsOf(b)] },
    },
  };
}

/** Every place where the event is told. */
function mentionsOf(d: EventDraft): EventDraft['record']['trigger'] {
  return d.record.evidence?.mentions ?? d.record.trigger;
}

/** Recipients of a retelling are added only where the retelling names the same actors. */
function sameSide(a: EventDraft, b: EventDraft): boolean {
  return a.actors.length === 0 || b.actors.length === 0 || overlap(a.actors, b.actors);
}

function explicitness(d: EventDraft): number {
  const inferred = d.record.rules?.includes('recipient.inferred') ? 0 : d.recipients.length > 0 ? 1 : 0;
  return (
    (d.actors.length > 0 ? 1 : 0) +
    inferred +
    (d.record.when?.iso ? 0.5 : 0) +
    (d.record.where ? 0.5 : 0) +
    (d.noun ? 0 : 0.25) +
    (d.record.attribution ? 0.1 : 0)
  );
}

function overlapWords(a: EventDraft, b: EventDraft): boolean {
  return a.head === b.head;
}

function overlap(a: readonly Player[], b: readonly Player[]): boolean {
  return a.some((x) => b.some((y) => x.id === y.id || x.affiliation === y.id || y.affiliation === x.id));
}

function union(a: readonly Player[], b: readonly Player[]): Player[] {
  return [...a, ...b.filter((y) => !a.some((x) => x.id === y.id))];
}

function compatibleStatus(a: EventDraft, b: EventDraft): boolean {
  return a.record.status === b.record.status;
}

function compatibleTimes(a: EventDraft, b: EventDraft): boolean {
  const x = a.record.when?.iso;
  const y = b.record.when?.iso;
  if (!x || !y) return true;
  const [a0 = '', a1 = a0] = x.split('/');
  const [b0 = '', b1 = b0] = y.split('/');
  return !(a1 < b0 && !b0.startsWith(a1)) && !(b1 < a0 && !a0.startsWith(b1));
}

function sameStem(ctx: ReadingContext, a: EventDraft, b: EventDraft): boolean {
  const x = ctx.tree.lemma(a.head);
  const y = ctx.tree.lemma(b.head);
  return x === y || (x.length > 3 && y.length > 3 && x.slice(0, 5) === y.slice(0, 5));
}

function isDefinite(ctx: ReadingContext, head: number): boolean {
  return ctx.tree
    .childrenBy(head, 'det')
    .some((d) => ['the', 'this', 'that', 'these', 'those', 'such'].includes(ctx.tree.form(d)));
}
