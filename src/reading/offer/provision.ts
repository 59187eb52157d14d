/**
 * What the deal itself lays down: "under the accord both sides must pull back", "the accord commits the rebels to confine
 * their men to camps", "a truce during which X would free captives", "it provides for a withdrawal of foreign troops".
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import {
  agents,
  isPassiveParticiple,
  NONE,
  nounPhrase,
  obliques,
  patients,
  type Tree,
  trimPunctuation,
} from '../syntax/index.js';
import { categoryOf } from './category.js';
import { deed } from './deed.js';
import { actOfNoun, acts, offers, terms } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { isSameSide, opposed, type Parties, partiesAmong } from './party.js';
import { isBound, isVerbal } from './predicate.js';
import type { TermDraft } from './terms.js';
import { isCeasing } from './truce-deed.js';

export function provisions(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const heads = new Set(mentions.filter((m) => !m.earlier).map((m) => m.head));
  const out: TermDraft[][] = [];
  for (const w of tree.doc.words) {
    const v = w.index;
    if (!isVerbal(tree, v)) continue;
    if (isUnder(tree, v, heads)) for (const d of sequence(tree, v)) out.push(...bound(ctx, d, parties));
    else if (isSequel(tree, v, heads)) out.push(...bound(ctx, v, parties));
    else if (isProvider(tree, v, heads)) out.push(...provided(ctx, v, parties));
  }
  return out;
}

/** "Under the deal …", "under its terms", "under it", "a truce during which …", "as part of the accord". */
function isUnder(tree: Tree, v: number, heads: ReadonlySet<number>): boolean {
  const is = (o: number) =>
    heads.has(o) ||
    (tree.upos(o) === 'PRON' && ['it', 'which'].includes(tree.form(o))) ||
    (['term', 'condition', 'provision'].includes(tree.lemma(o)) &&
      tree.children(o).some((c) => tree.is(c, 'nmod:poss', 'nmod', 'det'))) ||
    (offers.agreementNouns.concat(offers.containers).includes(tree.lemma(o)) && heads.size > 0);
  if (obliques(tree, v, 'under').some(is)) return true;
  return (
    obliques(tree, v, 'during', 'under', 'by', 'in').some((o) => tree.form(o) === 'which') &&
    tree.is(v, 'acl') &&
    tree.head(v) >= 0 &&
    [tree.head(v), ...tree.ancestors(tree.head(v))].some((h) => heads.has(h))
  );
}

/** "Under the deal … . All prisoners are to be exchanged.": a passive with no doer goes on with what is laid down. */
function isSequel(tree: Tree, v: number, heads: ReadonlySet<number>): boolean {
  if (!tree.is(v, 'root') || !tree.isPassive(v) || !isBound(tree, v) || agents(tree, v).length > 0) return false;
  if (categoryOf(tree, v, tree.subtree(v)) === null) return false;
  const before = tree.doc.sentences[tree.word(v).sentence - 1];
  if (!before) return false;
  for (let w = before.first; w < before.last; w++) if (isVerbal(tree, w) && isUnder(tree, w, heads)) return true;
  return false;
}

/** A clause and those coordinated with it, each with its own subject or the first one's. */
function sequence(tree: Tree, v: number): number[] {
  return [v, ...tree.childrenBy(v, 'conj', 'parataxis').filter((k) => isVerbal(tree, k))];
}

function bound(ctx: ReadingContext, v: number, parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  for (const act of obliged(tree, v)) {
    // "Under it X would mediate" tells who stands between the parties and binds none of them.
    if (acts.mediating.includes(tree.lemma(act))) continue;
    const passive = tree.isPassive(act);
    // "will cease hostilities under an accord": the truce itself.
    if (isCeasing(tree, act) && partiesAmong(ctx, agents(tree, act), parties).length !== 1) continue;
    const who = partiesAmong(ctx, agents(tree, act), parties);
    const all = who.length > 0 ? who : passive ? opposed(parties) : crowd(ctx, act);
    out.push(entered(ctx, act, all, v, 'term/obligation'));
  }
  return out;
}

function entered(ctx: ReadingContext, act: number, who: readonly Player[], at: number, rule: string): TermDraft[] {
  const { tree } = ctx;
  return who.map((party) => ({
    party,
    undertaking: tree.isPassive(act) ? passiveWords(tree, act) : deed(tree, act),
    head: act,
    inReturnFor: null,
    rule,
    at,
  }));
}

/** The same, of words before a place in the text. */
function enteredUpTo(end: number | undefined, ...args: Parameters<typeof entered>): TermDraft[] {
  const drafts = entered(...args);
  if (end === undefined || args[1] > end) return drafts;
  return drafts.map((d) => ({ ...d, undertaking: d.undertaking.filter((w) => w < end) }));
}

function passiveWords(tree: Tree, act: number): number[] {
  return trimPunctuation(
    tree,
    tree.subtree(
      act,
      (c) =>
        tree.is(c, 'mark', 'cc', 'conj', 'parataxis', 'advcl') || (tree.is(c, 'obl') && tree.marker(c) === 'under'),
    ),
  );
}

/** An unnamed body of fighters may be bound as well ("the militias", "armed groups"). */
function crowd(ctx: ReadingContext, act: number): Player[] {
  return agents(ctx.tree, act)
    .flatMap((w) => [...ctx.cast.allAt(w)])
    .filter((p) => p.kind === 'armed-group' || p.kind === 'military');
}

/** The deed behind "must", "are to", "would": the verb itself or its infinitive. */
function obliged(tree: Tree, v: number): number[] {
  if (isBound(tree, v)) return [v];
  const x = tree.child(v, 'xcomp', 'ccomp');
  if (x !== NONE && ['be', 'have', 'agree', 'undertake', 'require', 'promise', 'pledge'].includes(tree.lemma(v)))
    return [x, ...tree.childrenBy(x, 'conj')];
  return [];
}

/** The accord, the plan, its terms: the subject of a verb of laying down. */
function isProvider(tree: Tree, v: number, heads: ReadonlySet<number>): boolean {
  if (!terms.provides.includes(tree.lemma(v)) || tree.negations(v).length > 0) return false;
  const subjects =
    tree.is(v, 'acl') &&
    (tree.child(v, 'nsubj') === NONE || agents(tree, v).includes(tree.head(v))) &&
    !isPassiveParticiple(tree, v)
      ? [tree.head(v)]
      : agents(tree, v);
  return subjects.some(
    (s) =>
      s >= 0 &&
      (heads.has(s) ||
        offers.agreementNouns.includes(tree.lemma(s)) ||
        ['term', 'text', 'clause'].includes(tree.lemma(s)) ||
        (actOfNoun(tree, s) === 'offer' && heads.size > 0) ||
        (tree.form(s) === 'it' &&
          heads.size > 0 &&
          ['oblige', 'commit', 'provide', 'require', 'bind'].includes(tree.lemma(v)))),
  );
}

function provided(ctx: ReadingContext, v: number, parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const lemma = tree.lemma(v);
  // "the rebels must withdraw, the accord stipulates"
  for (const c of tree.childrenBy(v, 'ccomp').flatMap((k) => [k, ...tree.childrenBy(k, 'conj')]))
    if (isVerbal(tree, c) && isBound(tree, c)) out.push(...bound(ctx, c, parties));
  // "obliges X and Y to free prisoners and to stop …"
  if (terms.objectControl.includes(lemma)) {
    const objects = tree.childrenBy(v, 'obj', 'iobj').flatMap((o) => tree.conjuncts(o));
    const who = partiesAmong(ctx, objects, parties);
    const deeds = [
      ...tree.childrenBy(v, 'xcomp', 'ccomp', 'advcl', 'obl', 'conj'),
      ...objects.flatMap((o) => tree.childrenBy(o, 'acl', 'nmod')),
    ].flatMap((d) => [d, ...tree.childrenBy(d, 'conj')]);
    const verbs = deeds.filter(
      (d) =>
        (isVerbal(tree, d) || tree.marker(d) === 'from') &&
        tree.child(d, 'nsubj') === NONE &&
        categoryOf(tree, d, tree.subtree(d)) !== null,
    );
    const gapped = secondObject(ctx, v, parties);
    if (gapped) out.push(entered(ctx, gapped.deed, [gapped.party], v, 'term/provision'));
    for (const d of verbs)
      out.push(
        enteredUpTo(
          gapped?.from,
          ctx,
          d,
          who.length > 0
            ? who
            : objects
                .flatMap((o) => [...ctx.cast.allAt(o)])
                .filter((p) => p.kind === 'armed-group' || p.kind === 'military'),
          v,
          'term/provision',
        ),
      );
    if (verbs.length > 0) return out;
  }
  // "would see hostages freed by X"
  if (lemma === 'see')
    for (const o of tree.childrenBy(v, 'obj', 'ccomp').flatMap((k) => tree.conjuncts(k)))
      for (const act of [o, ...tree.childrenBy(o, 'acl')].filter((c) => obliques(tree, c, 'by').length > 0)) {
        const who = partiesAmong(
          ctx,
          obliques(tree, act, 'by').flatMap((k) => tree.conjuncts(k)),
          parties,
        );
        const words = tree.subtree(o, (c) => tree.is(c, 'conj', 'cc', 'punct'));
        out.push(
          who.map((party) => ({
            party,
            undertaking: words,
            head: act,
            inReturnFor: null,
            rule: 'term/provision',
            at: v,
          })),
        );
      }
  // "provides for a withdrawal of foreign troops and the disarming of militias"
  const nouns = [...patients(tree, v), ...obliques(tree, v, 'for', 'on', 'to').flatMap((o) => tree.conjuncts(o))];
  for (const n of severally(tree, nouns)) {
    const others = new Set(joinedIn(tree, n).flatMap((o) => tree.subtree(o)));
    const words = trimPunctuation(
      tree,
      upToConjunction(
        tree,
        nounPhrase(tree, n, { apposition: false }).filter((w) => !others.has(w)),
      ),
    );
    const category = categoryOf(tree, n, words);
    if (
      category === null ||
      (category === 'halt-of-fire' && ['truce', 'ceasefire', 'cease-fire', 'cessation'].includes(tree.lemma(n)))
    )
      continue;
    const owner = ownersOf(ctx, n, parties, new Set(words));
    out.push(
      owner.map((party) => ({ party, undertaking: words, head: n, inReturnFor: null, rule: 'term/provision', at: v })),
    );
  }
  return out;
}

/** "commits the rebels to move into zones and | the government to free prisoners": a second object with its own infinitive. */
function secondObject(
  ctx: ReadingContext,
  v: number,
  parties: Parties,
): { party: Player; deed: number; from: number } | null {
  const { tree } = ctx;
  const { last } = tree.sentenceOf(v);
  for (let k = v + 1; k + 2 < last; k++) {
    if (tree.form(k) !== 'and') continue;
    const to = Array.from({ length: Math.min(7, last - k - 1) }, (_, j) => k + 1 + j).find(
      (w) => tree.form(w) === 'to',
    );
    if (to === undefined || to === k + 1 || !isVerbal(tree, to + 1)) continue;
    const between = Array.from({ length: to - k - 1 }, (_, j) => k + 1 + j);
    if (between.some((w) => ['VERB', 'AUX', 'ADP', 'PUNCT'].includes(tree.upos(w)))) continue;
    const who = partiesAmong(ctx, [to - 1], parties);
    if (who.length === 1 && who[0]) return { party: who[0], deed: to + 1, from: k };
  }
  return null;
}

/** Each undertaking of a row, also where it hangs on a noun inside the one before ("forces to their barracks and the withdrawal of …"). */
function severally(tree: Tree, nouns: readonly number[]): number[] {
  const all = nouns.filter((n) => tree.upos(n) === 'NOUN').flatMap((n) => [n, ...joinedIn(tree, n)]);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Nouns of undertakings that are joined to a noun or to one inside its phrase. */
function joinedIn(tree: Tree, n: number): number[] {
  return tree
    .subtree(n, (c) => tree.is(c, 'acl'))
    .filter((w) => w !== n && tree.is(w, 'conj') && tree.upos(w) === 'NOUN')
    .filter((w) => categoryOf(tree, w, tree.subtree(w)) !== null && tree.child(w, 'det', 'amod', 'nmod') !== NONE);
}

/** The words of a phrase without an "and" that is left at its end. */
function upToConjunction(tree: Tree, words: readonly number[]): number[] {
  const out = [...words];
  while (out.length > 1 && ['and', ',', 'as', 'well'].includes(tree.form(out.at(-1)!))) out.pop();
  return out;
}

/** Whose withdrawal, whose weapons: an owner in the phrase; nobody's is everybody's. */
function ownersOf(ctx: ReadingContext, n: number, parties: Parties, words: ReadonlySet<number>): Player[] {
  const { tree } = ctx;
  const inside = tree.subtree(n, (c) => tree.is(c, 'acl')).filter((w) => w !== n && words.has(w));
  const by = obliques(tree, n, 'by').flatMap((o) => tree.conjuncts(o));
  const who = partiesAmong(
    ctx,
    by.length > 0
      ? by
      : inside.filter((w) => ['NOUN', 'PROPN', 'ADJ'].includes(tree.upos(w)) && !ctx.cast.isPlaceUse(w)),
    parties,
  );
  // "Georgian forces": the forces are their state's, where both are meant.
  if (who.length > 0) return who.filter((p) => p.kind !== 'military' || !who.some((q) => q !== p && isSameSide(q, p)));
  // Nobody's disarmament is that of those who are no state.
  if (categoryOf(tree, n, [...words]) === 'disarmament') {
    const groups = parties.sides.filter((p) => p.kind === 'armed-group');
    if (groups.length > 0) return groups;
  }
  // "foreign troops", "militias" bind those they speak of, whom no party may stand for.
  const others = inside.some((w) => tree.is(w, 'amod') && tree.form(w) === 'foreign');
  return others ? [] : [...parties.sides];
}
