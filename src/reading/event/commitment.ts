/**
 * What somebody commits himself to, or others, by how he speaks of acts to come.
 */
import type { ReadingContext } from '../context.js';
import { NONE, surfaceSubject, type Tree } from '../syntax/index.js';
import { isFriendly } from './category.js';
import { type Composed, frameNamed } from './composition.js';
import { operatorsOver } from './operator.js';
import { playersAt } from './party.js';
import { underCondition } from './status.js';

/**
 * What somebody says of his own acts to come, and of others' duties: "we will withdraw" is an agreement, "we will
 * strike" a threat, "they must leave" a demand, "we will not accept" a refusal.
 */
export function saidOfOneself(ctx: ReadingContext, composed: readonly Composed[]): Composed[] {
  const { tree } = ctx;
  const out: Composed[] = [];
  for (const p of composed) {
    if (p.frame.stage === 'said' && p.fixed === undefined && !p.noun) {
      const free =
        operatorsOver(tree, p.word).length === 0 && !isConditional(tree, p.word) && tree.negations(p.word).length === 0;
      out.push(free ? { ...p, fixed: 'actual' } : p);
      continue;
    }
    if (p.noun) {
      out.push(p);
      continue;
    }
    if (tree.lemma(p.word) === 'sit' && p.frame.category === 'THREATEN') {
      // "shall not sit idle" threatens by its negation.
      out.push({ ...p, fixed: 'actual' });
      continue;
    }
    const modal = tree
      .childrenBy(p.word, 'aux')
      .find((a) => ['will', 'shall', 'would', 'must', "'ll", '’ll', 'wo', 'should', 'need'].includes(tree.form(a)));
    if (p.frame.category === 'AGREE' && modalRefused(tree, p.word)) {
      out.push({ ...p, frame: frameNamed('reject.refuse'), lends: [p], rule: 'said.cannot-accept', fixed: 'actual' });
      continue;
    }
    const saying = ctx.voices.at(p.word);
    const speaker = saying ? speakerOf(ctx, saying) : null;
    if (modal === undefined || !saying) {
      out.push(p);
      continue;
    }
    const self = speaker !== null && subjectIs(ctx, p.word, speaker);
    const form = tree.form(modal);
    const conditional = tree
      .childrenBy(p.word, 'advcl')
      .some((c) => tree.childrenBy(c, 'mark').some((m) => tree.form(m) === 'if'));
    const base = { noun: false, parts: p.parts, weight: p.weight, with: [modal], lends: [p] } as const;
    if (form === 'must' || form === 'should') {
      if (!self && speaker !== null && p.frame.category !== 'REQUEST') {
        out.push({ ...base, word: p.word, frame: frameNamed('request.demand'), rule: 'said.must', fixed: 'actual' });
        if (p.frame.category !== 'AGREE') out.push({ ...p, fixed: 'hypothetical' });
      } else out.push(p);
      continue;
    }
    if (!self) {
      out.push(p);
      continue;
    }
    if (tree.negations(p.word).length > 0) {
      out.push(
        p.frame.category === 'REJECT' || p.frame.category === 'THREATEN'
          ? p
          : { ...base, word: p.word, frame: frameNamed('reject.refuse'), rule: 'said.will-not', fixed: 'actual' },
      );
      continue;
    }
    out.push(p);
    if (
      conditional ||
      p.frame.category === 'AGREE' ||
      p.frame.category === 'THREATEN' ||
      p.frame.category === 'ACCUSE' ||
      p.frame.category === 'REJECT' ||
      p.frame.category === 'REQUEST'
    )
      continue;
    out.push({
      ...base,
      word: p.word,
      frame: frameNamed(isFriendly(p.frame.category) ? 'agree.promise' : 'threaten.threaten'),
      rule: 'said.will',
      fixed: 'actual',
    });
  }
  return out;
}

function isConditional(tree: Tree, word: number): boolean {
  return (
    underCondition(tree, word) ||
    tree.childrenBy(word, 'advcl').some((c) => tree.childrenBy(c, 'mark').some((m) => tree.form(m) === 'if')) ||
    tree.childrenBy(word, 'aux').some((a) => ['may', 'might', 'could'].includes(tree.form(a)))
  );
}

/**
 * "X said that Y must …": a demand on Y whatever it is that Y must do, where no frame told it already.
 */
export function demandsOnOthers(ctx: ReadingContext, known: readonly Composed[]): Composed[] {
  const { tree } = ctx;
  const told = new Set(known.map((p) => p.word));
  const request = frameNamed('request.demand');
  return tree.doc.words
    .map((w) => w.index)
    .filter(
      (i) => !told.has(i) && tree.upos(i) === 'VERB' && tree.childrenBy(i, 'aux').some((a) => tree.form(a) === 'must'),
    )
    .filter((i) => {
      const saying = ctx.voices.at(i);
      const speaker = saying ? speakerOf(ctx, saying) : null;
      return speaker !== null && !subjectIs(ctx, i, speaker);
    })
    .map((word) => {
      const bare = { word, frame: request, noun: false, parts: [], weight: 0 };
      return { ...bare, with: [], lends: [bare], rule: 'said.must', fixed: 'actual' as const };
    });
}

/** "could not accept", "would not agree" */
function modalRefused(tree: Tree, word: number): boolean {
  return (
    tree.negations(word).length > 0 &&
    tree
      .childrenBy(word, 'aux')
      .some((a) => ['could', 'can', 'ca', 'would', 'will', 'wo', 'cannot'].includes(tree.form(a)))
  );
}

type Saying = NonNullable<ReturnType<ReadingContext['voices']['at']>>;

/** The player at the root of an attribution, where it is somebody in the cast. */
export function speakerOf(ctx: ReadingContext, saying: Saying): string | null {
  const root = saying.record.chain[saying.record.chain.length - 1];
  if (root?.actor) return root.actor;
  if (saying.source !== null) return ctx.cast.at(saying.source)?.id ?? null;
  return null;
}

/** Whether the subject of a predicate is an actor, the body he speaks for, or "we" in his mouth. */
function subjectIs(ctx: ReadingContext, word: number, speaker: string): boolean {
  const subject = surfaceSubject(ctx.tree, word);
  if (subject === NONE) return false;
  if (isFirstPerson(ctx.tree, subject)) return true;
  const who = ctx.cast.player(speaker);
  const near = new Set([speaker, who.affiliation].filter((x) => x !== null));
  const country = who.codes.country;
  if (
    country &&
    who.kind !== 'outlet' &&
    playersAt(ctx, subject).some((f) => f.player.codes.country === country && f.player.kind !== 'armed-group')
  )
    return who.kind !== 'armed-group';
  return playersAt(ctx, subject).some(
    (f) => near.has(f.player.id) || (f.player.affiliation !== null && near.has(f.player.affiliation)),
  );
}

function isFirstPerson(tree: Tree, word: number): boolean {
  return ['we', 'i', 'us'].includes(tree.form(word));
}
