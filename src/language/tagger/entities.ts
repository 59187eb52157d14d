/** Turns the tags of a BIO head (Ramshaw & Marcus 1995) into spans of words. */
import type { EntityKind } from '../doc.js';
import { ENTITY_KINDS } from '../doc.js';

export interface TaggedSpan {
  readonly kind: EntityKind;
  /** First word and one past the last, counted in the sentence. */
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

const KINDS: ReadonlySet<string> = new Set(ENTITY_KINDS);

/**
 * @param tags one tag per word: `O`, `B-kind` or `I-kind`. An `I` that continues nothing of its kind opens a span.
 * @param scores the probability of each tag.
 */
export function spansOf(tags: readonly string[], scores: readonly number[]): TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  for (let i = 0; i < tags.length; ) {
    const kind = tags[i]!.slice(2);
    if (!KINDS.has(kind)) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < tags.length && tags[end] === `I-${kind}`) end++;
    let sum = 0;
    for (let k = i; k < end; k++) sum += scores[k]!;
    spans.push({ kind: kind as EntityKind, first: i, last: end, score: Math.round((sum / (end - i)) * 1000) / 1000 });
    i = end;
  }
  return spans;
}
