/**
 * Answers to an offer, given or expected: who accepts, rejects or leaves it open, how surely, and on whose word.
 */
import type { Player } from '../actor/cast.js';
import { assess } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Certainty } from '../contract.js';
import { agents, obliques, type Tree } from '../syntax/index.js';
import { actsByLemma, responses } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { players } from './slots.js';

export interface ResponseDraft {
  readonly actor: Player;
  readonly response: 'accept' | 'reject' | 'undecided';
  readonly certainty: Certainty;
  readonly attribution: string | null;
  readonly predicate: number;
  readonly rule: string;
}

export function readResponses(
  ctx: ReadingContext,
  mentions: readonly TruceMention[],
  proposers: readonly Player[],
  actsOfOffer: ReadonlySet<number>,
): ResponseDraft[] {
  const { tree } = ctx;
  const out: ResponseDraft[] = [];
  const current = mentions.filter((m) => !m.earlier);
  const first = Math.min(...current.map((m) => m.head));
  const heads = new Map(current.map((m) => [m.head, m]));
  for (const w of tree.doc.words) {
    const v = w.index;
    if (w.upos !== 'VERB' || tree.is(v, 'amod')) continue;
    const kind = kindOf(tree, v);
    if (!kind) continue;
    const object = objectOf(tree, v, heads);
    if (object === 'other') continue;
    // Without an object the verb answers only what has been spoken of before it, and only if it is a verb of answering.
    if (object === 'none' && (w.start < tree.word(first).start || !INTRANSITIVE.has(tree.lemma(v)))) continue;
    const negated = tree.negations(v).length > 0;
    for (const p of answering(ctx, v)) {
      const actor = bodyOf(ctx, p);
      if (!actor || actor.kind === 'outlet' || actor.kind === 'place' || !canAnswer(actor)) continue;
      const isProposer = proposers.some((q) => q.id === actor.id);
      const saying = ctx.voices.at(v);
      const own = saying?.record.chain.at(-1)?.actor === actor.id || saying?.record.chain.at(-1)?.actor === p.id;
      // A party's own word that it will keep the truce answers the other's; its offering is no answer.
      if (isProposer && (!own || (actsOfOffer.has(v) && isOffering(tree, v)))) continue;
      const response = decide(tree, v, kind, negated, object);
      if (!response) continue;
      const certainty = certaintyOf(tree, v, saying?.record.certainty ?? 'certain', own);
      if (certainty === 'unknown') continue;
      if (out.some((r) => r.actor.id === actor.id && r.response === response && r.attribution === (saying?.id ?? null)))
        continue;
      out.push({ actor, response, certainty, attribution: saying?.id ?? null, predicate: v, rule: `response/${kind}` });
    }
  }
  return out;
}

/** Who answers; "it", "they", "we" in what somebody says of an offer is the body that says so. */
function answering(ctx: ReadingContext, v: number): Player[] {
  const who = agents(ctx.tree, v);
  const root = ctx.voices.at(v)?.record.chain.at(-1);
  const speaker = root?.actor ? ctx.cast.players.find((p) => p.id === root.actor) : undefined;
  if (
    speaker &&
    who.length === 1 &&
    ctx.tree.upos(who[0]!) === 'PRON' &&
    ['it', 'they', 'we', 'i'].includes(ctx.tree.form(who[0]!))
  )
    return [speaker];
  return players(ctx, who);
}

function isOffering(tree: Tree, v: number): boolean {
  return actsByLemma.get(tree.lemma(v))?.some((a) => ['offer', 'declare', 'agree'].includes(a.act)) ?? false;
}

type Kind = 'accept' | 'reject' | 'undecided' | 'silent';
const INTRANSITIVE = new Set([
  'agree',
  'comply',
  'reciprocate',
  'accept',
  'refuse',
  'reply',
  'respond',
  'answer',
  'come',
  'give',
  'join',
  'decline',
]);

function kindOf(tree: Tree, v: number): Kind | null {
  const lemma = tree.lemma(v);
  const companions = tree.children(v).map((c) => tree.lemma(c));
  const phrase = (table: Readonly<Record<string, readonly string[]>>) =>
    table[lemma]?.some((n) => companions.includes(n)) ?? false;
  if (phrase(responses.undecidedPhrases))
    return tree.children(v).some((c) => tree.is(c, 'aux')) ? 'undecided' : 'undecided';
  if (phrase(responses.acceptPhrases)) return 'accept';
  if (phrase(responses.rejectPhrases)) return 'reject';
  if (tree.negations(v).length > 0 && responses.silent.includes(lemma)) return 'silent';
  if (responses.accept.includes(lemma)) return 'accept';
  if (responses.reject.includes(lemma)) return 'reject';
  if (responses.undecided.includes(lemma)) return 'undecided';
  return null;
}

/** Whether the verb answers the offer, a part of it, nothing said, or something else. */
function objectOf(
  tree: Tree,
  v: number,
  truces: ReadonlyMap<number, TruceMention>,
): 'offer' | 'part' | 'none' | 'other' {
  const passive = tree.isPassive(v);
  const objects = passive ? tree.childrenBy(v, 'nsubj') : tree.childrenBy(v, 'obj');
  const idiom = [responses.acceptPhrases, responses.rejectPhrases, responses.undecidedPhrases].flatMap(
    (t) => t[tree.lemma(v)] ?? [],
  );
  const candidates = [...objects, ...obliques(tree, v, 'to', 'with', 'on', 'of')];
  // "likely to be accepted": the subject stands one verb higher.
  if (passive && objects.length === 0) {
    for (const a of tree.ancestors(v)) {
      candidates.push(...tree.childrenBy(a, 'nsubj'));
      if (tree.rel(a) !== 'xcomp') break;
    }
  }
  if (candidates.some((o) => truces.has(o))) return 'offer';
  for (const o of candidates) {
    if (tree.upos(o) === 'PRON' && ['it', 'this', 'that'].includes(tree.form(o))) return 'offer';
    // "approval to a plan to extend the ceasefire", "the clause on verification of the truce"
    const below = tree.subtree(o);
    if (below.some((k) => truces.has(k))) return 'offer';
    if (['clause', 'condition', 'point', 'demand', 'provision', 'part', 'term'].includes(tree.lemma(o))) return 'part';
  }
  const clause = tree.childrenBy(v, 'xcomp', 'ccomp', 'advcl').flatMap((x) => tree.subtree(x));
  if (clause.some((k) => truces.has(k))) return 'offer';
  if (candidates.length > 0 && candidates.every((o) => idiom.includes(tree.lemma(o)))) return 'none';
  const deeds = tree.childrenBy(v, 'xcomp', 'ccomp');
  if (deeds.some((x) => tree.upos(x) === 'VERB' && !responses.accept.includes(tree.lemma(x)))) return 'other';
  return candidates.some((o) => tree.upos(o) !== 'PRON') ? 'other' : 'none';
}

function decide(
  tree: Tree,
  v: number,
  kind: Kind,
  negated: boolean,
  object: 'offer' | 'part' | 'none',
): ResponseDraft['response'] | null {
  if (kind === 'silent')
    return object === 'part' ||
      tree.children(v).some((c) => tree.is(c, 'aux') && ['have', 'could', 'can'].includes(tree.lemma(c)))
      ? 'undecided'
      : kindWithoutNegation(tree, v);
  if (kind === 'undecided') return 'undecided';
  if (kind === 'accept') {
    if (negated) return object === 'part' ? 'undecided' : 'reject';
    return object === 'part' ? null : 'accept';
  }
  return negated ? null : object === 'part' ? 'undecided' : 'reject';
}

function kindWithoutNegation(tree: Tree, v: number): ResponseDraft['response'] | null {
  return ['accept', 'agree', 'sign'].includes(tree.lemma(v)) ? 'reject' : 'undecided';
}

function certaintyOf(tree: Tree, v: number, said: Certainty, own: boolean): Certainty {
  let certainty: Certainty = own && said === 'certain' ? 'certain' : said;
  const lower = (to: Certainty) => {
    const order: Certainty[] = ['certain', 'probable', 'possible', 'unknown'];
    if (order.indexOf(to) > order.indexOf(certainty)) certainty = to;
  };
  lower(assess(tree, v).certainty);
  for (const a of tree.ancestors(v)) {
    if (!tree.is(v, 'xcomp', 'ccomp', 'csubj', 'advcl')) break;
    lower(assess(tree, a).certainty);
    break;
  }
  // "would agree only if …": somebody else's answer under a condition is a possibility, not a promise.
  const conditional = tree
    .childrenBy(v, 'advcl')
    .some((c) =>
      tree.children(c).some((m) => tree.is(m, 'mark') && ['if', 'unless', 'provided'].includes(tree.form(m))),
    );
  if (conditional && !own) lower('possible');
  return certainty;
}

/** The body answers, not its spokesman; a leader of the opposition answers for himself. */
function bodyOf(ctx: ReadingContext, player: Player): Player | null {
  if (player.kind !== 'person') return player;
  if (!player.affiliation) return player.named ? player : null;
  const body = ctx.cast.players.find((p) => p.id === player.affiliation);
  return body ?? player;
}

function canAnswer(player: Player): boolean {
  return player.named || player.kind === 'armed-group' || player.kind === 'government' || player.kind === 'military';
}
