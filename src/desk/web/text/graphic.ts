/**
 * Passages that are hard to read at the end of a long night are folded until the reader opens them. The list is short
 * and knows English only: it names injuries and abuse in detail, not the fact that people were killed, which is what
 * the reader is here for.
 */
import type { Stretch } from './segments.js';

const GRAPHIC =
  /\b(?:behead(?:ed|ing|ings)?|decapitat\w+|mutilat\w+|dismember\w*|disembowel\w*|castrat\w+|corpses?|body parts|severed (?:head|heads|limb|limbs|hand|hands|leg|legs)|charred|burn(?:ed|t) alive|mass graves?|blood-?soaked|pools? of blood|rap(?:e|ed|es|ing|ist|ists)|gang-?rap\w+|sexual(?:ly)? (?:assault|abuse|violence|torture)\w*|tortur\w+|flayed|entrails|brains? (?:spilled|exposed)|stoned to death|crucifi\w+|electrocut\w+)\b/i;

/** The sentences of a text that describe injury or abuse in detail. */
export function graphicPassages(text: string): Stretch[] {
  if (!GRAPHIC.test(text)) return [];
  const passages: Stretch[] = [];
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    if (!GRAPHIC.test(segment)) continue;
    const start = index + (segment.length - segment.trimStart().length);
    passages.push({ start, end: index + segment.trimEnd().length });
  }
  return passages;
}
