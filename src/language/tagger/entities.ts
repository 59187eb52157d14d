/**
 * Entities. The network and the lexicon say what kind of thing each word heads a mention of (`kinds.ts`); the tree says
 * where the mention begins and ends (`phrase.ts`). GUM, on which the kinds are trained, marks whole noun phrases (Zeldes
 * 2017); of its development set 92 mentions in 100 are the phrases that these rules read off the gold trees. Tagging
 * words as inside or outside instead reached half the F1.
 */
import type { EntityKind } from '../doc.js';
import type { Annotation, LocalEntity, LocalMention } from '../layout.js';
import type { WordKind } from './kinds.js';
import { withPartitives } from './partitive.js';
import { Phrases, type Span } from './phrase.js';
import { isTitle } from './title.js';

/** Kinds of which a word can head a mention, name or not. */
const KINDS: ReadonlySet<string> = new Set(['person', 'organization', 'place', 'event']);
const MENTIONED: ReadonlySet<string> = new Set(['person', 'organization', 'place']);

export interface SentenceEntities {
  readonly entities: readonly LocalEntity[];
  readonly mentions: readonly LocalEntity[];
  readonly nested: readonly LocalMention[];
}

/**
 * @param forms the words of one sentence; `words` their annotation, `decided` what each heads.
 * @returns names (mentions headed by a proper noun, without what is said about them), mentions of persons,
 *   organizations and places, of nested ones the outermost; and all mentions as they nest. In text order.
 */
export function findEntities(
  forms: readonly string[],
  words: readonly Annotation[],
  decided: readonly WordKind[],
): SentenceEntities {
  if (decided.every((k) => k.kind === 'O')) return { entities: [], mentions: [], nested: [] };
  const kinds = withPartitives(words, decided);
  const phrases = new Phrases(
    forms,
    words,
    kinds.map((k) => k.kind),
  );
  const names: LocalEntity[] = [];
  const mentions: LocalEntity[] = [];
  const all: Omit<LocalMention, 'parent'>[] = [];
  words.forEach((word, i) => {
    const { kind, score } = kinds[i]!;
    const phrase = phrases.phrase(i);
    if (MENTIONED.has(kind)) mentions.push({ kind: kind as EntityKind, ...phrase, score });
    const name = word.upos === 'PROPN' ? phrases.name(i) : null;
    const finer = kindOf(kinds[i]!, word, name !== null && isTitle(forms, words, name, kinds[i]!));
    if (finer === null) return;
    if (name !== null) names.push({ kind: finer, ...name, score });
    all.push({ kind: finer, ...phrase, score, head: i, name: name !== null });
  });
  return { entities: outermost(names), mentions: outermost(mentions), nested: nest(all) };
}

/** The kind as it is given out: "the Germans", persons to GUM, are a group, and a title is a work. */
function kindOf({ kind }: WordKind, word: Annotation, title: boolean): EntityKind | null {
  if (title) return 'work';
  if (kind === 'person' && word.upos === 'PROPN' && word.xpos === 'NNPS') return 'group';
  return KINDS.has(kind) ? (kind as EntityKind) : null;
}

const size = (s: Span) => s.last - s.first;

function outermost(spans: readonly LocalEntity[]): LocalEntity[] {
  const kept: LocalEntity[] = [];
  for (const span of [...spans].sort((a, b) => size(b) - size(a) || a.first - b.first))
    if (kept.every((k) => span.last <= k.first || span.first >= k.last)) kept.push(span);
  return kept.sort((a, b) => a.first - b.first);
}

/** Every mention with the position of the smallest one around it. Of two that cross, as in a crossing tree, the longer stays. */
function nest(spans: readonly Omit<LocalMention, 'parent'>[]): LocalMention[] {
  const kept: Omit<LocalMention, 'parent'>[] = [];
  for (const span of [...spans].sort((a, b) => size(b) - size(a) || a.first - b.first || a.head - b.head)) {
    const clashes = kept.some((k) => {
      if (span.last <= k.first || span.first >= k.last) return false;
      return span.first < k.first || span.last > k.last || size(span) === size(k);
    });
    if (!clashes) kept.push(span);
  }
  kept.sort((a, b) => a.first - b.first || b.last - a.last);
  const around: number[] = [];
  return kept.map((span, i) => {
    while (around.length > 0 && kept[around.at(-1)!]!.last <= span.first) around.pop();
    const parent = around.at(-1) ?? null;
    around.push(i);
    return { ...span, parent };
  });
}
