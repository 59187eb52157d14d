/**
 * "The majority of the people", "dozens of villages", "lots of tourists": the first noun counts, the second says what. The
 * whole is a mention of that kind, whatever the counting noun by itself would be.
 */
import type { Annotation } from '../layout.js';
import type { WordKind } from './kinds.js';

const COUNTING: ReadonlySet<string> = new Set(
  (
    'bulk couple dozen fraction half handful host hundred lot majority million minority multitude number pair ' +
    'percent percentage plenty portion proportion quarter remainder rest score share third thousand'
  ).split(' '),
);
const COUNTED: ReadonlySet<string> = new Set(['person', 'organization', 'place']);

/** The kinds of a sentence's words with those of counting nouns taken over from what they count. */
export function withPartitives(words: readonly Annotation[], kinds: readonly WordKind[]): readonly WordKind[] {
  const out = [...kinds];
  // From the right: "half of the majority of the people".
  for (let c = words.length - 1; c >= 0; c--) {
    const { head, deprel } = words[c]!;
    if (deprel !== 'nmod' || head < 0 || head >= c || !COUNTING.has(words[head]!.lemma.toLowerCase())) continue;
    if (!COUNTED.has(out[c]!.kind) || COUNTED.has(out[head]!.kind)) continue;
    const of = words
      .slice(head + 1, c)
      .some((w) => w.head === c && w.deprel === 'case' && w.lemma.toLowerCase() === 'of');
    if (of) out[head] = { kind: out[c]!.kind, score: out[c]!.score };
  }
  return out;
}
