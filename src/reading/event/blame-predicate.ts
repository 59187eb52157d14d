/**
 * Predicates that lay an act at somebody's door: whether a word is one, whom it speaks of, and of which act.
 */
import type { Player } from '../actor/cast.js';
import type { Saying } from '../attribution/voices.js';
import type { ReadingContext } from '../context.js';
import { agents, NONE, obliques, patients, surfaceSubject, type Tree } from '../syntax/index.js';
import type { Cluster } from './force-cluster.js';
import type { Mention } from './force-mention.js';
import { frameRegister } from './frame.js';
import { doersAt, playersAt } from './party.js';
import { pointingNouns, type Responsibility, responsibilities } from './responsibility-lexicon.js';

/** Whether a word's own clause claims responsibility: "the movement today claimed responsibility for …". */
export function claimsResponsibility(tree: Tree, word: number): boolean {
  let verb = tree.head(word);
  for (let k = 0; k < 3 && verb >= 0 && tree.upos(verb) !== 'VERB'; k++) verb = tree.head(verb);
  if (verb < 0 || !agents(tree, verb).some((a) => tree.governs(a, word)) || tree.negations(verb).length > 0)
    return false;
  return responsibilities().some((e) => e.class === 'claimed' && e.objects !== undefined && applies(tree, verb, e));
}

/** Bodies rather than their officers: a spokesman's denial is the body's. */
export function bodies(ctx: ReadingContext, players: readonly Player[]): Player[] {
  const out: Player[] = [];
  for (const p of players) {
    const who = p.kind === 'person' && p.affiliation ? ctx.cast.player(p.affiliation) : p;
    if (who.kind === 'place' || who.id.startsWith('thing-')) continue;
    if (!out.some((o) => o.id === who.id)) out.push(who);
    // A front or wing of a group in arms, and the group.
    const above = who.kind === 'armed-group' && who.affiliation ? ctx.cast.player(who.affiliation) : null;
    if (above?.kind === 'armed-group' && !out.some((o) => o.id === above.id)) out.push(above);
  }
  return out;
}

/** Who stands at the root of a saying. */
export function speaker(ctx: ReadingContext, saying: Saying | null): Player[] {
  const root = saying?.record.chain[saying.record.chain.length - 1];
  return root?.actor ? [ctx.cast.player(root.actor)] : [];
}

/** Whether a word is the predicate that an entry describes. */
export function applies(tree: Tree, at: number, entry: Responsibility): boolean {
  if (!entry.lemmas.includes(tree.lemma(at))) return false;
  const upos = tree.upos(at);
  if (entry.cue === 'preposition')
    return (upos === 'ADP' || upos === 'ADV') && (tree.is(at, 'case') || tree.child(at, 'cop') !== NONE);
  if (entry.cue === 'adjective') return upos === 'ADJ';
  if (entry.cue === 'noun') return upos === 'NOUN' && tree.child(at, 'cop') !== NONE;
  if (upos !== 'VERB') return false;
  // "had done it" looks back; "if they do that again" does not.
  if (entry.told && !['VBD', 'VBN'].includes(tree.word(at).xpos)) return false;
  if (entry.objects && !patients(tree, at).some((p) => entry.objects!.includes(tree.lemma(p)))) return false;
  if (
    entry.complements &&
    ![
      ...tree.childrenBy(at, 'xcomp', 'advmod', 'amod', 'obj', 'obl'),
      ...tree.childrenBy(at, 'obj').flatMap((o) => tree.childrenBy(o, 'acl')),
      at + 1,
    ].some((c) => c < tree.doc.words.length && entry.complements!.includes(tree.form(c)))
  )
    return false;
  if (entry.particles?.some((p) => !besides(tree, at).some((c) => tree.form(c) === p))) return false;
  return true;
}

/** The words right behind a verb and its object, where its particle stands. */
function besides(tree: Tree, at: number): number[] {
  return [...tree.children(at), ...tree.childrenBy(at, 'obj', 'obl').flatMap((o) => tree.children(o))];
}

/** Whom a predicate lays the act at the door of. */
export function whoOf(ctx: ReadingContext, at: number, entry: Responsibility): Player[] {
  const { tree } = ctx;
  // "X was behind the attacks": the noun is the predicate and "behind" its case.
  const predicate = entry.cue === 'preposition' && tree.is(at, 'case') ? tree.head(at) : at;
  const words =
    entry.who === 'subject'
      ? subjects(tree, predicate)
      : entry.who === 'object'
        ? patients(tree, predicate)
        : // The parser may hang the phrase on the object ("blamed the attack on X", "the hallmarks of X").
          [predicate, ...patients(tree, predicate)].flatMap((w) =>
            obliques(tree, w, ...entry.who.split('|')).flatMap((o) => tree.conjuncts(o)),
          );
  return words.flatMap((w) => (entry.who === 'subject' ? doersAt(ctx, w) : playersAt(ctx, w))).map((f) => f.player);
}

/** "The group said it had no hand in it": a pronoun that stands for nobody else stands for the speaker. */
export function themselves(ctx: ReadingContext, at: number, entry: Responsibility): Player[] {
  if (entry.who !== 'subject') return [];
  const own = subjects(ctx.tree, at);
  return own.length > 0 && own.every((w) => ctx.tree.upos(w) === 'PRON') ? speaker(ctx, ctx.voices.at(at)) : [];
}

function subjects(tree: Tree, predicate: number): number[] {
  const doing = agents(tree, predicate);
  if (doing.length > 0) return doing;
  const subject = surfaceSubject(tree, predicate);
  if (subject !== NONE) return tree.conjuncts(subject);
  const modified = tree.is(predicate, 'nmod', 'acl', 'amod') ? tree.head(predicate) : NONE;
  return modified === NONE ? [] : [modified];
}

export interface Found {
  readonly cluster: Cluster;
  /** The act was not named but pointed back to. */
  readonly vague: boolean;
}

/** The act that a predicate of responsibility speaks of: named in its argument, or the last one told. */
export function whichAct(
  ctx: ReadingContext,
  at: number,
  entry: Responsibility,
  clusters: readonly Cluster[],
): Found | null {
  const { tree } = ctx;
  const predicate = entry.cue === 'preposition' && tree.is(at, 'case') ? tree.head(at) : at;
  const nouns: number[] = [];
  if (entry.cue === 'preposition' && predicate !== at) nouns.push(predicate);
  for (const slot of entry.what) {
    if (slot === 'subject') nouns.push(surfaceSubject(tree, predicate));
    else if (slot === 'object') nouns.push(...patients(tree, predicate));
    else if (slot === 'comp') nouns.push(...tree.childrenBy(predicate, 'ccomp', 'xcomp'));
    else {
      nouns.push(...obliques(tree, predicate, slot));
      for (const o of tree.childrenBy(predicate, 'obj', 'xcomp')) nouns.push(...obliques(tree, o, slot));
      nouns.push(
        ...tree.childrenBy(predicate, 'advcl', 'ccomp', 'xcomp', 'obl').filter((c) => tree.markers(c).includes(slot)),
      );
    }
  }
  if (entry.objects && entry.what.includes('for'))
    for (const p of patients(tree, predicate)) nouns.push(...obliques(tree, p, ...entry.what));
  for (const noun of nouns) {
    if (noun === NONE) continue;
    const words = new Set(tree.subtree(noun));
    const cluster = clusters.find((c) => c.mentions.some((m) => words.has(m.head)));
    if (cluster) return { cluster, vague: false };
  }
  const vague =
    nouns.length === 0 || nouns.every((n) => n === NONE || tree.upos(n) === 'PRON' || pointsBack(tree.lemma(n)));
  if (!vague || entry.named) return null;
  // Verbs of many uses need their act in view; only predicates of blame proper may point back to one told before.
  const pointing =
    entry.class !== 'perpetrator' ||
    entry.objects !== undefined ||
    ['behind', 'blame-for', 'blame-on'].includes(entry.id);
  if (!pointing && nouns.length === 0) return null;
  if (entry.id === 'bear' || entry.id === 'answer-for') if (nouns.length === 0) return null;
  const sentence = tree.word(at).sentence;
  const paragraph = tree.doc.sentences[sentence]!.paragraph;
  const near = clusters
    .map((cluster) => ({
      cluster,
      last: [...cluster.mentions].reverse().find((m) => m.head < at && m.standing !== 'presupposed'),
    }))
    .filter((c): c is { cluster: Cluster; last: Mention } => c.last !== undefined && paragraph - c.last.paragraph <= 1)
    .sort((a, b) => b.last.head - a.last.head)[0];
  if (!near) return null;
  return { cluster: near.cluster, vague: true };
}

/** "the crime", "the raid": nouns for what was done, though none of them tells it again. */
function pointsBack(lemma: string): boolean {
  const one = lemma.replace(/s$/, '');
  if (pointingNouns().includes(lemma) || pointingNouns().includes(one)) return true;
  return (frameRegister().nouns.get(one) ?? []).some((p) => p.frame.force !== undefined && p.asks.length === 0);
}
