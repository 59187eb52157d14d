/**
 * Cuts a text at every edge of every mark. Marks nest and overlap freely (a cue inside a content inside a quotation),
 * and HTML elements cannot overlap, so the text becomes a flat row of segments, each of which lies wholly inside or
 * wholly outside of every mark. Offsets are UTF-16 code units, half-open, as in every span.
 */

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Segment<M extends Stretch> extends Stretch {
  /** The marks that cover this segment, the longest first. */
  readonly marks: readonly M[];
}

/** The segments of `[from, to)`, in order, without gaps; empty marks and those outside are passed over. */
export function segmentsOf<M extends Stretch>(from: number, to: number, marks: readonly M[]): Segment<M>[] {
  const here = marks.filter((m) => m.start < m.end && m.start < to && m.end > from);
  const opening = new Map<number, M[]>();
  const edges = new Set([from, to]);
  for (const mark of here) {
    const start = Math.max(from, mark.start);
    edges.add(start);
    edges.add(Math.min(to, mark.end));
    const list = opening.get(start);
    if (list) list.push(mark);
    else opening.set(start, [mark]);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const segments: Segment<M>[] = [];
  let open: M[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i] as number;
    const end = cuts[i + 1] as number;
    const fresh = opening.get(start);
    open = open.filter((m) => m.end > start);
    if (fresh) open = [...open, ...fresh].sort((a, b) => b.end - b.start - (a.end - a.start));
    segments.push({ start, end, marks: open });
  }
  return segments;
}

/** The paragraphs of a text as stretches; the blank lines between them belong to none. */
export function paragraphsOf(text: string): Stretch[] {
  const paragraphs: Stretch[] = [];
  const gap = /(?:\r\n|[\n\r\u2029])(?:[^\S\n\r\u2029]*(?:\r\n|[\n\r\u2029]))+|\u2029/g;
  let start = 0;
  for (const blank of text.matchAll(gap)) {
    if (text.slice(start, blank.index).trim() !== '') paragraphs.push({ start, end: blank.index });
    start = blank.index + blank[0].length;
  }
  if (text.slice(start).trim() !== '') paragraphs.push({ start, end: text.length });
  return paragraphs;
}
