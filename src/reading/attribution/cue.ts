/**
 * Finding cues: verbs, phrases and adverbs that put words in somebody's mouth, each with its content and the head of
 * its source. A cue without content is none.
 *
 * Scheme: source–cue–content relations of PARC (Pareti 2016) with PolNeAR's boundaries (Newell, Margolin & Ruths 2018):
 * content with "that"/"to"/"whether", the whole verb group as cue. Frames are named and explained in `data/cues.json`.
 */
import { agents, isPassiveParticiple, isRelative, NONE, nounPhrase, obliques, surfaceSubject, type Tree, trimPunctuation } from '../syntax/index.js';
import { cues, type Frame, sources, type VerbEntry, verbSenses } from './lexicon.js';
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

/** Whether the noun phrase headed by a word can say anything: a person, a body, a crowd, a paper – not "its positions". */
export type CanSpeak = (word: number) => boolean;

export function findCandidates(tree: Tree, quotations: readonly Quotation[], canSpeak: CanSpeak): Candidate[] {
  const out: Candidate[] = [];
  for (const w of tree.doc.words) {
    const i = w.index;
    const lemma = tree.lemma(i);
    if ((w.upos === 'VERB' || w.upos === 'AUX' || isPassiveParticiple(tree, i)) && verbSenses.has(lemma) && !tree.is(i, 'aux', 'cop', 'amod', 'compound'))
      out.push(...verbCandidates(tree, i, quotations, canSpeak));
    else if (cues.adverbs.includes(tree.form(i)) && tree.is(i, 'advmod')) out.push(...adverbCandidate(tree, i));
    else if (cues.impersonal.includes(tree.form(i)) && w.upos !== 'NOUN') out.push(...impersonalCandidate(tree, i));
    if (tree.head(i) >= 0) out.push(...phraseCandidate(tree, i));
  }
  return out;
}

// ---- verbs ----

function verbCandidates(tree: Tree, v: number, quotations: readonly Quotation[], canSpeak: CanSpeak): Candidate[] {
  const senses = verbSenses.get(tree.lemma(v)) ?? [];
  // "…, citing a source": a link of another saying, none of its own.
  if (cues.relays.lemmas.includes(tree.lemma(v)) && tree.word(v).feats.VerbForm !== 'Fin' && asClause(tree, v) === NONE && !tree.isPassive(v)) return [];
  const head = tree.head(v);
  if (head >= 0 && asClause(tree, head) === v && tree.child(v, 'ccomp') === NONE) return [];
  if (asClause(tree, v) !== NONE && tree.child(asClause(tree, v), 'ccomp') !== NONE) return [];
  const passive = tree.isPassive(v) || isPassiveParticiple(tree, v);
  for (const sense of senses) {
    for (const frame of sense.frames) {
      const found = passive ? passiveContent(tree, v, sense, frame) : activeContent(tree, v, sense, frame, quotations);
      if (!found || found.content.length === 0) continue;
      const relayed = relayedSource(tree, v);
      const source = relayed?.source ?? sourceOf(tree, v, passive, canSpeak);
      // A saying without a sayer is kept only where English leaves it out on purpose.
      if (source === NONE && !isSourceless(tree, v, passive, found.frame)) continue;
      const words = new Set(found.content);
      if (source !== NONE && words.has(source)) continue;
      // What was not demanded, or what neither side said, was not said.
      if (sense.subjunctive && tree.negations(v).length > 0) continue;
      if (source !== NONE && tree.children(source).some((c) => tree.is(c, 'det', 'cc:preconj') && ['neither', 'no'].includes(tree.form(c)))) continue;
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

function sourceOf(tree: Tree, v: number, passive: boolean, canSpeak: CanSpeak): number {
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
  const subject = subjectOf(tree, v);
  if (subject !== NONE) {
    if (canSpeak(subject)) return appositiveSubject(tree, v, subject);
    // "said its positions had been fired upon and accused …": who says goes on to accuse.
    for (const a of tree.ancestors(v)) {
      if (a > v || tree.upos(a) !== 'VERB' || !verbSenses.has(tree.lemma(a))) continue;
      const outer = subjectOf(tree, a);
      if (outer !== NONE && outer !== subject && canSpeak(outer)) return outer;
    }
    return subject;
  }
  // Inverted after a quotation: "…," said the minister (a parser may call it an object).
  const after = tree.child(v, 'obj', 'iobj');
  return after > v && tree.children(v).every((c) => !tree.is(c, 'nsubj')) && agents(tree, v).length === 0 ? after : NONE;
}

/** "His predecessor X, now the leader of Y, dismissed …": of two subjects side by side the second describes the first. */
function appositiveSubject(tree: Tree, v: number, subject: number): number {
  const first = tree.childrenBy(v, 'nsubj')[0] ?? NONE;
  if (first === NONE || first >= subject || tree.upos(subject) === 'PROPN') return subject;
  const named = tree.upos(first) === 'PROPN' || tree.children(first).some((c) => tree.upos(c) === 'PROPN' && tree.is(c, 'appos', 'flat', 'compound'));
  const between = tree.doc.words.slice(first + 1, subject);
  return named && between.some((w) => w.form === ',') && !between.some((w) => w.upos === 'VERB' && w.feats.VerbForm === 'Fin') ? first : subject;
}

function isSourceless(tree: Tree, v: number, passive: boolean, frame: Candidate['frame']): boolean {
  if (passive) return cues.sourceless.includes(tree.lemma(v)) || frame === 'with';
  return false;
}

/** "X, citing Y, reported": Y says it and X relays it. */
function relayedSource(tree: Tree, v: number): { source: number; relays: number[]; cue: number[] } | null {
  const as = asClause(tree, v);
  if (as !== NONE) {
    const said = tree.isPassive(v) ? tree.child(v, 'nsubj') : tree.child(v, 'obj');
    const relay = tree.isPassive(v) ? (obliques(tree, v, 'by')[0] ?? NONE) : surfaceSubject(tree, v);
    if (said !== NONE) return { source: said, relays: relay === NONE ? [] : [relay], cue: [as] };
  }
  for (const c of tree.childrenBy(v, 'advcl', 'acl', 'xcomp', 'parataxis', 'conj')) {
    if (!cues.relays.lemmas.includes(tree.lemma(c)) || tree.word(c).feats.VerbForm === 'Fin') continue;
    const cited = tree.child(c, 'obj');
    const relay = subjectOf(tree, v);
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

/** The "saying" of "quoted her as saying", NONE where there is none or it has a clause of its own. */
function asClause(tree: Tree, v: number): number {
  if (!cues.relays.lemmas.includes(tree.lemma(v))) return NONE;
  const c = tree.childrenBy(v, 'advcl', 'xcomp', 'obl', 'acl').find((k) => tree.marker(k) === 'as' && verbSenses.has(tree.lemma(k)));
  return c ?? NONE;
}

function activeContent(tree: Tree, v: number, sense: VerbEntry, frame: Frame, quotations: readonly Quotation[]): Found | null {
  const obj = tree.child(v, 'obj');
  switch (frame) {
    case 'clause': {
      const clause = clauseContent(tree, v) ?? parentheticalContent(tree, v);
      // A quotation that opens the sentence, or follows the cue, is what was said, whatever clause hangs on the cue.
      const quote = sense.frames.includes('quote') ? quotedContent(tree, v, quotations) : null;
      return quote && (!clause || isBeside(tree, v, clause, quote)) ? quote : clause;
    }
    case 'quote':
      return quotedContent(tree, v, quotations) ?? withheld(tree, v);
    case 'infinitive': {
      const x = tree.child(v, 'xcomp', 'ccomp');
      const gerund = x !== NONE && sense.stance === 'deny' && tree.word(x).feats.VerbForm !== 'Fin';
      if (x === NONE || obj !== NONE || !(gerund || isInfinitive(tree, x))) return null;
      return found(tree, extended(tree, v, tree.subtree(x)), x, frame, 'cue/infinitive');
    }
    case 'noun': {
      if (obj === NONE || isRelative(tree, obj) || ['other', 'another', 'itself', 'himself', 'themselves'].includes(tree.form(obj))) return null;
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
      // "X, which the union considers a terrorist organisation": what is called stands above the clause.
      const called = tree.childrenBy(v, 'obj').find((o) => o > v);
      if (x === NONE && called !== undefined && tree.is(v, 'acl:relcl') && tree.child(v, 'nsubj') !== NONE && !isRelative(tree, tree.child(v, 'nsubj')))
        return found(tree, [...nounPhrase(tree, tree.head(v), { apposition: false }), ...nounPhrase(tree, called)], called, frame, 'cue/small-clause');
      if (obj !== NONE && x === NONE) {
        // A second noun phrase right after the object is its predicate, whatever label it got.
        const next = Math.max(...nounPhrase(tree, obj)) + 1;
        const second = tree.childrenBy(v, 'obj', 'iobj', 'obl').find((o) => o > obj && Math.min(...tree.subtree(o)) === next && tree.markers(o).length === 0 && ['NOUN', 'PROPN', 'ADJ'].includes(tree.upos(o)));
        return second === undefined ? null : found(tree, stretch([...nounPhrase(tree, obj), ...tree.subtree(second)]), second, frame, 'cue/small-clause');
      }
      if (obj === NONE || x === NONE || x < obj || isInfinitive(tree, x)) return null;
      return found(tree, stretch([...nounPhrase(tree, obj), ...tree.subtree(x)]), x, frame, 'cue/small-clause');
    }
    case 'order': {
      const object = obj === NONE ? tree.child(v, 'iobj') : obj;
      const below = object === NONE ? NONE : tree.child(object, 'acl');
      const x = [tree.child(v, 'xcomp', 'ccomp', 'advcl'), below].find((k) => k !== NONE && isInfinitive(tree, k)) ?? NONE;
      if (object === NONE || x === NONE || x < object || !isInfinitive(tree, x)) return null;
      return found(tree, extended(tree, v, [...nounPhrase(tree, object, { conjuncts: true }), ...tree.subtree(x)]), x, frame, 'cue/order');
    }
    case 'about': {
      const wanted = cues.aboutPrepositions[tree.lemma(v)] ?? [];
      const o = obliques(tree, v, ...wanted).find((k) => k > v);
      if (o === undefined || wanted.length === 0) return null;
      return found(tree, nounPhrase(tree, o, { relative: true, conjuncts: true, apposition: false }), o, frame, 'cue/about');
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
      return found(tree, extended(tree, v, tree.subtree(x)), x, frame, 'cue/passive-raising');
    }
    case 'order': {
      const x = tree.child(v, 'xcomp');
      if (x === NONE || !isInfinitive(tree, x)) return null;
      return found(tree, extended(tree, v, tree.subtree(x)), x, frame, 'cue/passive-raising');
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
      // "planning and executing": the second gerund may hang on the cue.
      const gerunds = tree.childrenBy(v, 'conj').filter((c) => c > x && tree.word(c).xpos === 'VBG');
      const words = [x, ...gerunds].flatMap((g) => tree.subtree(g)).filter((k) => !(tree.head(k) === x && tree.is(k, 'mark', 'case')));
      return found(tree, words, x, frame, 'cue/passive-with');
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

/**
 * The clause a verb reports, before it or after it. Which of the two is told by what stands right after the verb and its
 * addressee: "that" or a clause, or else a comma or the end of the sentence.
 */
function clauseContent(tree: Tree, v: number): Found | null {
  const sentence = tree.sentenceOf(v);
  const next = afterCue(tree, v);
  const clauses = tree.childrenBy(v, 'ccomp');
  const stop = next >= sentence.last || tree.upos(next) === 'PUNCT';
  if (stop && next < sentence.last && tree.form(next) === ':') return colonContent(tree, v, next);
  if (stop && !(next < sentence.last && /^["“'‘(]/.test(tree.form(next)))) {
    const that = clauses.find((c) => c > v && tree.children(c).some((m) => tree.is(m, 'mark') && tree.form(m) === 'that'));
    if (that === undefined) return frontedContent(tree, v, clauses);
  }
  const after = clauses.filter((c) => c > v && !isConditional(tree, c));
  const opened = next < sentence.last && isClauseOpener(tree, next) ? next : NONE;
  if (after.length === 0 && opened === NONE) return clauses.length > 0 ? frontedContent(tree, v, clauses) : (paratacticContent(tree, v) ?? restOfSentence(tree, v, next));
  const pieces = after.flatMap((c) => tree.subtree(c)).filter((w) => w > v);
  if (opened !== NONE && tree.head(opened) > opened) pieces.push(...tree.subtree(tree.head(opened)).filter((w) => w >= opened));
  for (const c of tree.childrenBy(v, 'conj')) if (c > v && (continuesContent(tree, v, c) || tree.children(c).some((m) => tree.is(m, 'mark') && tree.form(m) === 'that')) && after.some((k) => k < c)) pieces.push(...tree.subtree(c));
  if (pieces.length === 0) return null;
  // Plain saying takes no addressee: an "object" between it and the clause is the clause's own subject.
  const early: number[] = opened === NONE && PLAIN.has(tree.lemma(v)) && tree.lemma(v) !== 'tell' && tree.lemma(v) !== 'warn' ? tree.childrenBy(v, 'obj', 'iobj').filter((o) => o > v && o < Math.min(...pieces)).flatMap((o) => tree.subtree(o)) : [];
  // A subject that hangs on the cue, though it stands after it, is the clause's own.
  early.push(...tree.childrenBy(v, 'nsubj').filter((n) => n > v && n < Math.min(...pieces)).flatMap((n) => tree.subtree(n)));
  const first = opened === NONE ? Math.min(...early, ...pieces) : Math.min(opened, ...pieces);
  const last = contentEnd(tree, v, Math.max(...pieces));
  // Parsers break long reported clauses up: what stands between the first and the last piece belongs to it.
  const kept = new Set(pieces);
  const foreign = new Set(tree.childrenBy(v, 'conj', 'parataxis').filter((c) => c > v && !kept.has(c)).flatMap((c) => tree.subtree(c)));
  for (const w of rangeOf(first, last + 1)) if (goesOnTelling(tree, v, w)) for (const k of rangeOf(Math.min(...tree.subtree(w)), last + 1)) foreign.add(k);
  const words = rangeOf(first, last + 1).filter((w) => !foreign.has(w) && w > v);
  const head = after.find((c) => words.includes(c)) ?? headOf(tree, words);
  return found(tree, words, head, 'clause', 'cue/clause');
}

const PLAIN = new Set(['say', 'tell', 'add', 'claim', 'warn', 'believe', 'think', 'insist', 'argue', 'maintain', 'announce', 'allege', 'assert', 'contend', 'declare']);

/** A plain verb of saying with a predicate after it that the parser hung elsewhere: all the rest is what is said. */
function restOfSentence(tree: Tree, v: number, next: number): Found | null {
  if (!PLAIN.has(tree.lemma(v)) || tree.word(v).feats.VerbForm !== 'Fin') return null;
  const words = rangeOf(v + 1, tree.sentenceOf(v).last);
  const from = words.find((w) => w >= Math.min(next, v + 1) && !tree.is(w, 'punct'));
  if (from === undefined || tree.form(from) === ',') return null;
  const rest = words.filter((w) => w >= from);
  const predicate = rest.find((w) => (tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX') && tree.word(w).feats.VerbForm === 'Fin' && !tree.is(w, 'acl') && w - v < 14);
  if (predicate === undefined) return null;
  const top = tree.is(predicate, 'aux', 'cop') ? tree.head(predicate) : predicate;
  return found(tree, rest, top, 'clause', 'cue/rest-of-sentence');
}

/** The first word after a verb, its particles, its addressee and short phrases of time and manner. */
function afterCue(tree: Tree, v: number): number {
  const sentence = tree.sentenceOf(v);
  let k = v + 1;
  for (let moved = true; moved && k < sentence.last; ) {
    moved = false;
    for (const c of tree.children(v)) {
      if (c < k || !tree.is(c, 'obj', 'iobj', 'obl', 'advmod', 'compound:prt', 'nsubj', 'aux')) continue;
      // "said by telephone that …": what looks like a relative clause on the telephone is what was said.
      const words = tree.subtree(c, (r) => tree.is(r, 'acl:relcl') && tree.form(Math.min(...tree.subtree(r))) === 'that' && c > v && tree.is(c, 'obl') && !sources.document.includes(tree.lemma(c)));
      if (words[0] !== k || words.length > 30 || words.some((w) => tree.is(w, 'ccomp')) || isClauseOpener(tree, k)) continue;
      k = words[words.length - 1]! + 1;
      moved = true;
      break;
    }
  }
  return k;
}

/** "would agree if …" states a condition, it reports nothing. */
function isConditional(tree: Tree, c: number): boolean {
  return tree.children(c).some((m) => tree.is(m, 'mark') && ['if', 'unless'].includes(tree.form(m)));
}

function isClauseOpener(tree: Tree, i: number): boolean {
  const clause = tree.head(i);
  const asks = clause >= 0 && tree.head(clause) >= 0 && verbSenses.get(tree.lemma(tree.head(clause)))?.some((s) => s.certainty === 'unknown');
  return (tree.upos(i) === 'SCONJ' && (['that', 'whether'].includes(tree.form(i)) || (tree.form(i) === 'if' && asks === true))) || (tree.word(i).xpos.startsWith('W'));
}

/** A coordinated verb without a subject goes on with the content, unless it goes on with the telling ("… but gave no date"). */
function continuesContent(tree: Tree, v: number, c: number): boolean {
  if (tree.child(c, 'nsubj', 'expl') !== NONE || verbSenses.has(tree.lemma(c)) || tree.upos(c) === 'NOUN') return false;
  const simplePast = (i: number) => tree.word(i).feats.Tense === 'Past' && tree.child(i, 'aux', 'aux:pass') === NONE;
  return !(simplePast(v) && simplePast(c));
}

function colonContent(tree: Tree, v: number, colon: number): Found | null {
  const sentence = tree.sentenceOf(v);
  const words = trimPunctuation(tree, rangeOf(colon + 1, sentence.last));
  return words.length > 1 && words.some((w) => tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX') ? found(tree, words, headOf(tree, words), 'clause', 'cue/colon') : null;
}

/** "He said: the road is mined." – some parsers hang the clause as parataxis. */
function paratacticContent(tree: Tree, v: number): Found | null {
  for (const p of tree.childrenBy(v, 'parataxis')) {
    if (p > v && tree.child(p, 'nsubj', 'expl') !== NONE && !verbSenses.has(tree.lemma(p))) return found(tree, tree.subtree(p), p, 'clause', 'cue/clause-parataxis');
  }
  return null;
}

/**
 * "X, police said on Monday, …": the content is all before the sayer, and what follows unless it tells when or how it
 * was said. Needs a predicate before the comma, so that "The minister, who spoke, said" has none.
 */
function frontedContent(tree: Tree, v: number, clauses: readonly number[]): Found | null {
  const sentence = tree.sentenceOf(v);
  const subject = subjectOf(tree, v);
  const own = [v, ...(subject === NONE ? [] : phraseBefore(tree, subject, v))];
  const end = Math.min(...own, v);
  const comma = end - 1;
  if (comma <= sentence.first || !/^[,”"’'?!–—-]$/.test(tree.form(comma))) return null;
  const ahead = clauses.filter((c) => c < end).at(-1) ?? NONE;
  let start = sentence.first;
  // Something else is being said in front: only the clause that hangs on this verb is meant.
  if (ahead !== NONE && tree.doc.words.slice(sentence.first, Math.min(...tree.subtree(ahead))).some((w) => w.upos === 'VERB' && verbSenses.has(w.lemma.toLowerCase()) && tree.governs(w.index, ahead)))
    start = Math.min(...tree.subtree(ahead));
  const colon = tree.doc.words.slice(start, end).findLast((w) => w.form === ':' || w.form === ';');
  if (colon) start = colon.index + 1;
  const words = rangeOf(start, end);
  if (tree.children(v).some((c) => tree.is(c, 'aux') && c < v && MODAL.has(tree.form(c)))) return null;
  // A quotation that ends at the saying is over.
  const after = /^[”"’'“]$/.test(tree.form(comma)) || (comma > 0 && /^[”"’']$/.test(tree.form(comma - 1))) ? [] : afterSaying(tree, v);
  if (!words.some((w) => isFinite(tree, w))) {
    // "Their column, they said, had been fired on": the saying stands in the middle of the clause.
    const next = afterCue(tree, v);
    if (tree.form(next) !== ',' || next + 1 >= sentence.last || words.length < 2) return null;
    const rest = rangeOf(next + 1, sentence.last);
    if (!rest.slice(0, 3).some((w) => isFinite(tree, w))) return null;
    return found(tree, [...words, ...rest], headOf(tree, rest), 'clause', 'cue/interrupted');
  }
  const head = ahead !== NONE ? ahead : headOf(tree, words);
  return found(tree, [...words, ...after], head, 'clause', 'cue/clause-before');
}

const MODAL = new Set(['will', 'would', 'shall', 'should', 'must', 'may', 'might', 'can']);

/** "…, the army said, a day before the truce was to begin": the rest goes on with the content. */
function afterSaying(tree: Tree, v: number): number[] {
  const sentence = tree.sentenceOf(v);
  const comma = afterCue(tree, v);
  if (comma + 1 >= sentence.last || tree.form(comma) !== ',') return [];
  const rest = trimPunctuation(tree, rangeOf(comma + 1, sentence.last));
  const tells = rest.some((w) => tree.upos(w) === 'VERB' && tree.head(w) === v && (verbSenses.has(tree.lemma(w)) || cues.relays.lemmas.includes(tree.lemma(w))));
  const opens = rest[0] !== undefined && (tree.upos(rest[0]) === 'CCONJ' || cues.relays.lemmas.includes(tree.lemma(rest[0])) || verbSenses.has(tree.lemma(rest[0])));
  const cueAhead = rest.some((w) => isFinite(tree, w) && tree.upos(w) === 'VERB' && verbSenses.has(tree.lemma(w)) && !tree.is(w, 'acl') && tree.child(w, 'nsubj') !== NONE && tree.child(w, 'nsubj:pass') === NONE);
  return rest.length < 3 || tells || opens || cueAhead || /^["“]/.test(tree.form(rest[0]!)) ? [] : rest;
}

function isFinite(tree: Tree, w: number): boolean {
  return (tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX') && tree.word(w).feats.VerbForm === 'Fin';
}

/** The words of a subject phrase that stand between a comma and the verb. */
function phraseBefore(tree: Tree, subject: number, v: number): number[] {
  const words = tree.subtree(subject).filter((w) => w < v);
  return words.length > 0 && Math.min(...words) >= 0 ? nounPhrase(tree, subject, { conjuncts: true, relative: true }).filter((w) => w < v) : [];
}

/**
 * The sayer of a verb: its subject in the tree, unless another verb of saying stands between the two; then the noun
 * phrase right before it.
 */
function subjectOf(tree: Tree, v: number): number {
  const subject = surfaceSubject(tree, v);
  const far = subject !== NONE && subject < v && tree.doc.words.slice(subject + 1, v).some((w) => w.upos === 'VERB' && verbSenses.has(w.lemma.toLowerCase()) && w.feats.VerbForm === 'Fin' && tree.head(v) !== w.index && !tree.governs(subject, w.index));
  if (subject !== NONE && !far) return subject;
  // A subject before the verb that the parser gave to a predicate after it.
  const lent = tree.doc.words.slice(tree.sentenceOf(v).first, v).findLast((w) => tree.is(w.index, 'nsubj') && w.head > v && !isRelative(tree, w.index));
  if (subject === NONE && lent && isFinite(tree, v)) return lent.index;
  let k = v - 1;
  while (k > 0 && (tree.is(k, 'aux', 'advmod', 'cop') || tree.upos(k) === 'ADV')) k--;
  // "the group's second in command, X, said": the name between the commas.
  if (k > 0 && tree.form(k) === ',' && tree.upos(k - 1) === 'PROPN') k--;
  if (k < 0 || tree.word(k).sentence !== tree.word(v).sentence || !['NOUN', 'PROPN', 'PRON'].includes(tree.upos(k))) return subject;
  while (!(tree.is(k, 'appos') && tree.upos(k) === 'PROPN') && tree.is(k, 'nmod', 'flat', 'compound', 'appos', 'nmod:poss', 'obl') && tree.head(k) >= 0 && tree.head(k) < v && ['NOUN', 'PROPN'].includes(tree.upos(tree.head(k)))) k = tree.head(k);
  return k;
}

/** "said … and accused …": after a past-tense saying a bare past tense without subject is the sayer's next deed. */
function goesOnTelling(tree: Tree, v: number, w: number): boolean {
  if (!tree.is(w, 'conj') || tree.upos(w) !== 'VERB' || !verbSenses.has(tree.lemma(w)) || tree.child(w, 'nsubj', 'aux') !== NONE) return false;
  return tree.word(v).feats.Tense === 'Past' && tree.word(w).feats.Tense === 'Past' && tree.word(w).feats.VerbForm === 'Fin';
}

/**
 * Where a reported clause ends. What follows it without a new saying goes on with it, however the parser hung it: "…, but
 * that neither side …", "… if its units came under attack".
 */
function contentEnd(tree: Tree, v: number, last: number): number {
  const sentence = tree.sentenceOf(v);
  const next = tree.doc.words.slice(last + 1, sentence.last).find((w) => w.form !== ',');
  if (!next) return last;
  const rest = tree.doc.words.slice(next.index, sentence.last);
  if (rest.some((w) => w.upos === 'VERB' && verbSenses.has(w.lemma.toLowerCase()) && !tree.is(w.index, 'xcomp', 'acl')) || rest.some((w) => /^["“”«»;:—]$/.test(w.form))) return last;
  const subordinate = next.upos === 'SCONJ' || (next.upos === 'ADP' && ['after', 'before', 'until', 'since', 'despite', 'without', 'in', 'on', 'at', 'for', 'with', 'by', 'as', 'from', 'to'].includes(next.form.toLowerCase()) && tree.form(last + 1) !== ',');
  const second = next.upos === 'CCONJ' && next.index + 1 < sentence.last && ['that', 'whether'].includes(tree.form(next.index + 1));
  if (!subordinate && !second) return last;
  let end = sentence.last - 1;
  while (end > last && tree.upos(end) === 'PUNCT') end--;
  return end;
}

/** "X, police said, …": the host clause around the cue, and what follows it unless it tells when or how it was said. */
function parentheticalContent(tree: Tree, v: number): Found | null {
  if (!tree.is(v, 'parataxis')) return null;
  const host = tree.head(v);
  if (host < 0 || surfaceSubject(tree, v) === NONE || tree.children(v).some((c) => tree.is(c, 'aux') && MODAL.has(tree.form(c)))) return null;
  const first = Math.min(...tree.subtree(v));
  if (tree.child(host, 'nsubj', 'expl', 'cop', 'csubj') === NONE && tree.upos(host) !== 'VERB') return null;
  const own = new Set(tree.subtree(v));
  for (const c of tree.children(v)) if (c > v && belongsToContent(tree, c)) for (const k of tree.subtree(c)) own.delete(k);
  for (const c of tree.childrenBy(host, 'conj', 'parataxis')) if (c > v && verbSenses.has(tree.lemma(c)) && (tree.child(c, 'nsubj') === NONE || tree.child(c, 'ccomp') !== NONE)) for (const k of tree.subtree(c)) own.add(k);
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
    // "'…?' he asked.": the splitter may end the sentence at the question mark.
    const before = quotations.find((q) => q.speech && q.last <= sentence.first && onlyMarks(tree, q.last, sentence.first) && /[?!,]$/.test(tree.doc.text.slice(q.innerStart, q.innerEnd).trimEnd()) && v - sentence.first < 8);
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

/** "It did not say by whom": the bare question is the content. */
function withheld(tree: Tree, v: number): Found | null {
  if (tree.negations(v).length === 0) return null;
  const asked = tree.childrenBy(v, 'obl', 'obj', 'advmod').find((c) => c > v && tree.subtree(c).some((w) => tree.word(w).xpos.startsWith('W')));
  return asked === undefined ? null : found(tree, tree.subtree(asked), asked, 'clause', 'cue/withheld');
}

/** Whether a clause and a quotation share nothing, and the quotation is the one that touches the saying. */
function isBeside(tree: Tree, v: number, clause: Found, quote: Found): boolean {
  const words = new Set(clause.content);
  if (quote.content.some((w) => words.has(w))) return false;
  const sentence = tree.sentenceOf(v);
  const first = quote.content[0]!;
  const last = quote.content[quote.content.length - 1]!;
  return first <= sentence.first + 1 || (last < v && v - last < 14) || (first > v && first - v < 4);
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
  const object = nounPhrase(tree, obj, { conjuncts: true });
  const phrase = phrasesWith(tree, v, prepositions).find((p) => p > obj) ?? phrasesWith(tree, obj, prepositions).find((p) => p > obj);
  if (phrase !== undefined) {
    const words = stretch([...object, ...tree.subtree(phrase)]).filter((w) => w > v);
    return found(tree, [...words, ...trailing(tree, v, words)], phrase, frame, `cue/${frame}`);
  }
  // The phrase stands right after the object, wherever the parser hung it.
  const reach = frame === 'at' || frame === 'as' ? 8 : 1;
  const end = Math.max(...object);
  const next = rangeOf(end + 1, Math.min(end + 1 + reach, tree.sentenceOf(v).last)).find((w) => prepositions.includes(tree.form(w)) && ['ADP', 'SCONJ'].includes(tree.upos(w)));
  if (next === undefined) return null;
  const head = tree.head(next);
  if (head < next) return null;
  const last = Math.max(...tree.subtree(head));
  return found(tree, stretch([...object, last]), head, frame, `cue/${frame}`);
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
  const sentence = tree.sentenceOf(i);
  const opening = Math.min(...cue) === sentence.first;
  if (opening) {
    // "According to two people close to the talks, …": the source ends with the first comma after its head.
    const comma = tree.doc.words.slice(source, sentence.last).find((w) => w.form === ',');
    if (comma) for (let k = sentence.first; k <= comma.index; k++) own.add(k);
  }
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

/** All words from the first to the last: a parser may have hung what stands between elsewhere. */
function stretch(words: readonly number[]): number[] {
  return rangeOf(Math.min(...words), Math.max(...words) + 1);
}

/** Content that runs on to {@link contentEnd}. */
function extended(tree: Tree, v: number, words: readonly number[]): number[] {
  const last = Math.max(...words);
  return [...words, ...rangeOf(last + 1, contentEnd(tree, v, last) + 1)];
}

function rangeOf(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, k) => first + k);
}
