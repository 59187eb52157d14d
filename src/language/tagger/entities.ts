/**
 * Entities. The network says of each word what kind of thing it heads a mention of; the tree says
 * where the mention begins and ends. GUM, on which the kinds are trained, marks whole noun phrases
 * (Zeldes 2017); of its development set 92 mentions in 100 are the phrases that these rules read
 * off the gold trees. Tagging words as inside or outside instead reached half the F1.
 */
import type { EntityKind } from '../doc.js';
import type { Annotation, LocalEntity } from '../layout.js';
import type { WordKind } from './kinds.js';
import { Phrases, type Span } from './phrase.js';

const NAMED: ReadonlySet<string> = new Set(['person', 'organization', 'place', 'event']);
const MENTIONED: ReadonlySet<string> = new Set(['person', 'organization', 'place']);

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
  kinds: readonly WordKind[],
): SentenceEntities {
  if (kinds.every((k) => k.kind === 'O')) return { entities: [], mentions: [] };
  const phrases = new Phrases(
    forms,
    words,
    kinds.map((k) => k.kind),
  );
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

function outermost(spans: readonly LocalEntity[]): LocalEntity[] {
  const kept: LocalEntity[] = [];
  const size = (s: Span) => s.last - s.first;
  for (const span of [...spans].sort((a, b) => size(b) - size(a) || a.first - b.first))
    if (kept.every((k) => span.last <= k.first || span.first >= k.last)) kept.push(span);
  return kept.sort((a, b) => a.first - b.first);
}
