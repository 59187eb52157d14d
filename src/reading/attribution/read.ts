/**
 * Reading the attributions of an article: cues, then sources, then nesting, then quotations that nobody has been given.
 */

import type { Article } from '../../intake/index.js';
import type { Span } from '../../text/index.js';
import { spanOf } from '../../text/index.js';
import type { Cast } from '../actor/cast.js';
import type { Attribution, ChainLink } from '../contract.js';
import { NONE, nounPhrase, type Tree } from '../syntax/index.js';
import { type Candidate, type CanSpeak, headOf } from './candidate.js';
import { findCandidates } from './cue.js';
import { firmnessOf } from './firmness.js';
import { sources } from './lexicon.js';
import { actorLink, chainBefore, linkOf, type Memory, outletsInClause, sameLink, UNSPECIFIED } from './link.js';
import { findQuotations, type Quotation } from './quotation.js';
import type { Saying, Voices } from './voices.js';

interface Draft extends Candidate {
  readonly links: readonly ChainLink[];
  readonly quotation: Attribution['quotation'];
  readonly quotes: readonly Quotation[];
}

export function readVoices(tree: Tree, cast: Cast, article: Pick<Article, 'outlet'>): Voices {
  const quotations = findQuotations(tree.doc);
  const memory: Memory = { documents: [], speakers: [] };
  const isOwnOutlet = ownOutlet(article.outlet);
  const drafts: Draft[] = [];
  for (const candidate of settle(tree, findCandidates(tree, quotations, canSpeak(tree, cast)))) {
    drafts.push(quoted(tree, quotations, { ...candidate, links: linksOf(tree, cast, candidate, memory, isOwnOutlet) }));
  }
  drafts.push(...carryOn(tree, quotations, drafts));
  drafts.sort(
    (a, b) =>
      (a.content[0] ?? 0) - (b.content[0] ?? 0) ||
      b.content.length - a.content.length ||
      (a.cue[0] ?? 0) - (b.cue[0] ?? 0),
  );
  return voicesOf(tree, nest(tree, drafts));
}

/** One attribution for each content: of two cues with the same content the one with a source stands. */
function settle(tree: Tree, candidates: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const c of candidates) {
    const twin = out.findIndex((o) => sharedPart(o.content, c.content) > 0.9);
    if (twin < 0) {
      out.push(c);
      continue;
    }
    const other = out[twin]!;
    if (rank(tree, c) > rank(tree, other)) out[twin] = c;
  }
  return out;
}

function rank(_tree: Tree, c: Candidate): number {
  return (c.source === NONE ? 0 : 4) + (c.relays.length > 0 ? 2 : 0) + (c.frame === 'quote' ? 0 : 1);
}

function sharedPart(a: readonly number[], b: readonly number[]): number {
  // Contents are in text order: most pairs do not even touch.
  if (a.length === 0 || b.length === 0 || a[a.length - 1]! < b[0]! || b[b.length - 1]! < a[0]!) return 0;
  const set = new Set(a);
  let n = 0;
  for (const w of b) if (set.has(w)) n++;
  const union = a.length + b.length - n;
  return union === 0 ? 0 : n / union;
}

function canSpeak(tree: Tree, cast: Cast): CanSpeak {
  return (word) => {
    const player = cast.at(word);
    if (player) return player.kind !== 'place' && player.kind !== 'other';
    return (
      tree.upos(word) === 'PRON' ||
      cast.isAnonymousSource(word) ||
      cast.isDocument(word) ||
      sources.document.includes(tree.lemma(word)) ||
      sources.anonymous.includes(tree.lemma(word))
    );
  };
}

function linksOf(
  tree: Tree,
  cast: Cast,
  c: Candidate,
  memory: Memory,
  isOwnOutlet: (name: string) => boolean,
): ChainLink[] {
  const root = c.source === NONE ? UNSPECIFIED : linkOf(tree, cast, c.source, memory);
  const chain = linksTo(tree, cast, c, root, memory, isOwnOutlet);
  if (
    c.source === NONE ||
    (root.kind !== 'anonymous' && root.kind !== 'person' && !sources.spokesperson.includes(tree.lemma(c.source)))
  )
    return chain;
  const before = root.kind === 'anonymous' ? chainBefore(tree, memory, c.source) : null;
  if (before && chain.length === 1) return [...before];
  memory.speakers.push({ lemma: tree.lemma(c.source), chain, sentence: tree.word(c.source).sentence });
  return chain;
}

/** The links of one saying's own clause, outermost first, ending with its root. */
function linksTo(
  tree: Tree,
  cast: Cast,
  c: Candidate,
  root: ChainLink,
  memory: Memory,
  isOwnOutlet: (name: string) => boolean,
): ChainLink[] {
  const links: ChainLink[] = [];
  const push = (l: ChainLink) => {
    if (!links.some((k) => sameLink(k, l)) && !(l.kind === 'outlet' && isOwnOutlet(l.name))) links.push(l);
  };
  for (const r of c.relays) push(linkOf(tree, cast, r, memory));
  if (c.predicate !== NONE) {
    const sourceWords = c.source === NONE ? [] : tree.subtree(c.source);
    const exclude = new Set([...c.content, ...(c.relays.length > 0 ? [] : sourceWords)]);
    for (const l of outletsInClause(tree, cast, c.predicate, exclude, isOwnOutlet)) if (!sameLink(l, root)) push(l);
    // "a local official quoted by Caracol Radio said"; the outlet stands inside the source phrase.
    for (const w of sourceWords) {
      if (!tree.is(w, 'acl') || !['quote', 'cite'].includes(tree.lemma(w))) continue;
      for (const o of tree.childrenBy(w, 'obl')) {
        const p = cast.at(o);
        if (p?.kind === 'outlet' && !isOwnOutlet(p.name)) push(actorLink(p));
      }
    }
  }
  if (root.kind === 'outlet' && isOwnOutlet(root.name)) return links.length > 0 ? links : [root];
  const at = links.findIndex((l) => sameLink(l, root));
  if (at >= 0) links.splice(at, 1);
  return [...links, root];
}

/** How much of the content is quoted; a direct quotation keeps all its sentences and leaves out its marks. */
function quoted(tree: Tree, quotations: readonly Quotation[], c: Candidate & { links: readonly ChainLink[] }): Draft {
  const set = new Set(c.content);
  const touching = quotations.filter((q) => {
    for (let i = q.first; i < q.last; i++) if (set.has(i)) return true;
    return false;
  });
  if (touching.length === 0) return { ...c, quotation: 'indirect', quotes: [] };
  const inside = (i: number) => touching.some((q) => i >= q.first && i < q.last);
  const words = c.content.filter((i) => tree.upos(i) !== 'PUNCT');
  const loose = words.filter((i) => !inside(i));
  if (loose.length === 0 || (loose.length <= 1 && words.length > 4 && ['and', 'but'].includes(tree.form(loose[0]!)))) {
    if (touching.some((q) => q.speech)) {
      const whole = touching
        .filter((q) => q.speech)
        .flatMap((q) => Array.from({ length: q.last - q.first }, (_, k) => q.first + k));
      return {
        ...c,
        content: whole,
        contentHead: set.has(c.contentHead) && inside(c.contentHead) ? c.contentHead : headOf(tree, whole),
        quotation: 'direct',
        quotes: touching,
      };
    }
    return { ...c, quotation: 'mixed', quotes: touching };
  }
  return { ...c, quotation: 'mixed', quotes: touching };
}

/** Quotations that stand alone: they carry on the one before, in their own paragraph or the paragraphs before. */
function carryOn(tree: Tree, quotations: readonly Quotation[], drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  // What is said inside a quotation ("we want to …") does not account for the quotation itself.
  const known = (q: Quotation) =>
    drafts.find(
      (d) =>
        !(d.predicate >= q.first && d.predicate < q.last) &&
        overlapping(d.content, q.first, q.last) / Math.max(1, q.last - q.first) > 0.5,
    );
  let last: { draft: Draft; paragraph: number } | null = null;
  for (const q of quotations) {
    const own = known(q);
    if (own) {
      last = { draft: own, paragraph: q.paragraph };
      continue;
    }
    if (!q.speech) continue;
    const paragraphBefore = drafts
      .filter(
        (d) =>
          d.predicate !== NONE &&
          d.cue.length > 0 &&
          !quotations.some((k) => d.predicate >= k.first && d.predicate < k.last) &&
          (d.cue[d.cue.length - 1] ?? 0) < q.first &&
          d.links.every((l) => l.kind !== 'unspecified'),
      )
      .sort((a, b) => (b.cue[0] ?? 0) - (a.cue[0] ?? 0))[0];
    const carrier: { draft: Draft; paragraph: number } | null =
      last && (q.paragraph - last.paragraph <= 1 || q.carriesOn)
        ? last
        : paragraphBefore
          ? { draft: paragraphBefore, paragraph: q.paragraph }
          : null;
    if (!carrier) continue;
    const content = Array.from({ length: q.last - q.first }, (_, k) => q.first + k);
    const draft: Draft = {
      cue: [],
      content,
      contentHead: headOf(tree, content),
      source: NONE,
      relays: [],
      frame: 'carry-on',
      sense: null,
      predicate: NONE,
      rule: 'quotation/carries-on',
      links: carrier.draft.links,
      quotation: 'direct',
      quotes: [q],
    };
    out.push(draft);
    last = { draft, paragraph: q.paragraph };
  }
  return out;
}

function overlapping(words: readonly number[], first: number, last: number): number {
  if (words.length === 0 || words[words.length - 1]! < first || words[0]! >= last) return 0;
  let n = 0;
  for (const w of words) if (w >= first && w < last) n++;
  return n;
}

interface Nested {
  readonly draft: Draft;
  readonly outer: number;
  readonly chain: readonly ChainLink[];
}

/** An attribution whose cue stands in another's content is that other's word: its chain goes on from there. */
function nest(tree: Tree, drafts: readonly Draft[]): Nested[] {
  const contents = drafts.map((d) => new Set(d.content));
  const out: Nested[] = [];
  const index = new Map<number, number>();
  const outerOf = drafts.map((d, i) => {
    const anchor = d.cue[0] ?? NONE;
    if (anchor === NONE) return -1;
    let best = -1;
    for (let j = 0; j < drafts.length; j++)
      if (
        j !== i &&
        contents[j]!.has(anchor) &&
        !contents[i]!.has(drafts[j]!.cue[0] ?? NONE) &&
        (best < 0 || contents[j]!.size < contents[best]!.size)
      )
        best = j;
    return best;
  });
  const chainOf = (i: number, depth: number): readonly ChainLink[] => {
    const own = drafts[i]!.links;
    const outer = outerOf[i]!;
    if (outer < 0 || depth > 8) return own;
    const chain = [...chainOf(outer, depth + 1)];
    for (const l of own)
      if (!chain.some((k) => sameLink(k, l) && k.actor !== null) || l === own[own.length - 1]) chain.push(l);
    // Somebody speaking of his own words is one link, not two.
    return chain.filter((l, k) => k === 0 || !sameLink(l, chain[k - 1]!) || l.actor === null);
  };
  // "The OSCE said it could not confirm that …", "he said he expected …": one saying, by its inner and firmer word.
  const swallowed = new Set<number>();
  const inherited = new Map<number, readonly ChainLink[]>();
  for (const [i, draft] of drafts.entries()) {
    const j = outerOf[i]!;
    const outer = drafts[j];
    if (
      outer &&
      outer.quotation !== 'direct' &&
      draft.predicate !== NONE &&
      outer.contentHead === draft.predicate &&
      (ownPronoun(tree, draft) || sameRootOf(draft, outer))
    ) {
      swallowed.add(j);
      inherited.set(i, outer.links);
    }
  }
  for (const [i, draft] of drafts.entries()) {
    if (swallowed.has(i)) continue;
    const outer = outerOf[i]!;
    const chain = inherited.has(i)
      ? [...(outer >= 0 && outerOf[outer]! >= 0 ? chainOf(outerOf[outer]!, 0) : []), ...inherited.get(i)!]
      : chainOf(i, 0);
    // A wish or an expectation of the speaker's own, inside his own speech, adds no voice.
    const attitude = draft.sense && ['hope', 'want', 'believe', 'expect', 'know', 'agree'].includes(draft.sense.stance);
    const outerRoot = outer >= 0 ? chainOf(outer, 0)[chainOf(outer, 0).length - 1] : undefined;
    const root = draft.links[draft.links.length - 1]!;
    if (
      outer >= 0 &&
      !swallowed.has(outer) &&
      outerRoot &&
      (attitude || drafts[outer]!.quotation === 'direct') &&
      (sameLink(root, outerRoot) || root.kind === 'anonymous')
    )
      continue;
    // The two verbs together are its cue, and the sayer that the text names is its source.
    const whole =
      swallowed.has(outer) && inherited.has(i)
        ? { ...draft, cue: [...drafts[outer]!.cue, ...draft.cue], source: drafts[outer]!.source }
        : draft;
    index.set(i, out.length);
    out.push({ draft: whole, outer, chain });
  }
  const kept = (j: number): number => (j < 0 ? -1 : (index.get(j) ?? kept(outerOf[j]!)));
  return out.map((n) => ({ ...n, outer: kept(n.outer) }));
}

/** "The OSCE said it …": the pronoun that opens what somebody says is himself. */
function ownPronoun(tree: Tree, draft: Draft): boolean {
  return (
    draft.source !== NONE &&
    tree.upos(draft.source) === 'PRON' &&
    ['he', 'she', 'it', 'they'].includes(tree.form(draft.source))
  );
}

function sameRootOf(a: Draft, b: Draft): boolean {
  const x = a.links[a.links.length - 1]!;
  const y = b.links[b.links.length - 1]!;
  // An unnamed speaker's "he" is nobody else.
  return sameLink(x, y) && (x.actor !== null || x.kind === 'anonymous');
}

function voicesOf(tree: Tree, nested: readonly Nested[]): Voices {
  const sayings: Saying[] = nested.map(({ draft, chain }, k) => ({
    id: `a${k + 1}`,
    source: draft.source === NONE ? null : draft.source,
    cue: draft.cue,
    content: draft.content,
    record: recordOf(tree, draft, chain, `a${k + 1}`, nested[k]!.outer < 0 ? null : `a${nested[k]!.outer + 1}`),
  }));
  const sets = sayings.map((s) => new Set(s.content));
  const byWord = new Map<number, number>();
  for (const [k, s] of sayings.entries())
    for (const w of s.content) {
      const before = byWord.get(w);
      if (before === undefined || sets[k]!.size < sets[before]!.size) byWord.set(w, k);
    }
  const cueWords = new Map<number, number>();
  for (const [k, s] of sayings.entries()) for (const w of s.cue) cueWords.set(w, k);
  return {
    sayings,
    at: (word) => sayings[byWord.get(word) ?? -1] ?? null,
    byCue: (word) => sayings[cueWords.get(word) ?? -1] ?? null,
  };
}

function recordOf(
  tree: Tree,
  draft: Draft,
  chain: readonly ChainLink[],
  id: string,
  within: string | null,
): Attribution {
  const firmness = firmnessOf(tree, draft);
  const source =
    draft.source === NONE ? [] : spansOf(tree, nounPhrase(tree, draft.source, { conjuncts: true, relative: false }));
  return {
    id,
    source,
    cue: spansOf(tree, draft.cue),
    content: spansOf(tree, draft.content),
    quotation: draft.quotation,
    chain: [...chain],
    certainty: firmness.certainty,
    polarity: firmness.polarity,
    hedges: firmness.words.map((w) => spanOf(tree.doc.text, tree.word(w).start, tree.word(w).end)),
    within,
    rules: [draft.rule],
  };
}

/** Consecutive words as spans, in text order; gaps of white space and inner punctuation are bridged, words are not. */
export function spansOf(tree: Tree, words: readonly number[]): Span[] {
  const out: Span[] = [];
  const sorted = [...new Set(words)].sort((a, b) => a - b);
  for (let k = 0; k < sorted.length; ) {
    let m = k;
    while (m + 1 < sorted.length && sorted[m + 1] === sorted[m]! + 1) m++;
    let a = sorted[k]!;
    let b = sorted[m]!;
    while (a < b && tree.upos(a) === 'PUNCT' && !/["“„«‘(]/.test(tree.form(a))) a++;
    while (b > a && tree.upos(b) === 'PUNCT' && /^[,;:–—-]$/.test(tree.form(b))) b--;
    if (tree.upos(a) !== 'PUNCT' || a < b) out.push(spanOf(tree.doc.text, tree.word(a).start, tree.word(b).end));
    k = m + 1;
  }
  return out;
}

function ownOutlet(outlet: string | null): (name: string) => boolean {
  if (!outlet) return () => false;
  const own = outlet.toLowerCase().replace(/^the /, '');
  return (name) => {
    const n = name.toLowerCase().replace(/^the /, '');
    return n === own || (n.length > 3 && own.split(' ').includes(n));
  };
}
