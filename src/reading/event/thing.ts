/**
 * Things and places that an act strikes: a hospital, a district, the houses. They are no members of the cast, but a
 * ledger names them as what was hit, in the words of the text.
 */
import type { Player } from '../actor/cast.js';
import { nounPhrase, type Tree, trimPunctuation } from '../syntax/index.js';

/** The words of a noun phrase as a record quotes them: without determiner, possessive pronoun or preposition. */
export function phraseText(tree: Tree, words: readonly number[]): string {
  if (words.length === 0) return '';
  const { start, end } = tree.extent(words);
  return tree.doc.text.slice(start, end).replace(/\s+/g, ' ');
}

/** A noun with what stands before it and a short "of" phrase, determiner and possessive pronoun off, clauses off. */
export function nameWords(tree: Tree, head: number): number[] {
  const words = trimPunctuation(
    tree,
    nounPhrase(tree, head, { apposition: false }).filter(
      (w) => w <= head || isShortOf(tree, head, w) || isFlatOf(tree, head, w),
    ),
  );
  let k = 0;
  while (k < words.length - 1 && words[k] !== head && isOpening(tree, words[k]!)) k++;
  return words.slice(k);
}

/** A further word of the head's own name, however the parser strings names together. */
function isFlatOf(tree: Tree, head: number, w: number): boolean {
  let j = w;
  while (tree.is(j, 'flat') && tree.head(j) >= 0) {
    j = tree.head(j);
    if (j === head) return true;
  }
  return false;
}

function isOpening(tree: Tree, w: number): boolean {
  return tree.is(w, 'det') || (tree.upos(w) === 'PRON' && tree.is(w, 'nmod:poss'));
}

function isShortOf(tree: Tree, head: number, w: number): boolean {
  return w - head <= 4 && tree.childrenBy(head, 'nmod').some((n) => tree.marker(n) === 'of' && tree.governs(n, w));
}

const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december hour day week month year night morning evening weekend noon midnight dawn time occasion minute afternoon today yesterday tonight'.split(
    ' ',
  ),
);

/** Whether a noun names a time, which nothing can be done to. */
export function isTime(lemma: string): boolean {
  return TIMES.has(lemma);
}

/** A player made for one thing of the text; the id is that of its head word, so that one thing has one player. */
export function thingPlayer(tree: Tree, head: number, kind: 'place' | 'other' | 'group' | 'organization'): Player {
  const words = nameWords(tree, head);
  return {
    id: `thing-${head}`,
    name: phraseText(tree, words),
    kind,
    codes: { country: null, sectors: [], wikidata: null },
    mentions: [{ first: words[0] ?? head, last: (words[words.length - 1] ?? head) + 1, head, how: 'description' }],
    affiliation: null,
    role: null,
    named: false,
    plural: tree.word(head).feats.Number === 'Plur',
    anonymous: false,
    entry: null,
    candidates: [],
    dictionary: null,
    rules: ['event.thing'],
  };
}
