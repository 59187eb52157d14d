/**
 * The noun phrases of a report as candidates for a role in an act of force: each named player once, each description
 * once, with the head words of all its mentions.
 */
import type { Player } from '../../actor/cast.js';
import { isTitle, isTitlePrefix, nounClass } from '../../actor/lexicon.js';
import type { ReadingContext } from '../../context.js';
import { isTime, nameWords, phraseText } from '../../event/index.js';
import { NONE, type Tree } from '../../syntax/index.js';
import { numberOf } from '../count.js';

export interface Candidate {
  /** "@" and a player's id for a name, the words in small letters for a description. */
  readonly key: string;
  /** Head words of its mentions, in text order. */
  readonly heads: readonly number[];
  /** Whom it names; null for a description. */
  readonly player: Player | null;
  /** The words of the text, of the fullest mention. */
  readonly name: string;
}

/** Every phrase that could name a doer, a victim, a target or a weapon, in text order. */
export function candidates(ctx: ReadingContext): Candidate[] {
  const { tree, cast } = ctx;
  const found = new Map<string, { heads: number[]; player: Player | null; name: string }>();
  for (const { index } of tree.doc.words) {
    if (!isNominal(tree, index)) continue;
    const player = cast.at(index);
    const named = player?.named && player.mentions.some((m) => m.how === 'name' && m.first <= index && index < m.last);
    const words = candidateWords(tree, index);
    const name = phraseText(tree, words);
    const key = named ? `@${player.id}` : name.toLowerCase();
    const known = found.get(key);
    if (known) {
      known.heads.push(index);
      // The fullest form of a name is the one that others would know it by.
      if (named && words.length > known.name.split(' ').length) known.name = name;
    } else found.set(key, { heads: [index], player: named ? player : null, name });
  }
  return joined([...found].map(([key, c]) => ({ key, ...c })));
}

/** "Jaramillo" after "Bernardo Jaramillo Ossa" is he, where no other full name of the report has it. */
function joined(all: readonly Candidate[]): Candidate[] {
  const names = all.filter((c) => c.player !== null && PERSONAL.has(c.player.kind));
  const fuller = new Map<Candidate, Candidate>();
  for (const short of names) {
    const part = short.name.toLowerCase();
    if (part.length < 4) continue;
    const wholes = names.filter(
      (n) => n !== short && ` ${n.name.toLowerCase()} `.includes(` ${part} `) && n.name.length > part.length,
    );
    if (wholes.length === 1) fuller.set(short, wholes[0]!);
  }
  const end = (c: Candidate): Candidate => {
    let top = c;
    for (let k = 0; k < 4 && fuller.has(top); k++) top = fuller.get(top)!;
    return top;
  };
  const heads = new Map<Candidate, number[]>();
  for (const c of all) {
    const top = end(c);
    heads.set(top, [...(heads.get(top) ?? []), ...c.heads]);
  }
  return all.filter((c) => heads.has(c)).map((c) => ({ ...c, heads: heads.get(c)!.sort((a, b) => a - b) }));
}

const PERSONAL: ReadonlySet<string> = new Set(['person', 'other', 'group']);

/** A noun or name that heads a phrase, or stands before a noun that it tells of ("terrorist attack"). */
function isNominal(tree: Tree, i: number): boolean {
  const upos = tree.upos(i);
  const lemma = tree.lemma(i);
  if (upos !== 'NOUN' && upos !== 'PROPN' && !(upos === 'ADJ' && tree.child(i, 'det') !== NONE)) return false;
  if (!/\p{L}/u.test(lemma) || isTime(lemma)) return false;
  if (tree.is(i, 'flat', 'fixed', 'goeswith')) return false;
  // Inside a name only its head counts.
  if (tree.is(i, 'compound') && upos === 'PROPN' && tree.upos(tree.head(i)) === 'PROPN') return false;
  return numberOf(lemma) === null;
}

/** The phrase as a ledger names it: without determiner, number, title or clause ("three peasants" → "peasants"). */
export function candidateWords(tree: Tree, head: number): number[] {
  const words = segment(
    tree,
    [...new Set([...nameWords(tree, head), ...ofPhrase(tree, head)])].sort((a, b) => a - b),
    head,
  );
  let k = 0;
  while (k < words.length - 1 && words[k] !== head && isCounting(tree, words[k]!, head)) k++;
  return withoutTitle(tree, words.slice(k));
}

/** What the head is of, to the end of the name in it: no clauses, and no place after "in". */
function ofPhrase(tree: Tree, head: number): number[] {
  const of = tree.childrenBy(head, 'nmod').find((c) => c > head && tree.marker(c) === 'of' && tree.form(c - 1) !== ')');
  if (of === undefined || of - head > 8) return [];
  return tree.subtree(
    of,
    (c) =>
      tree.is(c, 'acl', 'advcl', 'appos', 'parataxis', 'conj', 'punct') ||
      (c > of && tree.is(c, 'nmod') && tree.marker(c) !== 'of'),
  );
}

/** The stretch round the head that no bracket, dash or preposition but "of" cuts off. */
function segment(tree: Tree, words: readonly number[], head: number): number[] {
  const cuts = (w: number) =>
    (tree.upos(w) === 'PUNCT' && /^[[\](){}—–]|^--$/.test(tree.form(w))) || isPreposition(tree, w);
  const at = words.indexOf(head);
  if (at < 0) return [...words];
  let a = at;
  let b = at;
  while (a > 0 && !cuts(words[a - 1]!) && tree.form(words[a - 1]!) !== 'of') a--;
  while (b + 1 < words.length && !cuts(words[b + 1]!)) b++;
  return words.slice(a, b + 1);
}

function isPreposition(tree: Tree, w: number): boolean {
  return (
    ['ADP', 'SCONJ', 'CCONJ', 'PART'].includes(tree.upos(w)) &&
    tree.form(w) !== 'of' &&
    tree.is(w, 'case', 'cc', 'mark')
  );
}

/** A person's name without what he is ("Bishop X" → X): common nouns of people, titles and their adjectives before it. */
function withoutTitle(tree: Tree, words: readonly number[]): number[] {
  let cut = 0;
  for (let k = 0; k < words.length - 1; k++) {
    if (tree.upos(words[k + 1]!) !== 'PROPN' || !tree.is(words[words.length - 1]!, 'flat', 'appos')) {
      if (!words.slice(k + 1).every((w) => tree.upos(w) === 'PROPN')) continue;
    }
    const word = tree.form(words[k]!);
    const lemma = tree.lemma(words[k]!);
    const phrase = words
      .slice(cut, k + 1)
      .map((w) => tree.form(w))
      .join(' ');
    if (isTitle(word) || isTitle(phrase) || isTitlePrefix(word) || PERSONS.has(nounClass(lemma) ?? '')) cut = k + 1;
  }
  return words.slice(cut);
}

const PERSONS = new Set(['persons', 'soldiers', 'rebels', 'speakers', 'sources']);

function isCounting(tree: Tree, w: number, head: number): boolean {
  if (tree.upos(w) === 'PUNCT' || tree.upos(w) === 'DET') return true;
  if (tree.is(w, 'nummod', 'advmod') && tree.head(w) === head) return true;
  return QUANTIFIERS.has(tree.form(w));
}

const QUANTIFIERS = new Set('several many some other various at least more than about over another certain'.split(' '));
