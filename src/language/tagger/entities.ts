/**
 * Entities. The network says of each word what kind of thing it heads a mention of; the tree says
 * where the mention begins and ends. GUM, on which the kinds are trained, marks whole noun phrases
 * (Zeldes 2017); of its development set 92 mentions in 100 are the phrases that these rules read
 * off the gold trees. Tagging words as inside or outside instead reached half the F1.
 */
import type { EntityKind, HeadKind } from '../doc.js';
import type { Annotation, LocalEntity } from '../layout.js';

interface Span {
  readonly first: number;
  readonly last: number;
}

const NAMED: ReadonlySet<string> = new Set(['person', 'organization', 'place', 'event']);
const MENTIONED: ReadonlySet<string> = new Set(['person', 'organization', 'place']);

/** Dependents that stand outside the noun phrase of their head. */
const OUTSIDE: ReadonlySet<string> = new Set(
  'case cc cc:preconj mark punct cop aux aux:pass nsubj nsubj:pass nsubj:outer csubj csubj:pass csubj:outer ccomp conj parataxis appos discourse vocative dislocated reparandum advcl expl orphan list obl:agent'.split(
    ' ',
  ),
);
/** And these too when the head is a predicate: "she is [a nurse] again". */
const OUTSIDE_PREDICATE: ReadonlySet<string> = new Set(['advmod', 'obl', 'obl:unmarked']);
/** Dependents that are part of a name. */
const OF_NAME: ReadonlySet<string> = new Set(['flat', 'compound', 'det', 'nummod', 'goeswith', 'nmod:desc', 'amod']);

export interface SentenceEntities {
  readonly entities: readonly LocalEntity[];
  readonly mentions: readonly LocalEntity[];
}

/**
 * @param forms the words of one sentence; `words` their annotation, `kinds` what each heads.
 * @returns names (mentions headed by a proper noun, without what is said about them), and
 *   mentions of persons, organizations and places; of nested ones the outermost, in text order.
 */
export function findEntities(
  forms: readonly string[],
  words: readonly Annotation[],
  kinds: readonly HeadKind[],
): SentenceEntities {
  if (kinds.every((k) => k.kind === 'O')) return { entities: [], mentions: [] };
  const phrases = new Phrases(forms, words);
  const names: LocalEntity[] = [];
  const mentions: LocalEntity[] = [];
  words.forEach((word, i) => {
    const { kind, score } = kinds[i]!;
    if (MENTIONED.has(kind)) mentions.push({ kind: kind as EntityKind, ...phrases.phrase(i), score });
    if (word.upos !== 'PROPN' || !NAMED.has(kind)) return;
    // "the Germans" are persons to GUM.
    const group = kind === 'person' && word.xpos === 'NNPS';
    names.push({ kind: group ? 'group' : (kind as EntityKind), ...phrases.name(i), score });
  });
  return { entities: outermost(names), mentions: outermost(mentions) };
}

class Phrases {
  readonly #children: number[][];
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  constructor(
    private readonly forms: readonly string[],
    private readonly words: readonly Annotation[],
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
    const predicate = this.#children[i]!.some((c) => this.words[c]!.deprel === 'cop');
    return this.#around(i, (c) => {
      const { deprel, xpos } = this.words[c]!;
      if (deprel === 'case' && c > i && xpos === 'POS') return true;
      return !OUTSIDE.has(deprel) && !(predicate && OUTSIDE_PREDICATE.has(deprel));
    });
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

  #isOfName(c: number): boolean {
    const { deprel, upos } = this.words[c]!;
    if (deprel === 'nmod') {
      const preposition = this.#children[c]!.find((g) => this.words[g]!.deprel === 'case');
      return upos === 'PROPN' && preposition !== undefined && this.forms[preposition]!.toLowerCase() === 'of';
    }
    return OF_NAME.has(deprel) && (deprel !== 'amod' || /^\p{Lu}/u.test(this.forms[c]!));
  }

  #around(i: number, keeps: (child: number) => boolean): Span {
    let from = i;
    let to = i;
    for (const c of this.#children[i]!) {
      if (!keeps(c)) continue;
      from = Math.min(from, this.#from[c]!);
      to = Math.max(to, this.#to[c]!);
    }
    while (from < i && this.words[from]!.upos === 'PUNCT' && !/^["'([\u2018\u201c]$/.test(this.forms[from]!)) from++;
    while (to > i && this.words[to]!.upos === 'PUNCT' && !/^["')\]\u2019\u201d]$/.test(this.forms[to]!)) to--;
    return { first: from, last: to + 1 };
  }
}

function outermost(spans: readonly LocalEntity[]): LocalEntity[] {
  const kept: LocalEntity[] = [];
  const size = (s: Span) => s.last - s.first;
  for (const span of [...spans].sort((a, b) => size(b) - size(a) || a.first - b.first))
    if (kept.every((k) => span.last <= k.first || span.first >= k.last)) kept.push(span);
  return kept.sort((a, b) => a.first - b.first);
}
