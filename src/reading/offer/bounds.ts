/**
 * What hedges an offer about: who watches over it, who guarantees it, until when an answer is wanted, how many sides it
 * binds, when it was declared and when it takes effect.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { When } from '../contract.js';
import { agents, isPassiveParticiple, NONE, nounPhrase, obliques, type Tree } from '../syntax/index.js';
import { acts, isAct, offers } from './lexicon.js';
import { players, type Slots } from './slots.js';

export interface Watch {
  readonly player: Player | null;
  readonly words: readonly number[];
}

/** Sentences that speak of the offer, and one after each: what hedges it is said there. */
function around(tree: Tree, group: readonly Slots[], before = 0): number[] {
  const sentences = new Set(
    group.flatMap((s) => {
      const here = tree.word(s.mention.head).sentence;
      return [here, here + 1, ...(before > 0 ? [here - 1] : [])];
    }),
  );
  return tree.doc.words.filter((w) => sentences.has(w.sentence)).map((w) => w.index);
}

/** Who monitors or verifies: "to be verified by X", "observers from X", "X will monitor it". */
export function monitorsOf(ctx: ReadingContext, group: readonly Slots[]): Watch[] {
  const { tree, cast } = ctx;
  const out: Watch[] = [];
  const push = (player: Player | null, words: readonly number[]) => {
    const known = out.some(
      (o) => (o.player !== null && o.player.id === player?.id) || o.words.some((w) => words.includes(w)),
    );
    if (!known && words.length > 0) out.push({ player, words });
  };
  for (const i of around(tree, group)) {
    const lemma = tree.lemma(i);
    if (tree.upos(i) === 'VERB' && acts.monitoring.verbs.includes(lemma) && lemma !== 'observe') {
      const watched = watches(ctx, i, group);
      const who =
        tree.isPassive(i) || isPassiveParticiple(tree, i)
          ? obliques(tree, i, 'by').flatMap((o) => tree.conjuncts(o))
          : agents(tree, i);
      if (watched) for (const w of who) push(person(ctx, w), nounPhrase(tree, w, { apposition: false }));
    } else if (tree.upos(i) === 'NOUN' && acts.monitoring.nouns.includes(lemma) && tree.negations(i).length === 0) {
      if (tree.is(i, 'compound') && tree.head(i) >= 0 && acts.observers.includes(tree.lemma(tree.head(i)))) {
        push(person(ctx, tree.head(i)), nounPhrase(tree, tree.head(i), { apposition: false }));
      } else if (['monitor', 'observer', 'verifier', 'inspector'].includes(lemma) && !isSpeaking(ctx, i)) {
        const owner = cast.ownerOf(i) ?? players(ctx, obliques(tree, i, 'from', 'of', 'by'))[0] ?? null;
        push(owner, nounPhrase(tree, i, { apposition: false }));
      } else if (obliques(tree, i, 'by').length > 0) {
        for (const w of obliques(tree, i, 'by')) push(person(ctx, w), nounPhrase(tree, w, { apposition: false }));
      }
    }
  }
  return out;
}

/** Who stands surety: "guaranteed by X", "witnessed by Y", "with X as guarantor". */
export function guarantorsOf(ctx: ReadingContext, group: readonly Slots[]): Player[] {
  const { tree } = ctx;
  const words: number[] = [];
  for (const i of around(tree, group)) {
    if (tree.upos(i) === 'VERB' && isAct(tree, i, 'guarantee')) {
      const passive = tree.isPassive(i) || isPassiveParticiple(tree, i);
      words.push(
        ...(passive
          ? obliques(tree, i, 'by').flatMap((o) => tree.conjuncts(o))
          : watches(ctx, i, group)
            ? agents(tree, i)
            : []),
      );
    } else if (tree.lemma(i) === 'guarantor') {
      words.push(
        ...tree.childrenBy(i, 'appos'),
        ...(tree.is(i, 'appos', 'nmod', 'obl') && tree.head(i) >= 0 ? [tree.head(i)] : []),
        ...agents(tree, i),
      );
    }
  }
  return players(ctx, words).filter((p) => p.kind !== 'place' && p.kind !== 'outlet');
}

function person(ctx: ReadingContext, w: number): Player | null {
  const p = ctx.cast.at(w);
  return p && p.kind !== 'place' && p.kind !== 'outlet' ? p : null;
}

/** What is watched is the truce: its name, "it", or the subject of the passive. */
function watches(ctx: ReadingContext, verb: number, group: readonly Slots[]): boolean {
  const { tree } = ctx;
  const heads = new Set(group.map((s) => s.mention.head));
  const objects = [
    ...tree.childrenBy(verb, 'obj', 'nsubj:pass'),
    ...(tree.is(verb, 'acl', 'xcomp', 'advcl') && tree.head(verb) >= 0 ? [tree.head(verb)] : []),
  ];
  const near = [...tree.ancestors(verb)].slice(0, 3);
  // "agreed on a ceasefire in Oslo, to be verified by X"
  const bare = tree.isPassive(verb) && tree.child(verb, 'nsubj') === NONE;
  if (bare && group.some((s) => tree.word(s.mention.head).sentence === tree.word(verb).sentence)) return true;
  return (
    objects.some(
      (o) =>
        heads.has(o) || ['it', 'which', 'that'].includes(tree.form(o)) || offers.agreementNouns.includes(tree.lemma(o)),
    ) || near.some((n) => heads.has(n))
  );
}

/** Monitors who say or are told something report on the truce; they are sources, not a provision of it. */
function isSpeaking(ctx: ReadingContext, i: number): boolean {
  return ctx.voices.sayings.some((s) => s.source === i);
}

/** "within 48 hours", "has until Friday to answer": the ultimatum in the words of the text. */
export function deadlineOf(ctx: ReadingContext, group: readonly Slots[]): number[] {
  const { tree } = ctx;
  const heads = new Set(group.map((s) => s.mention.head));
  const used = new Set(group.flatMap((s) => [...s.duration, ...s.starts]));
  for (const i of around(tree, group, 1)) {
    if (used.has(i)) continue;
    const markers = tree.markers(i);
    if (!tree.is(i, 'obl', 'nmod', 'advmod')) continue;
    const timed = isTimed(tree, i);
    if (!timed) continue;
    const host = tree.head(i);
    if (host < 0) continue;
    const asking = [host, ...tree.ancestors(host)].slice(0, 4);
    const demanded = asking.some(
      (a) =>
        ['demand', 'must', 'insist', 'order', 'give', 'want', 'warn', 'ultimatum', 'deadline'].includes(
          tree.lemma(a),
        ) || tree.children(a).some((c) => tree.is(c, 'aux') && tree.form(c) === 'must'),
    );
    const answer =
      ['have', 'give'].includes(tree.lemma(host)) &&
      (tree
        .childrenBy(host, 'xcomp', 'advcl', 'acl')
        .some((x) => ['answer', 'reply', 'respond', 'accept', 'agree', 'decide'].includes(tree.lemma(x))) ||
        tree
          .subtree(host)
          .some(
            (x) =>
              ['answer', 'reply', 'respond', 'accept', 'decide'].includes(tree.lemma(x)) &&
              tree.is(x, 'acl', 'advcl', 'xcomp'),
          ));
    if (
      (markers.includes('within') && demanded) ||
      (markers.includes('by') && demanded) ||
      (markers.includes('until') && answer) ||
      (heads.size > 0 && answer && markers.length > 0)
    )
      return nounPhrase(tree, i, { preposition: true, apposition: false });
  }
  return [];
}

function isTimed(tree: Tree, i: number): boolean {
  return (
    offers.durationUnits.includes(tree.lemma(i)) ||
    /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight|noon|dawn|tomorrow|january|february|march|april|may|june|july|august|september|october|november|december|deadline)$/.test(
      tree.lemma(i),
    )
  );
}

export type Sides = 'unilateral' | 'bilateral' | 'multilateral';

/** How many sides it binds: as the text calls it, else by who is party to it. */
export function sidesOf(
  ctx: ReadingContext,
  group: readonly Slots[],
  proposers: readonly Player[],
  agreed: boolean,
): Sides | null {
  const { tree } = ctx;
  for (const s of group)
    for (const c of tree.childrenBy(s.mention.head, 'amod')) {
      const form = tree.form(c);
      if (form === 'unilateral' || form === 'one-sided') return 'unilateral';
      if (['bilateral', 'mutual', 'joint', 'reciprocal'].includes(form)) return 'bilateral';
    }
  if (proposers.length > 2) return 'multilateral';
  if (proposers.length === 2) return 'bilateral';
  const declared = group.some((s) => s.done.some((a) => a.act === 'declare') || s.mention.how === 'deed');
  return proposers.length === 1 && declared && !agreed ? 'unilateral' : null;
}

/** When it was declared: the time of the act that declares, offers or agrees it. */
export function declaredOn(ctx: ReadingContext, group: readonly Slots[]): When | null {
  for (const s of group)
    for (const a of s.done)
      if (['offer', 'declare', 'agree'].includes(a.act) && a.role !== 'noun') {
        const when = ctx.times.of(a.word);
        if (when && !s.starts.some((w) => when.span !== null && ctx.tree.word(w).start === when.span.start))
          return when;
      }
  return null;
}
