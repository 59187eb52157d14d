/**
 * Cues that are no verbs: "according to Y", "reportedly", "it was not clear whether".
 */
import { NONE, type Tree, trimPunctuation } from '../syntax/index.js';
import { type Candidate, type CanSpeak, cueWords, rangeOf } from './candidate.js';
import { isReportedClause } from './clause-content.js';
import { cues, verbSenses } from './lexicon.js';
import { citedBy } from './speaker.js';

/** "X, according to Y": Y's words are the clause it hangs on. */
export function phraseCandidate(tree: Tree, i: number, canSpeak: CanSpeak): Candidate[] {
  const marker = tree
    .children(i)
    .find(
      (c) =>
        tree.is(c, 'case', 'mark') &&
        cues.prepositions.includes([c, ...tree.childrenBy(c, 'fixed')].map((k) => tree.form(k)).join('_')),
    );
  let cue: number[];
  let source = i;
  if (marker !== undefined) cue = [marker, ...tree.childrenBy(marker, 'fixed')];
  else if (tree.form(i) === 'according') {
    // The other common analysis: "according" as the head, Y as its oblique.
    const y = tree.child(i, 'obl', 'nmod', 'obj');
    if (y === NONE) return [];
    cue = [i, ...tree.children(y).filter((c) => tree.is(c, 'case'))];
    source = y;
  } else return [];
  const host = tree.head(i);
  if (host < 0) return [];
  // "forty litres per household": a rate, and nobody's word.
  if (tree.form(cue[0]!) === 'per' && !(canSpeak(source) && tree.upos(source) !== 'NOUN')) return [];
  let clause = clauseHost(tree, host);
  // "X said, according to Y, that …": Y relays the saying, wherever the parser hung him.
  const that = tree.children(clause).find((m) => tree.is(m, 'mark') && tree.form(m) === 'that');
  if (that !== undefined && i < that && tree.head(clause) >= 0) clause = clauseHost(tree, tree.head(clause));
  // "X denies that p, according to Y." at the end behind a comma: Y passes on what X says.
  if (
    that !== undefined &&
    endsSentence(tree, i) &&
    tree.is(clause, 'ccomp') &&
    verbSenses.has(tree.lemma(tree.head(clause)))
  )
    clause = clauseHost(tree, tree.head(clause));
  const own = new Set(tree.subtree(i));
  // "…, according to Y, but …": what is set against it afterwards is no longer Y's.
  for (const c of tree.childrenBy(clause, 'conj'))
    if (c > i && tree.upos(c) !== 'NOUN') for (const k of tree.subtree(c)) own.add(k);
  const sentence = tree.sentenceOf(i);
  const opening = Math.min(...cue) === sentence.first || [':', ';'].includes(tree.form(Math.min(...cue) - 1));
  if (opening) {
    // "According to two people close to the talks, …": the source ends with the first comma after its head.
    const comma = tree.doc.words.slice(source, sentence.last).find((w) => w.form === ',');
    if (comma) for (let k = Math.min(...cue); k <= comma.index; k++) own.add(k);
  }
  // "X lists eight dead, according to Y; the council tells us …": what a semicolon parts from it is no more Y's.
  const stops = tree.doc.words.slice(sentence.first, sentence.last).filter((w) => w.form === ';' && !own.has(w.index));
  const from = stops.findLast((w) => w.index < Math.min(i, clause))?.index ?? sentence.first;
  const to = stops.find((w) => w.index > Math.max(i, clause))?.index ?? sentence.last;
  const words = trimPunctuation(
    tree,
    tree.subtree(clause).filter((k) => !own.has(k) && k >= from && k < to),
  );
  if (words.length < 2) return [];
  const citing = citedBy(tree, source);
  return [
    {
      cue: citing ? [...cue, citing.verb].sort((a, b) => a - b) : cue,
      content: words,
      contentHead: clause,
      source: citing ? citing.cited : source,
      relays: citing ? [source] : [],
      frame: 'phrase',
      sense: null,
      predicate: NONE,
      rule: 'cue/according-to',
    },
  ];
}

/** "received reports from residents that …": they say it. */
export function hearsayCandidate(tree: Tree, noun: number): Candidate[] {
  if (!cues.hearsay.nouns.includes(tree.lemma(noun))) return [];
  const source = tree.childrenBy(noun, 'nmod').find((c) => c > noun && cues.hearsay.from.includes(tree.marker(c)));
  if (source === undefined) return [];
  const clause = [...tree.children(source), ...tree.children(noun)].find(
    (c) => c > source && isReportedClause(tree, c),
  );
  if (clause === undefined) return [];
  return [
    {
      cue: [noun, ...tree.childrenBy(source, 'case').filter((c) => c < source)],
      content: trimPunctuation(tree, tree.subtree(clause)),
      contentHead: clause,
      source,
      relays: [],
      frame: 'phrase',
      sense: null,
      predicate: NONE,
      rule: 'cue/hearsay',
    },
  ];
}

/** Whether a phrase stands behind a comma at the very end of its sentence. */
function endsSentence(tree: Tree, i: number): boolean {
  const words = tree.subtree(i).filter((w) => tree.upos(w) !== 'PUNCT');
  const rest = rangeOf(Math.max(...words) + 1, tree.sentenceOf(i).last);
  return tree.form(Math.min(...words) - 1) === ',' && rest.every((w) => tree.upos(w) === 'PUNCT');
}

function clauseHost(tree: Tree, host: number): number {
  let h = tree.clauseOf(host);
  // A conjunct's phrase at the end of the sentence speaks for all of it; a subordinate clause only for itself.
  while (tree.is(h, 'conj') && tree.head(h) >= 0) h = tree.head(h);
  // "X, the envoy said, according to Y": Y relays the saying and what was said.
  if (tree.is(h, 'parataxis') && verbSenses.has(tree.lemma(h)) && tree.head(h) >= 0) h = tree.head(h);
  if (tree.is(h, 'acl:relcl', 'advcl', 'acl') && tree.head(h) >= 0) h = tree.clauseOf(tree.head(h));
  return h;
}

/** "reportedly": sourceless, content the clause around it. */
export function adverbCandidate(tree: Tree, i: number): Candidate[] {
  const host = tree.head(i);
  if (host < 0) return [];
  const clause = tree.upos(host) === 'VERB' || tree.child(host, 'cop', 'nsubj') !== NONE ? host : tree.clauseOf(host);
  const words = trimPunctuation(
    tree,
    tree.subtree(clause, (c) => c === i || (tree.head(c) === clause && tree.is(c, 'parataxis'))),
  );
  if (words.length < 2) return [];
  return [
    {
      cue: [i],
      content: words,
      contentHead: clause,
      source: NONE,
      relays: [],
      frame: 'adverb',
      sense: null,
      predicate: NONE,
      rule: 'cue/adverb',
    },
  ];
}

/** "It was not clear whether …", "it is said that …": nobody in particular. */
export function impersonalCandidate(tree: Tree, i: number): Candidate[] {
  const expletive = tree.children(i).some((c) => tree.is(c, 'expl') || (tree.is(c, 'nsubj') && tree.form(c) === 'it'));
  if (!expletive && tree.child(i, 'cop', 'aux:pass') === NONE) return [];
  const c = tree.child(i, 'csubj', 'ccomp', 'advcl');
  if (c === NONE || (!expletive && tree.child(i, 'nsubj') !== NONE)) return [];
  const marks = tree.subtree(c);
  const first = marks[0]!;
  const asks = ['whether', 'if', 'who', 'what', 'when', 'where', 'why', 'how', 'which', 'that'].includes(
    tree.form(first),
  );
  if (!asks) return [];
  return [
    {
      cue: cueWords(tree, i),
      content: trimPunctuation(tree, marks),
      contentHead: c,
      source: NONE,
      relays: [],
      frame: 'impersonal',
      sense: null,
      predicate: i,
      rule: 'cue/impersonal',
    },
  ];
}
