/**
 * Who the words in a role stand for.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, NONE, obliques, patients } from '../syntax/index.js';
import { frameRegister } from './frame.js';
import { contentNoun } from './match.js';
import { people } from './people-lexicon.js';
import { bodyOf, sides } from './side.js';
import { isTime, thingPlayer } from './thing.js';

/** Somebody found in a role, and the head word of the phrase that named them. */
export interface Filler {
  readonly player: Player;
  readonly word: number;
}

/** Whether words stand for the two sides without naming them ("both sides", "each camp", "the warring parties"). */
export function isBothSides(ctx: ReadingContext, word: number): boolean {
  const { tree } = ctx;
  if (!people().sides.has(tree.lemma(word)) && !(tree.form(word) === 'both' || tree.form(word) === 'neither'))
    return false;
  if (tree.form(word) === 'both') return true;
  const modifiers = tree.children(word).map((c) => tree.form(c));
  return modifiers.some((m) =>
    ['both', 'two', 'each', 'neither', 'warring', 'all', 'either', 'opposing', 'rival'].includes(m),
  );
}

/** The actors that a noun in a role stands for; the sides of the conflict for "both sides". */
export function playersAt(ctx: ReadingContext, word: number): Filler[] {
  const { tree, cast } = ctx;
  if (isBothSides(ctx, word)) return sides(ctx).map((player) => ({ player, word }));
  const pair = lastTwo(ctx, word);
  if (pair.length === 2) return pair.map((player) => ({ player, word }));
  const noun = contentNoun(tree, word);
  const player = cast.at(noun) ?? (noun === word ? null : cast.at(word));
  if (!player || isAbstract(ctx, noun, player)) return [];
  // "leaders of X and Y" are X's and Y's
  const of = obliques(tree, noun, 'of').find((o) => tree.child(o, 'conj') !== NONE);
  if (of !== undefined && player.mentions.every((m) => m.head !== noun || m.how !== 'name')) {
    const members = tree
      .conjuncts(of)
      .map((c) => cast.at(c))
      .filter((p) => p?.named && p.kind !== 'place')
      .filter((p) => p !== null && p !== undefined);
    if (members.length > 1) return members.map((m) => ({ player: m, word: noun }));
  }
  // "the group's men" are the group; what is no person gives way to its owner ("our areas")
  const owner =
    !player.named && (player.kind === 'other' || player.kind === 'place' || people().generic.has(tree.lemma(noun)))
      ? answerableOwner(ctx, noun)
      : null;
  return [{ player: owner && owner.kind !== 'place' ? owner : player, word: noun }];
}

/** Who owns a noun and answers for it: a state does not answer for private people of its nationality. */
function answerableOwner(ctx: ReadingContext, noun: number): Player | null {
  const owner = ctx.cast.ownerOf(noun);
  return owner?.kind === 'state' && people().private.has(ctx.tree.lemma(noun)) ? null : owner;
}

/** "the two men" are the two persons named last. */
function lastTwo(ctx: ReadingContext, word: number): Player[] {
  const { tree, cast } = ctx;
  if (
    !['man', 'woman', 'leader', 'general', 'commander', 'president', 'minister', 'official'].includes(tree.lemma(word))
  )
    return [];
  const before = tree.children(word).map((c) => tree.form(c));
  if (!before.includes('two') || !before.some((b) => b === 'the' || b === 'these' || b === 'both')) return [];
  const named = cast.players
    .filter((p) => p.named && p.kind === 'person')
    .map((p) => ({ p, at: Math.max(-1, ...p.mentions.filter((m) => m.head < word).map((m) => m.head)) }))
    .filter((x) => x.at >= 0)
    .sort((a, b) => b.at - a.at);
  return named
    .slice(0, 2)
    .map((x) => x.p)
    .reverse();
}

/** Whether a noun names somebody's people without saying whose. */
export function isGenericForce(lemma: string): boolean {
  return people().generic.has(lemma) || people().generic.has(lemma.replace(/s$/, ''));
}

/** A player made from words that name no people ("the attacks", "Clashes", "the gesture") is nobody. */
function isAbstract(ctx: ReadingContext, word: number, player: Player): boolean {
  if (player.entry !== null) return false;
  const register = frameRegister();
  const lemma = ctx.tree.lemma(word).replace(/s$/, '');
  if (register.isOf(lemma, 'people')) return false;
  if (player.kind === 'other' && !player.named) return true;
  if (player.kind === 'person' && player.named) return false;
  return (
    register.nouns.has(lemma) ||
    register.nouns.has(ctx.tree.lemma(word)) ||
    people().abstract.some((c) => register.isOf(lemma, c) && !register.isOf(lemma, 'troops'))
  );
}

/**
 * The actors in or behind a noun: the noun itself, else those it is directed at or about ("their attacks on X"), else
 * its owner ("Haiti's efforts").
 */
export function playersIn(ctx: ReadingContext, word: number, depth = 0): Filler[] {
  const direct = playersAt(ctx, word);
  if (direct.length > 0) return direct;
  if (depth > 2) return [];
  const { tree } = ctx;
  const below = obliques(
    tree,
    word,
    'of',
    'on',
    'against',
    'with',
    'for',
    'in',
    'to',
    'at',
    'between',
    'from',
    'by',
  ).flatMap((o) => tree.conjuncts(o).flatMap((c) => playersIn(ctx, c, depth + 1)));
  if (below.length > 0) return below;
  const owner = answerableOwner(ctx, word);
  if (owner) return [{ player: owner, word }];
  const noun = contentNoun(tree, word);
  return depth === 0 && tree.upos(noun) === 'NOUN' && canAct(tree.lemma(noun))
    ? [{ player: thingPlayer(tree, noun, 'group'), word: noun }]
    : [];
}

/** Whether a noun that the cast does not know names people or a body nevertheless ("the dockers", "the ministry"). */
function canAct(lemma: string): boolean {
  const register = frameRegister();
  const one = lemma.replace(/s$/, '');
  if (['people', 'troops', 'bodies'].some((c) => register.isOf(lemma, c) || register.isOf(one, c))) return true;
  if (
    isTime(one) ||
    register.nouns.has(one) ||
    ['weapons', 'projectile', 'buildings'].some((c) => register.isOf(one, c))
  )
    return false;
  return (
    one.length > 4 &&
    /(?:er|or|ist|man|men|ian|eer)$/.test(one) &&
    !/(?:ation|ler|ower|ater|atter|umber|ember|order|ctor|eather|aper|etter)$/.test(one)
  );
}

/** Somebody who does: the noun's player, else its owner ("army jets", "Hamas' rocket attacks"). */
export function doersAt(ctx: ReadingContext, word: number): Filler[] {
  const lemma = ctx.tree.lemma(word);
  const register = frameRegister();
  const weapon =
    ['weapons', 'projectile', 'airborne'].some((c) => register.isOf(lemma, c)) && !register.isOf(lemma, 'people');
  const direct = weapon ? [] : playersAt(ctx, word);
  if (direct.every((f) => !f.player.named) && ctx.tree.marker(word) === 'as' && ctx.tree.head(word) >= 0) {
    // "listed as an organisation, credited with …": what it is listed as is what is listed
    const named = patients(ctx.tree, ctx.tree.head(word)).flatMap((p) => playersAt(ctx, p));
    if (named.length > 0) return named;
  }
  if (direct.length > 0) return direct;
  const owner = answerableOwner(ctx, contentNoun(ctx.tree, word));
  if (owner) return [{ player: owner, word }];
  if (!weapon && canAct(ctx.tree.lemma(contentNoun(ctx.tree, word))) && ctx.tree.upos(word) === 'NOUN')
    return [{ player: thingPlayer(ctx.tree, contentNoun(ctx.tree, word), 'group'), word }];
  // "said in a statement that blamed …": the statement blames for who makes it
  if (people().papers.has(lemma)) {
    const verb = ctx.tree.head(word);
    const author =
      verb >= 0 && ctx.tree.is(word, 'obl') ? agents(ctx.tree, verb).flatMap((a) => playersAt(ctx, a)) : [];
    if (author.length > 0) return author;
  }
  // "tanks of the brigade"
  return obliques(ctx.tree, word, 'of').flatMap((o) => playersAt(ctx, o));
}

/** "both sides", however a role came by them, are the sides. */
function expandSides(ctx: ReadingContext, fillers: readonly Filler[]): Filler[] {
  return fillers.flatMap((f) =>
    !f.player.named && /^(both|the two|two|each|neither|warring|the warring|all) (side|camp|part)/i.test(f.player.name)
      ? sides(ctx).map((player) => ({ player, word: f.word }))
      : [f],
  );
}

/**
 * The body an officer acts for stands beside him, and the state beside its forces. Unnamed officers give way to it.
 */
export function withBody(ctx: ReadingContext, fillers: readonly Filler[]): Filler[] {
  const out: Filler[] = [];
  const add = (f: Filler) => {
    if (!out.some((o) => o.player.id === f.player.id)) out.push(f);
  };
  for (const f of expandSides(ctx, fillers)) {
    const body = f.player.kind === 'person' || f.player.kind === 'military' ? bodyOf(ctx, f.player) : null;
    const actsFor =
      body !== null &&
      (f.player.kind === 'person' ? body.kind !== 'person' : body.kind === 'state' || body.kind === 'government');
    if (!(f.player.kind === 'person' && !f.player.named && actsFor)) add(f);
    if (actsFor) add({ player: body, word: f.word });
  }
  return out;
}
