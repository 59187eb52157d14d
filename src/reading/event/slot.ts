/**
 * Filling the roles of a predicate: who acts, who receives.
 */
import type { ReadingContext } from '../context.js';
import type { Category } from '../contract.js';
import { agents, recipients as indirectObjects, NONE, obliques, patients, surfaceSubject } from '../syntax/index.js';
import { isBareOutcome, nounActors, nounOwners, subjectsOf, verbActors } from './actor-slot.js';
import { frameRegister } from './frame.js';
import { contentNoun, objectsOf, type Predicate } from './match.js';
import { type Filler, playersAt, playersIn } from './party.js';
import { adversaries, areBothSides, sides } from './side.js';
import { isTime, thingPlayer } from './thing.js';
import { ownedVictims } from './victim-owner.js';

export interface Roles {
  readonly actors: readonly Filler[];
  readonly recipients: readonly Filler[];
  /** The recipient was not said but follows from who the two sides are. */
  readonly inferred: boolean;
}

/** The actors and recipients of a predicate. */
export function rolesOf(ctx: ReadingContext, predicate: Predicate): Roles {
  const actors = distinct(predicate.noun ? nounActors(ctx, predicate) : verbActors(ctx, predicate));
  let inferred = false;
  let found: Filler[] = distinct(ownedVictims(ctx, predicate));
  const taken = new Set(actors.map((a) => a.player.id));
  for (const slot of found.length > 0 ? [] : predicate.frame.recipient) {
    const fillers = distinct(slotFillers(ctx, predicate, slot, actors)).filter(
      (f) => predicate.frame.mutual || predicate.frame.actor === 'parties' || !taken.has(f.player.id),
    );
    if (fillers.length === 0) continue;
    found = fillers;
    inferred = slot === 'adversary' || slot === 'parties';
    break;
  }
  if (found.length === 0 && predicate.frame.force && !predicate.noun) found = struckThings(ctx, predicate);
  // "shot at one another"
  if (isReciprocal(ctx, predicate) && actors.length > 0) return { actors, recipients: actors, inferred: false };
  if (predicate.frame.mutual) return mutual(actors, found, inferred);
  // Two sides that do it together do it towards each other.
  if (
    (found.length === 0 || inferred) &&
    TOWARDS_EACH_OTHER.has(predicate.frame.category) &&
    areBothSides(
      ctx,
      actors.map((a) => a.player),
    )
  )
    return { actors, recipients: actors, inferred: true };
  return { actors, recipients: found, inferred };
}

/** Whether what is done is done to "each other" or "one another". */
function isReciprocal(ctx: ReadingContext, { word, noun }: Predicate): boolean {
  const { tree } = ctx;
  if (noun) return false;
  return [...tree.childrenBy(word, 'obj', 'obl', 'iobj')].some((o) =>
    [o, ...tree.children(o)].some(
      (w) =>
        (tree.form(w) === 'other' && tree.form(w - 1) === 'each') ||
        (tree.form(w) === 'another' && tree.form(w - 1) === 'one'),
    ),
  );
}

const TOWARDS_EACH_OTHER: ReadonlySet<Category> = new Set<Category>(['AGREE', 'RETREAT', 'ACCUSE']);

/** Both sides of a mutual act act and receive: "X and Y agreed", "X met Y", "talks between X and Y". */
function mutual(actors: readonly Filler[], found: readonly Filler[], inferred: boolean): Roles {
  const all = distinct([...actors, ...found]);
  if (all.length < 2) return { actors, recipients: found, inferred };
  if (actors.length >= 2 && found.length === 0) return { actors, recipients: actors, inferred };
  if (actors.length === 0) return { actors: all, recipients: all, inferred };
  return { actors, recipients: found, inferred };
}

function slotFillers(ctx: ReadingContext, predicate: Predicate, slot: string, actors: readonly Filler[]): Filler[] {
  const { tree } = ctx;
  const { word, noun } = predicate;
  switch (slot) {
    case 'object':
      if (noun)
        return obliques(tree, word, 'of')
          .flatMap((o) => tree.conjuncts(o))
          .flatMap((o) => playersIn(ctx, o));
      return (isBareOutcome(tree, word) ? subjectsOf(tree, word) : objectsOf(tree, word)).flatMap(
        (o) => struck(ctx, predicate, o) ?? playersIn(ctx, o),
      );
    case 'object-person':
      return patients(tree, word).flatMap((o) => playersAt(ctx, o));
    case 'object-place':
      return patients(tree, word)
        .flatMap((o) => playersIn(ctx, o))
        .filter((f) => f.player.kind === 'place' || f.player.kind === 'state');
    case 'object-noun':
    case 'object-owner':
      return patients(tree, word).flatMap((o) => playersIn(ctx, o));
    case 'subject': {
      const subject = surfaceSubject(tree, word);
      return subject === NONE
        ? []
        : tree.conjuncts(subject).flatMap((s) => struck(ctx, predicate, s) ?? playersIn(ctx, s));
    }
    case 'indirect':
      {
        const objects = tree.childrenBy(word, 'obj');
        if (objects.length > 1 && tree.upos(objects[0]!) !== 'PRON') return playersIn(ctx, objects[0]!);
      }
      return indirectObjects(tree, word).flatMap((o) => playersIn(ctx, o));
    case 'owner':
      return nounOwners(ctx, word);
    case 'comp-subject':
      return complements(ctx, word)
        .flatMap((c) => agentsOrSubject(ctx, c))
        .flatMap((s) => playersIn(ctx, s));
    case 'comp-object':
      return complements(ctx, word)
        .flatMap((c) => patients(tree, c))
        .flatMap((o) => playersIn(ctx, o));
    case 'comp-owner':
      return complements(ctx, word)
        .flatMap((c) => patients(tree, c))
        .flatMap((o) => playersIn(ctx, o));
    case 'adversary':
      if (predicate.frame.category === 'SUPPORT' && !ofTruce(ctx, word)) return [];
      return adversaries(
        ctx,
        actors.map((a) => a.player),
      ).map((player) => ({ player, word }));
    case 'parties':
      return sides(ctx).map((player) => ({ player, word }));
    default: {
      const objects = noun ? [] : patients(tree, word);
      const places = [word, ...objects];
      return places
        .flatMap((p) => obliques(tree, p, slot))
        .filter((o) => slot !== 'with' || !HELP.has(tree.lemma(o)))
        .flatMap((o) => tree.conjuncts(o))
        .flatMap((o) => struck(ctx, predicate, o) ?? playersIn(ctx, o));
    }
  }
}

/** "signed with the mediation of X": whose help it is, is no party. */
const HELP: ReadonlySet<string> = new Set([
  'mediation',
  'help',
  'assistance',
  'backing',
  'support',
  'blessing',
  'facilitation',
  'participation',
  'presence',
  'consent',
  'knowledge',
]);

/** Welcoming a truce or an offer is welcoming the other side's. */
function ofTruce(ctx: ReadingContext, word: number): boolean {
  const register = frameRegister();
  return patients(ctx.tree, word).some((o) =>
    ['truce', 'offer', 'accord'].some((c) => register.isOf(ctx.tree.lemma(o), c)),
  );
}

function complements(ctx: ReadingContext, word: number): number[] {
  const { tree } = ctx;
  // "reiterated its demand that X leave": the clause may hang on the object.
  return [word, ...tree.childrenBy(word, 'obj')]
    .flatMap((w) => tree.childrenBy(w, 'xcomp', 'ccomp', 'advcl', 'acl'))
    .filter((c) => !tree.is(c, 'acl:relcl'));
}

function agentsOrSubject(ctx: ReadingContext, word: number): number[] {
  const subject = surfaceSubject(ctx.tree, word);
  const doing = agents(ctx.tree, word);
  return doing.length > 0 ? doing : subject === NONE ? [] : [subject];
}

/** What an act of force strikes is a recipient though it is nobody: a hospital, a district. Null where it is somebody. */
function struck(ctx: ReadingContext, predicate: Predicate, word: number): Filler[] | null {
  if (!predicate.frame.force || playersAt(ctx, word).length > 0) return null;
  const { tree } = ctx;
  const register = frameRegister();
  const noun = contentNoun(tree, word);
  if (noun !== word) return struck(ctx, predicate, noun);
  const lemma = tree.lemma(word);
  if (isTime(lemma)) return [];
  if (register.isOf(lemma, 'buildings')) {
    const owner = ctx.cast.ownerOf(word);
    const inside = obliques(tree, word, 'of', 'for')
      .flatMap((o) => playersAt(ctx, o))
      .filter((f) => f.player.kind !== 'place');
    return [
      { player: thingPlayer(tree, word, 'other'), word },
      ...(owner && owner.kind !== 'place' ? [{ player: owner, word }] : []),
      ...inside,
    ];
  }
  if (tree.upos(word) === 'PROPN') return [{ player: thingPlayer(tree, word, 'place'), word }];
  return null;
}

function struckThings(ctx: ReadingContext, predicate: Predicate): Filler[] {
  const { tree } = ctx;
  return patients(tree, predicate.word).flatMap((o) => struck(ctx, predicate, o) ?? []);
}

function distinct(fillers: readonly Filler[]): Filler[] {
  return fillers.filter((f, i) => fillers.findIndex((o) => o.player.id === f.player.id) === i);
}
