/**
 * From the words of a source to a link of a chain: a named actor, a group in the words of the text, or nobody in
 * particular. An unknown source is never filled in.
 */
import type { Cast, Player } from '../actor/cast.js';
import type { ChainLink } from '../contract.js';
import { nounPhrase, obliques, resolveRelative, type Tree } from '../syntax/index.js';
import { sources } from './lexicon.js';

export const ANONYMOUS: ChainLink = { actor: null, name: '*anonymous*', kind: 'anonymous' };
export const UNSPECIFIED: ChainLink = { actor: null, name: '*unspecified*', kind: 'unspecified' };
export const DOCUMENT: ChainLink = { actor: null, name: '*document*', kind: 'document' };

export function actorLink(player: Player): ChainLink {
  return { actor: player.id, name: player.name, kind: player.kind };
}

/** The authors of papers met so far, latest last, so that "the statement" finds its author again. */
export interface Memory {
  readonly documents: { readonly lemma: string; readonly link: ChainLink }[];
}

/** The link for the source phrase headed by `head`. */
export function linkOf(tree: Tree, cast: Cast, head: number, memory: Memory): ChainLink {
  const word = resolveRelative(tree, head);
  const lemma = tree.lemma(word);
  const player = cast.at(word);

  if (sources.document.includes(lemma) && !(player?.named && player.kind === 'outlet')) {
    const author = player?.named ? player : authorOf(tree, cast, word);
    const link = author ? personOrBody(tree, cast, author) : (recalled(memory, lemma) ?? DOCUMENT);
    memory.documents.push({ lemma, link });
    return link;
  }
  if (tree.upos(word) === 'PRON' && (!player || tree.form(word) === 'it') && memory.documents.length > 0 && tree.form(word) === 'it') {
    // "The statement said … It added …"
    const last = memory.documents[memory.documents.length - 1]!;
    if (!player || !player.named || (last.link.actor !== null && player.id === last.link.actor)) return last.link;
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
  const described = player ? (player.mentions.find((m) => m.how !== 'pronoun')?.head ?? word) : word;
  const lemma = tree.lemma(described);
  const plural = tree.word(described).feats.Number === 'Plur' || (player?.plural ?? false);
  if (sources.spokesperson.includes(lemma)) {
    const body = bodyBehind(tree, cast, described);
    return body ? actorLink(body) : ANONYMOUS;
  }
  if (tree.upos(described) === 'PRON' || tree.upos(described) === 'NUM') return ANONYMOUS;
  if (plural && sources.crowd.includes(lemma)) return groupLink(tree, described, player);
  if (sources.anonymous.includes(lemma) || (player && player.kind === 'person')) return ANONYMOUS;
  if (player) return actorLink(player);
  return tree.upos(described) === 'NOUN' && plural ? groupLink(tree, described, null) : ANONYMOUS;
}

function groupLink(tree: Tree, head: number, player: Player | null): ChainLink {
  if (player) return actorLink(player);
  const words = nounPhrase(tree, head, { conjuncts: true, apposition: false }).filter((w, k) => !(k === 0 && tree.is(w, 'det')));
  const { start, end } = tree.extent(words);
  return { actor: null, name: tree.doc.text.slice(start, end).replace(/\s+/g, ' '), kind: 'group' };
}

function authorOf(tree: Tree, cast: Cast, head: number): Player | null {
  const byPhrase = obliques(tree, head, 'by', 'from', 'of')
    .concat(tree.childrenBy(head, 'acl').flatMap((a) => obliques(tree, a, 'by', 'from')))
    .concat(tree.childrenBy(head, 'acl').filter((a) => tree.marker(a) === 'by'))
    .map((o) => cast.at(o))
    .find((p) => p?.named);
  if (byPhrase) return byPhrase;
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
    if (tree.is(c, 'nmod') && !tree.is(c, 'nmod:poss') && !tree.markers(c).some((m) => ['of', 'for', 'from', 'with'].includes(m))) continue;
    const p = cast.at(c);
    if (p && (p.named || p.kind !== 'person')) return p;
  }
  return null;
}

/** A person signs for himself; a paper signed by an office is its body's. */
function personOrBody(_tree: Tree, _cast: Cast, author: Player): ChainLink {
  return actorLink(author);
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
export function outletsInClause(tree: Tree, cast: Cast, predicate: number, exclude: ReadonlySet<number>, isOwnOutlet: (name: string) => boolean): ChainLink[] {
  const out: ChainLink[] = [];
  const seen = new Set<string>();
  for (const w of tree.subtree(predicate)) {
    if (w === predicate || exclude.has(w) || !tree.is(w, 'obj', 'iobj', 'obl', 'nmod', 'conj', 'nsubj', 'appos', 'flat')) continue;
    const p = cast.at(w);
    if (p?.kind !== 'outlet' || seen.has(p.id) || isOwnOutlet(p.name)) continue;
    if (tree.is(w, 'nmod:poss') || tree.is(w, 'nsubj')) continue;
    seen.add(p.id);
    out.push(actorLink(p));
  }
  return out;
}

export function sameLink(a: ChainLink, b: ChainLink): boolean {
  return a.actor !== null || b.actor !== null ? a.actor === b.actor : a.kind === b.kind && a.name === b.name;
}

