/**
 * Standing facts that modifiers state: "London-based", "Houthi-run", "the rebels' own agency", "the opposition X".
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, NONE, nounPhrase, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import { playerAt, type Relations } from './draft.js';
import { relationLexicon } from './lexicon.js';
import { governmentOf } from './office.js';

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
      const noun = modified(tree, i);
      const holder = noun === NONE ? null : (apposed(ctx, noun) ?? playerAt(ctx, noun));
      const other = namedIn(ctx, joined ? i : i - 2, joined ? joined[1]! : tree.form(i - 2), holder);
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
      const at = prefixed ? i : i + 2;
      const noun = modified(tree, at);
      const holder = noun === NONE ? null : playerAt(ctx, noun);
      if (noun !== NONE)
        out.add(
          prefix,
          holder,
          namedIn(ctx, at, prefixed ? prefixed[2]! : tree.form(at), holder),
          i,
          nounPhrase(tree, noun),
          'relation.prefix',
        );
    }
  }
  for (const { index: i } of tree.doc.words) {
    const upos = tree.upos(i);
    if (upos !== 'NOUN' && upos !== 'PROPN') continue;
    const lemma = tree.lemma(i);
    if (lexicon.noun('supports', lemma)) support(ctx, i, out);
    if (lexicon.outlet(lemma)) ownedOutlet(ctx, i, out);
    allied(ctx, i, out);
    if (lexicon.body(lemma)) seatByName(ctx, i, out);
    if (lexicon.rival(lemma)) rivalry(ctx, i, out);
    if (lemma === 'list' || lemma === 'blacklist') listed(ctx, i, out);
    if (lexicon.opposition(tree.form(i))) opposition(ctx, i, out);
    if (lemma === 'party' || lemma === 'movement') partyOf(ctx, i, out);
  }
}

/**
 * Whom a name inside a compound stands for ("Saudi" in "Saudi-led"). Where the cast takes it for part of the compound's
 * own name, the state or body of the cast whose name begins alike.
 */
function namedIn(ctx: ReadingContext, word: number, form: string, holder: Player | null): Player | null {
  const player = playerAt(ctx, word);
  if (player && player.id !== holder?.id) return player;
  const letters = form.toLowerCase();
  const alike = ctx.cast.players.filter(
    (p) =>
      p.named &&
      p.id !== holder?.id &&
      (p.kind === 'state' || p.kind === 'government') &&
      beginsAlike(p.name.toLowerCase(), letters),
  );
  return alike.length === 1 ? alike[0]! : null;
}

function beginsAlike(name: string, word: string): boolean {
  let n = 0;
  while (n < name.length && n < word.length && name[n] === word[n]) n++;
  return n >= 4 && n >= word.length - 3;
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
  if (to.length === 0) {
    enjoyed(ctx, i, out);
    return;
  }
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

const ENJOYS = new Set(['enjoy', 'have', 'receive', 'get', 'win', 'rely', 'depend', 'draw']);

/** "enjoys X's support", "has the backing of X": who has it is supported. */
function enjoyed(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  const verb = tree.head(i);
  if (verb < 0 || !ENJOYS.has(tree.lemma(verb)) || !tree.is(i, 'obj', 'obl') || tree.negations(verb).length > 0) return;
  const givers = [...tree.childrenBy(i, 'nmod:poss', 'amod', 'compound'), ...obliques(tree, i, 'from')]
    .map((c) => playerAt(ctx, c))
    .filter((p) => p !== null);
  for (const a of givers)
    for (const w of agents(tree, verb))
      if (a.kind !== 'place') out.add('supports', a, playerAt(ctx, w), i, tree.subtree(verb), 'relation.enjoyed');
}

/** "the rebels' own DAN news agency", "X, the television channel of Y". */
function ownedOutlet(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
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

  // A country has newspapers; it owns its "state news agency".
  const official = tree
    .subtree(i, (c) => tree.is(c, 'acl', 'appos'))
    .some((w) => ['state', 'official', 'government', 'state-owned', 'state-run'].includes(tree.form(w)));
  if (possessor && (official || (possessor.kind !== 'place' && possessor.kind !== 'state')))
    out.add('owned-by', outlet, possessor, i, nounPhrase(tree, i), 'relation.outlet');
}

function namedWithin(ctx: ReadingContext, i: number): Player | null {
  const player = playerAt(ctx, i);
  return player?.named ? player : null;
}

/** "the Front, a militia allied with the army": it stands by it. */
function allied(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  for (const c of tree.childrenBy(i, 'acl')) {
    if (!['ally', 'allied', 'align'].includes(tree.lemma(c)) || c < i) continue;
    const who = apposed(ctx, i) ?? playerAt(ctx, i);
    for (const o of obliques(tree, c, 'with', 'to')) {
      const whom = playerAt(ctx, o);
      if (who && who.kind !== 'place' && whom && whom.kind !== 'place')
        out.add('supports', who, whom, i, [...nounPhrase(tree, i), ...tree.subtree(c)], 'relation.allied');
    }
  }
}

/** "a Bogotá research group": the place in front of a body's noun is its seat. */
function seatByName(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  const place = tree
    .childrenBy(i, 'compound', 'nmod')
    // "a Bogotá research group"; as an apposition also "a Catholic association in Rome".
    .filter(
      (c) =>
        tree.upos(c) === 'PROPN' &&
        (c < i ? tree.child(c, 'case') === NONE : tree.marker(c) === 'in' && tree.is(i, 'appos')),
    )
    .map((c) => playerAt(ctx, c))
    .find((p) => p?.kind === 'place');
  if (!place) return;
  const who = apposed(ctx, i) ?? playerAt(ctx, i);
  if (who && who.kind !== 'place') out.add('located-in', who, place, i, nounPhrase(tree, i), 'relation.seat-name');
}

/** "is on a US list of terrorist organisations" */
function listed(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  if (!tree.subtree(i).some((w) => /^terror/.test(tree.form(w)))) return;
  const by = [...tree.childrenBy(i, 'compound', 'nmod:poss', 'amod'), ...obliques(tree, i, 'by', 'from')]
    .map((c) => playerAt(ctx, c))
    .find((p) => p !== null && p.kind !== 'person');
  const verb = tree.head(i);
  const subject =
    tree.child(i, 'cop') !== NONE
      ? surfaceSubject(tree, i)
      : verb >= 0 && tree.upos(verb) === 'VERB'
        ? surfaceSubject(tree, verb)
        : NONE;
  const who = subject === NONE ? null : playerAt(ctx, subject);
  if (who && who.kind !== 'state' && who.kind !== 'place')
    out.add('designated-terrorist-by', who, by, i, tree.subtree(i), 'relation.listed');
}

/** "the opposition Alliance" */
function opposition(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  if (!tree.is(i, 'compound', 'amod') || tree.head(i) < 0) return;
  const head = tree.head(i);
  const who =
    playerAt(ctx, head) ??
    (tree.head(head) >= 0 && tree.is(head, 'nmod:poss', 'compound') ? playerAt(ctx, tree.head(head)) : null);
  if (!who?.named || (who.kind !== 'party' && who.kind !== 'organization' && who.kind !== 'person')) return;
  out.add('rival-of', who, governmentOf(ctx, who), i, [i, head], 'relation.opposition');
}

/** "Fatah, the party of the president, X" */
function partyOf(ctx: ReadingContext, i: number, out: Relations): void {
  const { tree } = ctx;
  const party = apposed(ctx, i);
  if (!party || party.kind === 'person') return;
  for (const o of obliques(tree, i, 'of')) {
    const person = [o, ...tree.childrenBy(o, 'appos')]
      .map((w) => playerAt(ctx, w))
      .find((p) => p?.kind === 'person' && p.named);
    if (person)
      out.add('member-of', person, party, i, [...nounPhrase(tree, i), ...tree.subtree(o)], 'relation.party-of');
  }
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
