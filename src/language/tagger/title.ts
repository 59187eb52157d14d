/**
 * Works: books, films, songs, articles, reports, and papers with a title, as laws and treaties. GUM calls them objects or
 * abstract things; what makes one a work is a word for something written or shown in its name ("the Taif Agreement"), a
 * name known for such a thing ("the Koran"), or a title between quotation marks ("his film "Days of Rain"").
 */
import type { Annotation } from '../layout.js';
import type { WordKind } from './kinds.js';
import type { Span } from './phrase.js';

/** Kinds that GUM gives to works. */
const THINGS: ReadonlySet<string> = new Set(['object', 'abstract']);
const WRITTEN = 'communication';
const QUOTE = /^(?:["\u201c\u201d\u201e\u00ab\u00bb]|''|``)$/;
const CAPITAL = /^[\p{Lu}\p{Nd}]/u;
const LONG = /\p{L}{4}/u;
/** "Figure 3" is no title, though "Resolution 242" is one. */
const PART =
  /^(?:appendix|article|chapter|extract|figure|footnote|item|listing|note|page|paragraph|part|section|tab|table|volume)$/i;

/** Whether the name over `span`, headed by a word of that kind, is the title of a work. */
export function isTitle(
  forms: readonly string[],
  words: readonly Annotation[],
  span: Span,
  { kind, common, named }: WordKind,
): boolean {
  if (!THINGS.has(kind)) return false;
  if (named === WRITTEN || (common === WRITTEN && isFullTitle(forms, words, span))) return true;
  const quoted = QUOTE.test(forms[span.first - 1] ?? '') && QUOTE.test(forms[span.last] ?? '');
  if (!quoted) return false;
  for (let i = span.first; i < span.last; i++)
    if (words[i]!.upos !== 'PUNCT' && LONG.test(forms[i]!) && !CAPITAL.test(forms[i]!)) return false;
  return true;
}

/** More than an article and a noun, and no part of a work. */
function isFullTitle(forms: readonly string[], words: readonly Annotation[], { first, last }: Span): boolean {
  let content = 0;
  let numbered = false;
  let part = false;
  for (let i = first; i < last; i++) {
    const { upos } = words[i]!;
    if (upos !== 'DET' && upos !== 'PUNCT') content++;
    numbered ||= upos === 'NUM';
    part ||= PART.test(forms[i]!);
  }
  return content > 1 && !(numbered && part);
}
