/**
 * Walking a dependency tree. Words are named by their index in `doc.words`; `NONE` (-1) is "no such word".
 * Relations are compared without their subtype unless the subtype is written out.
 * (Universal Dependencies: de Marneffe et al. 2021, Computational Linguistics 47(2).)
 */
import type { Doc, Word } from '../../language/index.js';

export const NONE = -1;

/** Relations that make a clause's core and modifier arguments, as opposed to function words. */
const CLAUSE = new Set(['ccomp', 'xcomp', 'advcl', 'acl', 'csubj', 'parataxis', 'root', 'conj']);

export class Tree {
  readonly #children: number[][];

  constructor(readonly doc: Doc) {
    this.#children = doc.words.map(() => []);
    for (const w of doc.words) if (w.head >= 0) this.#children[w.head]!.push(w.index);
  }

  word(i: number): Word {
    const w = this.doc.words[i];
    if (!w) throw new RangeError(`no word ${i}`);
    return w;
  }

  /** The lemma in lower case; '' where there is no such word, so that a rule may look past the last one. */
  lemma(i: number): string {
    return this.doc.words[i]?.lemma.toLowerCase() ?? '';
  }

  /** The word in lower case; '' where there is no such word. */
  form(i: number): string {
    return this.doc.words[i]?.form.toLowerCase() ?? '';
  }

  /** The tag; 'X' where there is no such word. */
  upos(i: number): Word['upos'] {
    return this.doc.words[i]?.upos ?? 'X';
  }

  head(i: number): number {
    return this.word(i).head;
  }

  /** The relation to the head, without subtype. */
  rel(i: number): string {
    const r = this.word(i).deprel;
    const colon = r.indexOf(':');
    return colon < 0 ? r : r.slice(0, colon);
  }

  /** Whether the relation to the head is one of `rels`; "nsubj" matches "nsubj:pass", "nsubj:pass" only itself. */
  is(i: number, ...rels: string[]): boolean {
    const full = this.word(i).deprel;
    return rels.some((r) => r === full || (!r.includes(':') && r === this.rel(i)));
  }

  /** Children in text order. */
  children(i: number): readonly number[] {
    return this.#children[i] ?? [];
  }

  childrenBy(i: number, ...rels: string[]): number[] {
    return this.children(i).filter((c) => this.is(c, ...rels));
  }

  /** The first child with one of these relations, or NONE. */
  child(i: number, ...rels: string[]): number {
    return this.children(i).find((c) => this.is(c, ...rels)) ?? NONE;
  }

  /** All words below and including `i`, in text order; `stop` says which children not to enter. */
  subtree(i: number, stop?: (child: number) => boolean): number[] {
    const out: number[] = [];
    const visit = (j: number) => {
      out.push(j);
      for (const c of this.children(j)) if (!stop?.(c)) visit(c);
    };
    visit(i);
    return out.sort((a, b) => a - b);
  }

  /** Whether `above` stands over `below` (a word stands over itself). */
  governs(above: number, below: number): boolean {
    for (let j = below; j >= 0; j = this.head(j)) if (j === above) return true;
    return false;
  }

  /** The ancestors of a word, nearest first. */
  *ancestors(i: number): Generator<number> {
    for (let j = this.head(i); j >= 0; j = this.head(j)) yield j;
  }

  /** A word and the words coordinated with it, first conjunct first. */
  conjuncts(i: number): number[] {
    return [i, ...this.childrenBy(i, 'conj')];
  }

  /** The first conjunct of the coordination a word belongs to (itself where there is none). */
  firstConjunct(i: number): number {
    let j = i;
    while (this.is(j, 'conj') && this.head(j) >= 0) j = this.head(j);
    return j;
  }

  sentenceOf(i: number): { readonly first: number; readonly last: number; readonly index: number } {
    const s = this.doc.sentences[this.word(i).sentence];
    if (!s) throw new RangeError(`no sentence for word ${i}`);
    return s;
  }

  /** The root word of a sentence. */
  root(sentence: number): number {
    const s = this.doc.sentences[sentence]!;
    for (let i = s.first; i < s.last; i++) if (this.head(i) < 0) return i;
    return s.first;
  }

  /** The predicate whose clause a word stands in: the nearest ancestor-or-self that heads a clause. */
  clauseOf(i: number): number {
    let j = i;
    for (;;) {
      const rel = this.rel(j);
      const verbal = this.upos(j) === 'VERB' || this.child(j, 'cop', 'nsubj') !== NONE;
      if (rel === 'root' || this.head(j) < 0) return j;
      if (CLAUSE.has(rel) && (rel !== 'conj' || verbal)) return j;
      j = this.head(j);
    }
  }

  /** The preposition or marker that introduces a phrase ("in", "according to" → "according_to"), lower case; '' for none. */
  marker(i: number): string {
    const c = this.children(i).find((k) => this.is(k, 'case', 'mark') && k < i) ?? NONE;
    if (c === NONE) return '';
    return [c, ...this.childrenBy(c, 'fixed')].map((k) => this.form(k)).join('_');
  }

  /** All prepositions before a phrase, outermost first ("from across" → ["from", "across"]). */
  markers(i: number): string[] {
    return this.children(i)
      .filter((k) => this.is(k, 'case', 'mark') && k < i)
      .map((c) => [c, ...this.childrenBy(c, 'fixed')].map((k) => this.form(k)).join('_'));
  }

  /** The negation words of a predicate or noun phrase (not, n't, never, no, neither). */
  negations(i: number): number[] {
    return this.children(i).filter(
      (c) =>
        (this.word(c).feats.Polarity === 'Neg' ||
          (this.is(c, 'advmod', 'det', 'cc:preconj') && NEGATIVE.has(this.form(c)))) &&
        (!this.is(c, 'advmod') || this.#standsWith(c, i)),
    );
  }

  /** Whether only auxiliaries, adverbs and a subject stand between an adverb and its verb: "asked not to be named … had
   * proposed" does not negate the proposal, whatever the parser says. */
  #standsWith(adverb: number, verb: number): boolean {
    for (let k = Math.min(adverb, verb) + 1; k < Math.max(adverb, verb); k++)
      // "not to attack" is what an infinitive is negated by.
      if (this.upos(k) === 'VERB' || this.upos(k) === 'SCONJ' || (this.form(k) === 'to' && k !== adverb + 1))
        return false;
    return true;
  }

  isPassive(i: number): boolean {
    if (this.child(i, 'aux:pass') !== NONE) return true;
    // "were killed and wounded": the second participle shares the first one's auxiliary.
    if (
      this.is(i, 'conj') &&
      this.word(i).xpos === 'VBN' &&
      this.child(i, 'aux', 'nsubj', 'obj') === NONE &&
      this.head(i) >= 0 &&
      this.isPassive(this.head(i))
    )
      return true;
    // "was stopped and its driver shot dead": a participle with a subject of its own shares it as well.
    if (
      this.is(i, 'conj') &&
      this.word(i).xpos === 'VBN' &&
      this.child(i, 'nsubj') !== NONE &&
      this.child(i, 'aux', 'obj', 'ccomp') === NONE &&
      this.childrenBy(i, 'xcomp').every((c) => this.form(c) === 'dead') &&
      this.head(i) >= 0 &&
      this.isPassive(this.head(i))
    )
      return true;
    // A subject marked passive by mistake: "have claimed responsibility" has its object and no passive auxiliary.
    // A finite past tense by itself is active: "both sides agreed".
    return (
      this.child(i, 'nsubj:pass', 'csubj:pass') !== NONE &&
      this.child(i, 'obj') === NONE &&
      this.word(i).feats.VerbForm !== 'Fin'
    );
  }

  /** Start and end (UTF-16) of a list of words. */
  extent(words: readonly number[]): { start: number; end: number } {
    let start = Number.POSITIVE_INFINITY;
    let end = 0;
    for (const i of words) {
      const w = this.word(i);
      if (w.start < start) start = w.start;
      if (w.end > end) end = w.end;
    }
    return { start, end };
  }
}

const NEGATIVE = new Set(['not', "n't", 'n’t', 'never', 'no', 'neither', 'nor', 'none', 'nobody', 'nothing']);
