/**
 * A denial and what it denies; what the denier says happened instead stands beside it.
 */
import type { Saying } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import { denialWords, denies } from '../event/index.js';
import type { Tree } from '../syntax/index.js';
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

/** The dispute that a denial opens, or null where it is none or nothing was said that it could deny. */
export function denial(ctx: ReadingContext, s: Saying): DisputeDraft | null {
  if (!denies(ctx.tree, s)) return null;
  const said = recent(ctx, s).filter(
    (o) =>
      o !== s &&
      o.cue.length + o.content.length > 0 &&
      before(o, s) &&
      !sameRoot(o, s) &&
      o.record.polarity === '+' &&
      o.record.certainty !== 'unknown',
  );
  const denier = s.record.chain.at(-1);
  // A denial of long standing ("has always denied") answers only what is like it, not what happens to stand near.
  const standing = isStanding(ctx.tree, s);
  const near = standing ? () => 0 : (o: Saying) => nearness(ctx.tree, o, s);
  // "called the report a fabrication": the claim is the one just told.
  const words = denialWords();
  const called = s.content.some((w) => words.untrue.includes(ctx.tree.lemma(w)));
  const taken =
    called || s.content.some((w) => words.claims.includes(ctx.tree.lemma(w)) && ctx.tree.upos(w) === 'NOUN');
  const bare =
    s.content.length <= 2 &&
    s.content.every((w) => ['PRON', 'DET', 'PUNCT', 'ADP', 'PART', 'SCONJ'].includes(ctx.tree.upos(w)));
  // "denied a report by X that p": what X says.
  const reported =
    s.record.rules?.[0] === 'cue/noun'
      ? recent(ctx, s).find((o) => o !== s && !sameRoot(o, s) && o.cue.some((w) => s.content.includes(w)))
      : undefined;
  const claim = reported ? reported : taken || (bare && s.content.length > 0) ? answered(ctx, said, s) : undefined;
  const scored = said
    .map((o) => ({
      o,
      score:
        likeness(ctx, o, s) +
        (accuses(ctx.tree, o) && mentionsActor(ctx, o, denier?.actor ?? null) && !standing ? carriedTo(ctx, o, s) : 0) +
        (!standing && mentionsActor(ctx, o, denier?.actor ?? null) ? 0.25 : 0) +
        near(o),
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  // Side by side a denial needs less in common with what it denies.
  const found = claim ?? (best && best.score >= (near(best.o) >= 0.3 ? 0.35 : 0.5) ? best.o : undefined);
  if (!found) return null;
  const instead = insteadOf(ctx, s, found);
  return {
    about: question(ctx, found),
    positions: [position(ctx, found), position(ctx, s), ...(instead ? [position(ctx, instead)] : [])],
    rule: 'dispute/denial',
  };
}

/** An accusation goes on as long as the accuser is quoted: whoever is accused answers right after that. */
function carriedTo(ctx: ReadingContext, o: Saying, s: Saying): number {
  const { tree, voices } = ctx;
  const at = voices.sayings.indexOf(o);
  const end = voices.sayings.indexOf(s);
  if (at < 0 || end <= at + 1) return 0;
  const between = voices.sayings.slice(at + 1, end).filter((k) => sentenceOf(tree, k) < sentenceOf(tree, s));
  return between.length > 0 && between.every((k) => k.record.quotation === 'direct') ? 0.3 : 0;
}

function isStanding(tree: Tree, s: Saying): boolean {
  return s.cue.some((w) =>
    tree
      .children(w)
      .some((c) => tree.is(c, 'advmod') && ['always', 'long', 'repeatedly', 'consistently'].includes(tree.form(c))),
  );
}

/** "denied the attack and said that smugglers had done it": the denier's own version, in the same breath or the next. */
function insteadOf(ctx: ReadingContext, s: Saying, claim: Saying): Saying | null {
  const { tree } = ctx;
  const own = (o: Saying) =>
    sameRoot(o, s) || (o.record.chain.at(-1)?.actor ?? '') === (s.record.chain.at(-1)?.actor ?? '-');
  return (
    ctx.voices.sayings.find(
      (o) =>
        o !== s &&
        o !== claim &&
        before(s, o) &&
        own(o) &&
        sentenceOf(tree, o) - sentenceOf(tree, s) <= 1 &&
        o.record.certainty !== 'unknown' &&
        o.content.some((w) => tree.upos(w) === 'VERB') &&
        (versionWords(tree, o) || likeness(ctx, o, claim) > 0.2),
    ) ?? null
  );
}

/** "had done it", "had shelled it themselves", "had shot at one another": words that put another in the doer's place. */
export function versionWords(tree: Tree, o: Saying): boolean {
  return o.content.some((w, k) => {
    const form = tree.form(w);
    if (lexicon.selves.includes(form)) return true;
    return ['done', 'did'].includes(form) && ['it', 'so', 'this'].includes(tree.form(o.content[k + 1] ?? -1));
  });
}

/**
 * The claim that "the report", "the charge" takes up: of the sayings just before, an accusation first, then one about
 * who rejects it, else the last.
 */
function answered(ctx: ReadingContext, said: readonly Saying[], s: Saying): Saying | undefined {
  const near = said.filter((o) => nearness(ctx.tree, o, s) > 0);
  const denier = s.record.chain.at(-1)?.actor ?? null;
  const charge = s.content.some((w) => lexicon.charges.includes(ctx.tree.lemma(w)));
  const accusing = near.filter((o) => accuses(ctx.tree, o));
  const pool = charge && accusing.length > 0 ? accusing : near;
  return pool.findLast((o) => mentionsActor(ctx, o, denier)) ?? pool.at(-1);
}

/** A saying that lays something at somebody's door, by its verb or by its words. */
export function accuses(tree: Tree, o: Saying): boolean {
  return o.cue.concat(o.content).some((w) => lexicon.accusing.includes(tree.lemma(w)));
}
