/**
 * Finding cues: verbs, phrases and adverbs that put words in somebody's mouth, each with its content and the head of
 * its source. A cue without content is none.
 *
 * Scheme: source–cue–content relations of PARC (Pareti 2016) with PolNeAR's boundaries (Newell, Margolin & Ruths 2018):
 * content with "that"/"to"/"whether", the whole verb group as cue. Frames are named and explained in `data/cues.json`.
 */
import { agents, isPassiveParticiple, isRelative, NONE, nounPhrase, obliques, surfaceSubject, type Tree, trimPunctuation } from '../syntax/index.js';
import { cues, type Frame, type VerbEntry, verbSenses } from './lexicon.js';
import type { Quotation } from './quotation.js';

/** A cue with its content, before anybody has been identified. Words are indices into `doc.words`. */
export interface Candidate {
  readonly cue: readonly number[];
  readonly content: readonly number[];
  /** The word that carries the content's main assertion, NONE for a bare noun. */
  readonly contentHead: number;
  /** Heads of the source phrase, NONE where implied. */
  readonly source: number;
  /** Heads of links that stand further out in the same clause: "quoted by X", "citing" (outermost first). */
  readonly relays: readonly number[];
  readonly frame: Frame | 'impersonal' | 'adverb' | 'phrase' | 'carry-on';
  readonly sense: VerbEntry | null;
  /** The predicate of the cue, NONE for none. */
  readonly predicate: number;
  readonly rule: string;
}

interface Found {
  readonly content: readonly number[];
  readonly head: number;
  readonly frame: Candidate['frame'];
  readonly rule: string;
}

const TO_BE_HEARD = new Set(['obl', 'nmod']);

export function findCandidates(tree: Tree, quotations: readonly Quotation[]): Candidate[] {
  const out: Candidate[] = [];
  for (const w of tree.doc.words) {
    const i = w.index;
    const lemma = tree.lemma(i);
    if ((w.upos === 'VERB' || w.upos === 'AUX' || isPassiveParticiple(tree, i)) && verbSenses.has(lemma) && !tree.is(i, 'aux', 'cop', 'amod', 'compound'))
      out.push(...verbCandidates(tree, i, quotations));
    else if (cues.adverbs.includes(tree.form(i)) && tree.is(i, 'advmod')) out.push(...adverbCandidate(tree, i));
    else if (cues.impersonal.includes(tree.form(i)) && w.upos !== 'NOUN') out.push(...impersonalCandidate(tree, i));
    if (TO_BE_HEARD.has(tree.rel(i)) || tree.is(i, 'advmod', 'parataxis', 'advcl')) out.push(...phraseCandidate(tree, i));
  }
  return out;
}

// ---- verbs ----

function verbCandidates(tree: Tree, v: number, quotations: readonly Quotation[]): Candidate[] {
  const senses = verbSenses.get(tree.lemma(v)) ?? [];
  const passive = tree.isPassive(v) || isPassiveParticiple(tree, v);
  for (const sense of senses) {
    for (const frame of sense.frames) {
      const found = passive ? passiveContent(tree, v, sense, frame) : activeContent(tree, v, sense, frame, quotations);
      if (!found || found.content.length === 0) continue;
      const relayed = relayedSource(tree, v);
      const source = relayed?.source ?? sourceOf(tree, v, passive);
      // A saying without a sayer is kept only where English leaves it out on purpose.
      if (source === NONE && !isSourceless(tree, v, passive, found.frame)) continue;
      const words = new Set(found.content);
      if (source !== NONE && words.has(source)) continue;
      return [
        {
          cue: relayed ? [...cueWords(tree, v), ...relayed.cue].sort((a, b) => a - b) : cueWords(tree, v),
          content: found.content,
          contentHead: found.head,
          source,
          relays: relayed?.relays ?? [],
          frame: found.frame,
          sense,
          predicate: v,
          rule: found.rule,
        },
      ];
    }
  }
  return [];
}

/** The verb with its auxiliaries, negation, particle and adverbs, as PolNeAR marks cues. */
export function cueWords(tree: Tree, v: number): number[] {
  const group = [v];
  for (const c of tree.children(v)) {
    if (tree.is(c, 'aux', 'cop', 'compound:prt') && Math.abs(c - v) < 6) group.push(c);
    else if (tree.is(c, 'advmod') && tree.children(c).length === 0 && between(tree, c, v)) group.push(c);
  }
  return group.sort((a, b) => a - b);
}

function between(tree: Tree, a: number, b: number): boolean {
  for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++)
    if (!(tree.head(i) === b && tree.is(i, 'aux', 'advmod', 'compound:prt', 'cop'))) return false;
  return true;
}

function sourceOf(tree: Tree, v: number, passive: boolean): number {
  if (passive) {
    const by = obliques(tree, v, 'by')[0];
    return by ?? NONE;
  }
  const head = tree.head(v);
  // "quoted her as saying …": the object says it.
  if (head >= 0 && cues.relays.lemmas.includes(tree.lemma(head)) && tree.is(v, 'advcl', 'xcomp', 'obl') && tree.marker(v) === 'as') {
    const object = tree.isPassive(head) ? tree.child(head, 'nsubj') : tree.child(head, 'obj');
    if (object !== NONE) return object;
  }
  const subject = surfaceSubject(tree, v);
  if (subject !== NONE) return subject;
  // Inverted after a quotation: "…," said the minister (a parser may call it an object).
  const after = tree.child(v, 'obj');
  return after > v && tree.children(v).every((c) => !tree.is(c, 'nsubj')) && agents(tree, v).length === 0 ? after : NONE;
}

function isSourceless(tree: Tree, v: number, passive: boolean, frame: Candidate['frame']): boolean {
  if (passive) return cues.sourceless.includes(tree.lemma(v)) || frame === 'with';
  return false;
}

/** "X, citing Y, reported": Y says it and X relays it. */
function relayedSource(tree: Tree, v: number): { source: number; relays: number[]; cue: number[] } | null {
  for (const c of tree.childrenBy(v, 'advcl', 'acl', 'xcomp', 'parataxis', 'conj')) {
    if (!cues.relays.lemmas.includes(tree.lemma(c)) || tree.word(c).feats.VerbForm === 'Fin') continue;
    const cited = tree.child(c, 'obj');
    const relay = surfaceSubject(tree, v);
    if (cited !== NONE && relay !== NONE) return { source: cited, relays: [relay], cue: [c] };
  }
  const subject = surfaceSubject(tree, v);
  if (subject !== NONE)
    for (const c of tree.childrenBy(subject, 'acl', 'parataxis', 'appos')) {
      if (!cues.relays.lemmas.includes(tree.lemma(c)) || tree.word(c).feats.VerbForm === 'Fin') continue;
      const cited = tree.child(c, 'obj');
      if (cited !== NONE) return { source: cited, relays: [subject], cue: [c] };
    }
  const head = tree.head(v);
  if (head >= 0 && cues.relays.lemmas.includes(tree.lemma(head)) && tree.marker(v) === 'as') {
    const relay = tree.isPassive(head) ? (obliques(tree, head, 'by')[0] ?? NONE) : surfaceSubject(tree, head);
    const object = tree.isPassive(head) ? tree.child(head, 'nsubj') : tree.child(head, 'obj');
    if (object !== NONE) return { source: object, relays: relay === NONE ? [] : [relay], cue: cueWords(tree, head) };
  }
  return null;
}

function activeContent(tree: Tree, v: number, sense: VerbEntry, frame: Frame, quotations: readonly Quotation[]): Found | null {
  const obj = tree.child(v, 'obj');
  switch (frame) {
    case 'clause':
      return clauseContent(tree, v) ?? parentheticalContent(tree, v);
    case 'quote':
      return quotedContent(tree, v, quotations);
    case 'infinitive': {
      const x = tree.child(v, 'xcomp', 'ccomp');
      if (x === NONE || obj !== NONE || !isInfinitive(tree, x)) return null;
      return found(tree, tree.subtree(x), x, frame, 'cue/infinitive');
    }
    case 'noun': {
      if (obj === NONE || isRelative(tree, obj)) return null;
      if (sense.nouns === 'claims' && !cues.claimNouns.includes(tree.lemma(obj))) return null;
      if (tree.child(v, 'ccomp') !== NONE) return null;
      const words = nounPhrase(tree, obj, { relative: true, conjuncts: true });
      return found(tree, [...words, ...trailing(tree, v, words)], obj, frame, 'cue/noun');
    }
    case 'of':
      return objectAndPhrase(tree, v, obj, ['of'], frame);
    case 'for':
      return objectAndPhrase(tree, v, obj, ['for'], frame);
    case 'as':
      return objectAndPhrase(tree, v, obj, ['as'], frame);
    case 'at':
      return objectAndPhrase(tree, v, obj, ['at'], frame);
    case 'with':
      return objectAndPhrase(tree, v, obj, ['with'], frame);
    case 'small': {
      const x = tree.child(v, 'xcomp');
      if (obj === NONE || x === NONE || x < obj || isInfinitive(tree, x)) return null;
      return found(tree, [...nounPhrase(tree, obj), ...tree.subtree(x)], x, frame, 'cue/small-clause');
    }
    case 'order': {
      const x = tree.child(v, 'xcomp', 'ccomp', 'advcl');
      const object = obj === NONE ? tree.child(v, 'iobj') : obj;
      if (object === NONE || x === NONE || x < object || !isInfinitive(tree, x)) return null;
      return found(tree, [...nounPhrase(tree, object, { conjuncts: true }), ...tree.subtree(x)], x, frame, 'cue/order');
    }
    case 'about': {
      const wanted = cues.aboutPrepositions[tree.lemma(v)] ?? [];
      const o = obliques(tree, v, ...wanted).find((k) => k > v);
      if (o === undefined || wanted.length === 0) return null;
      return found(tree, nounPhrase(tree, o, { relative: true, conjuncts: true }), o, frame, 'cue/about');
    }
  }
}

function passiveContent(tree: Tree, v: number, sense: VerbEntry, frame: Frame): Found | null {
  const agent = obliques(tree, v, 'by')[0] ?? NONE;
  const sourceless = cues.sourceless.includes(tree.lemma(v));
  if (agent === NONE && !sourceless) return null;
  const subject = surfaceSubject(tree, v);
  switch (frame) {
    case 'clause': {
      const c = tree.child(v, 'ccomp', 'csubj');
      if (c !== NONE) return found(tree, tree.subtree(c), c, frame, 'cue/passive-clause');
      const x = tree.child(v, 'xcomp');
      if (x === NONE || !isInfinitive(tree, x) || !sourceless) return null;
      return found(tree, tree.subtree(x), x, frame, 'cue/passive-raising');
    }
    case 'order': {
      const x = tree.child(v, 'xcomp');
      if (x === NONE || !isInfinitive(tree, x)) return null;
      return found(tree, tree.subtree(x), x, frame, 'cue/passive-raising');
    }
    case 'as':
    case 'small': {
      const x = frame === 'small' ? tree.child(v, 'xcomp') : (phrasesWith(tree, v, ['as'])[0] ?? NONE);
      if (x === NONE || subject === NONE || agent === NONE) return null;
      const agentWords = new Set(tree.subtree(agent));
      return found(tree, [...nounPhrase(tree, subject), ...tree.subtree(x).filter((k) => !agentWords.has(k))], x, frame, 'cue/passive-as');
    }
    case 'with': {
      const x = phrasesWith(tree, v, ['with'])[0] ?? NONE;
      if (x === NONE) return null;
      return found(tree, tree.subtree(x).filter((k) => !(tree.head(k) === x && tree.is(k, 'mark', 'case'))), x, frame, 'cue/passive-with');
    }
    case 'of':
    case 'for': {
      const x = phrasesWith(tree, v, [frame])[0] ?? NONE;
      if (x === NONE || subject === NONE || agent === NONE) return null;
      return found(tree, [...nounPhrase(tree, subject), ...tree.subtree(x)], x, frame, `cue/passive-${frame}`);
    }
    case 'noun': {
      if (subject === NONE || agent === NONE || sense.nouns === 'claims') return null;
      return found(tree, nounPhrase(tree, subject, { relative: true }), subject, frame, 'cue/passive-noun');
    }
    default:
      return null;
  }
}

function clauseContent(tree: Tree, v: number): Found | null {
  const c = tree.child(v, 'ccomp');
  if (c !== NONE) return found(tree, tree.subtree(c), c, 'clause', 'cue/clause');
  // "He said: the road is mined." – some parsers hang the clause as parataxis.
  for (const p of tree.childrenBy(v, 'parataxis')) {
    if (p > v && tree.child(p, 'nsubj', 'expl') !== NONE && !verbSenses.has(tree.lemma(p)))
      return found(tree, tree.subtree(p), p, 'clause', 'cue/clause-parataxis');
  }
  return null;
}

/** "X, police said, …": the host clause around the cue, and what follows it unless it tells when or how it was said. */
function parentheticalContent(tree: Tree, v: number): Found | null {
  if (!tree.is(v, 'parataxis')) return null;
  const host = tree.head(v);
  if (host < 0 || surfaceSubject(tree, v) === NONE) return null;
  const first = Math.min(...tree.subtree(v));
  if (tree.child(host, 'nsubj', 'expl', 'cop', 'csubj') === NONE && tree.upos(host) !== 'VERB') return null;
  const own = new Set(tree.subtree(v));
  for (const c of tree.children(v)) if (c > v && belongsToContent(tree, c)) for (const k of tree.subtree(c)) own.delete(k);
  const words = tree.subtree(host).filter((k) => !own.has(k));
  return first > host || words.length > 2 ? found(tree, words, host, 'clause', 'cue/parenthetical') : null;
}

function belongsToContent(tree: Tree, c: number): boolean {
  const first = Math.min(...tree.subtree(c));
  const comma = first > 0 && tree.form(first - 1) === ',';
  if (!comma) return false;
  if (tree.is(c, 'advcl')) return !cues.relays.lemmas.includes(tree.lemma(c)) && !verbSenses.has(tree.lemma(c));
  return tree.is(c, 'conj', 'ccomp', 'parataxis', 'appos') && !verbSenses.has(tree.lemma(c));
}

/** A quotation in the cue's own sentence, or one that ends just before it ("'…?' he asked."). */
function quotedContent(tree: Tree, v: number, quotations: readonly Quotation[]): Found | null {
  const sentence = tree.sentenceOf(v);
  const inSentence = quotations.filter((q) => q.speech && !(v >= q.first && v < q.last) && q.first < sentence.last && q.last > sentence.first);
  let chosen = inSentence;
  if (chosen.length === 0) {
    const before = quotations.find((q) => q.speech && q.last <= sentence.first && onlyMarks(tree, q.last, sentence.first));
    const colon = tree.form(sentence.last - 1) === ':' ? quotations.find((q) => q.speech && q.first >= sentence.last && onlyMarks(tree, sentence.last, q.first)) : undefined;
    const near = before ?? colon;
    if (!near) return null;
    chosen = [near];
  }
  // The nearest quotation, and its second half when the cue stands in the middle of one.
  const nearest = chosen.reduce((a, b) => (gap(v, a) <= gap(v, b) ? a : b));
  const other = chosen.find((q) => q !== nearest && ((nearest.last <= v && q.first > v) || (nearest.first > v && q.last <= v)));
  const parts = other ? [nearest, other].sort((a, b) => a.first - b.first) : [nearest];
  const words = parts.flatMap((q) => rangeOf(q.first, q.last));
  return found(tree, words, headOf(tree, words), 'quote', 'cue/quotation');
}

function gap(v: number, q: Quotation): number {
  return v < q.first ? q.first - v : v - q.last;
}

function onlyMarks(tree: Tree, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tree.upos(i) !== 'PUNCT') return false;
  return true;
}

function objectAndPhrase(tree: Tree, v: number, obj: number, prepositions: readonly string[], frame: Frame): Found | null {
  if (obj === NONE) return null;
  const phrase = phrasesWith(tree, v, prepositions).find((p) => p > obj) ?? phrasesWith(tree, obj, prepositions).find((p) => p > obj);
  if (phrase === undefined) return null;
  const words = [...nounPhrase(tree, obj, { conjuncts: true }), ...tree.subtree(phrase)];
  return found(tree, [...words, ...trailing(tree, v, words)], phrase, frame, `cue/${frame}`);
}

function phrasesWith(tree: Tree, head: number, prepositions: readonly string[]): number[] {
  return tree.childrenBy(head, 'obl', 'advcl', 'nmod', 'acl', 'xcomp', 'ccomp').filter((c) => tree.markers(c).some((m) => prepositions.includes(m)));
}

/** Modifiers after an object that the parser hung on the cue ("reported heavy fighting on Tuesday"). */
function trailing(tree: Tree, v: number, words: readonly number[]): number[] {
  const end = Math.max(...words);
  return tree.childrenBy(v, 'obl', 'obl:tmod', 'obl:unmarked').filter((c) => Math.min(...tree.subtree(c)) === end + 1).flatMap((c) => tree.subtree(c));
}

// ---- other cues ----

/** "X, according to Y": Y's words are the clause it hangs on. */
function phraseCandidate(tree: Tree, i: number): Candidate[] {
  const marker = tree.children(i).find((c) => tree.is(c, 'case', 'mark') && cues.prepositions.includes([c, ...tree.childrenBy(c, 'fixed')].map((k) => tree.form(k)).join('_')));
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
  const clause = clauseHost(tree, host);
  const own = new Set(tree.subtree(i));
  const words = trimPunctuation(tree, tree.subtree(clause).filter((k) => !own.has(k)));
  if (words.length < 2) return [];
  return [{ cue, content: words, contentHead: clause, source, relays: [], frame: 'phrase', sense: null, predicate: NONE, rule: 'cue/according-to' }];
}

function clauseHost(tree: Tree, host: number): number {
  let h = tree.clauseOf(host);
  // A conjunct's phrase at the end of the sentence speaks for all of it; a subordinate clause only for itself.
  while (tree.is(h, 'conj') && tree.head(h) >= 0) h = tree.head(h);
  if (tree.is(h, 'acl:relcl', 'advcl', 'acl') && tree.head(h) >= 0) h = tree.clauseOf(tree.head(h));
  return h;
}

/** "reportedly": sourceless, content the clause around it. */
function adverbCandidate(tree: Tree, i: number): Candidate[] {
  const host = tree.head(i);
  if (host < 0) return [];
  const clause = tree.upos(host) === 'VERB' || tree.child(host, 'cop', 'nsubj') !== NONE ? host : tree.clauseOf(host);
  const words = trimPunctuation(
    tree,
    tree.subtree(clause, (c) => c === i || (tree.head(c) === clause && tree.is(c, 'parataxis'))),
  );
  if (words.length < 2) return [];
  return [{ cue: [i], content: words, contentHead: clause, source: NONE, relays: [], frame: 'adverb', sense: null, predicate: NONE, rule: 'cue/adverb' }];
}

/** "It was not clear whether …", "it is said that …": nobody in particular. */
function impersonalCandidate(tree: Tree, i: number): Candidate[] {
  const expletive = tree.children(i).some((c) => tree.is(c, 'expl') || (tree.is(c, 'nsubj') && tree.form(c) === 'it'));
  if (!expletive && tree.child(i, 'cop', 'aux:pass') === NONE) return [];
  const c = tree.child(i, 'csubj', 'ccomp', 'advcl');
  if (c === NONE || (!expletive && tree.child(i, 'nsubj') !== NONE)) return [];
  const marks = tree.subtree(c);
  const first = marks[0]!;
  const asks = ['whether', 'if', 'who', 'what', 'when', 'where', 'why', 'how', 'which', 'that'].includes(tree.form(first));
  if (!asks) return [];
  return [{ cue: cueWords(tree, i), content: trimPunctuation(tree, marks), contentHead: c, source: NONE, relays: [], frame: 'impersonal', sense: null, predicate: i, rule: 'cue/impersonal' }];
}

// ---- helpers ----

function found(tree: Tree, words: readonly number[], head: number, frame: Candidate['frame'], rule: string): Found {
  return { content: trimPunctuation(tree, [...new Set(words)].sort((a, b) => a - b)), head, frame, rule };
}

function isInfinitive(tree: Tree, x: number): boolean {
  return tree.children(x).some((c) => tree.is(c, 'mark') && tree.form(c) === 'to');
}

/** The word of a stretch that heads it: the one whose own head lies outside, the first such. */
export function headOf(tree: Tree, words: readonly number[]): number {
  const set = new Set(words);
  return words.find((w) => tree.upos(w) !== 'PUNCT' && !set.has(tree.head(w))) ?? words[0] ?? NONE;
}

function rangeOf(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, k) => first + k);
}
