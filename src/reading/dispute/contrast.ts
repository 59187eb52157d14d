/**
 * Two sayings that cannot both hold: one with and one without its negation; two natures of one thing ("an accident", "a
 * bomb"); two versions set against each other by the words of the report or of the speakers.
 */
import type { Saying } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import { denies } from '../event/index.js';
import { NONE, surfaceSubject, type Tree } from '../syntax/index.js';
import { accuses, versionWords } from './denial.js';
import { lexicon } from './lexicon.js';
import {
  before,
  type DisputeDraft,
  likeness,
  mentionsActor,
  nearness,
  position,
  question,
  recent,
  sameRoot,
  sentenceOf,
} from './position.js';

/** What a negated saying contradicts: something much like it, or an accusation of the speaker right before. */
export function contradiction(ctx: ReadingContext, s: Saying): DisputeDraft | null {
  const { tree } = ctx;
  if (denies(ctx.tree, s) || s.record.certainty === 'unknown') return null;
  const negated = s.record.polarity === '-';
  if (!negated && !clears(ctx.tree, s)) return null;
  const root = s.record.chain.at(-1)?.actor ?? null;
  const rivals = recent(ctx, s)
    .filter(
      (o) =>
        o !== s && o.record.polarity === '+' && o.record.certainty !== 'unknown' && !sameRoot(o, s) && before(o, s),
    )
    .map((o) => {
      const near = nearness(ctx.tree, o, s);
      const answers = mentionsActor(ctx, o, root) && near >= 0.3;
      // "none of his men had been in the area": an answer to whoever tells of an attack there, or of such men.
      const alibi = negated && near > 0 && isAlibi(tree, s);
      const alike = alibi && sharesSubject(tree, o, s);
      if (alibi && (alike || tellsOfForce(tree, o)))
        return {
          o,
          score:
            0.5 + near + Math.max(0, likeness(ctx, o, s)) + (alike ? 0.3 : 0) + (o.record.within === null ? 0 : 0.05),
        };
      return { o, score: likeness(ctx, o, s) + (answers ? (accuses(ctx.tree, o) ? 0.5 : 0.3) : 0) };
    })
    .sort((a, b) => b.score - a.score);
  const best = rivals[0];
  // Where only a part of it is negated ("had flown over but dropped nothing"), it must answer an accusation.
  if (!best || best.score < 0.4 || (!negated && !(accuses(ctx.tree, best.o) && mentionsActor(ctx, best.o, root))))
    return null;
  return between(ctx, best.o, s, 'dispute/contradiction');
}

/** "none of its drones flew", "his men had not been there", "its helicopters had not left": the speaker's own stood aside. */
function isAlibi(tree: Tree, s: Saying): boolean {
  const head = headOf(tree, s);
  if (head === NONE) return false;
  const subject = surfaceSubject(tree, head);
  if (subject === NONE || !s.content.includes(subject)) return false;
  const own = (w: number) =>
    tree.childrenBy(w, 'nmod:poss').some((c) => ['its', 'his', 'her', 'their', 'our'].includes(tree.form(c)));
  return own(subject) || tree.childrenBy(subject, 'nmod').some(own);
}

/** Whether what a saying's subject is named by stands in another ("its helicopters", "Ugandan helicopters"). */
function sharesSubject(tree: Tree, o: Saying, s: Saying): boolean {
  const head = headOf(tree, s);
  const subject = head === NONE ? NONE : surfaceSubject(tree, head);
  const nouns =
    subject === NONE ? [] : [subject, ...tree.childrenBy(subject, 'nmod')].filter((w) => tree.upos(w) === 'NOUN');
  return nouns.some((n) => o.content.some((w) => tree.lemma(w) === tree.lemma(n)));
}

/** A saying about an act of force, or one that lays it at somebody's door. */
function tellsOfForce(tree: Tree, o: Saying): boolean {
  return (
    accuses(tree, o) ||
    o.content.some((w) => lexicon.harm.includes(tree.lemma(w)) || lexicon.force.includes(tree.lemma(w)))
  );
}

/** "had dropped nothing", "no hand in it", "none of its men" */
function clears(tree: Tree, s: Saying): boolean {
  return s.content.some((w) => ['nothing', 'none', 'no', 'never', 'not', 'nobody'].includes(tree.form(w)));
}

/** Two assertions about one thing, side by side, of which one excludes the other. */
export function rivalVersions(ctx: ReadingContext, s: Saying): DisputeDraft | null {
  const { tree } = ctx;
  if (s.record.certainty !== 'certain' || s.record.polarity !== '+' || denies(tree, s)) return null;
  const said = recent(ctx, s).filter(
    (o) => o !== s && before(o, s) && o.record.certainty === 'certain' && o.record.polarity === '+' && !inside(o, s),
  );
  const far = said.filter((x) => sentenceOf(tree, s) - sentenceOf(tree, x) <= 2);
  const o =
    far.findLast((x) => sentenceOf(tree, s) - sentenceOf(tree, x) <= 1) ?? (blames(tree, s) ? far.at(-1) : undefined);
  if (!o) return null;
  const root = s.record.chain.at(-1)?.actor ?? null;
  if (!sameRoot(o, s)) {
    // "X was hit by A. A blamed B": the accused lays it at another's door.
    const rootBefore = o.record.chain.at(-1)?.actor ?? null;
    if (blames(tree, s) && (mentionsActor(ctx, o, root) || mentionsActor(ctx, s, rootBefore)) && isClaim(tree, o))
      return between(ctx, o, s, 'dispute/blame-returned');
    // "accused them of having broken it first. They said it was the others who had fired first."
    if (mentionsActor(ctx, o, root) && (accuses(tree, o) || isClaim(tree, o)) && versionWords(tree, s))
      return between(ctx, o, s, 'dispute/rival-version');
  }
  // "… had burned down an office. Nobody was hurt. Residents blamed soldiers": a sentence may stand between.
  const doer = said.findLast(
    (x) => sentenceOf(tree, s) - sentenceOf(tree, x) <= 2 && !sameRoot(x, s) && otherDoer(ctx, x, s),
  );
  if (doer) return between(ctx, doer, s, 'dispute/other-doer');
  if (!sameRoot(o, s) && mishap(tree, o, s)) return between(ctx, o, s, 'dispute/mishap');
  if (!sameRoot(o, s) && firstFire(tree, o, s)) return between(ctx, o, s, 'dispute/first-fire');
  // "had been freed. They were still being held": whoever "they" was taken for.
  const head = headOf(tree, s);
  const pronoun = head !== NONE && ['it', 'they'].includes(tree.form(surfaceSubject(tree, head)));
  if (pronoun && !sameRoot(o, s) && opposed(tree, o, s)) return between(ctx, o, s, 'dispute/opposed');
  if (!sameSubject(ctx, o, s)) return null;
  const natures = natureOf(tree, o) !== '' && natureOf(tree, s) !== '' && natureOf(tree, o) !== natureOf(tree, s);
  if (natures && (!sameRoot(o, s) || sentenceOf(tree, s) !== sentenceOf(tree, o)))
    return between(ctx, o, s, 'dispute/nature');
  if (!sameRoot(o, s) && opposed(tree, o, s)) return between(ctx, o, s, 'dispute/opposed');
  if (!sameRoot(o, s) && insists(tree, s)) return between(ctx, o, s, 'dispute/insisted');
  return null;
}

/** "… that militiamen had burned down an office. Residents blamed soldiers": one doer told, another blamed for it. */
function otherDoer(ctx: ReadingContext, o: Saying, s: Saying): boolean {
  const { tree, cast } = ctx;
  if (!blames(tree, s) || s.content.length === 0 || s.content.some((w) => tree.upos(w) === 'VERB')) return false;
  if (s.content.some((w) => ['for', 'on'].includes(tree.form(w)))) return false;
  const head = headOf(tree, o);
  if (head === NONE || tree.isPassive(head) || tree.negations(head).length > 0) return false;
  if (!o.content.some((w) => lexicon.harm.includes(tree.lemma(w)))) return false;
  const doer = surfaceSubject(tree, head);
  const blamed = s.content.find((w) => !s.content.includes(tree.head(w)));
  if (doer === NONE || blamed === undefined || tree.upos(doer) === 'PRON') return false;
  // "gunmen" and whoever is blamed may be the same.
  if (lexicon.vague.includes(tree.lemma(doer))) return false;
  const [a, b] = [cast.at(doer), cast.at(blamed)];
  return tree.lemma(doer) !== tree.lemma(blamed) && (a === null || b === null || a.id !== b.id);
}

/** "we shot it down", "it crashed because of engine trouble": an act of force, and a cause that is none. */
function mishap(tree: Tree, o: Saying, s: Saying): boolean {
  const forced = o.content.some((w) => lexicon.force.includes(tree.lemma(w)) && tree.upos(w) === 'VERB');
  const befell = s.content.some((w) => lexicon.mishaps.includes(tree.lemma(w)));
  const cause = s.content.some(
    (w) =>
      ['because', 'because_of', 'due_to', 'owing_to', 'accident', 'accidentally'].includes(tree.form(w)) ||
      tree.markers(w).some((m) => ['because_of', 'due_to', 'owing_to'].includes(m)),
  );
  return forced && befell && cause;
}

/** "had been freed", "were still being held": predicates of one subject that exclude each other. */
function opposed(tree: Tree, o: Saying, s: Saying): boolean {
  const [a, b] = [headOf(tree, o), headOf(tree, s)].map((h) => (h === NONE ? '' : tree.lemma(h)));
  return lexicon.opposites.some(
    ([x, y]) => (x!.includes(a!) && y!.includes(b!)) || (x!.includes(b!) && y!.includes(a!)),
  );
}

/** "its men had been attacked first", "the soldiers had opened fire": who began is said by both. */
function firstFire(tree: Tree, o: Saying, s: Saying): boolean {
  const has = (x: Saying, list: readonly string[]) => x.content.some((w) => list.includes(tree.lemma(w)));
  return (has(o, ['first']) || has(s, ['first'])) && has(o, lexicon.force) && has(s, lexicon.force);
}

function between(ctx: ReadingContext, a: Saying, b: Saying, rule: string): DisputeDraft {
  return { about: question(ctx, a), positions: [position(ctx, a), position(ctx, b)], rule };
}

function inside(o: Saying, s: Saying): boolean {
  const outer = new Set(o.content);
  return s.content.every((w) => outer.has(w));
}

function blames(tree: Tree, s: Saying): boolean {
  return s.cue.some((w) => ['blame', 'attribute'].includes(tree.lemma(w)));
}

/** A saying about an act: it has a verb of its own. */
function isClaim(tree: Tree, o: Saying): boolean {
  return o.content.some((w) => tree.upos(w) === 'VERB');
}

/** "insisted", "maintains", "countered": verbs that say that another has said otherwise. */
function insists(tree: Tree, s: Saying): boolean {
  return s.cue.some((w) => lexicon.insisting.includes(tree.lemma(w)));
}

/** The predicate that a content turns on. */
function headOf(tree: Tree, s: Saying): number {
  const set = new Set(s.content);
  return (
    s.content.find((w) => !set.has(tree.head(w)) && (tree.upos(w) === 'VERB' || tree.child(w, 'cop') !== NONE)) ?? NONE
  );
}

function sameSubject(ctx: ReadingContext, o: Saying, s: Saying): boolean {
  const { tree, cast } = ctx;
  const [a, b] = [headOf(tree, o), headOf(tree, s)].map((h) => (h === NONE ? NONE : surfaceSubject(tree, h)));
  if (a === undefined || b === undefined || a === NONE || b === NONE) return false;
  if (tree.lemma(a) === tree.lemma(b)) return true;
  const [p, q] = [cast.at(a), cast.at(b)];
  if (p && q) return p.id === q.id || (tree.upos(b) === 'PRON' && sentenceOf(tree, s) === sentenceOf(tree, o));
  // "it" and "they" take up the subject just told of.
  return tree.upos(b) === 'PRON' && ['it', 'they'].includes(tree.form(b)) && tree.upos(a) !== 'PRON';
}

/** What a content says its subject is: the noun of a predicate with a copula; '' where it is none. */
function natureOf(tree: Tree, s: Saying): string {
  const h = headOf(tree, s);
  return h !== NONE && tree.upos(h) === 'NOUN' && tree.child(h, 'cop') !== NONE ? tree.lemma(h) : '';
}
