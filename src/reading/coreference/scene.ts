/**
 * A document as the ranking of antecedents sees it: its mentions, and of each where it stands (sentence, role, clause,
 * quotation, turn), worked out once.
 */
import { findQuotes, NONE, type Quote, resolveRelative, surfaceSubject, type Tree } from '../syntax/index.js';
import { findMentions, type Mention } from './mention.js';

const SAYING =
  /^(?:say|tell|add|warn|announce|claim|declare|insist|argue|explain|ask|recall|note|write|report|state|reply|answer|respond|continue|conclude|stress|admit|describe|call|comment)$/;

export interface Place {
  readonly sentence: number;
  readonly paragraph: number;
  /** Grammatical role, that of the first conjunct for conjuncts: the relation without subtype, "poss" for possessors. */
  readonly role: string;
  /** The word that governs it, NONE for the root. */
  readonly governor: number;
  readonly clause: number;
  readonly quote: Quote | null;
  /** Whether its paragraph ends in a question, as those of an interviewer do. */
  readonly question: boolean;
}

export interface Scene {
  readonly tree: Tree;
  readonly mentions: readonly Mention[];
  readonly places: readonly Place[];
  /** The mention that a word heads, of a coordination its first conjunct alone, as a position in `mentions`. */
  readonly at: ReadonlyMap<number, number>;
  /** Heads of the subjects of the verbs of saying beside a quotation. */
  readonly sayers: ReadonlyMap<Quote, ReadonlySet<number>>;
}

export function viewScene(tree: Tree): Scene {
  const { words, sentences } = tree.doc;
  const quoteAt = new Map<number, Quote>();
  const quotes = findQuotes(tree);
  for (const q of quotes) for (let i = q.first; i < q.last; i++) quoteAt.set(i, q);
  const asks = new Map<number, boolean>();
  for (const s of sentences) asks.set(s.paragraph, words[s.last - 1]!.form.includes('?'));
  const mentions = findMentions(tree);
  const places = mentions.map(({ head }): Place => {
    const top = tree.firstConjunct(head);
    const paragraph = sentences[tree.word(head).sentence]!.paragraph;
    return {
      sentence: tree.word(head).sentence,
      paragraph,
      role: tree.is(top, 'nmod:poss') ? 'poss' : tree.is(top, 'nsubj:pass') ? 'nsubj:pass' : tree.rel(top),
      governor: tree.head(top),
      clause: tree.clauseOf(head),
      quote: quoteAt.get(head) ?? null,
      question: asks.get(paragraph) ?? false,
    };
  });
  const at = new Map(mentions.flatMap((m, i): [number, number][] => (m.form === 'group' ? [] : [[m.head, i]])));
  return { tree, mentions, places, at, sayers: new Map(quotes.map((q) => [q, sayersOf(tree, q)])) };
}

/** Heads of the subjects of verbs of saying that stand beside a quotation in its sentences. */
function sayersOf(tree: Tree, quote: Quote): ReadonlySet<number> {
  const found = new Set<number>();
  const from = tree.sentenceOf(quote.first).first;
  const to = tree.sentenceOf(quote.last - 1).last;
  for (let v = from; v < to; v++) {
    if ((v >= quote.first && v < quote.last) || !SAYING.test(tree.lemma(v))) continue;
    const subject = surfaceSubject(tree, v);
    if (subject !== NONE && (subject < quote.first || subject >= quote.last)) found.add(resolveRelative(tree, subject));
  }
  return found;
}
