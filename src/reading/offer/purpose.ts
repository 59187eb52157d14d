/**
 * Terms in what a truce is for, in what leave is given, and in what it depends on: "a pause to let convoys through", "they
 * can leave without their weapons, and nobody will touch them", "the truce depends on the army not advancing".
 */
import type { ReadingContext } from '../context.js';
import { NONE, trimPunctuation } from '../syntax/index.js';
import { categoryOf } from './category.js';
import { askedOf } from './condition.js';
import { deed } from './deed.js';
import { actsOfVerb, terms } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { assurance } from './opening.js';
import { isSameSide, type Parties, partiesAmong } from './party.js';
import { doers, isInfinitive, isVerbal } from './predicate.js';
import { bodyBehind } from './spoken.js';
import type { TermDraft } from './terms.js';

export function purposes(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const out: TermDraft[][] = [];
  for (const m of mentions) {
    if (m.earlier) continue;
    if (m.how === 'leave') out.push(leave(ctx, m.head, parties));
    else if (m.kind === 'talks') out.push(hosting(ctx, m.head, parties));
    else out.push(aim(ctx, m.head, parties));
    out.push(dependence(ctx, m.head, mentions, parties));
  }
  return out.filter((d) => d.length > 0);
}

/** "would observe the pause to let corridors be opened": whoever keeps it lets them. */
function aim(ctx: ReadingContext, head: number, parties: Parties): TermDraft[] {
  const { tree } = ctx;
  const verb = tree.head(head);
  if (verb < 0 || !isVerbal(tree, verb) || !tree.is(head, 'obj')) return [];
  if (!actsOfVerb(tree, verb).some((a) => ['observe', 'offer', 'declare', 'agree'].includes(a.act))) return [];
  if (tree.negations(verb).length > 0) return [];
  const aims = [...tree.childrenBy(head, 'acl'), ...tree.childrenBy(verb, 'advcl')].filter(
    (x) => x > head && isVerbal(tree, x) && isInfinitive(tree, x) && tree.child(x, 'nsubj') === NONE,
  );
  const x = aims.find((a) => ['access', 'aid'].includes(categoryOf(tree, a, tree.subtree(a)) ?? ''));
  if (x === undefined) return [];
  const who = partiesAmong(ctx, doers(tree, verb), parties);
  const words = deed(tree, x);
  return who.map((party) => ({
    party,
    undertaking: words,
    head: x,
    inReturnFor: null,
    rule: 'term/purpose',
    at: verb,
  }));
}

/** "has offered to host talks": what the host undertakes. */
function hosting(ctx: ReadingContext, head: number, parties: Parties): TermDraft[] {
  const { tree } = ctx;
  const { first, last } = tree.sentenceOf(head);
  for (let w = Math.max(first, head - 4); w + 1 < Math.min(last, head + 5); w++) {
    if (!['host', 'convene', 'organise', 'organize'].includes(tree.lemma(w)) || tree.lemma(w + 1) !== 'talk') continue;
    const by = tree.head(head);
    const who =
      tree.upos(head) === 'NOUN' && tree.lemma(head) === 'offer'
        ? [ctx.cast.ownerOf(head)]
        : [...partiesAmong(ctx, by < 0 ? [] : doers(tree, by), parties)];
    const host = who.find((p) => p !== null && parties.is(p));
    if (host)
      return [{ party: host, undertaking: [w, w + 1], head: w, inReturnFor: null, rule: 'term/hosting', at: w }];
  }
  return [];
}

/** Those who may go undertake how they go; the other side that nobody will harm them. */
function leave(ctx: ReadingContext, head: number, parties: Parties): TermDraft[] {
  const { tree } = ctx;
  const giver = bodyBehind(ctx, ctx.voices.at(head));
  const goer = parties.sides.find((p) => giver !== null && !isSameSide(p, giver));
  if (!giver || !goer) return [];
  const safe = assurance(tree, head);
  const going: TermDraft = {
    party: goer,
    undertaking: deed(tree, head),
    head,
    inReturnFor: safe === NONE ? null : 1,
    rule: 'term/leave',
    at: head,
  };
  if (safe === NONE) return [going];
  const words = tree.subtree(safe, (c) => tree.is(c, 'cc', 'conj', 'punct', 'parataxis') || c === head);
  return [
    going,
    {
      party: giver,
      undertaking: trimPunctuation(tree, words),
      head: safe,
      inReturnFor: 0,
      rule: 'term/leave',
      at: safe,
    },
  ];
}

/** "The truce depends on the army not using our silence": what it hangs on is asked of the other side. */
function dependence(
  ctx: ReadingContext,
  head: number,
  mentions: readonly TruceMention[],
  parties: Parties,
): TermDraft[] {
  const { tree } = ctx;
  const verb = tree.head(head);
  if (verb < 0 || !tree.is(head, 'nsubj') || !terms.depends.includes(tree.lemma(verb))) return [];
  const on = tree.childrenBy(verb, 'obl', 'advcl', 'ccomp').filter((o) => o > verb);
  for (const o of on) {
    const clause = isVerbal(tree, o) ? o : tree.childrenBy(o, 'acl', 'advcl').find((c) => isVerbal(tree, c));
    if (clause === undefined) continue;
    // "depends on | the army | not advancing": its doer may hang on the verb beside it.
    const doer = on.find((n) => n < clause && tree.marker(n) === 'on' && tree.upos(n) !== 'VERB');
    const own = clause === o && doer === undefined ? askedOf(ctx, clause, parties) : [];
    const asked = own.length > 0 ? own : partiesAmong(ctx, [doer ?? o], parties);
    const party = asked[0];
    if (asked.length !== 1 || !party) continue;
    const core = mentions.find((m) => m.how === 'deed' && m.kind === 'ceasefire');
    const giver = core === undefined ? [] : partiesAmong(ctx, doers(tree, core.head), parties);
    const negated = tree.negations(clause).filter((n) => n < clause);
    const words = [...negated, ...deed(tree, clause)].filter((w, k, l) => l.indexOf(w) === k).sort((a, b) => a - b);
    const condition = { party, undertaking: words, head: clause, rule: 'term/dependence', at: verb };
    if (core === undefined || giver.length !== 1 || isSameSide(giver[0]!, party))
      return [{ ...condition, inReturnFor: null }];
    return [
      {
        party: giver[0]!,
        undertaking: deed(tree, core.head),
        head: core.head,
        inReturnFor: 1,
        rule: 'term/dependence',
        at: verb,
      },
      { ...condition, inReturnFor: 0 },
    ];
  }
  return [];
}
