/**
 * Cues of the broad scope, PolNeAR's (Newell, Margolin & Ruths 2018): whoever supports, criticises, calls for, refuses or
 * fears something says something, though there is neither a clause nor a quotation. The preposition belongs to the cue
 * ("called for | elections").
 */
import { NONE, nounPhrase, type Tree, trimPunctuation } from '../syntax/index.js';
import { broad } from './broad-lexicon.js';
import { type Candidate, type CanSpeak, cueWords, isInfinitive, rangeOf } from './candidate.js';
import { sourceOf } from './speaker.js';

export function findBroadCandidates(tree: Tree, canSpeak: CanSpeak): Candidate[] {
  const out: Candidate[] = [];
  for (const w of tree.doc.words) {
    const i = w.index;
    const found =
      w.upos === 'VERB' && !tree.is(i, 'amod', 'compound')
        ? verbCue(tree, i, canSpeak)
        : w.upos === 'NOUN'
          ? nounCue(tree, i, canSpeak)
          : w.upos === 'ADJ' || (w.upos === 'VERB' && tree.child(i, 'cop') !== NONE)
            ? adjectiveCue(tree, i, canSpeak)
            : w.form === ':'
              ? colonCue(tree, i, canSpeak)
              : null;
    if (found) out.push(found);
  }
  return out;
}

interface Parts {
  readonly cue: readonly number[];
  readonly content: readonly number[];
  readonly head: number;
  readonly rule: string;
}

function candidate(parts: Parts, source: number, predicate: number): Candidate {
  return {
    cue: parts.cue,
    content: parts.content,
    contentHead: parts.head,
    source,
    relays: [],
    frame: 'broad',
    sense: null,
    predicate,
    rule: parts.rule,
  };
}

function verbCue(tree: Tree, v: number, canSpeak: CanSpeak): Candidate | null {
  const lemma = tree.lemma(v);
  const passive = tree.isPassive(v);
  if (broad.seeming.has(lemma)) return seemingCue(tree, v);
  const parts = passive ? passiveParts(tree, v) : activeParts(tree, v);
  if (!parts || parts.content.length === 0) return null;
  const source = sourceOf(tree, v, passive, canSpeak);
  if (source === NONE || !canSpeak(source) || parts.content.includes(source)) return null;
  return candidate(parts, source, v);
}

function passiveParts(tree: Tree, v: number): Parts | null {
  const subject = tree.child(v, 'nsubj');
  if (subject === NONE || !broad.object.has(tree.lemma(v))) return null;
  return { cue: cueWords(tree, v), content: phrase(tree, subject), head: subject, rule: 'broad/passive' };
}

function activeParts(tree: Tree, v: number): Parts | null {
  const lemma = tree.lemma(v);
  if (tree.child(v, 'ccomp') !== NONE) return null;
  const object = tree.child(v, 'obj');
  const x = tree.child(v, 'xcomp');
  if (x > v && object === NONE && broad.infinitive.has(lemma) && isInfinitive(tree, x))
    return { cue: cueWords(tree, v), content: tree.subtree(x), head: x, rule: 'broad/infinitive' };
  for (const o of tree.childrenBy(v, 'obl', 'advcl')) {
    if (o < v || !broad.prepositions.get(lemma)?.includes(tree.marker(o))) continue;
    const marks = tree.childrenBy(o, 'case', 'mark').filter((c) => c < o);
    const words = tree.subtree(o).filter((w) => !marks.includes(w));
    const cue = [...cueWords(tree, v), ...marks].sort((a, b) => a - b);
    return {
      cue,
      content: [...words, ...infinitiveAfter(tree, v, o)].sort((a, b) => a - b),
      head: o,
      rule: 'broad/preposition',
    };
  }
  if (object > v && x > object && broad.order.has(lemma))
    return {
      cue: cueWords(tree, v),
      content: rangeOf(first(tree, object), last(tree, x) + 1),
      head: x,
      rule: 'broad/order',
    };
  if (object !== NONE && !reflexive(tree, object) && broad.object.has(lemma)) {
    const more = tree
      .childrenBy(v, 'obl', 'advcl', 'xcomp')
      .filter(
        (c) => c > object && (tree.is(c, 'xcomp') || isInfinitive(tree, c) || broad.adjuncts.has(tree.marker(c))),
      );
    const words = [...phrase(tree, object), ...more.flatMap((c) => tree.subtree(c))];
    return { cue: cueWords(tree, v), content: words.sort((a, b) => a - b), head: object, rule: 'broad/object' };
  }
  return null;
}

/** "called on the parties to withdraw": what they are called on to do. */
function infinitiveAfter(tree: Tree, v: number, o: number): number[] {
  const next = last(tree, o) + 1;
  return tree
    .childrenBy(v, 'xcomp', 'advcl')
    .filter((c) => isInfinitive(tree, c) && first(tree, c) === next)
    .flatMap((c) => tree.subtree(c));
}

/** "The truce seems to hold": nobody in particular judges; the clause around the verb is the content. */
function seemingCue(tree: Tree, v: number): Candidate | null {
  const subject = tree.child(v, 'nsubj');
  const x = tree.child(v, 'xcomp');
  if (subject === NONE || x < v || subject > v || !(isInfinitive(tree, x) || tree.upos(x) === 'ADJ')) return null;
  if (!['seem', 'appear'].includes(tree.lemma(v)) && tree.upos(x) !== 'ADJ') return null;
  const content = [...phrase(tree, subject), ...tree.subtree(x)].sort((a, b) => a - b);
  return candidate({ cue: cueWords(tree, v), content, head: x, rule: 'broad/seeming' }, NONE, v);
}

function nounCue(tree: Tree, n: number, canSpeak: CanSpeak): Candidate | null {
  const prepositions = broad.nouns.get(tree.lemma(n));
  if (!prepositions) return null;
  const c = tree.childrenBy(n, 'nmod', 'acl', 'ccomp').find((k) => k > n && prepositions.includes(tree.marker(k)));
  if (c === undefined) return null;
  const clausal = !tree.is(c, 'nmod') && tree.child(c, 'mark') !== NONE;
  const marks = clausal ? [] : tree.childrenBy(c, 'case', 'mark').filter((k) => k < c);
  const content = tree.subtree(c).filter((w) => !marks.includes(w));
  const owner = tree.child(n, 'nmod:poss');
  const verb = tree.head(n);
  const modifiers = tree.childrenBy(n, 'amod', 'compound').filter((k) => k < n);
  const own = [...modifiers, n, ...marks];
  if (owner !== NONE && canSpeak(owner))
    return candidate({ cue: own.sort((a, b) => a - b), content, head: c, rule: 'broad/noun' }, owner, NONE);
  const carried = verb >= 0 && tree.is(n, 'obj') && broad.light.has(tree.lemma(verb)) && verb < n && n - verb < 6;
  const called = tree.child(n, 'cop') !== NONE;
  if (!carried && !called) return null;
  const source = carried ? sourceOf(tree, verb, false, canSpeak) : tree.child(n, 'nsubj');
  if (source === NONE || !canSpeak(source)) return null;
  const from = carried ? Math.min(...cueWords(tree, verb)) : Math.min(tree.child(n, 'cop'), ...own);
  return candidate(
    { cue: rangeOf(from, Math.max(...own) + 1), content, head: c, rule: 'broad/noun' },
    source,
    carried ? verb : n,
  );
}

function adjectiveCue(tree: Tree, a: number, canSpeak: CanSpeak): Candidate | null {
  const prepositions = broad.adjectives.get(tree.form(a));
  const subject = tree.child(a, 'nsubj');
  if (!prepositions || subject === NONE || !canSpeak(subject) || tree.child(a, 'cop') === NONE) return null;
  const c = tree
    .childrenBy(a, 'obl', 'advcl', 'ccomp', 'xcomp', 'nmod')
    .find(
      (k) => k > a && (prepositions.includes(tree.marker(k)) || (tree.is(k, 'ccomp') && prepositions.includes('that'))),
    );
  if (c === undefined) return null;
  const clausal = !tree.is(c, 'obl', 'nmod') && tree.child(c, 'mark') !== NONE;
  const marks = clausal ? [] : tree.childrenBy(c, 'case', 'mark').filter((k) => k < c);
  const content = tree.subtree(c).filter((w) => !marks.includes(w));
  const cue = [...cueWords(tree, a), ...marks].sort((x, y) => x - y);
  return candidate({ cue, content, head: c, rule: 'broad/adjective' }, subject, a);
}

/** "Minister: talks go on", as headlines have it: whoever stands before the colon says what follows. */
function colonCue(tree: Tree, i: number, canSpeak: CanSpeak): Candidate | null {
  const sentence = tree.sentenceOf(i);
  const before = rangeOf(sentence.first, i);
  const after = trimPunctuation(tree, rangeOf(i + 1, sentence.last));
  if (before.length === 0 || before.length > 6 || after.length < 3) return null;
  if (before.some((w) => tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX' || tree.upos(w) === 'NUM')) return null;
  const head = before.find((w) => !before.includes(tree.head(w)) && ['NOUN', 'PROPN'].includes(tree.upos(w)));
  if (head === undefined || !canSpeak(head)) return null;
  const top = after.find((w) => tree.upos(w) === 'VERB' || tree.upos(w) === 'AUX');
  if (top === undefined) return null;
  return candidate({ cue: [i], content: after, head: top, rule: 'broad/colon' }, head, NONE);
}

function phrase(tree: Tree, head: number): number[] {
  const words = nounPhrase(tree, head, { relative: true, conjuncts: true });
  // ", which …" tells of the thing what its judge need not say.
  const aside = words.findIndex(
    (w, k) => k > 0 && tree.form(words[k - 1]!) === ',' && ['which', 'who'].includes(tree.form(w)),
  );
  return aside < 0 ? words : words.slice(0, aside - 1);
}

function reflexive(tree: Tree, i: number): boolean {
  return /^(?:my|your|him|her|it|our|them|one)sel(?:f|ves)$/.test(tree.form(i));
}

function first(tree: Tree, i: number): number {
  return Math.min(...tree.subtree(i));
}

function last(tree: Tree, i: number): number {
  return Math.max(...tree.subtree(i));
}
