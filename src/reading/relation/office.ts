/**
 * Offices: titles, appositions and predicates that say what somebody is to a body ("party spokesman X", "X, the leader
 * of Y", "the PA's president, X", "X is the commander of Y").
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { NONE, obliques, surfaceSubject, type Tree } from '../syntax/index.js';
import { playerAt, playerIn, type Relations } from './draft.js';
import { type Kind, relationLexicon } from './lexicon.js';

/** Enters the relations that role nouns state. */
export function readOffices(ctx: ReadingContext, out: Relations): void {
  const { tree } = ctx;
  for (const { index } of tree.doc.words) {
    const upos = tree.upos(index);
    if (upos !== 'NOUN' && upos !== 'PROPN') continue;
    const kind = kindOf(tree, index);
    if (!kind) continue;
    const holder = holderOf(ctx, index, kind);
    if (!holder) continue;
    if (relationLexicon().opposition('opposition') && isOpposition(tree, index)) {
      const government = governmentOf(ctx, holder.player);
      if (government)
        out.add('rival-of', holder.player, government, index, span(tree, index, holder.word), 'relation.opposition');
      continue;
    }
    // "Presidents X and Y": each of his own state.
    for (const c of tree.form(index).endsWith('s') ? tree.conjuncts(holder.word) : []) {
      const other = c === holder.word ? null : playerAt(ctx, c);
      const own =
        other?.named && mayHoldOffice(other)
          ? other.affiliation
            ? ctx.cast.player(other.affiliation)
            : ofState(ctx, index, other)
          : null;
      if (other && own) out.add(kind, other, own, index, span(tree, index, c), 'relation.office');
    }
    const body = bodyOf(ctx, index, holder.player, holder.word);
    if (!body) continue;
    // A body's unit or member is no person; only people hold offices.
    if (!mayHoldOffice(holder.player) && kind !== 'member-of') continue;
    const real: Kind = kind === 'leader-of' && body.kind === 'person' ? 'member-of' : kind;
    if (real === 'member-of' && body.kind === 'person') continue;
    out.add(real, holder.player, body, index, span(tree, index, holder.word), 'relation.office');
  }
}

/** A person, or a name that nothing tells to be anything else. */
function mayHoldOffice(player: Player): boolean {
  return player.kind === 'person' || (player.kind === 'other' && player.named);
}

function kindOf(tree: Tree, i: number): Kind | null {
  const lexicon = relationLexicon();
  const kind =
    lexicon.role(tree.lemma(i)) ??
    lexicon.role(tree.form(i)) ??
    (tree.form(i).endsWith('s') ? lexicon.role(tree.form(i).slice(0, -1)) : null);
  if (!kind) return null;
  const modifiers = tree.childrenBy(i, 'compound', 'amod').map((c) => tree.form(c));
  if (tree.form(i) === 'minister' && (modifiers.includes('prime') || (i > 0 && tree.form(i - 1) === 'prime')))
    return 'leader-of';
  const before = i > 0 && tree.word(i - 1).sentence === tree.word(i).sentence ? tree.form(i - 1) : '';
  if (kind === 'leader-of' && (modifiers.some((m) => lexicon.demotes(m)) || lexicon.demotes(before)))
    return 'member-of';
  // "former", "late" and "ex-" say that it is over.
  if (modifiers.some((m) => ['former', 'late', 'ousted', 'retired', 'then', 'deposed', 'ex'].includes(m))) return null;
  return kind;
}

function isOpposition(tree: Tree, i: number): boolean {
  const below = [...tree.childrenBy(i, 'compound', 'amod'), ...obliques(tree, i, 'of')];
  return below.some((c) => relationLexicon().opposition(tree.form(c)));
}

/** Who holds the office: the name the noun is a title of, its apposition, or the subject it is said of. */
function holderOf(ctx: ReadingContext, role: number, kind: Kind): { player: Player; word: number } | null {
  const { tree } = ctx;
  const candidates: number[] = [];
  if (tree.is(role, 'appos', 'compound', 'flat', 'nmod:desc') && tree.head(role) >= 0) candidates.push(tree.head(role));
  candidates.push(...tree.childrenBy(role, 'appos', 'flat'));
  if (tree.child(role, 'cop') !== NONE) {
    const subject = surfaceSubject(tree, role);
    if (subject !== NONE) candidates.push(subject);
  }
  // "He was named commander", and titles that parsers hang elsewhere: the proper noun right after.
  if (
    role + 1 < tree.doc.words.length &&
    tree.upos(role + 1) === 'PROPN' &&
    tree.word(role + 1).sentence === tree.word(role).sentence
  )
    candidates.push(role + 1);
  candidates.push(role);
  for (const c of candidates) {
    const player = playerAt(ctx, c);
    if (player?.named && (mayHoldOffice(player) || c !== role || kind === 'member-of')) return { player, word: c };
  }
  return null;
}

/** The body that an office belongs to: its possessor, its modifier, its "of"; else what the cast knows the holder serves. */
export function bodyOf(ctx: ReadingContext, role: number, holder: Player, name: number = NONE): Player | null {
  const { tree, cast } = ctx;
  const direct: number[] = [
    ...tree.childrenBy(role, 'nmod:poss', 'compound'),
    ...obliques(tree, role, 'of', 'for', 'to', 'in'),
  ];
  for (const c of direct) {
    const player = playerAt(ctx, c) ?? (tree.is(c, 'nmod:poss', 'compound') ? null : playerIn(ctx, c));
    if (player && player.id !== holder.id && player.kind !== 'person') return player;
  }
  // "the governor appointed to the region"
  for (const clause of tree.childrenBy(role, 'acl'))
    for (const o of obliques(tree, clause, 'to', 'for', 'over')) {
      const player = playerAt(ctx, o);
      if (player && player.id !== holder.id && player.kind !== 'person') return player;
    }
  const owner = cast.ownerOf(role);
  if (owner && owner.id !== holder.id && owner.kind !== 'person') return owner;
  const head = tree.is(role, 'compound') ? tree.head(role) : NONE;
  if (head !== NONE) {
    const above = cast.ownerOf(head);
    if (above && above.id !== holder.id && above.kind !== 'person') return above;
  }
  // "President X of Y", "Foreign Minister X of Y": the country stands behind the name.
  const behind = name === NONE ? [] : obliques(tree, name, 'of', 'for');
  for (const c of behind) {
    const player = playerAt(ctx, c) ?? cast.at(c);
    if (player && player.id !== holder.id && ['state', 'government', 'place', 'organization'].includes(player.kind))
      return player;
  }
  if (holder.affiliation) return cast.player(holder.affiliation);
  return ofState(ctx, role, holder);
}

const STATE_OFFICES = new Set(['president', 'premier', 'chancellor', 'king', 'queen', 'emir', 'sultan', 'minister']);

/** An office of state without a country is that of the holder's own, where the report names it. */
function ofState(ctx: ReadingContext, role: number, holder: Player): Player | null {
  if (!STATE_OFFICES.has(ctx.tree.lemma(role)) || holder.codes.country === null) return null;
  const states = ctx.cast.players.filter(
    (p) =>
      p.named &&
      p.mentions.length > 0 &&
      (p.kind === 'government' || p.kind === 'state') &&
      p.codes.country === holder.codes.country,
  );
  return [...states].sort((a, b) => b.mentions.length - a.mentions.length)[0] ?? null;
}

/** The government that an opposition opposes: that of the country the cast gives it. */
function governmentOf(ctx: ReadingContext, who: Player): Player | null {
  const country = who.codes.country;
  const governments = ctx.cast.players.filter(
    (p) =>
      p.named &&
      (p.kind === 'government' || p.kind === 'state') &&
      (country === null || p.codes.country === country) &&
      p.id !== who.id,
  );
  return (
    [...governments].sort(
      (a, b) =>
        Number(b.kind === 'government') - Number(a.kind === 'government') || b.mentions.length - a.mentions.length,
    )[0] ?? null
  );
}

function span(tree: Tree, role: number, holder: number): number[] {
  const words = [
    ...tree.subtree(role, (c) =>
      tree.is(c, 'acl', 'parataxis', 'cop', 'nsubj', 'conj', 'cc', 'advcl', 'punct', 'ccomp'),
    ),
    ...tree.subtree(
      holder,
      (c) =>
        tree.is(c, 'acl', 'parataxis', 'conj', 'cc', 'punct', 'appos', 'advcl', 'ccomp', 'nsubj', 'cop') && c !== role,
    ),
  ];
  const from = Math.min(...words);
  const to = Math.max(...words);
  return to - from < 20
    ? Array.from({ length: to - from + 1 }, (_, k) => from + k)
    : [role, holder].sort((a, b) => a - b);
}

export { governmentOf };
