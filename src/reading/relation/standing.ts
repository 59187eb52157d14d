/**
 * Standing facts that predicates and modifiers state: who backs, leads, governs, owns or lists whom, and who sits where.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { doersAt } from '../event/index.js';
import { agents, NONE, nounPhrase, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import { playerAt, playerIn, type Relations } from './draft.js';
import { type Kind, relationLexicon } from './lexicon.js';

/** Enters the relations that verbs state. */
export function readVerbs(ctx: ReadingContext, out: Relations): void {
  const { tree } = ctx;
  const lexicon = relationLexicon();
  for (const { index: i } of tree.doc.words) {
    if (tree.upos(i) !== 'VERB' || tree.negations(i).length > 0) continue;
    const lemma = tree.lemma(i);
    const standing = isStanding(tree, i);
    if (lexicon.verb('designated-terrorist-by', lemma)) designation(ctx, i, out);
    if (lexicon.verb('located-in', lemma)) seat(ctx, i, out);
    if (
      lexicon.verb('supports', lemma) &&
      (standing || tree.is(i, 'acl', 'advcl', 'ccomp', 'xcomp')) &&
      lemma !== 'arm'
    )
      verbRelation(ctx, i, 'supports', out);
    if (lemma === 'arm') verbRelation(ctx, i, 'supports', out);
    if (lexicon.verb('leader-of', lemma) && standing) verbRelation(ctx, i, 'leader-of', out);
    if (lexicon.verb('governs', lemma) && standing) verbRelation(ctx, i, 'governs', out);
  }
}

/** Present or perfect: a state of things rather than something that happened. */
function isStanding(tree: Tree, i: number): boolean {
  const w = tree.word(i);
  if (w.xpos === 'VBZ' || w.xpos === 'VBP' || w.xpos === 'VBG') return true;
  if (tree.is(i, 'acl')) return true;
  if (tree.isPassive(i))
    return tree.childrenBy(i, 'aux').some((a) => ['is', 'are', "'s"].includes(tree.form(a)) || tree.form(a) === 'been');
  return tree.childrenBy(i, 'aux').some((a) => ['has', 'have'].includes(tree.form(a)));
}

function verbRelation(ctx: ReadingContext, i: number, kind: Kind, out: Relations): void {
  const { tree } = ctx;
  const from = logicalSubjects(ctx, i);
  const to = patients(tree, i)
    .map((p) => playerAt(ctx, p))
    .filter((p) => p !== null);
  for (const a of from)
    for (const b of to) {
      if (kind === 'leader-of' && (a.kind === 'place' || b.kind === 'person' || b.kind === 'place')) continue;
      if (kind === 'governs' && b.kind !== 'place' && b.kind !== 'state') continue;
      if (kind === 'governs' && a.kind === 'place') continue;
      if (kind === 'supports' && (a.kind === 'place' || b.kind === 'place')) continue;
      out.add(kind, a, b, i, clauseWords(tree, i), `relation.${kind}.verb`);
    }
  // "the army is commanded by X and the RSF by Y": the second verb is left out.
  if (kind === 'leader-of' && tree.isPassive(i)) gapped(ctx, i, kind, out);
}

function gapped(ctx: ReadingContext, i: number, kind: Kind, out: Relations): void {
  const { tree } = ctx;
  for (const c of tree.children(i)) {
    if (!tree.is(c, 'conj')) continue;
    const by = [...tree.childrenBy(c, 'orphan', 'nmod', 'obl')].find((o) => tree.markers(o).includes('by'));
    const led = playerAt(ctx, c);
    const leader = by === undefined ? null : playerIn(ctx, by);
    if (led && leader && leader.kind === 'person')
      out.add(kind, leader, led, c, tree.subtree(c), `relation.${kind}.gapped`);
  }
}

function logicalSubjects(ctx: ReadingContext, i: number): Player[] {
  const { tree } = ctx;
  const words = agents(tree, i);
  if (words.length > 0) return words.flatMap((w) => doersAt(ctx, w)).map((f) => f.player);
  // "accuses Iran of arming the rebels"
  const head = tree.head(i);
  if (
    head >= 0 &&
    !tree.isPassive(i) &&
    tree.is(i, 'advcl', 'obl', 'ccomp') &&
    ['accuse', 'suspect', 'charge'].includes(tree.lemma(head))
  )
    return patients(tree, head)
      .map((p) => playerAt(ctx, p))
      .filter((p) => p !== null);
  return [];
}

/** "listed by X as a terrorist organisation", "which X considers a terrorist group". */
function designation(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  const words = tree.subtree(i);
  const terror = words.find((w) => /^terror/.test(tree.form(w)));
  if (terror === undefined) return;
  const by = agents(tree, i)
    .map((a) => playerAt(ctx, a))
    .filter((p) => p !== null);
  const objects = patients(tree, i);
  const from = objects.map((p) => playerAt(ctx, p)).filter((p) => p !== null);
  for (const a of from.filter((p) => p.kind !== 'place' && p.kind !== 'state'))
    for (const b of by)
      out.add('designated-terrorist-by', a, b, i, clauseWords(tree, i), 'relation.designation', sinceOf(tree, i));
}

function sinceOf(tree: Tree, i: number): string | null {
  const year = obliques(tree, i, 'since')
    .map((o) => tree.form(o))
    .find((f) => /^(19|20)\d\d$/.test(f));
  return year ?? null;
}

/** "X, based in Y", "X lives in exile in Y". */
function seat(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  const subject = tree.isPassive(i) || tree.is(i, 'acl') ? patients(tree, i)[0] : surfaceSubject(tree, i);
  const who = subject === undefined || subject === NONE ? null : playerAt(ctx, subject);
  if (!who) return;
  const places = obliques(tree, i, 'in', 'at');
  const nested = places.flatMap((p) => [...obliques(tree, p, 'in'), p]);
  for (const p of nested) {
    const place = placeAt(ctx, p);
    if (!place) continue;
    out.add('located-in', who, place, i, clauseWords(tree, i), 'relation.seat');
    return;
  }
}

/** A place as an actor: of the cast where it knows it. */
export function placeAt(ctx: ReadingContext, word: number): Player | null {
  if (ctx.tree.upos(word) !== 'PROPN') return null;
  return playerAt(ctx, word);
}

/** Enters the relations that compounds and possessors state: "London-based", "Saudi-led", "Houthi-run", "pro-Russian". */
export function readModifiers(ctx: ReadingContext, out: Relations): void {
  const { tree } = ctx;
  const lexicon = relationLexicon();
  for (const { index: i, form } of tree.doc.words) {
    const lower = form.toLowerCase();
    // One token "Saudi-led" or three "Saudi", "-", "led".
    const joined = /^(.+)-([a-z]+)$/.exec(lower);
    const suffix = joined
      ? lexicon.suffix(joined[2]!)
      : i >= 2 && tree.form(i - 1) === '-'
        ? lexicon.suffix(lower)
        : null;
    if (suffix) {
      const other = joined ? playerAt(ctx, i) : playerAt(ctx, i - 2);
      const noun = modified(tree, i);
      const holder = noun === NONE ? null : (apposed(ctx, noun) ?? playerAt(ctx, noun));
      const words = noun === NONE ? [i] : nounPhrase(tree, noun);
      if (suffix === 'located-in') out.add(suffix, holder, other, i, words, 'relation.suffix');
      else if (suffix === 'owned-by') out.add(suffix, holder, other, i, words, 'relation.suffix');
      else if (suffix === 'member-of') out.add(suffix, holder, other, i, words, 'relation.suffix');
      else out.add(suffix, other, holder, i, words, 'relation.suffix');
    }
    const prefixed = /^([a-z]+)-(.+)$/.exec(lower);
    const prefix = prefixed
      ? lexicon.prefix(prefixed[1]!)
      : i + 2 < tree.doc.words.length && tree.form(i + 1) === '-'
        ? lexicon.prefix(lower)
        : null;
    if (prefix) {
      const other = prefixed ? playerAt(ctx, i) : playerAt(ctx, i + 2);
      const noun = modified(tree, prefixed ? i : i + 2);
      if (noun !== NONE) out.add(prefix, playerAt(ctx, noun), other, i, nounPhrase(tree, noun), 'relation.prefix');
    }
  }
  for (const { index: i } of tree.doc.words) {
    const upos = tree.upos(i);
    if (upos !== 'NOUN' && upos !== 'PROPN') continue;
    const lemma = tree.lemma(i);
    if (lexicon.noun('supports', lemma)) support(ctx, i, out);
    if (lexicon.outlet(lemma)) ownedOutlet(ctx, i, out);
    if (lexicon.body(lemma)) seatByName(ctx, i, out);
    if (lexicon.rival(lemma)) rivalry(ctx, i, out);
  }
}

/** The noun that a word, or a chain of compounds around it, modifies. */
function modified(tree: Tree, i: number): number {
  let j = i;
  for (
    let k = 0;
    k < 4 && tree.is(j, 'compound', 'amod', 'nmod', 'punct', 'flat', 'acl', 'obl', 'advmod') && tree.head(j) >= 0;
    k++
  ) {
    j = tree.head(j);
    if ((tree.upos(j) === 'NOUN' || tree.upos(j) === 'PROPN') && !tree.is(j, 'compound', 'amod')) return j;
  }
  return j === i ? NONE : j;
}

/** The name that stands in apposition to a noun, or whose title it is ("the newspaper X", "X, the channel of Y"). */
function apposed(ctx: ReadingContext, noun: number): Player | null {
  const { tree } = ctx;
  for (const c of tree.childrenBy(noun, 'appos', 'flat')) {
    const player = playerAt(ctx, c);
    if (player?.named) return player;
  }
  if (tree.is(noun, 'appos', 'compound', 'flat') && tree.head(noun) >= 0) {
    const player = playerAt(ctx, tree.head(noun));
    if (player?.named) return player;
  }
  return null;
}

/** "Iran … for their support of the organization", "with Saudi support for the government". */
function support(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree, cast } = ctx;
  const to = obliques(tree, i, 'of', 'for')
    .flatMap((o) => tree.conjuncts(o))
    .map((o) => playerAt(ctx, o))
    .filter((p) => p !== null);
  if (to.length === 0) return;
  const possessors = tree
    .childrenBy(i, 'nmod:poss')
    .flatMap((p) => tree.conjuncts(p))
    .map((p) => playerAt(ctx, p))
    .filter((p) => p !== null);
  const owner = cast.ownerOf(i);
  let from: Player[] = possessors.length > 0 ? possessors : owner ? [owner] : [];
  // "cites A and B for their support": the possessive stands for the objects.
  const verb = tree.head(i);
  if (verb >= 0 && tree.is(i, 'obl', 'nmod') && tree.markers(i).includes('for')) {
    const objects = (tree.upos(verb) === 'VERB' ? patients(tree, verb) : tree.conjuncts(verb))
      .map((p) => playerAt(ctx, p))
      .filter((p) => p !== null);
    if (objects.length > 0) from = objects;
  }
  for (const a of from)
    for (const b of to)
      if (a.kind !== 'place')
        out.add(
          'supports',
          a,
          b,
          i,
          tree.subtree(verb >= 0 && tree.upos(verb) === 'VERB' ? verb : i, (c) =>
            tree.is(c, 'nsubj', 'punct', 'advmod', 'aux'),
          ),
          'relation.support',
        );
}

/** "the rebels' own DAN news agency", "X, the television channel of Y". */
function ownedOutlet(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree, cast } = ctx;
  const outlet = apposed(ctx, i) ?? namedWithin(ctx, i);
  if (!outlet || outlet.kind === 'person') return;
  const possessor =
    tree
      .childrenBy(i, 'nmod:poss')
      .map((p) => playerAt(ctx, p))
      .find((p) => p !== null && p.id !== outlet.id) ??
    obliques(tree, i, 'of')
      .map((p) => playerAt(ctx, p))
      .find((p) => p !== null && p.id !== outlet.id);
  void cast;
  if (possessor && possessor.kind !== 'place' && possessor.kind !== 'state')
    out.add('owned-by', outlet, possessor, i, nounPhrase(tree, i), 'relation.outlet');
}

function namedWithin(ctx: ReadingContext, i: number): Player | null {
  const player = playerAt(ctx, i);
  return player?.named ? player : null;
}

/** "a Bogotá research group": the place in front of a body's noun is its seat. */
function seatByName(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  const place = tree
    .childrenBy(i, 'compound', 'nmod')
    .filter((c) => c < i && tree.upos(c) === 'PROPN' && tree.child(c, 'case') === NONE)
    .map((c) => playerAt(ctx, c))
    .find((p) => p?.kind === 'place');
  if (!place) return;
  const who = apposed(ctx, i) ?? playerAt(ctx, i);
  if (who && who.kind !== 'place') out.add('located-in', who, place, i, nounPhrase(tree, i), 'relation.seat-name');
}

/** "his rival, X" */
function rivalry(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  const who = apposed(ctx, i);
  if (!who) return;
  const of = [...tree.childrenBy(i, 'nmod:poss'), ...obliques(tree, i, 'of')]
    .map((p) => playerAt(ctx, p))
    .find((p) => p !== null);
  if (of) out.add('rival-of', of, who, i, nounPhrase(tree, i), 'relation.rival');
}

function clauseWords(tree: Tree, verb: number): number[] {
  const words = tree.subtree(
    verb,
    (c) => tree.is(c, 'conj', 'cc', 'parataxis', 'punct', 'mark') || (tree.is(c, 'advcl') && c > verb + 12),
  );
  return words.length > 25 ? words.filter((w) => Math.abs(w - verb) <= 12) : words;
}
