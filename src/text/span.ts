/**
 * Spans: where words stand.
 *
 * Every offset in Parley counts UTF-16 code units (JavaScript string indices) and every span is half-open, so that
 * `text.slice(span.start, span.end) === span.text` holds for each span that leaves the program. A span lies in the
 * article's text unless `in` says that it lies in the title.
 */
export interface Span {
  /** First UTF-16 code unit. */
  readonly start: number;
  /** One past the last. */
  readonly end: number;
  /** What stands there, letter for letter. */
  readonly text: string;
  /** Absent: in the text. */
  readonly in?: 'title';
}

/** Half-open range of UTF-16 code units without its words. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The span of `source` from `start` to `end`. Throws RangeError when the range does not lie inside `source`. */
export function spanOf(source: string, start: number, end: number, place?: 'title'): Span {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= source.length)) {
    throw new RangeError(`span ${start}–${end} does not lie inside a text of ${source.length} code units`);
  }
  const span = { start, end, text: source.slice(start, end) };
  return place === 'title' ? { ...span, in: 'title' } : span;
}

/** Whether a span carries its own words: the first invariant of every entry. */
export function spanHolds(source: { readonly title: string | null; readonly text: string }, span: Span): boolean {
  const page = span.in === 'title' ? (source.title ?? '') : source.text;
  return span.start >= 0 && span.end <= page.length && page.slice(span.start, span.end) === span.text;
}

/** Whether two ranges share a code unit. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Orders spans as a reader meets them: title first, then by start, longer first. */
export function compareSpans(a: Span, b: Span): number {
  return Number(b.in === 'title') - Number(a.in === 'title') || a.start - b.start || b.end - a.end;
}
