/**
 * What a party takes upon itself, or orders its own men to do: "undertook to withdraw", "the group would free its
 * captives", "had ordered all units to stop".
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, NONE, patients, type Tree } from '../syntax/index.js';
import { categoryOf } from './category.js';
import { deed, isConditional } from './deed.js';
import { offers, terms } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { type Parties, partiesAmong } from './party.js';
import { commitment, doers, isBound, isInfinitive, isVerbal } from './predicate.js';
import { players } from './slots.js';
import { bodyBehind } from './spoken.js';
import type { TermDraft } from './terms.js';
import { isCeasing } from './truce-deed.js';

/** Sentences after a mention of the offer in which what a party "will" do still belongs to it. */
const REACH = 2;

export function pledges(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const deeds = new Set(mentions.filter((m) => m.how === 'deed').map((m) => m.head));
  const near = nearby(tree, mentions);
  const heads = new Set(mentions.map((m) => m.head));
  for (const w of tree.doc.words) {
    const v = w.index;
    const standing = standingOrders(ctx, v, parties);
    if (standing) out.push([standing]);
    if (!isVerbal(tree, v)) continue;
    const lemma = tree.lemma(v);
    if (terms.orders.includes(lemma)) {
      const ordered = order(ctx, v, parties);
      if (ordered) out.push([ordered]);
      continue;
    }
    if (deeds.has(v) || isUnderCondition(tree, v) || isOpen(ctx, v)) continue;
    const refused = tree.negations(v).length > 0 && !isPromise(tree, v) && !isForgone(tree, v);
    if (refused) continue;
    const by = commitment(tree, v);
    const promised =
      by !== NONE && tree.negations(by).length === 0 && !['threaten', 'propose'].includes(tree.lemma(by));
    if (!promised && !(isBound(tree, v) && near.has(tree.word(v).sentence))) continue;
    const words = tree.isPassive(v) ? [] : deed(tree, v);
    const category = categoryOf(tree, v, tree.subtree(v));
    if (category === null || isAnswer(tree, v, promised)) continue;
    if (category === 'other' && !promised && !near.has(tree.word(v).sentence)) continue;
    // A mutual "agreed to stop fighting" is the truce itself.
    if (isCeasing(tree, v) && partiesAmong(ctx, doers(tree, v), parties).length !== 1) continue;
    const who = partiesAmong(ctx, doers(tree, v), parties);
    // "announced that combat aircraft would stay on the ground": things of war do what their owner says.
    if (who.length === 0 && !promised && !tree.isPassive(v) && isOfThings(ctx, v, heads)) {
      out.push(ofThings(ctx, v, parties));
      continue;
    }
    if (tree.isPassive(v)) {
      // "the truce would be extended": what happens to the truce is no term of it.
      if (tree.childrenBy(v, 'nsubj').some((s) => heads.has(s))) continue;
      out.push(passive(ctx, v, parties));
      continue;
    }
    out.push(
      who.map((party) => ({
        party,
        undertaking: [...tree.negations(v).filter((n) => n < v), ...words]
          .filter((x, k, l) => l.indexOf(x) === k)
          .sort((a, b) => a - b),
        head: v,
        inReturnFor: null,
        rule: promised ? 'term/undertaking' : 'term/announced',
        at: by === NONE ? v : by,
      })),
    );
  }
  out.push(...core(ctx, mentions, parties));
  return out;
}

/** Sentences that speak of the offer, and the one after each. */
function nearby(tree: Tree, mentions: readonly TruceMention[]): Set<number> {
  const out = new Set<number>();
  for (const m of mentions) for (let k = 0; k <= REACH; k++) out.add(tree.word(m.head).sentence + k);
  return out;
}

/** "vowed not to attack": a promise to leave something undone. */
function isPromise(tree: Tree, v: number): boolean {
  return commitment(tree, v) !== NONE;
}

/** "its forces would not advance": left undone by its own word. */
function isForgone(tree: Tree, v: number): boolean {
  return isBound(tree, v) && [...offers.forgoing, 'enter', 'cross'].includes(tree.lemma(v));
}

/** Accepting and keeping the truce answers it and is no term of its own. */
function isAnswer(tree: Tree, v: number, promised: boolean): boolean {
  const lemma = tree.lemma(v);
  if (
    [
      'accept',
      'respect',
      'join',
      'agree',
      'comply',
      'do',
      'act',
      'change',
      'help',
      'begin',
      'extend',
      'prolong',
      'renew',
      'discuss',
      'meet',
      'leave',
      'hold',
      'give',
      'see',
      'put',
    ].includes(lemma) &&
    !promised
  ) {
    const words = tree.subtree(v);
    return !(isCeasing(tree, v) || !['other', 'talks'].includes(categoryOf(tree, v, words) ?? 'other'));
  }
  return [
    'accept',
    'respect',
    'observe',
    'comply',
    'join',
    'agree',
    'discuss',
    'extend',
    'prolong',
    'renew',
    'monitor',
    'verify',
    'supervise',
  ].includes(lemma);
}

/** "did not say whether its soldiers would halt their patrols": nothing is taken on. */
function isOpen(ctx: ReadingContext, v: number): boolean {
  const { tree } = ctx;
  return (
    ctx.voices.at(v)?.record.certainty === 'unknown' ||
    tree.children(v).some((c) => tree.is(c, 'mark') && tree.form(c) === 'whether')
  );
}

/** What stands under a condition, or is one, is read with it (`condition.ts`). */
function isUnderCondition(tree: Tree, v: number): boolean {
  for (let j = v, k = 0; j >= 0 && k < 4; j = tree.head(j), k++) {
    if (isConditional(tree, j)) return true;
    if (!tree.is(j, 'conj', 'xcomp')) break;
  }
  return false;
}

/** "limits on fuel would be eased": the side that says so lifts them; "captives freed by X" names its side. */
function passive(ctx: ReadingContext, v: number, parties: Parties): TermDraft[] {
  const { tree } = ctx;
  const named = partiesAmong(ctx, agents(tree, v), parties);
  const speaker = ctx.voices.at(v)?.record.chain.at(-1)?.actor;
  const own = parties.sides.filter((p) => p.id === speaker);
  // "the blockade must be lifted": what one side demands, the other has to do.
  const demanded = tree.childrenBy(v, 'aux').some((a) => ['must', 'should'].includes(tree.form(a)));
  const others = parties.sides.filter((p) => !own.includes(p));
  const asked = others.length === 1 ? others : [];
  const who = named.length > 0 ? named : demanded ? (own.length > 0 ? asked : []) : own;
  const words = tree.subtree(v, (c) => tree.is(c, 'mark', 'conj', 'cc', 'parataxis', 'advcl', 'punct'));
  return who.map((party) => ({ party, undertaking: words, head: v, inReturnFor: null, rule: 'term/easing', at: v }));
}

/** An army's orders to itself: "had ordered all units to stop", "troops had been told to stay in their bases". */
function order(ctx: ReadingContext, v: number, parties: Parties): TermDraft | null {
  const { tree } = ctx;
  const x = ordered(tree, v);
  if (x === NONE) return null;
  const halting =
    isCeasing(tree, x) ||
    ['stay', 'withdraw', 'hold', 'pull', 'remain', 'stop', 'cease', 'halt'].includes(tree.lemma(x));
  if (!halting) return null;
  const party = commander(ctx, v, parties);
  return party && { party, undertaking: deed(tree, x), head: x, inReturnFor: null, rule: 'term/order', at: v };
}

/** A clause whose subject is no actor ("combat aircraft", "heavy guns"). */
function isOfThings(ctx: ReadingContext, v: number, truces: ReadonlySet<number>): boolean {
  const subject = ctx.tree.child(v, 'nsubj');
  return (
    subject !== NONE &&
    !truces.has(subject) &&
    ctx.tree.upos(subject) === 'NOUN' &&
    ctx.cast.allAt(subject).length === 0
  );
}

function ofThings(ctx: ReadingContext, v: number, parties: Parties): TermDraft[] {
  const { tree } = ctx;
  const speaker = bodyBehind(ctx, ctx.voices.at(v));
  const party = parties.sides.find((p) => p.id === speaker?.id);
  if (!party) return [];
  const words = tree.subtree(v, (c) => tree.is(c, 'mark', 'conj', 'cc', 'parataxis', 'advcl', 'punct'));
  return [{ party, undertaking: words, head: v, inReturnFor: null, rule: 'term/announced', at: v }];
}

/** What is ordered: the infinitive, on the verb, on those ordered or on "orders". */
function ordered(tree: Tree, v: number): number {
  const hosts = [v, ...tree.childrenBy(v, 'obj', 'iobj')];
  for (const h of hosts)
    for (const x of tree.childrenBy(h, 'xcomp', 'advcl', 'acl'))
      if (isVerbal(tree, x) && (tree.is(x, 'xcomp') || isInfinitive(tree, x))) return x;
  return NONE;
}

/** "all its units were under orders to hold fire": what its men are told to do. */
function standingOrders(ctx: ReadingContext, noun: number, parties: Parties): TermDraft | null {
  const { tree } = ctx;
  if (tree.lemma(noun) !== 'order' || tree.upos(noun) !== 'NOUN' || tree.marker(noun) !== 'under') return null;
  const x = ordered(tree, noun);
  const bound = tree.childrenBy(noun, 'nsubj');
  if (x === NONE || categoryOf(tree, x, tree.subtree(x)) === null) return null;
  const named = partiesAmong(ctx, bound, parties);
  const speaker = bodyBehind(ctx, ctx.voices.at(noun));
  const party = named.length === 1 ? named[0]! : parties.sides.find((p) => p.id === speaker?.id);
  return party ? { party, undertaking: deed(tree, x), head: x, inReturnFor: null, rule: 'term/order', at: noun } : null;
}

/** Who gives an order: its subject's side, or the side whose statement tells of it. */
function commander(ctx: ReadingContext, v: number, parties: Parties): Player | null {
  const { tree } = ctx;
  const who = tree.isPassive(v) ? [] : partiesAmong(ctx, agents(tree, v), parties);
  if (who.length === 1) return who[0]!;
  const speaker = ctx.voices.at(v)?.record.chain.at(-1)?.actor;
  const told = players(ctx, patients(tree, v));
  return (
    parties.sides.find((p) => p.id === speaker) ??
    parties.sides.find((p) => told.some((t) => t.affiliation === p.id || t.id === p.id)) ??
    null
  );
}

/** The ceasing itself, where one party says what it will stop; the fullest telling of it stands. */
function core(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const best = new Map<string, TermDraft>();
  for (const m of mentions) {
    if (m.how !== 'deed' || ['prisoner-exchange', 'talks'].includes(m.kind) || isUnderCondition(tree, m.head)) continue;
    const who = partiesAmong(ctx, doers(tree, m.head), parties);
    const party = who[0];
    if (who.length !== 1 || !party) continue;
    const undertaking = [...tree.negations(m.head).filter((n) => n < m.head), ...deed(tree, m.head)]
      .filter((w, k, l) => l.indexOf(w) === k)
      .sort((a, b) => a - b);
    const known = best.get(party.id);
    // "will hold its fire" and then "promised to stop all attacks in X": of one halt told twice the one that says more.
    if (!known || content(tree, undertaking) > content(tree, known.undertaking))
      best.set(party.id, { party, undertaking, head: m.head, inReturnFor: null, rule: 'term/core', at: m.head });
  }
  // What is exchanged is a term for each side.
  for (const m of mentions) {
    if (m.how !== 'deed' || !['prisoner-exchange', 'withdrawal'].includes(m.kind) || isUnderCondition(tree, m.head))
      continue;
    const who = partiesAmong(ctx, doers(tree, m.head), parties);
    for (const party of who)
      best.set(`${party.id} ${m.head}`, {
        party,
        undertaking: deed(tree, m.head),
        head: m.head,
        inReturnFor: null,
        rule: 'term/core',
        at: m.head,
      });
  }
  return [...best.values()].map((d) => [d]);
}

function content(tree: Tree, words: readonly number[]): number {
  return words.filter(
    (w) =>
      ['NOUN', 'PROPN', 'ADJ'].includes(tree.upos(w)) &&
      !/^(day|week|month|year|hour|monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight)$/.test(
        tree.lemma(w),
      ),
  ).length;
}
