/**
 * A common noun with what its phrase tells about it: number, determiner and whose it is.
 */
import type { Tree } from '../syntax/index.js';
import type { Draft } from './draft.js';
import { nounClass } from './lexicon.js';
import { determiner, isCounted, isDefinite, isPlural, nounOf, ownerWords } from './owner.js';
import type { Resolver } from './resolver.js';

/** A common noun with what its phrase tells about it. */
export interface Noun {
  readonly word: number;
  readonly noun: string;
  readonly plural: boolean;
  readonly det: string;
  readonly definite: boolean;
  readonly counted: boolean;
  /** Whether it only modifies another noun ("rebel commander", "army spokesman"). */
  readonly modifies: boolean;
  /** Players that modify it, nearest first. */
  readonly owners: readonly Draft[];
  /** Those among them that stand before it without a possessive ("Houthi fighters"). */
  readonly attached: readonly Draft[];
}

export function look(r: Resolver, i: number, noun: string): Noun {
  const { tree } = r;
  const det = determiner(tree, i);
  const owners: Draft[] = [];
  const attached: Draft[] = [];
  const modifies = tree.is(i, 'compound', 'amod');
  const words = ownerWords(tree, i);
  // "the Houthis' military spokesman": what owns the noun that this one modifies, owns this one too.
  if (modifies && tree.head(i) > i)
    for (const w of ownerWords(tree, tree.head(i))) if (w < i && !words.includes(w)) words.push(w);
  for (const w of words) {
    // "in the south", "at a hospital": only names and bodies own what stands before "in".
    const span = r.span(w);
    const inside = w > i && tree.markers(w).some((m) => m === 'in' || m === 'at' || m === 'for');
    if (inside && (span ? span.draft.kind === 'place' : !isBodyNoun(nounOf(tree, w)))) continue;
    if (span?.bound || (isProPrefixed(tree, w) && !(span && span.first < w))) continue;
    const draft = r.resolve(w);
    if (!draft || owners.includes(draft)) continue;
    owners.push(draft);
    if (w < i && !tree.is(w, 'nmod:poss')) attached.push(draft);
  }
  return {
    word: i,
    noun,
    plural: isPlural(tree, i),
    det,
    definite: isDefinite(det),
    counted: isCounted(tree, i),
    modifies,
    owners,
    attached,
  };
}

/** Nouns that are bodies people belong to ("a source in the government"). */
function isBodyNoun(noun: string): boolean {
  const cls = nounClass(noun);
  return (
    cls === 'government' ||
    cls === 'army' ||
    cls === 'police' ||
    cls === 'ministry' ||
    cls === 'collective' ||
    cls === 'rebels'
  );
}

/** "pro-government": for somebody is not of somebody. */
function isProPrefixed(tree: Tree, w: number): boolean {
  return (
    /^(?:pro|anti|non)$/.test(tree.form(w)) ||
    (w > 1 && /^[-‐–]$/.test(tree.form(w - 1)) && /^(?:pro|anti|non)$/.test(tree.form(w - 2)))
  );
}
