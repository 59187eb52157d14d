/**
 * "X in exchange for Y", and "in return", where it looks back at what was just said: two terms, each for the other.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import {
  agents,
  isPassiveParticiple,
  NONE,
  nounPhrase,
  obliques,
  surfaceSubject,
  type Tree,
  trimPunctuation,
} from '../syntax/index.js';
import { categoryOf } from './category.js';
import { deed } from './deed.js';
import { offers, terms } from './lexicon.js';
import { isSameSide, type Parties, partiesAmong, sideFor } from './party.js';
import { doers, isVerbal } from './predicate.js';
import type { TermDraft } from './terms.js';

export function exchanges(ctx: ReadingContext, parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  for (const w of tree.doc.words) {
    const i = w.index;
    if (!terms.returns.includes(tree.form(i)) || tree.form(i - 1) !== 'in') continue;
    const draft = tree.form(i + 1) === 'for' ? bothGiven(ctx, i, parties) : lookingBack(ctx, i, parties);
    if (draft) out.push(draft);
  }
  return out;
}

function bothGiven(ctx: ReadingContext, i: number, parties: Parties): TermDraft[] | null {
  const { tree } = ctx;
  const forWord = i + 1;
  const asked = tree.head(forWord) === i ? tree.child(i, 'nmod', 'acl', 'advcl') : tree.head(forWord);
  const given = givenSide(tree, i, asked);
  if (given === NONE || asked === NONE || asked < 0 || given === asked) return null;
  const right = sideOf(ctx, asked, new Set([forWord]));
  const exclude = new Set([i - 1, i, forWord, ...tree.subtree(asked), ...right.words]);
  // "In return for Y, X will …": what is given comes behind.
  const left = sideOf(ctx, given, exclude);
  const [a, b] = completed(ctx, left, right, parties);
  if (!a || !b || a.id === b.id || left.words.length === 0) return null;
  return [
    { party: a, undertaking: left.words, head: left.head, inReturnFor: 1, rule: 'term/exchange', at: given },
    { party: b, undertaking: right.words, head: right.head, inReturnFor: 0, rule: 'term/exchange', at: given },
  ];
}

/**
 * "The rebels are to store their arms, and the army will in return move its troops": a deed that answers the one before,
 * in the same sentence or the last one; "It asked X, in return, to halt fire": one that is asked for.
 */
function lookingBack(ctx: ReadingContext, i: number, parties: Parties): TermDraft[] | null {
  const { tree } = ctx;
  const clause = tree.clauseOf(i);
  const above = isVerbal(tree, clause) ? clause : tree.clauseOf(tree.head(i) >= 0 ? tree.head(i) : i);
  // "will in return move": whatever the parser makes of it, it belongs to the verb that it stands in front of.
  const verb = i + 1 < tree.sentenceOf(i).last && isVerbal(tree, i + 1) ? i + 1 : above;
  if (!isVerbal(tree, verb)) return null;
  const asking = terms.asks.includes(tree.lemma(verb));
  const deeds = asking ? tree.childrenBy(verb, 'xcomp', 'ccomp', 'advcl', 'obj') : [promised(tree, verb)];
  const head = deeds.find((d) => isVerbal(tree, d) && categoryOf(tree, d, tree.subtree(d)) !== null);
  if (head === undefined) return null;
  const asked = asking
    ? partiesAmong(
        ctx,
        tree.childrenBy(verb, 'obj', 'iobj', 'obl').flatMap((o) => tree.conjuncts(o)),
        parties,
      )
    : partiesAmong(ctx, doers(tree, head), parties);
  const party = asked[0];
  if (!party || asked.length !== 1) return null;
  const drop = new Set([i - 1, i]);
  const all = [
    head,
    ...tree.childrenBy(head, 'conj').filter((c) => isVerbal(tree, c) && tree.child(c, 'nsubj') === NONE),
  ];
  const before = precedingDeed(ctx, verb, i, party, parties);
  const out: TermDraft[] = [];
  if (before) out.push({ ...before, inReturnFor: 1, rule: 'term/in-return' });
  for (const d of all)
    out.push({
      party,
      undertaking: deed(tree, d, drop),
      head: d,
      inReturnFor: before ? 0 : null,
      rule: 'term/in-return',
      at: verb,
    });
  return out;
}

function promised(tree: Tree, verb: number): number {
  const x = tree.childrenBy(verb, 'xcomp', 'ccomp').find((c) => isVerbal(tree, c));
  return x !== undefined &&
    !['move', 'let', 'help'].includes(tree.lemma(verb)) &&
    categoryOf(tree, x, tree.subtree(x)) !== null
    ? x
    : verb;
}

/** The last deed of the other side before a word, no further back than the sentence before. */
function precedingDeed(
  ctx: ReadingContext,
  verb: number,
  i: number,
  party: Player,
  parties: Parties,
): TermDraft | null {
  const { tree } = ctx;
  const here = tree.sentenceOf(i);
  const first = tree.doc.sentences[Math.max(0, here.index - 1)]!.first;
  for (let v = Math.min(verb, i) - 1; v >= first; v--) {
    if (!isVerbal(tree, v) || tree.negations(v).length > 0) continue;
    const head = promised(tree, v);
    if (categoryOf(tree, head, tree.subtree(head)) === null || terms.asks.includes(tree.lemma(v))) continue;
    const who = partiesAmong(ctx, doers(tree, head), parties);
    const giver = who[0];
    if (who.length !== 1 || !giver || isSameSide(giver, party)) continue;
    return { party: giver, undertaking: deed(tree, head), head, inReturnFor: null, rule: 'term/in-return', at: v };
  }
  return null;
}

/** What "in exchange for" hangs on: the noun given, or the verb whose object it is. */
function givenSide(tree: Tree, exchange: number, asked: number): number {
  let h = tree.head(exchange);
  if (tree.is(exchange, 'fixed') && h >= 0) h = tree.head(h);
  if (h === asked && h >= 0) h = tree.head(h);
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
      .concat(
        'be',
        'offer',
        'propose',
        'give',
        'get',
        'receive',
        'involve',
        'mean',
        'make',
        'demand',
        'want',
        'promise',
      )
      .includes(tree.lemma(h))
  ) {
    const objects = tree.childrenBy(h, 'obj', 'xcomp', 'ccomp');
    const object = objects.at(-1);
    if (object !== undefined) return object;
  }
  return h;
}

interface Side {
  readonly party: Player | null;
  readonly words: number[];
  /** The predicate or noun that says what is done. */
  readonly head: number;
}

function sideOf(ctx: ReadingContext, head: number, exclude: ReadonlySet<number>): Side {
  const { tree, cast } = ctx;
  if (isVerbal(tree, head) || tree.upos(head) === 'AUX') {
    const passive = tree.isPassive(head);
    const subject = passive ? (agents(tree, head)[0] ?? NONE) : surfaceSubject(tree, head);
    return { party: subject === NONE ? null : cast.at(subject), words: deed(tree, head, exclude), head };
  }
  // "for Hamas militants halting their attacks": the participle is the deed, its noun the party.
  const next = Math.max(...nounPhrase(tree, head, { apposition: false })) + 1;
  const participle =
    tree
      .childrenBy(head, 'acl')
      .find(
        (a) =>
          !exclude.has(a) && tree.upos(a) === 'VERB' && !isPassiveParticiple(tree, a) && tree.child(a, 'mark') === NONE,
      ) ??
    // … and stands right behind it, wherever the parser hung it.
    (next < tree.sentenceOf(head).last &&
    !exclude.has(next) &&
    tree.word(next).xpos === 'VBG' &&
    tree.upos(next) === 'VERB'
      ? next
      : undefined);
  if (participle !== undefined)
    return { party: cast.at(head), words: deed(tree, participle, exclude), head: participle };
  // "for a pledge by X not to lay mines": the pledge is what is pledged.
  if (['pledge', 'promise', 'commitment', 'undertaking', 'vow'].includes(tree.lemma(head))) {
    const what = tree.childrenBy(head, 'acl', 'xcomp', 'ccomp').find((a) => isVerbal(tree, a));
    const inner = what ?? tree.subtree(head).find((a) => a > head && isVerbal(tree, a));
    if (inner !== undefined)
      return {
        party: cast.ownerOf(head) ?? ownerBelow(ctx, head),
        words: [...tree.negations(inner), ...deed(tree, inner, exclude)]
          .sort((x, y) => x - y)
          .filter((x, k, l) => l.indexOf(x) === k),
        head: inner,
      };
  }
  const words = nounPhrase(tree, head).filter((w) => !exclude.has(w));
  return { party: ownerBelow(ctx, head) ?? cast.ownerOf(head), words: trimPunctuation(tree, words), head };
}

/** "more Israeli flexibility", "the release of soldiers held by the rebels": an owner anywhere close in the phrase. */
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
  const of = obliques(tree, head, 'of', 'to', 'in');
  for (const o of of) {
    const holder = tree.childrenBy(o, 'acl').flatMap((a) => obliques(tree, a, 'by'))[0];
    const p = holder === undefined ? null : cast.at(holder);
    if (p) return p;
    const owner = tree
      .childrenBy(o, 'nmod:poss', 'amod', 'compound')
      .map((c) => cast.at(c))
      .find((q) => q !== null);
    if (owner && owner.kind !== 'place') return owner;
  }
  return null;
}

function completed(ctx: ReadingContext, left: Side, right: Side, parties: Parties): [Player | null, Player | null] {
  const { tree } = ctx;
  const other = (p: Player | null) => parties.sides.filter((s) => p === null || !isSameSide(s, p));
  // "Eritrean troops" act for the side they belong to; a body of states or a place undertakes nothing.
  const side = (p: Player | null) =>
    p === null
      ? null
      : (sideFor(p, parties) ?? (p.kind === 'place' || p.kind === 'outlet' || p.codes.country === 'IGO' ? null : p));
  let a = side(left.party);
  const b = side(right.party);
  // What nobody is said to own is given by whoever offers it.
  if (a === null && !isVerbal(tree, left.head)) {
    const verb = tree.head(left.head);
    if (verb >= 0 && isVerbal(tree, verb)) a = partiesAmong(ctx, doers(tree, verb), parties)[0] ?? null;
  }
  const x = a ?? (b && other(b).length === 1 ? other(b)[0]! : null);
  const y = b ?? (x && other(x).length === 1 ? other(x)[0]! : null);
  return [x, y];
}
