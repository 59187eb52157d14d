/**
 * Terms: who must do what, and in return for what. Four constructions carry them in the news: an exchange ("X in
 * exchange for Y"), a condition ("we shall prolong it if they lift the embargo"), an obligation under the deal ("under
 * the accord both sides must pull back") and an order or undertaking ("undertook to withdraw").
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
  surfaceSubject,
  type Tree,
  trimPunctuation,
} from '../syntax/index.js';
import { offers } from './lexicon.js';
import { isCeasing, type TruceMention } from './mention.js';
import { players } from './slots.js';

export interface TermDraft {
  readonly party: Player;
  readonly undertaking: readonly number[];
  /** The predicate or noun that carries it. */
  readonly head: number;
  /** Index of the term it answers, within the same list. */
  readonly inReturnFor: number | null;
  readonly rule: string;
  /** Predicate whose attribution vouches for the term. */
  readonly at: number;
}

export interface Parties {
  readonly sides: readonly Player[];
  is(player: Player): boolean;
}

export function readTerms(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[] {
  const out: TermDraft[] = [];
  const push = (drafts: readonly TermDraft[]) => {
    const base = out.length;
    const fresh = drafts.filter(
      (d) => !out.some((o) => o.party.id === d.party.id && overlap(o.undertaking, d.undertaking)),
    );
    if (fresh.length < drafts.length && drafts.some((d) => d.inReturnFor !== null)) return;
    out.push(...fresh.map((d) => (d.inReturnFor === null ? d : { ...d, inReturnFor: d.inReturnFor + base })));
  };
  for (const d of exchanges(ctx, parties)) push(d);
  for (const d of conditions(ctx, mentions, parties)) push(d);
  for (const d of obligations(ctx, mentions, parties)) push(d);
  for (const d of undertakings(ctx, mentions, parties)) push(d);
  return out;
}

function overlap(a: readonly number[], b: readonly number[]): boolean {
  const set = new Set(a);
  return b.filter((w) => set.has(w)).length >= Math.min(a.length, b.length) / 2;
}

// ---- exchange ----

function exchanges(ctx: ReadingContext, parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  for (const w of tree.doc.words) {
    const i = w.index;
    if (!offers.exchange.includes(tree.form(i)) || tree.form(i - 1 < 0 ? 0 : i - 1) !== 'in') continue;
    const forWord = i + 1 < tree.doc.words.length && tree.form(i + 1) === 'for' ? i + 1 : NONE;
    if (forWord === NONE) continue;
    const given = givenSide(tree, i);
    const asked = tree.head(forWord) === i ? tree.child(i, 'nmod', 'acl', 'advcl') : tree.head(forWord);
    if (given === NONE || asked === NONE || asked < 0 || given === asked) continue;
    const exclude = new Set([i - 1, i, forWord, ...tree.subtree(asked)]);
    const left = sideOf(ctx, given, exclude);
    const right = sideOf(ctx, asked, new Set([forWord]));
    const [a, b] = completed(left, right, parties);
    if (!a || !b || a.id === b.id) continue;
    out.push([
      { party: a, undertaking: left.words, head: given, inReturnFor: 1, rule: 'term/exchange', at: given },
      { party: b, undertaking: right.words, head: asked, inReturnFor: 0, rule: 'term/exchange', at: given },
    ]);
  }
  return out;
}

/** What "in exchange for" hangs on: the noun given, or the verb whose object it is. */
function givenSide(tree: Tree, exchange: number): number {
  let h = tree.head(exchange);
  if (tree.is(exchange, 'fixed') && h >= 0) h = tree.head(h);
  if (h < 0) return NONE;
  while (
    tree.upos(h) === 'NOUN' &&
    tree.is(h, 'nmod', 'conj') &&
    tree.head(h) >= 0 &&
    tree.upos(tree.head(h)) === 'NOUN'
  )
    h = tree.head(h);
  if (
    tree.upos(h) === 'VERB' &&
    offers.including
      .concat('be', 'offer', 'propose', 'give', 'get', 'receive', 'involve', 'mean')
      .includes(tree.lemma(h))
  ) {
    const object = tree.child(h, 'obj', 'xcomp', 'ccomp');
    if (object !== NONE) return object;
  }
  return h;
}

interface Side {
  readonly party: Player | null;
  readonly words: number[];
}

function sideOf(ctx: ReadingContext, head: number, exclude: ReadonlySet<number>): Side {
  const { tree, cast } = ctx;
  if (tree.upos(head) === 'VERB' || tree.upos(head) === 'AUX') {
    const subject = surfaceSubject(tree, head);
    return { party: subject === NONE ? null : cast.at(subject), words: deed(tree, head, exclude) };
  }
  // "for Hamas militants halting their attacks": the participle is the deed, its noun the party.
  const participle = tree.childrenBy(head, 'acl').find((a) => tree.upos(a) === 'VERB' && !isPassiveParticiple(tree, a));
  if (participle !== undefined) return { party: cast.at(head), words: deed(tree, participle, exclude) };
  const words = nounPhrase(tree, head).filter((w) => !exclude.has(w));
  return { party: cast.ownerOf(head) ?? ownerBelow(ctx, head), words: trimPunctuation(tree, words) };
}

/** "more Israeli flexibility", "the release of prisoners by the rebels": an owner anywhere close in the phrase. */
function ownerBelow(ctx: ReadingContext, head: number): Player | null {
  const { tree, cast } = ctx;
  const by = obliques(tree, head, 'by', 'from')[0];
  if (by !== undefined) {
    const p = cast.at(by);
    if (p) return p;
  }
  for (const c of tree.childrenBy(head, 'amod', 'compound', 'nmod:poss')) {
    const p = cast.at(c);
    if (p) return p;
  }
  return null;
}

function completed(left: Side, right: Side, parties: Parties): [Player | null, Player | null] {
  const other = (p: Player | null) => parties.sides.filter((s) => s.id !== p?.id);
  // "Eritrean troops" act for the side they belong to.
  const side = (p: Player | null) => (p === null ? null : (sideFor(p, parties) ?? p));
  return bothSides(side(left.party), side(right.party), parties, other);
}

function bothSides(
  left: Player | null,
  right: Player | null,
  parties: Parties,
  other: (p: Player | null) => Player[],
): [Player | null, Player | null] {
  const a = left ?? (right && other(right).length === 1 ? other(right)[0]! : null);
  const b = right ?? (a && other(a).length === 1 ? other(a)[0]! : null);
  return [a, b];
}

/** The words of a deed without its subject, its marker and its conditions. */
export function deed(tree: Tree, head: number, exclude: ReadonlySet<number> = new Set()): number[] {
  const drop = new Set<number>();
  for (const c of tree.children(head)) {
    const condition =
      tree.is(c, 'advcl') &&
      tree.children(c).some((m) => tree.is(m, 'mark', 'advmod') && offers.conditions.includes(tree.form(m)));
    const coordinated = tree.is(c, 'conj') && (tree.upos(c) === 'VERB' || tree.child(c, 'nsubj') !== NONE);
    if (
      tree.is(c, 'nsubj', 'mark', 'cc', 'parataxis', 'expl') ||
      condition ||
      coordinated ||
      (tree.is(c, 'aux', 'cop') && c < head)
    )
      for (const k of tree.subtree(c)) drop.add(k);
    if (
      tree.is(c, 'obl') &&
      (tree.marker(c) === 'under' || (tree.marker(c) === 'on' && offers.conditionNouns.includes(tree.lemma(c))))
    )
      for (const k of tree.subtree(c)) drop.add(k);
    if (tree.is(c, 'advcl') && !condition && tree.child(c, 'mark') === NONE && c > head)
      for (const k of tree.subtree(c)) drop.add(k);
  }
  const words = tree.subtree(head).filter((w) => !drop.has(w) && !exclude.has(w));
  const at = words.indexOf(head);
  let a = at;
  let b = at;
  while (a > 0 && words[a - 1]! >= words[a]! - 1) a--;
  while (b + 1 < words.length && words[b + 1]! <= words[b]! + 2) b++;
  return trimPunctuation(tree, words.slice(a, b + 1));
}

// ---- condition ----

function conditions(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const heads = new Set(mentions.map((m) => m.head));
  for (const w of tree.doc.words) {
    const m = w.index;
    if (w.upos !== 'VERB' && w.upos !== 'AUX' && w.upos !== 'ADJ') continue;
    for (const c of conditionClauses(tree, m)) {
      const giver = sidesIn(ctx, agents(tree, m), parties);
      const asked = sidesIn(ctx, agents(tree, c).concat(tree.isPassive(c) ? [] : []), parties);
      if (giver.length !== 1 || asked.length !== 1 || giver[0]!.id === asked[0]!.id) continue;
      if (!isUndertaking(tree, m, heads) || tree.negations(m).length > 0) continue;
      out.push([
        { party: giver[0]!, undertaking: deed(tree, m), head: m, inReturnFor: 1, rule: 'term/condition', at: m },
        { party: asked[0]!, undertaking: clauseWords(tree, c), head: c, inReturnFor: 0, rule: 'term/condition', at: m },
      ]);
    }
  }
  return out;
}

function conditionClauses(tree: Tree, m: number): number[] {
  const out: number[] = [];
  for (const c of tree.childrenBy(m, 'advcl'))
    if (
      tree
        .children(c)
        .some(
          (k) =>
            tree.is(k, 'mark', 'advmod') &&
            (offers.conditions.includes(tree.form(k)) || (tree.form(k) === 'after' && isOnlyAfter(tree, k))),
        )
    )
      out.push(c);
  // "on condition that the rebels do the same"
  for (const o of obliques(tree, m, 'on'))
    if (offers.conditionNouns.includes(tree.lemma(o))) out.push(...tree.childrenBy(o, 'acl', 'ccomp'));
  return out;
}

function isOnlyAfter(tree: Tree, mark: number): boolean {
  return mark > 0 && tree.form(mark - 1) === 'only';
}

function isUndertaking(tree: Tree, m: number, truces: ReadonlySet<number>): boolean {
  const lemma = tree.lemma(m);
  if (isCeasing(tree, m) || offers.undertakings.includes(lemma) || offers.observing.includes(lemma)) return true;
  const object = tree.child(m, 'obj');
  return object !== NONE && truces.has(object) && ['prolong', 'extend', 'accept', 'renew'].includes(lemma);
}

function clauseWords(tree: Tree, c: number): number[] {
  return deed(tree, c);
}

// ---- obligation ----

function obligations(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const heads = new Set(mentions.filter((m) => !m.earlier).map((m) => m.head));
  for (const w of tree.doc.words) {
    const v = w.index;
    if (w.upos !== 'VERB') continue;
    const under = obliques(tree, v, 'under').find((o) => heads.has(o) || pronounOf(tree, o));
    if (under === undefined) continue;
    for (const deedHead of [v, ...tree.childrenBy(v, 'conj').filter((k) => tree.upos(k) === 'VERB')]) {
      const acts = obliged(tree, deedHead);
      for (const act of acts) {
        const who = sidesIn(ctx, tree.isPassive(act) ? agents(tree, act) : agents(tree, act), parties);
        const all = who.length > 0 ? who : tree.isPassive(act) ? parties.sides : [];
        out.push(
          all.map((party) => ({
            party,
            undertaking: tree.isPassive(act) ? tree.subtree(act) : deed(tree, act),
            head: act,
            inReturnFor: null,
            rule: 'term/obligation',
            at: v,
          })),
        );
      }
    }
  }
  return out;
}

function pronounOf(tree: Tree, i: number): boolean {
  return tree.upos(i) === 'PRON' && ['it', 'which'].includes(tree.form(i));
}

/** The deed behind "must", "are to", "would": the verb itself or its infinitive. */
function obliged(tree: Tree, v: number): number[] {
  if (tree.children(v).some((c) => tree.is(c, 'aux') && offers.obliges.includes(tree.lemma(c)))) return [v];
  const x = tree.child(v, 'xcomp', 'ccomp');
  if (x !== NONE && ['be', 'have', 'agree', 'undertake', 'require'].includes(tree.lemma(v)))
    return [x, ...tree.childrenBy(x, 'conj')];
  return [];
}

// ---- undertaking and order ----

const CORE = 'core';

function undertakings(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const deeds = new Set(mentions.filter((m) => m.how === 'deed').map((m) => m.head));
  for (const w of tree.doc.words) {
    const v = w.index;
    if (w.upos !== 'VERB') continue;
    const lemma = tree.lemma(v);
    if (
      ['undertake', 'agree', 'promise', 'pledge', 'vow', 'commit'].includes(lemma) &&
      tree.negations(v).length === 0
    ) {
      const who = sidesIn(ctx, agents(tree, v), parties);
      if (who.length === 0) continue;
      for (const x of tree.childrenBy(v, 'xcomp', 'ccomp').flatMap((k) => [k, ...tree.childrenBy(k, 'conj')])) {
        if (
          tree.upos(x) !== 'VERB' ||
          deeds.has(x) ||
          isCeasing(tree, x) ||
          !offers.undertakings.includes(tree.lemma(x))
        )
          continue;
        out.push(
          who.map((party) => ({
            party,
            undertaking: deed(tree, x),
            head: x,
            inReturnFor: null,
            rule: 'term/undertaking',
            at: v,
          })),
        );
      }
    } else if (offers.orders.includes(lemma)) {
      // An army's orders to itself: "had ordered all units to stop", "troops had been told to stay in their bases".
      const x = tree.child(v, 'xcomp');
      if (
        x === NONE ||
        tree.upos(x) !== 'VERB' ||
        !(
          isCeasing(tree, x) ||
          ['stay', 'withdraw', 'hold', 'pull', 'remain', 'stop', 'cease', 'halt'].includes(tree.lemma(x))
        )
      )
        continue;
      const party = commander(ctx, v, parties);
      if (party)
        out.push([{ party, undertaking: deed(tree, x), head: x, inReturnFor: null, rule: 'term/order', at: v }]);
    } else if (
      tree.isPassive(v) &&
      ['ease', 'lift', 'relax', 'remove', 'open', 'reopen'].includes(lemma) &&
      tree.children(v).some((c) => tree.is(c, 'aux') && ['will', 'would', 'shall'].includes(tree.form(c)))
    ) {
      // "limits on fuel would be eased": the side that says so lifts them.
      const speaker = ctx.voices.at(v)?.record.chain.at(-1)?.actor;
      const party = parties.sides.find((p) => p.id === speaker);
      if (party)
        out.push([
          {
            party,
            undertaking: tree.subtree(v).filter((k) => !tree.is(k, 'mark')),
            head: v,
            inReturnFor: null,
            rule: 'term/easing',
            at: v,
          },
        ]);
    }
  }
  // The ceasing itself, where a party says in its own words what it will stop.
  for (const m of mentions) {
    if (m.how !== 'deed' || tree.is(m.head, 'xcomp')) continue;
    const who = sidesIn(ctx, agents(tree, m.head), parties);
    if (who.length === 1)
      out.push(
        who.map((party) => ({
          party,
          undertaking: deed(tree, m.head),
          head: m.head,
          inReturnFor: null,
          rule: `term/${CORE}`,
          at: m.head,
        })),
      );
  }
  return out;
}

/** Who gives an order: its subject's side, or the side whose statement tells of it. */
function commander(ctx: ReadingContext, v: number, parties: Parties): Player | null {
  const { tree } = ctx;
  const who = tree.isPassive(v) ? [] : sidesIn(ctx, agents(tree, v), parties);
  if (who.length === 1) return who[0]!;
  const speaker = ctx.voices.at(v)?.record.chain.at(-1)?.actor;
  const told = players(ctx, patients(tree, v));
  return (
    parties.sides.find((p) => p.id === speaker) ??
    parties.sides.find((p) => told.some((t) => t.affiliation === p.id)) ??
    null
  );
}

/** The parties among some words: themselves, or through the body they belong to; "both sides" are all of them. */
export function sidesIn(ctx: ReadingContext, words: readonly number[], parties: Parties): Player[] {
  const out: Player[] = [];
  const add = (p: Player | undefined) => {
    if (p && !out.some((o) => o.id === p.id)) out.push(p);
  };
  for (const w of words) {
    if (offers.sides.includes(ctx.tree.lemma(w)) && !ctx.cast.at(w)?.named) {
      for (const p of parties.sides) add(p);
      continue;
    }
    for (const p of ctx.cast.allAt(w)) {
      if (parties.is(p)) add(p);
      else add(sideFor(p, parties));
    }
    if (ctx.tree.upos(w) === 'PRON' && ['we', 'i', 'us'].includes(ctx.tree.form(w))) {
      const speaker = ctx.voices.at(w)?.record.chain.at(-1)?.actor;
      add(parties.sides.find((s) => s.id === speaker));
    }
  }
  return out;
}

/** The side that somebody belongs to, speaks for or is the forces of. */
function sideFor(p: Player, parties: Parties): Player | undefined {
  return parties.sides.find(
    (s) =>
      s.id === p.id ||
      p.affiliation === s.id ||
      s.affiliation === p.id ||
      (p.codes.country !== null && p.codes.country === s.codes.country && governs(p, s)),
  );
}

/** A state, its government and its forces are one side of a truce; a group of the same country is another. */
export function governs(a: Player, b: Player): boolean {
  const official = (p: Player) => p.kind === 'state' || p.kind === 'government' || p.kind === 'military';
  return official(a) && official(b);
}
