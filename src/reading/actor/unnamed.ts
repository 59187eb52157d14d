/**
 * Players without a name: groups in the words of the text, individuals and sources who are nobody in particular.
 */
import { nounPhrase, type Tree } from '../syntax/index.js';
import { type Draft, mention } from './draft.js';
import { nounClass } from './lexicon.js';
import type { Noun } from './noun.js';
import { nounOf, ownerWords } from './owner.js';
import type { Resolver } from './resolver.js';

/** An unnamed player of the text that the same noun has introduced. */
export function known(r: Resolver, n: Noun): Draft | null {
  if (!n.definite || n.counted) return null;
  return r.mostSalient(n.word, (d) => !d.named && d.noun === n.noun && d.plural === n.plural)?.draft ?? null;
}

/** Who stands beside or against somebody is not of him: "X's allies", "his rival". */
const BESIDE = new Set([
  'ally',
  'supporter',
  'backer',
  'sponsor',
  'partner',
  'friend',
  'enemy',
  'foe',
  'rival',
  'opponent',
  'adversary',
  'neighbour',
  'neighbor',
  'counterpart',
]);

/** The body that an unnamed person or group belongs to: its possessor, unless it only stands beside him. */
function ownerOf(n: Noun): Draft | null {
  return BESIDE.has(n.noun) ? null : (n.owners[0] ?? null);
}

/** A new unnamed group in the words of the text; a coordination of such nouns is one group. */
export function crowd(r: Resolver, n: Noun): Draft {
  const { tree } = r;
  const top = tree.firstConjunct(n.word);
  if (top !== n.word) {
    const first = r.resolve(top);
    if (first && !first.named && first.kind === 'group') return first;
  }
  const others = tree.childrenBy(n.word, 'conj').filter((c) => {
    const cls = nounClass(nounOf(tree, c));
    return (cls === 'persons' || cls === 'soldiers') && ownerWords(tree, c).every((w) => r.span(w) === null);
  });
  const words = phrase(tree, n.word, others.length > 0);
  const draft = r.drafts.add(textOf(tree, words), 'group', 'actor/unnamed-group', {
    named: false,
    plural: true,
    noun: n.noun,
    affiliation: ownerOf(n),
    codes: {
      country: ownerOf(n)?.codes.country ?? null,
      sectors: [nounClass(n.noun) === 'soldiers' ? 'MIL' : 'CVL'],
      wikidata: null,
    },
  });
  mention(draft, { first: words[0]!, last: words.at(-1)! + 1, head: n.word, how: 'description' });
  return draft;
}

/** A new unnamed individual, or officials and sources, who are nobody in particular. */
export function unnamed(r: Resolver, n: Noun, cls: 'sources' | 'persons'): Draft {
  const { tree } = r;
  const words = phrase(tree, n.word, false);
  const draft = r.drafts.add(
    textOf(tree, words),
    'person',
    cls === 'sources' ? 'actor/anonymous-source' : 'actor/unnamed-person',
    {
      named: false,
      plural: n.plural,
      anonymous: true,
      noun: n.noun,
      role: n.noun,
      affiliation: ownerOf(n),
      codes: { country: ownerOf(n)?.codes.country ?? null, sectors: [], wikidata: null },
    },
  );
  mention(draft, { first: words[0]!, last: words.at(-1)! + 1, head: n.word, how: 'description' });
  return draft;
}

/** Participles of how somebody was heard, which are no part of who he is: "villagers reached by telephone". */
const CONTACT = new Set(['reach', 'contact', 'interview', 'quote', 'cite', 'ask', 'telephone', 'question']);

/** The words of a phrase without determiner or possessive pronoun, and without how somebody was heard. */
function phrase(tree: Tree, head: number, conjuncts: boolean): number[] {
  const aside = new Set(
    tree
      .childrenBy(head, 'acl')
      .filter((c) => c > head && CONTACT.has(tree.lemma(c)))
      .flatMap((c) => tree.subtree(c)),
  );
  const words = nounPhrase(tree, head, { apposition: false, conjuncts }).filter((w) => !aside.has(w));
  let k = 0;
  while (
    k < words.length - 1 &&
    (tree.upos(words[k]!) === 'DET' || (tree.upos(words[k]!) === 'PRON' && words[k]! < head))
  )
    k++;
  const rest = words.slice(k);
  return rest.length > 0 ? rest : [head];
}

function textOf(tree: Tree, words: readonly number[]): string {
  const { start, end } = tree.extent(words);
  return tree.doc.text.slice(start, end).replace(/\s+/g, ' ');
}
