/**
 * Where the noun phrase of a word and the name in it begin and end, read off the tree. The rules follow the mentions of
 * GUM (Zeldes 2017), whose training part has been counted for each of them: a phrase takes in what restricts it
 * ("the men in the car", "the town that fell") and leaves out what is said about it beside ("Abbas, 87, in Ramallah").
 */
import type { Annotation } from '../layout.js';

export interface Span {
  /** First word and one past the last. */
  readonly first: number;
  readonly last: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Dependents that stand outside the noun phrase of their head. */
const OUTSIDE = words(
  'case cc cc:preconj mark punct cop aux aux:pass nsubj nsubj:pass nsubj:outer csubj csubj:pass csubj:outer ccomp ' +
    'parataxis discourse vocative dislocated reparandum advcl expl orphan list obl:agent',
);
/** And these too when the head is a predicate: "she is [a nurse] again". */
const OUTSIDE_PREDICATE = words('advmod obl obl:unmarked');
/** Dependents that are part of a name. */
const OF_NAME = words('flat compound det nummod goeswith nmod:desc amod');
/** Dependents with which a noun says whose or which it is. */
const DETERMINING = words('det nmod:poss case nummod');
/** Prepositions that restrict even after a comma. */
const RESTRICTING = words('of such');

/** What follows a name after a comma and is part of it. */
const SUFFIX = /^(?:Inc|Ltd|LLC|Corp|Co|PLC|Jr|Sr|MP|MEP|QC|KC|SC|Esq|PhD|MD)\.?$/i;
const OPENING = /^["'([\u2018\u201c]$/;
const CLOSING = /^["')\]\u2019\u201d]$/;
const BRACKET = /^[([]$/;

export class Phrases {
  readonly #children: number[][];
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  /** @param kinds the kind of thing that each word heads a mention of, "O" for none. */
  constructor(
    private readonly forms: readonly string[],
    private readonly words: readonly Annotation[],
    private readonly kinds: readonly string[],
  ) {
    this.#children = words.map(() => []);
    words.forEach((word, i) => {
      if (word.head >= 0) this.#children[word.head]!.push(i);
    });
    this.#from = Int32Array.from(words, (_, i) => i);
    this.#to = Int32Array.from(words, (_, i) => i);
    // Every word widens the subtrees of all that it hangs from.
    words.forEach((_, i) => {
      for (let at = words[i]!.head; at >= 0; at = words[at]!.head) {
        if (i < this.#from[at]!) this.#from[at] = i;
        if (i > this.#to[at]!) this.#to[at] = i;
      }
    });
  }

  /** The noun phrase that word `i` heads. */
  phrase(i: number): Span {
    const predicate = this.#has(i, (c) => c.deprel === 'cop');
    let from = i;
    let to = i;
    const governor = this.words[i]!.head;
    for (const c of this.#children[i]!) {
      const { deprel } = this.words[c]!;
      // What stands on the other side of the governor is extraposed: "[a man] came who knew him".
      if (governor >= 0 && governor > Math.min(i, c) && governor < Math.max(i, c)) continue;
      if (predicate && OUTSIDE_PREDICATE.has(deprel)) continue;
      if (!(c < i ? this.#takesBefore(c) : this.#takesAfter(i, c, predicate))) continue;
      from = Math.min(from, this.#from[c]!);
      to = Math.max(to, this.#to[c]!);
    }
    while (from < i && this.words[from]!.upos === 'PUNCT' && !OPENING.test(this.forms[from]!)) from++;
    while (to > i && this.words[to]!.upos === 'PUNCT' && !CLOSING.test(this.forms[to]!)) to--;
    return { first: from, last: to + 1 };
  }

  /** The name that word `i` heads: "the Ministry of Defence" of "the Ministry of Defence in Khartoum, which denied it". */
  name(i: number): Span {
    let first = i;
    let last = i + 1;
    for (const c of this.#children[i]!) {
      if (!this.#isOfName(c)) continue;
      const part = this.name(c);
      first = Math.min(first, part.first);
      last = Math.max(last, part.last);
    }
    return { first, last };
  }

  #takesBefore(c: number): boolean {
    const { deprel } = this.words[c]!;
    if (OUTSIDE.has(deprel) || deprel === 'appos' || deprel === 'conj' || deprel === 'dep') return false;
    // "only the army" stands for the army; "the then president" hangs from the adjective's place.
    if (deprel === 'advmod') return false;
    return !((deprel === 'nmod' || deprel === 'obl') && this.#has(c, (g) => g.deprel === 'case'));
  }

  #takesAfter(i: number, c: number, predicate: boolean): boolean {
    const { deprel, upos, xpos } = this.words[c]!;
    if (deprel === 'case') return xpos === 'POS';
    if (OUTSIDE.has(deprel)) return false;
    if (SUFFIX.test(this.forms[c]!)) return true;
    const apart = this.#apart(i, c);
    if (deprel === 'conj') return !predicate && this.#sharesMention(c);
    if (deprel === 'appos' && this.forms[c]!.includes('@')) return false;
    if (deprel === 'appos') return !apart && !this.#has(i, (g) => g.deprel === 'det' || g.deprel === 'nmod:poss');
    if (BRACKET.test(this.forms[this.#from[c]!]!)) return deprel.startsWith('acl:relcl');
    const name = this.words[i]!.upos === 'PROPN';
    if (deprel === 'dep') return !apart && !name;
    if (deprel === 'advmod') return !apart;
    // "Aleppo, Syria" is one place; "Aleppo, 2016" is not.
    if (deprel === 'nmod:unmarked') return upos !== 'NUM' && (!apart || this.kinds[i] === 'place');
    if (deprel !== 'nmod') return true;
    const preposition = this.#children[c]!.find((g) => this.words[g]!.deprel === 'case');
    if (preposition === undefined || RESTRICTING.has(this.forms[preposition]!.toLowerCase())) return true;
    return !apart && !(name && this.kinds[i] === 'person');
  }

  /** "my friends and colleagues": a second noun that names no party of its own. */
  #sharesMention(c: number): boolean {
    const { upos } = this.words[c]!;
    if (this.kinds[c] !== 'O' || (upos !== 'NOUN' && upos !== 'PROPN')) return false;
    return !this.#has(c, (g) => DETERMINING.has(g.deprel) || g.deprel.startsWith('nsubj'));
  }

  /** Whether punctuation parts a dependent from its head. */
  #apart(i: number, c: number): boolean {
    for (let k = i + 1; k < c; k++) {
      const { upos, head } = this.words[k]!;
      if (upos === 'PUNCT' && (head === c || head === i)) return true;
    }
    return false;
  }

  #has(i: number, test: (child: Annotation) => boolean): boolean {
    return this.#children[i]!.some((c) => test(this.words[c]!));
  }

  #isOfName(c: number): boolean {
    const { deprel, upos } = this.words[c]!;
    if (deprel === 'nmod') {
      const preposition = this.#children[c]!.find((g) => this.words[g]!.deprel === 'case');
      return upos === 'PROPN' && preposition !== undefined && this.forms[preposition]!.toLowerCase() === 'of';
    }
    return OF_NAME.has(deprel) && (deprel !== 'amod' || /^\p{Lu}/u.test(this.forms[c]!));
  }
}
