/**
 * The sayer of a verb: its subject where the tree has one that can speak, else what stands in the sayer's place; and those
 * who relay him ("X, citing Y, reported").
 */
import { agents, isRelative, NONE, obliques, surfaceSubject, type Tree } from '../syntax/index.js';
import { type Candidate, type CanSpeak, cueWords, isFiniteVerb } from './candidate.js';
import { goesOnTelling } from './clause-content.js';
import { cues, verbSenses } from './lexicon.js';

export function sourceOf(tree: Tree, v: number, passive: boolean, canSpeak: CanSpeak): number {
  if (passive) {
    const by = obliques(tree, v, 'by')[0];
    return by ?? NONE;
  }
  const head = relayAbove(tree, v);
  // "quoted her as saying …": the object says it.
  if (head !== NONE) {
    const object = tree.isPassive(head) ? tree.child(head, 'nsubj') : tree.child(head, 'obj');
    if (object !== NONE) return object;
  }
  // "said the soldiers had opened fire, and put his losses at one": who says goes on to put.
  const joined = tree.head(v) >= 0 && verbSenses.has(tree.lemma(tree.head(v)));
  for (const a of joined ? [] : tree.ancestors(v)) {
    if (
      a > v ||
      !verbSenses.has(tree.lemma(a)) ||
      tree.upos(a) !== 'VERB' ||
      a === tree.head(v) ||
      !goesOnTelling(tree, a, v)
    )
      continue;
    const teller = subjectOf(tree, a);
    if (teller !== NONE && canSpeak(teller)) return teller;
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
  return after > v && tree.children(v).every((c) => !tree.is(c, 'nsubj')) && agents(tree, v).length === 0
    ? after
    : NONE;
}

/** "His predecessor X, now the leader of Y, dismissed …": of two subjects side by side the second describes the first. */
function appositiveSubject(tree: Tree, v: number, subject: number): number {
  const first = tree.childrenBy(v, 'nsubj')[0] ?? NONE;
  if (first === NONE || first >= subject || tree.upos(subject) === 'PROPN') return subject;
  const named =
    tree.upos(first) === 'PROPN' ||
    tree.children(first).some((c) => tree.upos(c) === 'PROPN' && tree.is(c, 'appos', 'flat', 'compound'));
  const between = tree.doc.words.slice(first + 1, subject);
  return named &&
    between.some((w) => w.form === ',') &&
    !between.some((w) => w.upos === 'VERB' && w.feats.VerbForm === 'Fin')
    ? first
    : subject;
}

/** What was not demanded, or what neither side said, was not said. */
export function isUnsaid(tree: Tree, v: number, source: number, subjunctive: boolean): boolean {
  if (subjunctive && v !== NONE && tree.negations(v).length > 0) return true;
  return (
    source !== NONE &&
    (['nobody', 'none', 'anyone', 'anybody'].includes(tree.form(source)) ||
      tree.children(source).some((c) => tree.is(c, 'det', 'cc:preconj') && ['neither', 'no'].includes(tree.form(c))))
  );
}

export function isSourceless(tree: Tree, v: number, passive: boolean, frame: Candidate['frame']): boolean {
  if (passive) return cues.sourceless.includes(tree.lemma(v)) || frame === 'with';
  return false;
}

/** "X, citing Y, reported": Y says it and X relays it. */
export function relayedSource(tree: Tree, v: number): { source: number; relays: number[]; cue: number[] } | null {
  const as = asClause(tree, v);
  if (as !== NONE) {
    const said = tree.isPassive(v) ? tree.child(v, 'nsubj') : tree.child(v, 'obj');
    const by = [...obliques(tree, v, 'by'), ...obliques(tree, as, 'by')][0] ?? NONE;
    const relay = tree.isPassive(v) ? by : surfaceSubject(tree, v);
    if (said !== NONE) return { source: said, relays: relay === NONE ? [] : [relay], cue: [as] };
  }
  if (cues.hearsay.lemmas.includes(tree.lemma(v))) {
    // "had heard from village chiefs that …": they say it, and whoever heard it passes it on.
    const teller = obliques(tree, v, ...cues.hearsay.from)[0];
    if (teller !== undefined) {
      const hearer = surfaceSubject(tree, v);
      // Whoever says that he himself has heard it is in the chain already.
      const told = [...tree.ancestors(v)].some((a) => verbSenses.has(tree.lemma(a)) && tree.is(v, 'ccomp'));
      const again = hearer === NONE || (told && tree.upos(hearer) === 'PRON');
      return { source: teller, relays: again ? [] : [hearer], cue: tree.childrenBy(teller, 'case') };
    }
  }
  const citing = [...tree.childrenBy(v, 'advcl', 'acl', 'xcomp', 'parataxis', 'conj'), ...citingBehind(tree, v)];
  for (const c of citing) {
    if (!cues.relays.lemmas.includes(tree.lemma(c)) || tree.word(c).feats.VerbForm === 'Fin') continue;
    const cited = calledSo(tree, tree.child(c, 'obj'));
    const relay = subjectOf(tree, v);
    if (cited !== NONE && relay !== NONE) return { source: cited, relays: [relay], cue: [c] };
  }
  const subject = surfaceSubject(tree, v);
  if (subject !== NONE) {
    const citing = citedBy(tree, subject);
    if (citing) return { source: citing.cited, relays: [subject], cue: [citing.verb] };
  }
  const head = relayAbove(tree, v);
  if (head !== NONE) {
    const by = [...obliques(tree, head, 'by'), ...obliques(tree, v, 'by')][0] ?? NONE;
    const relay = tree.isPassive(head) ? by : surfaceSubject(tree, head);
    const object = tree.isPassive(head) ? tree.child(head, 'nsubj') : tree.child(head, 'obj');
    if (object !== NONE) return { source: object, relays: relay === NONE ? [] : [relay], cue: cueWords(tree, head) };
  }
  return null;
}

/** "…, X said, quoting Y": the participle behind the saying and its comma, wherever the parser hung it. */
function citingBehind(tree: Tree, v: number): number[] {
  const { last } = tree.sentenceOf(v);
  for (let w = v + 1; w < last; w++) {
    if (tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX') {
      const opens =
        tree.form(w - 1) === ',' && tree.form(w).endsWith('ing') && cues.relays.lemmas.includes(tree.lemma(w));
      return opens ? [w] : [];
    }
    if (tree.form(w) === ';' || tree.upos(w) === 'SCONJ') return [];
  }
  return [];
}

/** "citing what it called a source close to the talks": the source. */
function calledSo(tree: Tree, cited: number): number {
  if (cited === NONE || tree.form(cited) !== 'what') return cited;
  const called = tree.child(cited, 'acl:relcl', 'acl');
  return called === NONE
    ? cited
    : ([tree.child(called, 'xcomp'), tree.child(called, 'obj')].find((c) => c > called) ?? cited);
}

/**
 * "told X, as relayed by Y": who carried the words on from there, NONE where nobody did.
 * @param head the "quoted" of "quoted as saying", whose "saying" is `v`.
 */
export function carrierOf(tree: Tree, v: number, head = NONE): number {
  // "said in remarks carried by the state news agency", "In a report carried by X, an officer was quoted as saying".
  for (const o of [v, head].flatMap((h) => (h === NONE ? [] : obliques(tree, h, 'in', 'via', 'through'))))
    for (const c of tree.childrenBy(o, 'acl'))
      if (cues.relays.carry.includes(tree.lemma(c))) {
        const carrier = obliques(tree, c, 'by', 'on')[0];
        if (carrier !== undefined) return carrier;
      }
  for (const c of tree.childrenBy(v, 'advcl', 'parataxis')) {
    if (tree.marker(c) !== 'as' || ![...cues.relays.lemmas, ...cues.relays.carry].includes(tree.lemma(c))) continue;
    const carrier = obliques(tree, c, 'by', 'in', 'on')[0] ?? tree.child(c, 'nsubj');
    if (carrier !== NONE) return carrier;
  }
  return NONE;
}

/** "according to X, which cited Y", "a report by X quoting Y": what a link's own clause cites, NONE where it cites nothing. */
export function citedBy(tree: Tree, link: number): { verb: number; cited: number } | null {
  for (const c of tree.childrenBy(link, 'acl', 'advcl', 'parataxis', 'appos')) {
    if (!cues.relays.lemmas.includes(tree.lemma(c))) continue;
    const cited = tree.child(c, 'obj');
    if (cited !== NONE && asClause(tree, c) === NONE) return { verb: c, cited };
  }
  return null;
}

/** The "quoted" above the "saying" of "quoted her as saying", NONE where there is none. */
export function relayAbove(tree: Tree, v: number): number {
  if (tree.marker(v) !== 'as') return NONE;
  for (const a of tree.ancestors(v)) {
    if (cues.relays.lemmas.includes(tree.lemma(a)) && ['VERB', 'AUX'].includes(tree.upos(a)))
      return asClause(tree, a) === v ? a : NONE;
    if (!tree.is(a, 'acl', 'obj', 'nmod', 'xcomp')) return NONE;
  }
  return NONE;
}

/** The "saying" of "quoted her as saying", NONE where there is none or it has a clause of its own. */
export function asClause(tree: Tree, v: number): number {
  if (!cues.relays.lemmas.includes(tree.lemma(v))) return NONE;
  const object = tree.child(v, 'obj');
  // "two officers briefed on the plan as saying": the saying may hang on what tells of its object.
  const below = object === NONE ? [] : [object, ...tree.childrenBy(object, 'acl'), ...tree.childrenBy(v, 'xcomp')];
  const c = [v, ...below]
    .flatMap((h) => tree.childrenBy(h, 'advcl', 'xcomp', 'obl', 'acl'))
    .find((k) => tree.marker(k) === 'as' && verbSenses.has(tree.lemma(k)));
  return c ?? NONE;
}

/**
 * The sayer of a verb: its subject in the tree, unless another verb of saying stands between the two; then the noun
 * phrase right before it.
 */
export function subjectOf(tree: Tree, v: number): number {
  const subject = surfaceSubject(tree, v);
  const far =
    subject !== NONE &&
    subject < v &&
    tree.doc.words
      .slice(subject + 1, v)
      .some(
        (w) =>
          w.upos === 'VERB' &&
          verbSenses.has(w.lemma.toLowerCase()) &&
          w.feats.VerbForm === 'Fin' &&
          tree.head(v) !== w.index &&
          !tree.governs(subject, w.index),
      );
  if (subject !== NONE && !far) return subject;
  // A subject before the verb that the parser gave to a predicate after it.
  const lent = tree.doc.words
    .slice(tree.sentenceOf(v).first, v)
    .findLast((w) => tree.is(w.index, 'nsubj') && w.head > v && !isRelative(tree, w.index));
  if (subject === NONE && lent && isFiniteVerb(tree, v)) return lent.index;
  const between = phraseAfterComma(tree, v);
  if (between !== NONE) return between;
  let k = v - 1;
  while (k > 0 && (tree.is(k, 'aux', 'advmod', 'cop') || tree.upos(k) === 'ADV')) k--;
  // "the group's second in command, X, said": the name between the commas.
  if (k > 0 && tree.form(k) === ',' && tree.upos(k - 1) === 'PROPN') k--;
  if (k < 0 || tree.word(k).sentence !== tree.word(v).sentence || !['NOUN', 'PROPN', 'PRON'].includes(tree.upos(k)))
    return subject;
  while (
    !(tree.is(k, 'appos') && tree.upos(k) === 'PROPN') &&
    tree.is(k, 'nmod', 'flat', 'compound', 'appos', 'nmod:poss', 'obl') &&
    tree.head(k) >= 0 &&
    tree.head(k) < v &&
    ['NOUN', 'PROPN'].includes(tree.upos(tree.head(k)))
  )
    k = tree.head(k);
  return k;
}

/**
 * "…, the office of the president said": the head of what stands between the last comma and the verb, wherever the
 * parser hung it; NONE where something else stands there.
 */
function phraseAfterComma(tree: Tree, v: number): number {
  const { first } = tree.sentenceOf(v);
  let comma = v - 1;
  while (comma > first && tree.form(comma) !== ',') comma--;
  if (comma <= first || v - comma < 2 || v - comma > 14) return NONE;
  const inside = tree.doc.words.slice(comma + 1, v);
  const opener = inside[0]!;
  if (!['DET', 'NOUN', 'PROPN', 'ADJ', 'NUM', 'PRON'].includes(opener.upos) || isRelative(tree, opener.index))
    return NONE;
  const top = inside.find((w) => (w.head <= comma || w.head >= v) && ['NOUN', 'PROPN', 'PRON'].includes(w.upos));
  return top?.index ?? NONE;
}
