/**
 * Nesting: an attribution whose cue stands in another's content goes on from that one's chain.
 */
import type { ChainLink } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { Draft } from './draft.js';
import { sameLink } from './link.js';

export interface Nested {
  readonly draft: Draft;
  readonly outer: number;
  readonly chain: readonly ChainLink[];
}

/** An attribution whose cue stands in another's content is that other's word: its chain goes on from there. */
export function nest(tree: Tree, drafts: readonly Draft[]): Nested[] {
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
        // "He denied a report by X that p": X says so, and not through him who denies it.
        !(drafts[j]!.frame === 'noun' && drafts[j]!.sense?.polarity === '-') &&
        contents[j]!.has(anchor) &&
        !contents[i]!.has(drafts[j]!.cue[0] ?? NONE) &&
        (best < 0 || contents[j]!.size < contents[best]!.size)
      )
        best = j;
    return best;
  });
  cutRounds(outerOf, (i) => contents[i]!.size);
  const chainOf = (i: number, depth: number): readonly ChainLink[] => {
    const own = drafts[i]!.links;
    const outer = outerOf[i]!;
    if (outer < 0 || depth > 8) return own;
    const chain = [...chainOf(outer, depth + 1)];
    for (const l of own)
      if (!chain.some((k) => sameLink(k, l) && k.actor !== null) || l === own[own.length - 1]) chain.push(l);
    // Somebody speaking of his own words is one link, not two.
    return onceEach(chain.filter((l, k) => k === 0 || !sameLink(l, chain[k - 1]!) || l.actor === null));
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
      draft.frame !== 'noun' &&
      outer.contentHead === draft.predicate &&
      (ownPronoun(tree, draft, outer) || sameRootOf(draft, outer))
    ) {
      swallowed.add(j);
      inherited.set(i, outer.links);
    }
  }
  for (const [i, draft] of drafts.entries()) {
    if (swallowed.has(i)) continue;
    const outer = outerOf[i]!;
    const chain = inherited.has(i)
      ? onceEach([...(outer >= 0 && outerOf[outer]! >= 0 ? chainOf(outerOf[outer]!, 0) : []), ...inherited.get(i)!])
      : chainOf(i, 0);
    if (outer >= 0 && !swallowed.has(outer) && addsNoVoice(tree, draft, drafts[outer]!, chainOf(outer, 0))) continue;
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

/**
 * Contents that reach into one another can make a round of outer ones (A's cue in B's words, B's in C's, C's in A's). The
 * widest of a round is then said by nobody else; of two alike the one that comes first.
 */
function cutRounds(outerOf: number[], width: (draft: number) => number): void {
  const done = new Set<number>();
  for (const start of outerOf.keys()) {
    const path: number[] = [];
    let i = start;
    while (i >= 0 && !done.has(i) && !path.includes(i)) {
      path.push(i);
      i = outerOf[i]!;
    }
    const round = i >= 0 && !done.has(i) ? path.slice(path.indexOf(i)) : [];
    if (round.length > 0)
      outerOf[round.reduce((a, b) => (width(b) > width(a) || (width(b) === width(a) && b < a) ? b : a))] = -1;
    for (const k of path) done.add(k);
  }
}

/** Where a chain comes back to somebody with a name, he stands where he is nearest the root. */
function onceEach(chain: readonly ChainLink[]): ChainLink[] {
  return chain.filter((l, k) => l.actor === null || !chain.slice(k + 1).some((m) => m.actor === l.actor));
}

/** A wish or an expectation of the speaker's own, inside his own speech, adds no voice; nor does what "people" say there. */
function addsNoVoice(tree: Tree, draft: Draft, outer: Draft, outerChain: readonly ChainLink[]): boolean {
  const attitude = draft.sense && ['hope', 'want', 'believe', 'expect', 'know', 'agree'].includes(draft.sense.stance);
  const direct = outer.quotation === 'direct';
  if (!attitude && !direct) return false;
  const root = draft.links[draft.links.length - 1]!;
  const outerRoot = outerChain[outerChain.length - 1]!;
  // Outside a quotation two unnamed speakers are two, unless a pronoun makes them one.
  const unnamed = direct || !isNoun(tree, draft.source);
  return (sameLink(root, outerRoot) && (root.actor !== null || unnamed)) || (root.kind === 'anonymous' && unnamed);
}

/** "investigators believed": others than the speaker, though unnamed. */
function isNoun(tree: Tree, source: number): boolean {
  return source !== NONE && (tree.upos(source) === 'NOUN' || tree.upos(source) === 'PROPN');
}

/** "The OSCE said it …": the pronoun that opens what somebody says is himself; "it" is no person. */
function ownPronoun(tree: Tree, draft: Draft, outer: Draft): boolean {
  const sayer = outer.links[outer.links.length - 1]!;
  if (draft.source !== NONE && tree.form(draft.source) === 'it' && ['person', 'anonymous'].includes(sayer.kind))
    return false;
  return (
    draft.source !== NONE &&
    tree.upos(draft.source) === 'PRON' &&
    // "had heard from him that": whoever he heard it from is another.
    tree.is(draft.source, 'nsubj') &&
    ['he', 'she', 'it', 'they'].includes(tree.form(draft.source))
  );
}

function sameRootOf(a: Draft, b: Draft): boolean {
  const x = a.links[a.links.length - 1]!;
  const y = b.links[b.links.length - 1]!;
  // Two unnamed speakers are two, unless a pronoun makes them one.
  return sameLink(x, y) && x.actor !== null;
}
