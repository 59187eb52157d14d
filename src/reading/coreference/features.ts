/**
 * What speaks for and against a mention taking up an earlier one, or none, as numbers of features: the surface features of
 * Durrett & Klein (2013, "Easy victories and uphill battles in coreference resolution") with agreement, syntax, quotations
 * and turns after Lee et al. (2013, Computational Linguistics 39(4)). Every feature stands once by itself, once with the
 * form of the mention and once with the forms of both, so that one linear model weighs pronouns, names and nouns apart.
 */
import { NONE } from '../syntax/index.js';
import { hashText, mix } from './hash.js';
import { FORMS, type Mention } from './mention.js';
import { isReflexive } from './pronoun.js';
import type { Place, Scene } from './scene.js';
import { matchModifiers, matchWords, type Wording, wordingOf } from './wording.js';

/** What of a mention the features need, as integers. */
interface Coded {
  /** The form, or the very pronoun. */
  readonly key: number;
  readonly coarse: number;
  readonly form: number;
  readonly noun: number;
  readonly determiner: number;
  readonly kind: number;
  readonly number: number;
  readonly gender: number;
  readonly person: number;
  readonly role: number;
  readonly governor: number;
  readonly words: ReadonlySet<string>;
  readonly wording: Wording;
  readonly length: number;
  /** How often its head noun has been a head before and will be. */
  readonly earlier: number;
  readonly frequency: number;
  /** Whether the same text was a mention before. */
  readonly repeated: boolean;
  readonly postmodified: boolean;
}

/** Numbers of the kinds of features, which go into their hashes: a number changed is a weight lost. */
const T = {
  // Of a mention by itself.
  key: 0,
  bias: 1,
  noun: 2,
  determiner: 3,
  length: 4,
  role: 5,
  numberGender: 6,
  kind: 7,
  earlier: 8,
  frequency: 9,
  determinerEarlier: 10,
  position: 11,
  wordBefore: 12,
  wordAfter: 13,
  kindDeterminer: 14,
  postmodified: 15,
  governor: 16,
  firstWord: 17,
  quoted: 18,
  lengthRepeated: 19,
  tag: 20,
  nounRepeated: 21,
  coarse: 22,
  ownForm: 23,
  person: 24,
  coarseKind: 25,
  coarseDeterminer: 26,
  // Of a mention and an earlier one.
  forms: 29,
  link: 30,
  sentences: 31,
  mentions: 32,
  insideRoles: 33,
  inside: 34,
  numbers: 35,
  genders: 36,
  kinds: 37,
  persons: 38,
  roles: 39,
  determiners: 40,
  roleDistance: 41,
  antecedentFrequency: 42,
  antecedentEarlier: 43,
  collectives: 44,
  antecedentLength: 45,
  syntax: 46,
  paragraph: 47,
  quotes: 48,
  questions: 49,
  sameGovernor: 50,
  adjacent: 74,
  // … of a pronoun.
  pronounNoun: 51,
  pronounKindDeterminer: 52,
  pronounRoles: 53,
  pronounGovernor: 54,
  reflexive: 55,
  pronounPair: 56,
  pronounKind: 57,
  // … of a name or noun.
  match: 58,
  matchDistance: 59,
  headsModifiers: 60,
  headsMatch: 61,
  headsDeterminers: 62,
  sharedNoun: 63,
  sizes: 64,
  frequencyModifiers: 65,
  nounPair: 66,
  headWithin: 67,
  nounKind: 68,
  determinersDistance: 69,
  afterPronoun: 70,
  sharedNumbers: 71,
  kindModifiers: 72,
} as const;

const GENDERS = ['m', 'f', 'thing', 'person'];

function bucket(n: number): number {
  return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9;
}

export class Features {
  readonly #coded: readonly Coded[];
  readonly #ids: number[] = [];

  constructor(readonly scene: Scene) {
    const total = new Map<string, number>();
    for (const m of scene.mentions) if (m.form !== 'pronoun') total.set(m.noun, (total.get(m.noun) ?? 0) + 1);
    const nouns = new Map<string, number>();
    const texts = new Set<string>();
    this.#coded = scene.mentions.map((m, i) => {
      const earlier = nouns.get(m.noun) ?? 0;
      if (m.form !== 'pronoun') nouns.set(m.noun, earlier + 1);
      const repeated = texts.has(m.text);
      texts.add(m.text);
      return this.#code(m, scene.places[i]!, earlier, total.get(m.noun) ?? 0, repeated);
    });
  }

  #code(m: Mention, place: Place, earlier: number, frequency: number, repeated: boolean): Coded {
    const { tree } = this.scene;
    const form = tree.form(m.head);
    return {
      key: hashText(m.form === 'pronoun' ? (m.pronoun?.lemma ?? form) : m.form),
      coarse: m.form === 'pronoun' ? 10 + (m.pronoun?.person ?? 0) : FORMS.indexOf(m.form),
      form: m.form === 'pronoun' ? hashText(form) : 0,
      noun: hashText(commonNoun(this.scene, m.head)),
      determiner: hashText(m.determiner),
      kind: hashText(m.kind),
      number: m.number === null ? 0 : m.number === 'sing' ? 1 : 2,
      gender: m.gender === null ? 0 : 1 + GENDERS.indexOf(m.gender),
      person: m.pronoun?.person ?? 0,
      role: hashText(place.role),
      governor: place.governor === NONE ? 0 : hashText(commonNoun(this.scene, place.governor)),
      words: new Set([m.noun, form, ...m.modifiers]),
      wording: wordingOf(tree, m),
      length: bucket(m.last - m.first),
      earlier: bucket(earlier),
      frequency: bucket(frequency),
      repeated,
      postmodified: m.last > m.head + 1,
    };
  }

  /** Features of mention `i` alone. The array is reused by the next call. */
  own(i: number): readonly number[] {
    const { tree, places, mentions } = this.scene;
    const c = this.#coded[i]!;
    const m = mentions[i]!;
    const place = places[i]!;
    this.#ids.length = 0;
    this.#add(T.key, c.key);
    this.#add(T.coarse, c.coarse);
    this.#add(T.ownForm, c.form);
    this.#add(T.person, c.person);
    this.#add(T.coarseKind, mix(c.coarse, c.kind));
    this.#add(T.coarseDeterminer, mix(c.coarse, c.determiner));
    this.#add(T.bias, 0);
    this.#add(T.noun, c.noun);
    this.#add(T.determiner, c.determiner);
    this.#add(T.length, c.length);
    this.#add(T.role, c.role);
    this.#add(T.numberGender, mix(c.number, c.gender));
    this.#add(T.kind, c.kind);
    this.#add(T.earlier, mix(c.earlier, Number(c.repeated)));
    this.#add(T.frequency, c.frequency);
    this.#add(T.determinerEarlier, mix(c.determiner, c.earlier));
    this.#add(T.position, Math.min(3, place.sentence));
    this.#add(T.wordBefore, m.first > 0 ? hashText(functionWord(this.scene, m.first - 1)) : 0);
    this.#add(T.wordAfter, hashText(functionWord(this.scene, m.last)));
    this.#add(T.kindDeterminer, mix(c.kind, c.determiner));
    this.#add(T.postmodified, mix(Number(c.postmodified), c.determiner));
    this.#add(T.governor, c.governor);
    this.#add(T.firstWord, hashText(functionWord(this.scene, m.first)));
    this.#add(T.quoted, mix(place.quote ? 1 : 0, place.question ? 1 : 0));
    this.#add(T.lengthRepeated, mix(c.length, Number(c.repeated)));
    this.#add(T.tag, hashText(tree.word(m.head).xpos));
    this.#add(T.nounRepeated, mix(Number(c.repeated), c.noun));
    return this.#ids;
  }

  /** Features of mention `i` taking up the earlier mention `j`. The array is reused by the next call. */
  pair(i: number, j: number): readonly number[] {
    const { tree, places, mentions, sayers } = this.scene;
    const [a, b] = [this.#coded[i]!, this.#coded[j]!];
    const [m, n] = [mentions[i]!, mentions[j]!];
    const [p, q] = [places[i]!, places[j]!];
    this.#ids.length = 0;
    this.#add(T.forms, mix(a.coarse, b.coarse));
    const sentences = bucket(p.sentence - q.sentence);
    const pronounA = m.form === 'pronoun';
    this.#add(T.link, 0);
    this.#add(T.sentences, sentences);
    this.#add(T.mentions, bucket(i - j));
    const inside = n.first <= m.first && n.last >= m.last ? 1 : m.first <= n.first && m.last >= n.last ? 2 : 0;
    this.#add(T.insideRoles, mix(inside, mix(a.role, b.role)));
    if (inside) this.#add(T.inside, inside);
    this.#add(T.numbers, mix(a.number, b.number));
    this.#add(T.genders, mix(a.gender, b.gender));
    this.#add(T.kinds, mix(a.kind, b.kind));
    this.#add(T.persons, mix(a.person, b.person));
    this.#add(T.roles, mix(a.role, b.role));
    this.#add(T.determiners, mix(a.determiner, b.determiner));
    this.#add(T.roleDistance, mix(b.role, Math.min(3, sentences)));
    this.#add(T.antecedentFrequency, b.frequency);
    this.#add(T.antecedentEarlier, mix(b.earlier, sentences));
    this.#add(T.collectives, mix(m.collective ? 1 : 0, n.collective ? 1 : 0));
    this.#add(T.antecedentLength, b.length);
    this.#add(T.syntax, syntax(this.scene, i, j));
    this.#add(T.paragraph, mix(p.paragraph === q.paragraph ? 1 : 0, Math.min(2, sentences)));
    const sameQuote = p.quote === q.quote;
    const quotes = p.quote
      ? sameQuote
        ? 1
        : sayers.get(p.quote)?.has(n.head)
          ? 2
          : q.quote
            ? 3
            : 4
      : q.quote
        ? sayers.get(q.quote)?.has(m.head)
          ? 5
          : 6
        : 0;
    this.#add(T.quotes, mix(quotes, mix(a.person, b.person)));
    this.#add(T.questions, mix(mix(p.question ? 1 : 0, q.question ? 1 : 0), mix(a.person, b.person)));
    if (m.first === n.last + 1 && /^[([,–—-]$/.test(tree.form(n.last)))
      this.#add(T.adjacent, mix(hashText(tree.form(n.last)), a.determiner));
    if (a.governor === b.governor && p.governor !== q.governor) this.#add(T.sameGovernor, 1);
    if (pronounA) {
      this.#add(T.pronounNoun, b.noun);
      this.#add(T.pronounKindDeterminer, mix(b.kind, b.determiner));
      this.#add(T.pronounRoles, mix(b.role, a.role) ^ Math.min(2, sentences));
      this.#add(T.pronounGovernor, mix(a.governor, b.noun));
      if (isReflexive(tree.form(m.head))) this.#add(T.reflexive, p.clause === q.clause ? 1 : 2);
      if (n.form === 'pronoun') this.#add(T.pronounPair, mix(a.form, b.form));
      this.#add(T.pronounKind, mix(a.form, b.kind));
    } else {
      const match = matchWords(a.wording, b.wording);
      this.#add(T.match, match);
      this.#add(T.matchDistance, mix(match, sentences));
      const heads = m.noun === n.noun ? 1 : 0;
      const mods = matchModifiers(m, n);
      this.#add(T.headsModifiers, mix(heads, mods));
      this.#add(T.headsMatch, mix(mix(heads, match), a.determiner));
      this.#add(T.headsDeterminers, mix(mix(heads, mods), mix(a.determiner, b.determiner)));
      if (heads) {
        this.#add(T.sharedNoun, a.noun);
        this.#add(T.sizes, mix(bucket(a.words.size), bucket(b.words.size)));
        this.#add(T.frequencyModifiers, mix(b.frequency, mods));
        this.#add(T.sharedNumbers, mix(a.number, b.number));
        this.#add(T.kindModifiers, mix(a.kind, mods));
      } else {
        this.#add(T.nounPair, mix(a.noun, b.noun));
        this.#add(T.headWithin, (a.words.has(n.noun) ? 1 : 0) + (b.words.has(m.noun) ? 2 : 0));
        this.#add(T.nounKind, mix(a.noun, b.kind));
        this.#add(T.determinersDistance, mix(mix(a.determiner, b.determiner), Math.min(3, sentences)));
      }
      if (n.form === 'pronoun') this.#add(T.afterPronoun, mix(b.form, a.kind));
    }
    return this.#ids;
  }

  /** Of mention `i` its form, for conjunctions. */
  keys(i: number): readonly [coarse: number, key: number] {
    return [this.#coded[i]!.coarse, this.#coded[i]!.key];
  }

  #add(template: number, value: number): void {
    this.#ids.push(mix(template, value));
  }
}

/**
 * A lemma that the model may have a weight for: no name, no nationality, so that the same words about another party to a
 * conflict are read alike.
 */
function commonNoun({ tree }: Scene, i: number): string {
  const { upos, form } = tree.word(i);
  if (upos === 'PROPN' || upos === 'X') return 'Name';
  if (upos !== 'ADJ' && upos !== 'NOUN') return tree.lemma(i);
  return /^\p{Lu}/u.test(form) && i !== tree.sentenceOf(i).first ? 'Name' : tree.lemma(i);
}

const FUNCTION_WORDS = /^(?:ADP|DET|PRON|CCONJ|SCONJ|AUX|PART|PUNCT|VERB)$/;

/** A word of grammar, or the class of any other. */
function functionWord({ tree }: Scene, i: number): string {
  const upos = tree.upos(i);
  return FUNCTION_WORDS.test(upos) ? tree.form(i) : upos;
}

/** How two mentions of one sentence stand to each other in the tree; 0 for none of these. */
function syntax({ tree, mentions, places }: Scene, i: number, j: number): number {
  const [h, g] = [mentions[i]!.head, mentions[j]!.head];
  if (places[i]!.sentence !== places[j]!.sentence) return 0;
  if (h === g) return 1;
  if (tree.head(h) === g) {
    if (tree.is(h, 'appos')) return 2;
    if (tree.is(h, 'conj')) return 3;
    if (tree.is(h, 'nmod:poss')) return 4;
    if (tree.is(h, 'compound')) return 5;
    if (tree.is(h, 'parataxis', 'dep', 'list')) return 6;
    if (tree.is(h, 'nmod', 'acl')) return 7;
  }
  // "[She] is [a nurse]".
  if (tree.head(g) === h && tree.is(g, 'nsubj')) return tree.child(h, 'cop') === NONE ? 8 : 9;
  if (tree.head(g) === h) return tree.is(g, 'compound', 'nmod:desc', 'flat') ? 10 : 11;
  const [x, y] = [tree.firstConjunct(h), tree.firstConjunct(g)];
  if (x === y) return 12;
  if (tree.head(x) === tree.head(y)) return tree.is(y, 'nsubj') ? 13 : 14;
  if (places[i]!.clause === places[j]!.clause) return 15;
  // The clause of the one stands in that of the other.
  if (tree.governs(tree.head(y) === NONE ? y : tree.head(y), h)) return 16;
  return 17;
}
