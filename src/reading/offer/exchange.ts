/**
 * "X in exchange for Y": two terms, each in return for the other.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import {
  isPassiveParticiple,
  NONE,
  nounPhrase,
  obliques,
  surfaceSubject,
  type Tree,
  trimPunctuation,
} from '../syntax/index.js';
import { deed } from './deed.js';
import { offers } from './lexicon.js';
import { type Parties, sideFor } from './party.js';
import type { TermDraft } from './terms.js';

export function exchanges(ctx: ReadingContext, parties: Parties): TermDraft[][] {
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
  const next = Math.max(...nounPhrase(tree, head, { apposition: false })) + 1;
  const participle =
    tree.childrenBy(head, 'acl').find((a) => tree.upos(a) === 'VERB' && !isPassiveParticiple(tree, a)) ??
    // … and stands right behind it, wherever the parser hung it.
    (next < tree.sentenceOf(head).last && tree.word(next).xpos === 'VBG' && tree.upos(next) === 'VERB'
      ? next
      : undefined);
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
  _parties: Parties,
  other: (p: Player | null) => Player[],
): [Player | null, Player | null] {
  const a = left ?? (right && other(right).length === 1 ? other(right)[0]! : null);
  const b = right ?? (a && other(a).length === 1 ? other(a)[0]! : null);
  return [a, b];
}
