/**
 * Mentions: all noun phrases and pronouns of a text, nested ones included, with what their words tell of what they stand
 * for. Spans follow GUM (Zeldes 2017): the whole phrase with its relative clauses, without what is in apposition to it.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { isCollective, nameGender, nounGender } from './gender.js';
import { demonstrativeNumber, type Gender, type GrammaticalNumber, type Pronoun, personalPronoun } from './pronoun.js';

/** What a mention is in grammar; a group is a whole coordination ("the army and the police"). */
export const FORMS = ['pronoun', 'name', 'noun', 'number', 'group', 'other'] as const;
export type Form = (typeof FORMS)[number];

export interface Mention {
  /** Words `first` up to, not including, `last`; the head among them. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly form: Form;
  readonly pronoun: Pronoun | null;
  readonly number: GrammaticalNumber | null;
  readonly gender: Gender | null;
  /** Whether number or gender may be relied on, as with pronouns and listed words, and not only guessed. */
  readonly sure: { readonly number: boolean; readonly gender: boolean };
  /** A singular that means several ("the group"): "it" and "they" are both said of it. */
  readonly collective: boolean;
  /** The network's kind of its head: "person", "abstract" …, "O" for none. */
  readonly kind: string;
  /** Lower-case lemma of the head; of a name of several words that of the last. */
  readonly noun: string;
  /** The determiner, "poss" for a possessor, '' for none. */
  readonly determiner: string;
  /** The phrase in lower case without its determiner and without a possessive mark at its end. */
  readonly text: string;
  /** Lower-case forms of its content words other than the head, up to the head's own modifiers. */
  readonly modifiers: readonly string[];
}

/** Dependents that stand outside the noun phrase of their head. */
const OUTSIDE: ReadonlySet<string> = new Set(
  'case cc cc:preconj mark punct cop aux aux:pass nsubj nsubj:pass nsubj:outer csubj csubj:pass csubj:outer ccomp conj parataxis appos discourse vocative dislocated reparandum advcl expl orphan list obl:agent'.split(
    ' ',
  ),
);
/** And these too when the head is a predicate: "she is [a nurse] again". */
const OUTSIDE_PREDICATE: ReadonlySet<string> = new Set(['advmod', 'obl', 'obl:unmarked']);

/** Finds all mentions, ordered by first word, the longer before the shorter. */
export function findMentions(tree: Tree): Mention[] {
  const { words } = tree.doc;
  const from = Int32Array.from(words, (_, i) => i);
  const to = Int32Array.from(words, (_, i) => i);
  // Every word widens the subtrees of all that it hangs from.
  for (const { index } of words)
    for (let at = words[index]!.head; at >= 0; at = words[at]!.head) {
      if (index < from[at]!) from[at] = index;
      if (index > to[at]!) to[at] = index;
    }
  const around = (i: number, keeps: (child: number) => boolean): [number, number] => {
    let [a, b] = [i, i];
    for (const c of tree.children(i)) {
      if (!keeps(c)) continue;
      a = Math.min(a, from[c]!);
      b = Math.max(b, to[c]!);
    }
    while (a < i && words[a]!.upos === 'PUNCT' && !/^["'([\u2018\u201c]$/.test(words[a]!.form)) a++;
    while (b > i && words[b]!.upos === 'PUNCT' && !/^["')\]\u2019\u201d]$/.test(words[b]!.form)) b--;
    return [a, b + 1];
  };
  const out: Mention[] = [];
  for (const { index: i } of words) {
    if (!isNominal(tree, i)) continue;
    const predicate = tree.child(i, 'cop') !== NONE;
    // What stands before the preposition or copula is no part of the phrase ("even by [the state]").
    let start = 0;
    for (const c of tree.children(i)) if (c < i && tree.is(c, 'case', 'cop', 'mark', 'aux', 'cc')) start = c + 1;
    const inside = (c: number) => {
      const { deprel, xpos } = words[c]!;
      if (deprel === 'case' && c > i && xpos === 'POS') return true;
      if (c < start || OUTSIDE.has(deprel) || (predicate && OUTSIDE_PREDICATE.has(deprel))) return false;
      return c < i || !/^[([]$/.test(words[from[c]!]!.form);
    };
    const phrase = around(i, inside);
    if (tree.child(i, 'conj') !== NONE && tree.upos(i) !== 'VERB')
      out.push(
        describe(
          tree,
          i,
          around(i, (c) => inside(c) || tree.is(c, 'conj', 'cc', 'cc:preconj')),
          true,
        ),
      );
    out.push(describe(tree, i, phrase, false));
  }
  return out.sort(
    (a, b) => a.first - b.first || b.last - a.last || Number(b.form === 'group') - Number(a.form === 'group'),
  );
}

/** Whether a word can head a mention. */
function isNominal(tree: Tree, i: number): boolean {
  const upos = tree.upos(i);
  if (upos === 'PRON') return !tree.is(i, 'expl') && !(tree.word(i).feats.PronType === 'Rel');
  if (upos === 'NOUN' || upos === 'PROPN') return !tree.is(i, 'flat', 'fixed', 'goeswith');
  if (upos === 'DET') return !tree.is(i, 'det', 'det:predet', 'advmod');
  return (tree.doc.kinds[i]?.kind ?? 'O') !== 'O' && upos !== 'PUNCT' && upos !== 'VERB';
}

function describe(tree: Tree, head: number, [first, last]: [number, number], group: boolean): Mention {
  const word = tree.word(head);
  const form = tree.form(head);
  const pronoun = group ? null : personalPronoun(form);
  const kind = tree.doc.kinds[head]?.kind ?? 'O';
  const noun = tree.lemma(word.upos === 'PROPN' && !group ? lastOfName(tree, head) : head);
  const shape: Form = group
    ? 'group'
    : pronoun || word.upos === 'PRON' || demonstrativeNumber(form) !== null
      ? 'pronoun'
      : word.upos === 'PROPN'
        ? 'name'
        : word.upos === 'NUM'
          ? 'number'
          : word.upos === 'NOUN'
            ? 'noun'
            : 'other';
  const collective = !group && isCollective(noun);
  const det = determinerOf(tree, head, first);
  let start = first;
  while (start < head && tree.is(start, 'det') && tree.head(start) === head) start++;
  let end = last;
  while (end > head + 1 && (tree.word(end - 1).xpos === 'POS' || tree.upos(end - 1) === 'PUNCT')) end--;
  const text = tree.doc.words
    .slice(start, end)
    .map((w) => w.form.toLowerCase())
    .join(' ');
  const modifiers: string[] = [];
  for (let i = first; i < end; i++)
    if (i !== head && /^(?:NOUN|PROPN|ADJ|NUM|VERB|X)$/.test(tree.upos(i))) modifiers.push(tree.form(i));
  const person = group ? null : genderOf(tree, head, shape, kind, first);
  const number = group ? 'plur' : numberOf(tree, head, pronoun, shape);
  return {
    first,
    last,
    head,
    form: shape,
    pronoun,
    number,
    gender: pronoun ? pronoun.gender : (person?.gender ?? null),
    sure: {
      number:
        group ||
        (pronoun ? pronoun.lemma !== 'they' : shape === 'noun' && !collective) ||
        demonstrativeNumber(form) !== null,
      gender: pronoun ? pronoun.gender !== null : (person?.sure ?? false),
    },
    collective,
    kind,
    noun,
    determiner: det,
    text,
    modifiers,
  };
}

/** The last word of a name that UD heads by its first ("Maria [Santos]"): the one by which it is taken up. */
function lastOfName(tree: Tree, head: number): number {
  return (
    tree
      .childrenBy(head, 'flat')
      .filter((c) => c > head && tree.upos(c) === 'PROPN')
      .at(-1) ?? head
  );
}

function determinerOf(tree: Tree, head: number, first: number): string {
  const det = tree.children(head).find((c) => c >= first && c < head && tree.is(c, 'det'));
  if (det !== undefined) return tree.form(det);
  const owner = tree.children(head).find((c) => c >= first && c < head && tree.is(c, 'nmod:poss'));
  if (owner !== undefined) return tree.upos(owner) === 'PRON' ? 'their' : 'poss';
  return tree.children(head).some((c) => c >= first && c < head && tree.is(c, 'nummod')) ? 'num' : '';
}

function numberOf(tree: Tree, head: number, pronoun: Pronoun | null, form: Form): GrammaticalNumber | null {
  if (pronoun) return pronoun.number;
  const demonstrative = demonstrativeNumber(tree.form(head));
  if (demonstrative) return demonstrative;
  const { xpos, feats } = tree.word(head);
  if (/^NNP?S$/.test(xpos) || feats.Number === 'Plur') return 'plur';
  if (form === 'noun' || form === 'name' || feats.Number === 'Sing') return 'sing';
  return null;
}

function genderOf(
  tree: Tree,
  head: number,
  form: Form,
  kind: string,
  first: number,
): { readonly gender: Gender; readonly sure: boolean } | null {
  const listed = nounGender(tree.lemma(head)) ?? nounGender(tree.form(head));
  if (form === 'noun' && listed) return { gender: listed, sure: true };
  if (form === 'name') {
    for (let i = first; i <= head || (i < tree.doc.words.length && tree.head(i) === head && tree.is(i, 'flat')); i++) {
      if (tree.upos(i) !== 'PROPN' && tree.upos(i) !== 'NOUN') continue;
      if (tree.is(i, 'nmod:poss', 'nmod') && i !== head) continue;
      const title = nounGender(tree.form(i));
      if (title === 'm' || title === 'f') return { gender: title, sure: true };
    }
    if (kind === 'person' || kind === 'O' || kind === 'organization')
      for (const i of [first, head]) {
        const given = nameGender(tree.form(i));
        if (given && (tree.head(i) === head || i === head)) return { gender: given, sure: kind === 'person' };
      }
  }
  if (form === 'noun' && isCollective(tree.lemma(head))) return { gender: 'thing', sure: false };
  if (kind === 'person') return { gender: 'person', sure: false };
  return kind === 'O' ? null : { gender: 'thing', sure: false };
}
