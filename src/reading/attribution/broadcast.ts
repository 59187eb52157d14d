/**
 * Monitored broadcasts: what stands under the heading "Radio Nairobi, 23 January, 1900" was said on that station, whoever
 * says it there.
 */
import type { Cast } from '../actor/cast.js';
import type { ChainLink } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import { isFiniteVerb } from './candidate.js';
import { afterDateline } from './dateline.js';
import { sources } from './lexicon.js';
import { actorLink, sameLink } from './link.js';
import type { Nested } from './nest.js';

/** Words from a heading to the next, and the outlet that it names. */
export interface Broadcast {
  readonly first: number;
  readonly last: number;
  readonly link: ChainLink;
}

/** The longest heading, in words. */
const HEADING = 30;

export function findBroadcasts(tree: Tree, cast: Cast): Broadcast[] {
  const out: { first: number; last: number; link: ChainLink }[] = [];
  let paragraph = -1;
  const start = afterDateline(tree);
  for (const s of tree.doc.sentences) {
    if (s.paragraph === paragraph) continue;
    paragraph = s.paragraph;
    if (s.first < start) continue;
    const end = headingEnd(tree, s.first);
    if (end === NONE) continue;
    const link = outletOf(tree, cast, s.first, end) ?? (isSame(tree, s.first, end) ? (out.at(-1)?.link ?? null) : null);
    if (!link) continue;
    if (out.length > 0) out[out.length - 1]!.last = s.first;
    out.push({ first: end, last: tree.doc.words.length, link });
  }
  return out;
}

/** The chains of sayings under such headings begin with the outlet, unless another outlet passes them on. */
export function underHeadings(
  tree: Tree,
  broadcasts: readonly Broadcast[],
  nested: readonly Nested[],
  cast: Cast,
): Nested[] {
  if (broadcasts.length === 0) return [...nested];
  let speaker: Broadcast | null = null;
  return nested.map((n) => {
    const at = n.draft.cue[0] ?? n.draft.content[0] ?? NONE;
    const section = broadcasts.find((b) => at >= b.first && at < b.last);
    if (!section) return n;
    const { link } = section;
    const root = n.chain[n.chain.length - 1]!;
    // "The station said", and "it said" after that: the station itself.
    const itself =
      sameLink(root, link) ||
      (n.chain.length === 1 && root.kind === 'outlet' && !isNamed(cast, root)) ||
      (n.draft.source !== NONE && tree.form(n.draft.source) === 'it' && speaker === section);
    speaker = itself ? section : n.draft.quotation === 'direct' && n.draft.cue.length === 0 ? speaker : null;
    if (itself) return { ...n, chain: [{ ...root, ...link }] };
    const chain = n.chain.filter((l) => !(l.kind === 'outlet' && !isNamed(cast, l)));
    return chain[0]?.kind === 'outlet' ? { ...n, chain } : { ...n, chain: [link, ...chain] };
  });
}

/** Where the heading that opens a paragraph ends: verbless sentences with a number, or all before a colon; NONE for none. */
function headingEnd(tree: Tree, first: number): number {
  const { words, sentences } = tree.doc;
  const { paragraph } = sentences[tree.word(first).sentence]!;
  let numbers = 0;
  for (let i = first; i < Math.min(words.length, first + HEADING); i++) {
    const w = words[i]!;
    const sentence = sentences[w.sentence]!;
    if (sentence.paragraph !== paragraph) return NONE;
    if (w.form === ':' && numbers > 0) return i + 1;
    if (isFiniteVerb(tree, i)) return NONE;
    if (w.upos === 'NUM' && i > first) numbers++;
    if (i + 1 === sentence.last && numbers > 0 && i - first > 2) return i + 1;
  }
  return NONE;
}

function outletOf(tree: Tree, cast: Cast, first: number, end: number): ChainLink | null {
  for (let i = first; i < end; i++) {
    const p = cast.at(i);
    if (p?.kind === 'outlet' && p.named && tree.upos(i) === 'PROPN') return actorLink(p);
  }
  return null;
}

/** "Same station, 1930." */
function isSame(tree: Tree, first: number, end: number): boolean {
  for (let i = first; i + 1 < end; i++)
    if (tree.form(i) === 'same' && sources.bodies.includes(tree.lemma(i + 1))) return true;
  return false;
}

function isNamed(cast: Cast, link: ChainLink): boolean {
  return link.actor !== null && cast.player(link.actor).named;
}
