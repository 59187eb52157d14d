/**
 * From the words of a source to a link of a chain: a named actor, a group in the words of the text, or nobody in
 * particular. An unknown source is never filled in.
 */

import type { Word } from '../../language/index.js';
import type { Cast, Player } from '../actor/cast.js';
import type { ChainLink } from '../contract.js';
import {
  isRelative,
  NONE,
  nounPhrase,
  obliques,
  resolveRelative,
  surfaceSubject,
  type Tree,
  trimPunctuation,
} from '../syntax/index.js';
import { afterDateline } from './dateline.js';
import { cues, sources } from './lexicon.js';
import { cueSpans } from './spans.js';

export const ANONYMOUS: ChainLink = { actor: null, name: '*anonymous*', kind: 'anonymous' };
export const UNSPECIFIED: ChainLink = { actor: null, name: '*unspecified*', kind: 'unspecified' };
export const DOCUMENT: ChainLink = { actor: null, name: '*document*', kind: 'document' };

export function actorLink(player: Player): ChainLink {
  return { actor: player.id, name: player.name, kind: player.kind };
}

/** A link together with the words that introduce it in the report. */
export function introduced(tree: Tree, link: ChainLink, cue: readonly number[]): ChainLink {
  const spans = cueSpans(tree, cue);
  return spans.length > 0 ? { ...link, cue: spans } : link;
}

/** The words that introduce a link by its phrase: "told X", "carried by X", "according to X". */
export function introductionOf(tree: Tree, word: number): number[] {
  const marker = tree.childrenBy(word, 'case').find((c) => c < word && tree.childrenBy(c, 'fixed').length > 0);
  if (marker !== undefined) return [marker, ...tree.childrenBy(marker, 'fixed')];
  for (const a of tree.ancestors(word)) if (tree.upos(a) === 'VERB') return [a];
  return [];
}

/** The authors of papers met so far, latest last, so that "the statement" finds its author again. */
export interface Memory {
  readonly documents: { readonly lemma: string; readonly link: ChainLink; readonly sentence: number }[];
  /** Persons who spoke so far, named or not, with the chain they were reached through, latest last. */
  readonly speakers: {
    readonly lemma: string;
    readonly plural: boolean;
    readonly chain: readonly ChainLink[];
    readonly sentence: number;
  }[];
}

/** The link for the source phrase headed by `head`. */
export function linkOf(tree: Tree, cast: Cast, head: number, memory: Memory): ChainLink {
  const word = resolveRelative(tree, head);
  const lemma = tree.lemma(word);
  const player = cast.at(word);

  if (
    (sources.document.includes(lemma) || cast.isDocument(word)) &&
    !isBody(tree, word) &&
    !(player?.named && player.kind === 'outlet')
  ) {
    const author = player?.named ? player : authorOf(tree, cast, word);
    const link = author
      ? actorLink(author)
      : (sayerAbove(tree, cast, word, memory) ?? (isNew(tree, word) ? null : recalled(memory, lemma)) ?? DOCUMENT);
    memory.documents.push({ lemma, link, sentence: tree.word(word).sentence });
    return link;
  }
  if (
    tree.upos(word) === 'PRON' &&
    (!player || tree.form(word) === 'it') &&
    memory.documents.length > 0 &&
    tree.form(word) === 'it'
  ) {
    // "The statement said … It added …"
    const last = memory.documents[memory.documents.length - 1]!;
    if (!player?.named || player.id === last.link.actor || tree.word(word).sentence - last.sentence <= 2)
      return last.link;
  }
  if (player?.named) return actorLink(player);
  if (sources.mouthpiece.includes(lemma) || sources.spokesperson.includes(lemma)) {
    const body = bodyBehind(tree, cast, word);
    if (body) return actorLink(body);
    return ANONYMOUS;
  }
  return unnamedLink(tree, cast, word, player);
}

/** An unnamed speaker: a crowd or a body in the words of the text, or nobody that the text would name. */
function unnamedLink(tree: Tree, cast: Cast, word: number, player: Player | null): ChainLink {
  // Unnamed lawyers are a crowd like residents; one of them is nobody that the text would name.
  if (sources.individual.includes(tree.lemma(word)) && tree.word(word).feats.Number === 'Plur')
    return groupLink(tree, word);
  if (
    player?.anonymous ||
    cast.isAnonymousSource(word) ||
    sources.anonymous.includes(tree.lemma(word)) ||
    sources.individual.includes(tree.lemma(word))
  )
    return ANONYMOUS;
  // "the provincial hospital", which is also a place.
  if (player && (player.kind !== 'place' || !isBody(tree, word)))
    return player.kind === 'person' && !player.plural ? ANONYMOUS : actorLink(player);
  if (isBody(tree, word)) return groupLink(tree, word);
  const plural = tree.word(word).feats.Number === 'Plur';
  return tree.upos(word) === 'NOUN' && plural ? groupLink(tree, word) : ANONYMOUS;
}

/** A noun of a body: "hospital", "union"; "post" and "centre" where what stands before them tells whose ("health post"). */
export function isBody(tree: Tree, word: number): boolean {
  const lemma = tree.lemma(word);
  if (sources.bodies.includes(lemma)) return true;
  return (
    sources.posts.includes(lemma) &&
    tree.childrenBy(word, 'compound', 'amod').some((c) => sources.services.includes(tree.form(c)))
  );
}

function groupLink(tree: Tree, head: number): ChainLink {
  // "residents reached by telephone", "state television, quoting …": how they were heard is no part of what they are.
  const aside = new Set(
    tree
      .childrenBy(head, 'acl')
      .filter((c) => [...cues.relays.obtain, ...cues.relays.lemmas].includes(tree.lemma(c)))
      .flatMap((c) => tree.subtree(c)),
  );
  const words = trimPunctuation(
    tree,
    nounPhrase(tree, head, { conjuncts: true, apposition: false }).filter(
      (w, k) => !aside.has(w) && !(k === 0 && tree.is(w, 'det')),
    ),
  );
  const { start, end } = tree.extent(words);
  return { actor: null, name: tree.doc.text.slice(start, end).replace(/\s+/g, ' '), kind: 'group' };
}

/** "an unsigned memorandum": a paper that the report has not spoken of before. */
function isNew(tree: Tree, paper: number): boolean {
  return tree.children(paper).some((c) => tree.is(c, 'det') && ['a', 'an', 'another'].includes(tree.form(c)));
}

function authorOf(tree: Tree, cast: Cast, head: number): Player | null {
  // "a letter seen by X" is not by X.
  const written = tree
    .childrenBy(head, 'acl')
    .filter((a) => ![...cues.relays.obtain, ...cues.relays.carry].includes(tree.lemma(a)));
  const byPhrase = obliques(tree, head, 'by', 'from', 'of')
    .concat(written.flatMap((a) => obliques(tree, a, 'by', 'from')))
    .concat(written.filter((a) => tree.marker(a) === 'by'))
    .map((o) => cast.at(o));
  // "a report by the mission": a body, though without a name of its own.
  const author =
    byPhrase.find((p) => p?.named) ?? byPhrase.find((p) => p?.kind === 'organization' || p?.kind === 'group');
  if (author) return author;
  // "a report by X found": the author may hang on the finding.
  const verb = tree.head(head);
  const hung = verb > head ? obliques(tree, verb, 'by').find((o) => o > head && o < verb) : undefined;
  const found = hung === undefined ? null : cast.at(hung);
  if (found?.named) return found;
  const owner = bodyBehind(tree, cast, head);
  if (owner) return owner;
  // "the movement said in a statement": the paper's author is the subject above it.
  return null;
}

/** The body that a spokesman, an office, a statement belongs to. */
function bodyBehind(tree: Tree, cast: Cast, head: number): Player | null {
  const owner = cast.ownerOf(head);
  if (owner?.named) return owner;
  for (const c of tree.childrenBy(head, 'compound', 'nmod:poss', 'nmod', 'amod', 'flat')) {
    if (
      tree.is(c, 'nmod') &&
      !tree.is(c, 'nmod:poss') &&
      !tree.markers(c).some((m) => ['of', 'for', 'from', 'with'].includes(m))
    )
      continue;
    const p = cast.at(c);
    if (p && (p.named || p.kind !== 'person')) return p;
  }
  return null;
}

/** "The army said in a statement that blamed …": the paper is the sayer's own. */
function sayerAbove(tree: Tree, cast: Cast, paper: number, memory: Memory): ChainLink | null {
  const verb = tree.head(paper);
  if (verb < 0 || !tree.is(paper, 'obl') || tree.upos(verb) !== 'VERB') return null;
  const subject = surfaceSubject(tree, verb);
  return subject === NONE || subject === paper ? null : linkOf(tree, cast, subject, memory);
}

/**
 * The chain through which an unnamed speaker was reached before, when the text takes him up again ("the official said",
 * "he added"); null for somebody new.
 */
export function chainBefore(tree: Tree, memory: Memory, source: number): readonly ChainLink[] | null {
  const word = tree.word(source);
  const definite = tree
    .children(source)
    .some((c) => tree.is(c, 'det') && ['the', 'this', 'that'].includes(tree.form(c)));
  const pronoun = word.upos === 'PRON' && ['he', 'she', 'him', 'her'].includes(tree.form(source));
  const oneOfThem = obliques(tree, source, 'of').some((o) => tree.form(o) === 'them');
  if (!definite && !pronoun && !oneOfThem) return null;
  // "told leaders that …, one of them said": one of those.
  const people = (w: Word) => w.feats.Number === 'Plur' && sources.anonymous.includes(w.lemma.toLowerCase());
  if (oneOfThem && tree.doc.words.slice(tree.sentenceOf(source).first, source).some(people)) return null;
  for (let k = memory.speakers.length - 1; k >= 0; k--) {
    const before = memory.speakers[k]!;
    if (word.sentence - before.sentence > (definite ? 12 : 3)) return null;
    if (oneOfThem ? before.plural : pronoun || before.lemma === tree.lemma(source)) return before.chain;
  }
  return null;
}

/** "said in a statement": the paper that "the statement" takes up in the next sentence is the sayer's. */
export function rememberPaper(tree: Tree, memory: Memory, predicate: number, link: ChainLink): void {
  for (const o of tree.childrenBy(predicate, 'obl'))
    if (sources.document.includes(tree.lemma(o)) && tree.markers(o).includes('in'))
      memory.documents.push({ lemma: tree.lemma(o), link, sentence: tree.word(o).sentence });
}

function recalled(memory: Memory, lemma: string): ChainLink | null {
  for (let k = memory.documents.length - 1; k >= 0; k--) {
    const d = memory.documents[k]!;
    if (d.lemma === lemma || d.link.actor !== null) return d.link;
  }
  return null;
}

/**
 * Outlets that stand between the page and the source in the saying's own clause: "told Al-Hayat", "in an interview
 * with …", "in remarks carried by …", "through Interfax". The page's own outlet is no link.
 */
export function outletsInClause(
  tree: Tree,
  cast: Cast,
  predicate: number,
  exclude: ReadonlySet<number>,
  isOwnOutlet: (name: string) => boolean,
): ChainLink[] {
  const out: ChainLink[] = [];
  const seen = new Set<string>();
  const start = afterDateline(tree);
  // "…, but witnesses told X": another saying has outlets of its own.
  const another = (c: number) => tree.is(c, 'conj', 'parataxis') && tree.child(c, 'nsubj') !== NONE;
  for (const w of tree.subtree(predicate, another)) {
    if (
      w < start ||
      w === predicate ||
      exclude.has(w) ||
      !tree.is(w, 'obj', 'iobj', 'obl', 'nmod', 'conj', 'nsubj', 'appos', 'flat')
    )
      continue;
    const p = cast.at(w);
    if (p?.kind !== 'outlet' || seen.has(p.id) || isOwnOutlet(p.name) || isPageItself(tree, w)) continue;
    if (tree.is(w, 'nmod:poss') || tree.is(w, 'nsubj')) continue;
    seen.add(p.id);
    // "told the daily X, according to Y": Y passes on what X was told.
    if (tree.markers(w).some((m) => m.startsWith('according')))
      out.unshift(introduced(tree, actorLink(p), introductionOf(tree, w)));
    else out.push(introduced(tree, actorLink(p), introductionOf(tree, w)));
  }
  return out;
}

/** "It quoted X as saying": what quotes is the outlet that was spoken of last, if one was in the sentence or the one before. */
export function outletBefore(tree: Tree, cast: Cast, pronoun: number): Player | null {
  if (tree.form(pronoun) !== 'it') return null;
  for (let w = pronoun - 1; w >= 0 && tree.word(w).sentence >= tree.word(pronoun).sentence - 1; w--) {
    const p = cast.at(w);
    if (p?.kind === 'outlet') return p;
  }
  return null;
}

/** "this newspaper", "our correspondent": the page's own. */
function isPageItself(tree: Tree, word: number): boolean {
  return tree
    .children(word)
    .some((c) => (tree.is(c, 'det') && tree.form(c) === 'this') || (tree.is(c, 'nmod:poss') && tree.form(c) === 'our'));
}

/** Outlets that a paper went through before the page: "a statement that exiles sent to X", "a letter published by X". */
export function outletsOfPaper(tree: Tree, cast: Cast, paper: number): ChainLink[] {
  if (!sources.document.includes(tree.lemma(paper)) && !cast.isDocument(paper)) return [];
  const passing = [...cues.relays.send, ...cues.relays.carry, ...cues.relays.obtain];
  const out: ChainLink[] = [];
  for (const w of tree.subtree(paper)) {
    if (!tree.is(w, 'obl', 'iobj', 'nsubj') || isRelative(tree, w)) continue;
    const p = cast.at(w);
    const verb = tree.head(w);
    if (p?.kind !== 'outlet' || !tree.is(verb, 'acl') || !passing.includes(tree.lemma(verb)) || isPageItself(tree, w))
      continue;
    out.push(introduced(tree, actorLink(p), [verb]));
  }
  return out;
}

export function sameLink(a: ChainLink, b: ChainLink): boolean {
  return a.actor !== null || b.actor !== null ? a.actor === b.actor : a.kind === b.kind && a.name === b.name;
}
