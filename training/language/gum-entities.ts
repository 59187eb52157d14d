/**
 * Gold entities of GUM, from the bracket notation of its MISC column. Mirrors
 * training/language/treebank.py, which says what is trained on; this side says what is scored.
 */
export interface GoldSpan {
  readonly kind: string;
  /** First word and one past the last, counted over the whole file. */
  readonly first: number;
  readonly last: number;
}

export interface GoldEntities {
  /** Outermost mentions of persons, organizations and places, names or not. */
  readonly mentions: readonly GoldSpan[];
  /** Outermost names: mentions whose head is a proper noun. */
  readonly names: readonly GoldSpan[];
}

const MENTION_KINDS = new Set(['person', 'organization', 'place']);
const NAME_KINDS = new Set(['person', 'organization', 'place', 'event', 'group']);
const BRACKET = /\((\d+)(?:\[\d+\/\d+\])?-([a-z]+)[^()]*|(\d+)(?:\[\d+\/\d+\])?\)|\)/g;

/** A sentence's word lines, cut into columns, and the mentions that open and close in it. */
export interface MentionedSentence {
  readonly rows: readonly (readonly string[])[];
  readonly found: readonly GoldSpan[];
}

/** All mentions of every kind, sentence by sentence; positions count from each sentence's first word. */
export function mentionsOf(conllu: string): MentionedSentence[] {
  return conllu.split('\n\n').map((block) => {
    const rows = block
      .split('\n')
      .filter((l) => /^\d+\t/.test(l))
      .map((l) => l.split('\t'));
    const open = new Map<string, { at: number; kind: string }[]>();
    const found: GoldSpan[] = [];
    rows.forEach((columns, i) => {
      const value = /(?:^|\|)Entity=([^|]*)/.exec(columns[9] ?? '')?.[1] ?? '';
      let latest = '';
      for (const [, id, kind, closing] of value.matchAll(BRACKET)) {
        if (id && kind) {
          open.set(id, [...(open.get(id) ?? []), { at: i, kind }]);
          latest = id;
          continue;
        }
        const opened = open.get(closing ?? latest)?.pop();
        if (opened) found.push({ kind: opened.kind, first: opened.at, last: i + 1 });
      }
    });
    return { rows, found };
  });
}

export function goldEntities(conllu: string): GoldEntities {
  const mentions: GoldSpan[] = [];
  const names: GoldSpan[] = [];
  let base = 0;
  for (const { rows, found } of mentionsOf(conllu)) {
    const named = found.flatMap((span): GoldSpan[] => {
      const head = rows
        .slice(span.first, span.last)
        .find((r) => Number(r[6]) <= span.first || Number(r[6]) > span.last);
      if (head?.[3] !== 'PROPN') return [];
      const kind = span.kind === 'person' && head[4] === 'NNPS' ? 'group' : span.kind;
      return NAME_KINDS.has(kind) ? [{ ...span, kind }] : [];
    });
    const shift = (s: GoldSpan) => ({ ...s, first: s.first + base, last: s.last + base });
    mentions.push(...outermost(found.filter((s) => MENTION_KINDS.has(s.kind))).map(shift));
    names.push(...outermost(named).map(shift));
    base += rows.length;
  }
  return { mentions, names };
}

function outermost(spans: readonly GoldSpan[]): GoldSpan[] {
  const kept: GoldSpan[] = [];
  for (const span of [...spans].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first))
    if (kept.every((k) => span.last <= k.first || span.first >= k.last)) kept.push(span);
  return kept;
}
