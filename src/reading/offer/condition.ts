/**
 * "We shall prolong it if they lift the embargo": a term under the condition of another.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, NONE, nounPhrase, obliques, surfaceSubject, type Tree, trimPunctuation } from '../syntax/index.js';
import { categoryOf } from './category.js';
import { deed, isConditional, isConditionMark } from './deed.js';
import { isAct, offers, openings, terms } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { isSameSide, opposed, type Parties, partiesAmong } from './party.js';
import { commitment, doers, isBound, isVerbal } from './predicate.js';
import { bodyBehind } from './spoken.js';
import type { TermDraft } from './terms.js';
import { isCeasing } from './truce-deed.js';

export function conditions(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const heads = new Set(mentions.map((m) => m.head));
  const nouns = new Set(mentions.filter((m) => m.how === 'noun').map((m) => m.head));
  for (const w of tree.doc.words) {
    const m = w.index;
    if (!isVerbal(tree, m) && w.upos !== 'ADJ') continue;
    for (const c of conditionClauses(tree, m)) {
      if (isUrged(ctx, m, parties)) continue;
      const deeds = mainDeeds(tree, m, heads);
      const doing = deeds.flatMap((d) => {
        const own = doers(tree, tree.upos(d) === 'NOUN' ? m : d);
        return own.length > 0 ? own : doers(tree, m);
      });
      const named = partiesAmong(ctx, [...new Set(doing)], parties);
      const speaker = bodyBehind(ctx, ctx.voices.at(m));
      const giver =
        named.length > 0 || !isConceivable(tree, m) ? named : parties.sides.filter((p) => p.id === speaker?.id);
      const asked = askedOf(ctx, c, parties);
      const other = asked.length === 0 && tree.isPassive(c) ? otherSide(giver, parties) : asked;
      if (giver.length !== 1 || other.length !== 1 || isSameSide(giver[0]!, other[0]!)) continue;
      // "offered a truce if they withdrew", "a truce was conceivable if …": the truce itself is given.
      const given = tree.childrenBy(m, 'obj', 'nsubj', 'nsubj:pass').filter((o) => nouns.has(o));
      const held = given.length > 0 && deeds.every((d) => d === m) && holdsOut(tree, m);
      const undertaken = held
        ? given
        : deeds.filter((d) => (isUndertaking(tree, d, heads) && tree.negations(d).length === 0) || isForgone(tree, d));
      const head = undertaken[0];
      if (head === undefined) continue;
      // "accepted on condition that they left": what is asked of them; the acceptance itself is an answer.
      if (isGivenAnswer(tree, head)) {
        out.push([
          {
            party: other[0]!,
            undertaking: conditionWords(tree, c),
            head: c,
            inReturnFor: null,
            rule: 'term/condition',
            at: m,
          },
        ]);
        continue;
      }
      out.push([
        { party: giver[0]!, undertaking: termWords(tree, head), head, inReturnFor: 1, rule: 'term/condition', at: m },
        {
          party: other[0]!,
          undertaking: conditionWords(tree, c),
          head: c,
          inReturnFor: 0,
          rule: 'term/condition',
          at: m,
        },
        ...undertaken.slice(1).map((d) => ({
          party: giver[0]!,
          undertaking: termWords(tree, d),
          head: d,
          inReturnFor: 1,
          rule: 'term/condition',
          at: m,
        })),
        ...tree
          .childrenBy(c, 'conj')
          .filter(
            (d) =>
              isVerbal(tree, d) && agents(tree, d).length > 0 && surfaceSubject(tree, d) === surfaceSubject(tree, c),
          )
          .map((d) => ({
            party: other[0]!,
            undertaking: conditionWords(tree, d),
            head: d,
            inReturnFor: 0,
            rule: 'term/condition',
            at: m,
          })),
      ]);
    }
  }
  if (out.length === 0) out.push(...byOrder(ctx, heads, parties));
  return out;
}

/** "…, provided that X did not enter its camps": the deed before the conjunction and the clause behind it, as they stand. */
function byOrder(ctx: ReadingContext, truces: ReadonlySet<number>, parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  for (const { index: k } of tree.doc.words) {
    if (!isConditionMark(tree, k) && !(tree.form(k) === 'condition' && tree.form(k - 1) === 'on')) continue;
    const { first, last } = tree.sentenceOf(k);
    const before = range(first, k).findLast(
      (v) =>
        isVerbal(tree, v) &&
        isUndertaking(tree, v, truces) &&
        tree.negations(v).length === 0 &&
        doers(tree, v).length > 0,
    );
    const after = range(k + 1, last).find((v) => isVerbal(tree, v) && agents(tree, v).length > 0);
    if (before === undefined || after === undefined || isUrged(ctx, before, parties)) continue;
    const giver = partiesAmong(ctx, doers(tree, before), parties);
    const asked = askedOf(ctx, after, parties);
    if (giver.length !== 1 || asked.length !== 1 || isSameSide(giver[0]!, asked[0]!)) continue;
    const tail = new Set(range(k, last));
    if (isGivenAnswer(tree, before)) {
      const condition = { undertaking: conditionWords(tree, after), head: after, inReturnFor: null };
      out.push([{ party: asked[0]!, ...condition, rule: 'term/condition', at: before }]);
      continue;
    }
    out.push([
      {
        party: giver[0]!,
        undertaking: deed(tree, before).filter((w) => !tail.has(w)),
        head: before,
        inReturnFor: 1,
        rule: 'term/condition',
        at: before,
      },
      {
        party: asked[0]!,
        undertaking: conditionWords(tree, after),
        head: after,
        inReturnFor: 0,
        rule: 'term/condition',
        at: before,
      },
    ]);
  }
  return out;
}

/** Who must act under a condition: a party, or another body that can fight, which the condition makes one. */
export function askedOf(ctx: ReadingContext, clause: number, parties: Parties): Player[] {
  const who = agents(ctx.tree, clause);
  const known = partiesAmong(ctx, who, parties);
  if (known.length > 0) return known;
  return who
    .flatMap((w) => [...ctx.cast.allAt(w)])
    .filter(
      (p) =>
        p.named && (['state', 'government', 'military', 'armed-group'].includes(p.kind) || p.codes.country === 'IGO'),
    );
}

/** The clauses that a deed is made to depend on, by the tree or by the order of words. */
export function conditionsOf(tree: Tree, m: number): number[] {
  const found = conditionClauses(tree, m);
  if (found.length > 0) return found;
  const { last } = tree.sentenceOf(m);
  const mark = range(m + 1, last).find((k) => isConditionMark(tree, k));
  const after =
    mark === undefined ? undefined : range(mark + 1, last).find((v) => isVerbal(tree, v) && agents(tree, v).length > 0);
  return after === undefined ? [] : [after];
}

/** "the bishops urged the government to stop as long as …": what a third party calls for is no bargain of the parties. */
function isUrged(ctx: ReadingContext, m: number, parties: Parties): boolean {
  const { tree } = ctx;
  const head = tree.head(m);
  if (head < 0 || !tree.is(m, 'xcomp', 'ccomp') || !terms.asks.includes(tree.lemma(head))) return false;
  return partiesAmong(ctx, agents(tree, head), parties).length === 0;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}

function otherSide(giver: readonly { readonly id: string }[], parties: Parties) {
  const rest = opposed(parties).filter((s) => !giver.some((g) => g.id === s.id));
  return rest.length === 1 ? rest : [];
}

/** What is done under the condition: the verb itself or what it promises ("offered to pull back if", "is ready to stop if"). */
function mainDeeds(tree: Tree, m: number, truces: ReadonlySet<number>): number[] {
  // "offered an amnesty and a truce if they disarmed": what goes with the truce; "a truce during which its troops would stay …"
  if (isAct(tree, m, 'offer', 'agree', 'declare') && tree.subtree(m).some((w) => truces.has(w))) {
    const inside = tree
      .subtree(m)
      .filter((w) => truces.has(w))
      .flatMap((t) => tree.childrenBy(t, 'acl'))
      .filter((c) => isVerbal(tree, c) && isBound(tree, c));
    const beside = tree
      .childrenBy(m, 'obj')
      .flatMap((o) => [...tree.conjuncts(o), ...tree.subtree(o).filter((w) => tree.is(w, 'appos'))])
      .filter((o) => !truces.has(o) && tree.upos(o) === 'NOUN' && categoryOf(tree, o, tree.subtree(o)) !== null);
    if (inside.length + beside.length > 0) return [...beside, ...inside];
  }
  const promised = tree.childrenBy(m, 'xcomp', 'csubj').filter((x) => isVerbal(tree, x));
  const objects = tree.childrenBy(m, 'obj').filter((o) => truces.has(o));
  if (
    (['agree', 'promise', 'pledge', 'vow', 'undertake'].includes(tree.lemma(m)) ||
      openings.weighing.includes(tree.lemma(m))) &&
    objects.length === 0 &&
    promised.length > 0
  )
    return promised.flatMap((x) => [x, ...siblings(tree, x)]);
  if (tree.upos(m) === 'ADJ' && promised.length > 0) return promised.flatMap((x) => [x, ...siblings(tree, x)]);
  return [m, ...siblings(tree, m)];
}

function siblings(tree: Tree, v: number): number[] {
  return tree.childrenBy(v, 'conj').filter((c) => isVerbal(tree, c) && tree.child(c, 'nsubj') === NONE);
}

function conditionClauses(tree: Tree, m: number): number[] {
  const out = tree.childrenBy(m, 'advcl', 'ccomp').filter((c) => isConditional(tree, c) && isVerbal(tree, c));
  // "as long as": parsers hang the clause on the adverb.
  for (const adverb of tree.childrenBy(m, 'advmod').flatMap((a) => [a, ...tree.childrenBy(a, 'advmod')]))
    out.push(...tree.childrenBy(adverb, 'advcl').filter((c) => isVerbal(tree, c)));
  for (const x of tree.childrenBy(m, 'xcomp', 'obj'))
    for (const adverb of tree.childrenBy(x, 'advmod'))
      if (['long', 'soon'].includes(tree.form(adverb)))
        out.push(...tree.childrenBy(adverb, 'advcl').filter((c) => isVerbal(tree, c)));
  // "on condition that the rebels do the same"
  for (const o of obliques(tree, m, 'on'))
    if (terms.conditionNouns.includes(tree.lemma(o))) out.push(...tree.childrenBy(o, 'acl', 'ccomp'));
  // The clause may hang on the infinitive, on one below that ("is ready to stop fighting if …") or the object.
  const infinitives = tree.childrenBy(m, 'xcomp', 'ccomp', 'csubj');
  for (const x of [...infinitives, ...infinitives.flatMap((i) => tree.childrenBy(i, 'xcomp'))])
    if (tree.child(x, 'nsubj') === NONE)
      out.push(
        ...tree
          .childrenBy(x, 'advcl')
          .filter((c) => isConditional(tree, c) && isVerbal(tree, c))
          .filter(
            () =>
              !isVerbal(tree, x) ||
              isCeasing(tree, m) ||
              ['offer', 'agree', 'promise', 'pledge', 'propose'].includes(tree.lemma(m)),
          ),
      );
  return [...new Set(out)];
}

function isUndertaking(tree: Tree, m: number, truces: ReadonlySet<number>): boolean {
  if (
    isCeasing(tree, m) ||
    ['accept', 'agree', 'comply', 'do', 'reciprocate', 'observe', 'respect', 'join'].includes(tree.lemma(m))
  )
    return true;
  if (categoryOf(tree, m, tree.subtree(m)) !== null) return true;
  const object = tree.child(m, 'obj');
  return object !== NONE && truces.has(object) && ['prolong', 'extend', 'accept', 'renew'].includes(tree.lemma(m));
}

/** "accepted", "has agreed": said already, not what would be done. */
function isGivenAnswer(tree: Tree, head: number): boolean {
  if (!['accept', 'agree', 'approve', 'endorse', 'welcome'].includes(tree.lemma(head))) return false;
  const aux = tree.childrenBy(head, 'aux').map((a) => tree.lemma(a));
  return tree.word(head).xpos === 'VBD' || (aux.includes('have') && !aux.includes('would') && !aux.includes('will'));
}

/** "promised not to fire on the village": a deed that is left undone. */
function isForgone(tree: Tree, m: number): boolean {
  return offers.forgoing.includes(tree.lemma(m)) && tree.negations(m).length > 0 && commitment(tree, m) !== NONE;
}

function isConceivable(tree: Tree, m: number): boolean {
  return openings.conceivable.includes(tree.form(m));
}

function holdsOut(tree: Tree, m: number): boolean {
  return isConceivable(tree, m) || isAct(tree, m, 'offer', 'declare');
}

function termWords(tree: Tree, m: number): number[] {
  if (isForgone(tree, m))
    return [...tree.negations(m).filter((n) => n < m), ...deed(tree, m)]
      .filter((w, k, l) => l.indexOf(w) === k)
      .sort((a, b) => a - b);
  if (tree.upos(m) === 'NOUN') return trimPunctuation(tree, nounPhrase(tree, m, { apposition: false }));
  return deed(tree, m);
}

function conditionWords(tree: Tree, c: number): number[] {
  return tree.isPassive(c) ? tree.subtree(c).filter((w) => !tree.is(w, 'mark') || tree.head(w) !== c) : deed(tree, c);
}
