/**
 * Standing facts that predicates state: who backs, leads, governs or lists whom, and who lives where.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { doersAt } from '../event/index.js';
import { agents, NONE, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
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
  // "denied arming the rebels" states no support.
  if (tree.head(i) >= 0 && tree.lemma(tree.head(i)) === 'deny') return;
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
  const agentConjuncts = tree.childrenBy(i, 'obl').flatMap((o) => tree.childrenBy(o, 'conj'));
  for (const c of [...tree.childrenBy(i, 'conj'), ...agentConjuncts]) {
    const by = [...tree.childrenBy(c, 'orphan', 'nmod', 'obl')].find((o) => tree.markers(o).includes('by'));
    const led = playerAt(ctx, c);
    const described = by === undefined ? null : playerIn(ctx, by);
    const leader = described && !described.named && by !== undefined ? (namedBehind(ctx, by) ?? described) : described;
    if (led && leader && leader.kind === 'person')
      out.add(kind, leader, led, c, tree.subtree(c), `relation.${kind}.gapped`);
  }
}

/** "his former deputy, X": the name behind the comma, wherever the parser hung it. */
function namedBehind(ctx: ReadingContext, word: number): Player | null {
  const { tree } = ctx;
  const next = word + 2;
  if (tree.form(word + 1) !== ',' || tree.upos(next) !== 'PROPN') return null;
  const player = playerAt(ctx, next);
  return player?.kind === 'person' ? player : null;
}

function logicalSubjects(ctx: ReadingContext, i: number): Player[] {
  const { tree } = ctx;
  const accused = accusedOf(ctx, i);
  if (accused.length > 0) return accused;
  // An agent with a "by" of its own is the next clause's patient ("X by Y and Z by W").
  const words = agents(tree, i).filter(
    (a) => !tree.childrenBy(a, 'nmod', 'obl', 'orphan').some((n) => tree.marker(n) === 'by'),
  );
  if (words.length > 0) return words.flatMap((w) => doersAt(ctx, w)).map((f) => f.player);
  return [];
}

/** Whom an accusation is made against, for the gerund that hangs on it ("accuses X of arming Y"). */
function accusedOf(ctx: ReadingContext, i: number): Player[] {
  const { tree } = ctx;
  let head = tree.head(i);
  if (head >= 0 && tree.is(i, 'acl') && tree.is(head, 'obj')) head = tree.head(head);
  if (
    head < 0 ||
    tree.isPassive(i) ||
    !tree.markers(i).includes('of') ||
    !['accuse', 'suspect'].includes(tree.lemma(head))
  )
    return [];
  return patients(tree, head)
    .map((p) => playerAt(ctx, p))
    .filter((p) => p !== null);
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
  const told = subject === undefined || subject === NONE ? null : playerAt(ctx, subject);
  const who = told ?? beforeRelative(ctx, i);
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

/** "word from Mr X, who lives in …": the name right before the relative pronoun, whatever the clause hangs on. */
function beforeRelative(ctx: ReadingContext, i: number): Player | null {
  const { tree } = ctx;
  const pronoun = tree.childrenBy(i, 'nsubj').find((s) => tree.form(s) === 'who');
  if (pronoun === undefined) return null;
  const name = tree.form(pronoun - 1) === ',' ? pronoun - 2 : pronoun - 1;
  return tree.upos(name) === 'PROPN' ? playerAt(ctx, name) : null;
}

/** A place as an actor: of the cast where it knows it. */
function placeAt(ctx: ReadingContext, word: number): Player | null {
  if (ctx.tree.upos(word) !== 'PROPN') return null;
  return playerAt(ctx, word);
}

function clauseWords(tree: Tree, verb: number): number[] {
  const words = tree.subtree(
    verb,
    (c) => tree.is(c, 'conj', 'cc', 'parataxis', 'punct', 'mark') || (tree.is(c, 'advcl') && c > verb + 12),
  );
  return words.length > 25 ? words.filter((w) => Math.abs(w - verb) <= 12) : words;
}
