/**
 * Whom a word stands for: names as found, the rest by description or by pronoun, each word decided once, left to right.
 */
import type { ActorKind } from '../contract.js';
import type { Coreference } from '../coreference/index.js';
import { findQuotes, isRelative, NONE, type Quote, resolveRelative, type Tree } from '../syntax/index.js';
import type { Context } from './context.js';
import { describe } from './description.js';
import { type Draft, type Drafts, mention } from './draft.js';
import type { NamedSpan } from './naming.js';
import { isPlural } from './owner.js';
import { resolvePronoun } from './pronoun.js';
import type { Register } from './register/index.js';
import { salience } from './salience.js';

export class Resolver {
  readonly #spanAt = new Map<number, NamedSpan>();
  readonly #done = new Map<number, Draft | null>();
  readonly #open = new Set<number>();
  /** Words of papers whose author nothing tells. */
  readonly documents = new Set<number>();
  /** Words that stand for several actors at once ("both sides", "the leaders of …"). */
  readonly many = new Map<number, readonly Draft[]>();
  /** Heads of noun phrases that are no actors, which a pronoun may mean as well. */
  readonly things: { readonly head: number; readonly plural: boolean; readonly lemma: string }[] = [];
  /** Heads of unnamed spokesmen, who are "he" and "she" though their words are their body's. */
  readonly spokesmen: { readonly head: number; readonly draft: Draft }[] = [];
  readonly #quoteAt = new Map<number, Quote>();
  readonly #sayers = new Map<Quote, ReadonlySet<Draft>>();

  constructor(
    readonly tree: Tree,
    readonly drafts: Drafts,
    readonly context: Context,
    readonly register: Register,
    readonly names: readonly NamedSpan[],
    readonly coreference: Coreference,
  ) {
    for (const q of findQuotes(tree)) for (let i = q.first; i < q.last; i++) this.#quoteAt.set(i, q);
    for (const n of names) {
      for (let i = n.first; i < n.last; i++) this.#spanAt.set(i, n);
      if (n.draft.kind !== 'person') continue;
      // A title's head noun is the person too ("the spokesman Ismail Radwan").
      for (let i = n.titleFirst; i < n.first; i++) {
        const h = tree.head(i);
        if (!this.#spanAt.has(i) && (h < n.titleFirst || h >= n.first)) this.#spanAt.set(i, n);
      }
    }
  }

  /** The quotation that a word stands in, or null. */
  quote(i: number): Quote | null {
    return this.#quoteAt.get(i) ?? null;
  }

  /** Who speaks a quotation, as far as a verb of saying beside it tells, with the body spoken for. */
  sayers(quote: Quote): ReadonlySet<Draft> {
    const known = this.#sayers.get(quote);
    if (known) return known;
    const found = new Set<Draft>();
    this.#sayers.set(quote, found);
    const { tree } = this;
    const from = tree.sentenceOf(quote.first).first;
    const to = tree.sentenceOf(quote.last - 1).last;
    for (let v = from; v < to; v++) {
      if (this.#quoteAt.has(v) || !SAYING.test(tree.lemma(v))) continue;
      const subject = tree.child(v, 'nsubj');
      if (subject === NONE || this.#quoteAt.has(subject) || tree.upos(subject) === 'PRON') continue;
      const draft = this.resolve(subject);
      if (!draft) continue;
      found.add(draft);
      if (draft.affiliation) found.add(draft.affiliation);
    }
    return found;
  }

  /** The name that a word belongs to, or null. */
  span(i: number): NamedSpan | null {
    return this.#spanAt.get(i) ?? null;
  }

  /** Decides every word of the document. */
  run(): void {
    for (let i = 0; i < this.tree.doc.words.length; i++) this.resolve(i);
  }

  resolve(i: number): Draft | null {
    const known = this.#done.get(i);
    if (known !== undefined) return known;
    if (this.#open.has(i)) return null;
    this.#open.add(i);
    const draft = this.#decide(i);
    this.#open.delete(i);
    this.#done.set(i, draft);
    return draft;
  }

  #decide(i: number): Draft | null {
    const { tree } = this;
    const span = this.#spanAt.get(i);
    if (span) return span.draft;
    const upos = tree.upos(i);
    if (isRelative(tree, i)) {
      const noun = resolveRelative(tree, i);
      if (noun === i) return null;
      const draft = this.resolve(noun);
      if (draft) mention(draft, { first: i, last: i + 1, head: i, how: 'pronoun' });
      return draft;
    }
    if (upos === 'PRON' || (upos === 'DET' && tree.is(i, 'nmod:poss'))) return resolvePronoun(this, i);
    if (
      upos === 'NOUN' ||
      upos === 'PROPN' ||
      (upos === 'ADJ' && nominal(tree, i)) ||
      (upos === 'NUM' && nominal(tree, i)) ||
      (upos === 'DET' && nominal(tree, i))
    )
      return describe(this, i);
    // "the military said", "the paramilitary said": an adjective before a noun of that kind.
    if (
      upos === 'ADJ' &&
      tree.is(i, 'amod') &&
      /^(?:military|rebel|separatist|guerrilla|paramilitary|insurgent|militant)$/.test(tree.form(i))
    )
      return describe(this, i);
    return null;
  }

  /** A phrase that is no actor: remembered, since "it" may mean it. */
  thing(i: number): null {
    this.things.push({ head: i, plural: isPlural(this.tree, i), lemma: this.tree.lemma(i) });
    return null;
  }

  /**
   * How likely the general coreference holds it that the mention headed by a word takes up a player, by all the earlier
   * mentions of the player together: 0 to 1.
   */
  likelihood(at: number, draft: Draft): number {
    let sum = 0;
    for (const m of draft.mentions) if (m.head < at) sum += this.coreference.likelihood(at, m.head);
    return Math.min(1, sum);
  }

  /** The player that is best in mind at a word among those that `fits` accepts. */
  mostSalient(
    at: number,
    fits: (draft: Draft) => boolean,
    allowed?: (head: number) => boolean,
  ): { draft: Draft; score: number } | null {
    let best: { draft: Draft; score: number } | null = null;
    for (const draft of this.drafts.all) {
      if (!fits(draft)) continue;
      const score = salience(this.tree, draft, at, allowed);
      if (score !== null && (best === null || score > best.score)) best = { draft, score };
    }
    return best;
  }

  ofKind(at: number, kinds: readonly ActorKind[]): Draft | null {
    return this.mostSalient(at, (d) => kinds.includes(d.kind))?.draft ?? null;
  }

  /** The sides of the conflict told of: the two parties that the text speaks of most. */
  sides(at: number): Draft[] {
    const weight = new Map<Draft, number>();
    for (const d of this.drafts.all) {
      if (!PARTY_KINDS.has(d.kind) || (!d.named && !d.mentions.some((m) => m.how === 'description'))) continue;
      let n = 0;
      for (const m of d.mentions) {
        const span = this.#spanAt.get(m.head);
        if (span?.place || span?.bound) continue;
        n += m.head < at ? 1.5 : 1;
        if (span?.modifier) n -= 0.7;
      }
      const home = this.context.country;
      // A war is between parties of the country it is told of; neighbours, allies and brokers come after.
      if (d.kind === 'state') n *= d.codes.country === home ? 1.3 : 0.5;
      else if (home !== null && d.codes.country !== null && d.codes.country !== home) n *= 0.6;
      if (n > 0) weight.set(d, n);
    }
    const order = [...weight].sort((a, b) => b[1] - a[1] || a[0].number - b[0].number).map(([d]) => d);
    const first = order[0];
    if (!first) return [];
    // A state and its army are one side.
    const camp = (d: Draft) =>
      d.kind === 'state' || d.kind === 'military' || d.kind === 'government'
        ? (d.codes.country ?? `p${d.number}`)
        : `p${d.number}`;
    const second = order.find((d) => camp(d) !== camp(first));
    return second ? [first, second] : [first];
  }

  stateOf(code: string | null): Draft | null {
    const entry = code ? this.register.state(code) : null;
    return entry ? this.drafts.ofEntry(entry, 'actor/state-by-rule') : null;
  }
}

const SAYING = /^(?:say|tell|add|warn|announce|claim|declare|insist|argue|explain|ask|recall|note|write|report|state)$/;
const PARTY_KINDS = new Set<ActorKind>(['state', 'government', 'military', 'armed-group']);

/** Whether an adjective, numeral or determiner heads a phrase of its own ("the wounded", "one of them", "both said"). */
function nominal(tree: Tree, i: number): boolean {
  return (
    tree.is(i, 'nsubj', 'obj', 'iobj', 'obl', 'nmod', 'conj', 'root', 'appos') &&
    tree.head(i) !== NONE &&
    tree.child(i, 'cop') === NONE &&
    (tree.is(i, 'nsubj', 'obj', 'iobj') || tree.child(i, 'det', 'nmod', 'case') !== NONE)
  );
}
