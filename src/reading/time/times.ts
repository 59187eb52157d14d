/**
 * When things happen: expressions of time, counted from the day of the report, and the predicates they belong to.
 *
 * News looks back: a weekday is the last one unless the sentence looks ahead. A length of time is no date; where nothing
 * anchors an expression the date stays null.
 */

import type { Span } from '../../text/index.js';
import { spanOf } from '../../text/index.js';
import type { When } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import { dayNumber, firstDay, interval, isoDay } from './calendar.js';
import { type Anchor, back, matchTime } from './expression.js';
import { timeWords } from './words.js';

/** An expression of time in the text. */
export interface TimeExpression {
  /** First word and one past the last. */
  readonly first: number;
  readonly last: number;
  /** The word the others hang from. */
  readonly head: number;
  readonly kind: 'date' | 'clock';
  /** ISO date or interval, null where nothing anchors it. */
  readonly iso: string | null;
  /** UCDP date precision, 1 (the day) to 5 (the year or more). */
  readonly precision: 1 | 2 | 3 | 4 | 5;
  /** The preposition before it ("since", "until", "by", "from"), '' for none. */
  readonly marker: string;
  /** Says when the report was filed, not when anything happened. */
  readonly dateline: boolean;
  readonly span: Span;
}

/** A length of time ("72 hours", "one-month", "indefinite"). */
export interface Duration {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly span: Span;
}

/** `iso` null: expressed but not to be counted from anything known. */
export interface TimeOf extends When {
  readonly precision: 1 | 2 | 3 | 4 | 5 | null;
  readonly rules: readonly string[];
}

export interface Times {
  readonly expressions: readonly TimeExpression[];
  readonly durations: readonly Duration[];
  /** Expressions that say from when something holds, as the text has them. */
  readonly starts: readonly TimeExpression[];
  /** The time said of a predicate or event noun; null where nothing says. */
  of(predicate: number): TimeOf | null;
}

export function findTimes(tree: Tree, article: { readonly published: string | null; readonly text: string }): Times {
  const published = article.published ?? datelineDay(tree);
  const dash = datelineEnd(tree);
  const expressions: TimeExpression[] = [];
  const durations: Duration[] = [];
  for (const s of tree.doc.sentences) {
    const words = tree.doc.words.slice(s.first, s.last).map((w) => w.form.toLowerCase());
    for (let i = 0; i < words.length; ) {
      const m = matchTime(words, i);
      if (m && m.kind !== 'duration') {
        const first = s.first + i;
        const last = s.first + m.last;
        const head = headWord(tree, first, last);
        const marker = markerOf(tree, first, head);
        const iso = m.resolve({ published, direction: direction(tree, head) });
        expressions.push({
          first,
          last,
          head,
          kind: m.kind,
          iso: since(iso, marker, published),
          precision: m.precision,
          marker,
          dateline: last <= dash,
          span: spanOf(article.text, tree.word(first).start, tree.word(last - 1).end),
        });
        i = m.last;
        continue;
      }
      const end = durationEnd(words, i);
      if (end !== null) {
        const first = s.first + i;
        durations.push({
          first,
          last: s.first + end,
          head: headWord(tree, first, s.first + end),
          span: spanOf(article.text, tree.word(first).start, tree.word(s.first + end - 1).end),
        });
        i = end;
        continue;
      }
      i++;
    }
  }
  return new FoundTimes(tree, expressions, durations, published);
}

class FoundTimes implements Times {
  readonly starts: readonly TimeExpression[];

  constructor(
    readonly tree: Tree,
    readonly expressions: readonly TimeExpression[],
    readonly durations: readonly Duration[],
    readonly published: string | null,
  ) {
    this.starts = expressions.filter((e) => /^(?:from|at|on|by|after|since)$/.test(e.marker) && this.#begins(e));
  }

  of(predicate: number): TimeOf | null {
    if (predicate === NONE) return null;
    const { tree } = this;
    for (let w = predicate, steps = 0; w !== NONE && steps < 6; steps++) {
      const own = this.#own(w) ?? this.#below(w);
      if (own) return own;
      const up = tree.head(w);
      if (up === NONE || !this.#goesUp(w, up, steps)) return null;
      w = up;
    }
    return null;
  }

  /** Whether what a word tells of happens when its head does: reported and conditional clauses have times of their own. */
  #goesUp(w: number, up: number, steps: number): boolean {
    const { tree } = this;
    const word = tree.word(w);
    if (word.upos === 'VERB' || word.upos === 'AUX') {
      if (tree.is(w, 'conj') && tree.child(w, 'nsubj') !== NONE) return false;
      if (tree.is(w, 'conj')) return word.feats.Tense === tree.word(up).feats.Tense || word.feats.VerbForm === 'Part';
      // What was agreed, ordered or promised is yet to come when it is said.
      if (tree.is(w, 'xcomp'))
        return (
          word.feats.VerbForm !== 'Inf' ||
          ASPECT.test(tree.lemma(up)) ||
          /^(?:manage|fail|try|attempt|help)$/.test(tree.lemma(up))
        );
      // "ended the truce by sinking two boats", "an attempt to storm the station"
      if (tree.is(w, 'advcl')) return word.xpos === 'VBG' || word.feats.VerbForm === 'Ger';
      return tree.is(w, 'acl') && word.feats.VerbForm === 'Inf';
    }
    if (tree.is(w, 'acl', 'appos', 'root')) return false;
    const apart = tree.markers(w).some((m) => /^(?:after|before|since|until|despite|than|about|on|for|to)$/.test(m));
    return !(apart && steps === 0);
  }

  #own(w: number): TimeOf | null {
    let best: TimeExpression | null = null;
    for (const e of this.expressions) {
      if (!this.#dates(e) || !this.#hosts(e).includes(w)) continue;
      if (best === null || (e.iso !== null && (best.iso === null || e.precision < best.precision))) best = e;
    }
    return best ? this.#timeOf(best, w) : this.#stretch(w);
  }

  /** The day that stands in a verb's clause, on whatever noun the parser has hung it. */
  #below(w: number): TimeOf | null {
    const { tree } = this;
    if (tree.upos(w) !== 'VERB' && tree.upos(w) !== 'AUX') return null;
    let best: TimeExpression | null = null;
    for (const e of this.expressions) {
      if (
        !this.#dates(e) ||
        e.precision > 3 ||
        !/^(?:on|in|during|since|from|at|)$/.test(e.marker) ||
        tree.is(e.head, 'nmod:poss', 'compound')
      )
        continue;
      let verb = tree.head(e.head);
      while (verb !== NONE && tree.upos(verb) !== 'VERB' && tree.upos(verb) !== 'AUX') verb = tree.head(verb);
      // "will stop fighting from Saturday": of a verb that only says that something begins or ends, the time is its own.
      while (verb !== NONE && verb !== w && tree.is(verb, 'xcomp') && ASPECT.test(tree.lemma(tree.head(verb))))
        verb = tree.head(verb);
      if (verb !== w) continue;
      if (best === null || e.precision < best.precision) best = e;
    }
    return best ? this.#timeOf(best, w) : null;
  }

  /** Whether an expression can be the time of a deed: a dateline and an end are none. */
  #dates(e: TimeExpression): boolean {
    return e.kind === 'date' && !e.dateline && !/^(?:until|till|by|before|to)$/.test(e.marker);
  }

  #timeOf(e: TimeExpression, w: number): TimeOf {
    return { iso: this.#lasting(e, w) ?? e.iso, span: e.span, precision: e.precision, rules: ['time/said'] };
  }

  /** "for 72 hours from midnight on Monday": the days that it covers. */
  #lasting(e: TimeExpression, w: number): string | null {
    if (e.marker !== 'from' || !e.iso) return null;
    const { tree } = this;
    const d = this.durations.find((x) => tree.head(x.head) === w && tree.markers(x.head).includes('for'));
    if (!d) return null;
    const words = tree.doc.words.slice(d.first, d.last).map((x) => x.form.toLowerCase());
    const n = words.map((x) => (/^\d+$/.test(x) ? Number(x) : timeWords().numbers[x])).find((x) => x !== undefined);
    const unit = words.map((x) => timeWords().units[x]).find((x) => x !== undefined);
    const days =
      n === undefined
        ? null
        : unit === 'hour'
          ? Math.ceil(n / 24)
          : unit === 'day'
            ? n
            : unit === 'week'
              ? 7 * n
              : null;
    const start = e.iso.split('/').at(-1)!;
    return days === null || start.length !== 10 ? null : interval(start, isoDay(dayNumber(start) + days - 1));
  }

  /** The predicate or noun that an expression says the time of. */
  #host(e: TimeExpression): number {
    const { tree } = this;
    let host = tree.head(e.head);
    // "12:01 a.m. on Saturday", "the first day of …": expressions hang from one another.
    for (let n = 0; n < 4 && host !== NONE; n++) {
      const inner =
        this.expressions.some((o) => o !== e && o.first <= host && host < o.last) ||
        this.durations.some((d) => d.first <= host && host < d.last) ||
        (tree.upos(host) === 'NOUN' && TIME_NOUN.has(tree.lemma(host))) ||
        /^(?:early|late|shortly|just|hours|hour)$/.test(tree.form(host));
      if (!inner) break;
      host = tree.head(host);
    }
    return host;
  }

  /** A time between a subject and its verb belongs to the verb as well ("the government on Friday declared"). */
  #hosts(e: TimeExpression): number[] {
    const { tree } = this;
    const host = this.#host(e);
    if (host === NONE || !tree.is(host, 'nsubj') || e.first < host) return [host];
    const verb = tree.head(host);
    return verb > e.first ? [host, verb] : [host];
  }

  /** "have met for two years": a stretch that reaches to the day of the report. */
  #stretch(w: number): TimeOf | null {
    const { tree } = this;
    if (!this.published || !tree.childrenBy(w, 'aux').some((c) => tree.lemma(c) === 'have' && tree.form(c) !== 'had'))
      return null;
    for (const d of this.durations) {
      if (tree.head(d.head) !== w || !tree.markers(d.head).includes('for')) continue;
      const words = tree.doc.words.slice(d.first, d.last).map((x) => x.form.toLowerCase());
      const n = words.map((x) => (/^\d+$/.test(x) ? Number(x) : timeWords().numbers[x])).find((x) => x !== undefined);
      const unit = words.map((x) => timeWords().units[x]).find((x) => x !== undefined);
      if (n === undefined || !unit || unit === 'minute' || unit === 'hour') continue;
      const fine =
        unit === 'year'
          ? back(this.published, 12 * n, 'month')
          : unit === 'week'
            ? back(this.published, 7 * n, 'day')
            : back(this.published, n, unit);
      if (!fine) continue;
      const to = unit === 'year' || unit === 'month' ? this.published.slice(0, 7) : this.published;
      return {
        iso: interval(fine, to),
        span: d.span,
        precision: unit === 'year' || unit === 'month' ? 4 : 2,
        rules: ['time/stretch-to-report'],
      };
    }
    return null;
  }

  #begins(e: TimeExpression): boolean {
    const { tree } = this;
    const host = this.#host(e);
    if (host === NONE) return false;
    return (
      e.marker === 'from' ||
      BEGIN.test(tree.lemma(host)) ||
      e.kind === 'clock' ||
      /midnight|noon|\d:\d\d|a\.m|p\.m|first minute/i.test(e.span.text)
    );
  }
}

/** Verbs of timetables. */
const SCHEDULED =
  /^(?:be|begin|start|commence|take|come|resume|meet|open|end|expire|lapse|enter|run|leave|arrive|reopen|convene|gather|go)$/;
/** Verbs that only say that something begins, goes on or ends. */
const ASPECT = /^(?:stop|begin|start|continue|cease|resume|be|go|have|need|set|fall|come|keep|plan)$/;
const TIME_NOUN = new Set([
  'day',
  'night',
  'morning',
  'evening',
  'afternoon',
  'hour',
  'minute',
  'week',
  'weekend',
  'time',
  'midnight',
  'noon',
  'dawn',
  'start',
  'beginning',
  'end',
  'middle',
]);
const BEGIN = /^(?:begin|start|commence|enter|come|take|open|fall|hold|resume|observe|run|last)$/;

function headWord(tree: Tree, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const h = tree.head(i);
    if ((h < first || h >= last) && tree.upos(i) !== 'PUNCT' && !tree.is(i, 'case', 'det')) return i;
  }
  return first;
}

function markerOf(tree: Tree, first: number, head: number): string {
  const before = first > 0 && tree.word(first - 1).sentence === tree.word(first).sentence ? tree.form(first - 1) : '';
  if (/^(?:since|until|till|by|before|after|from|on|in|at|during|to|between|through)$/.test(before)) return before;
  if (before === 'the' && first > 1) return markerOf(tree, first - 1, head);
  return tree.marker(head);
}

/** "since X" runs to the day of the report. */
function since(iso: string | null, marker: string, published: string | null): string | null {
  if (marker !== 'since' || !iso) return iso;
  return published ? interval(iso.split('/')[0]!, published) : null;
}

/** Whether a sentence looks ahead or back where an expression of time stands. */
function direction(tree: Tree, head: number): Anchor['direction'] {
  let inherited: Anchor['direction'] | null = null;
  for (const w of tree.ancestors(head)) {
    if (tree.upos(w) !== 'VERB' && tree.upos(w) !== 'AUX' && tree.child(w, 'cop', 'aux') === NONE) continue;
    const aux = tree.childrenBy(w, 'aux', 'cop').map((c) => tree.form(c));
    if (aux.some((a) => /^(?:will|shall|would|'ll|’ll|wo|may|might|could|should|must|can)$/.test(a)))
      return aux.some((a) => a === 'have') ? 'past' : 'future';
    const { feats } = tree.word(w);
    const to = tree.childrenBy(w, 'mark', 'aux').some((c) => tree.form(c) === 'to');
    if (to || feats.VerbForm === 'Inf') return 'near';
    if (feats.Tense === 'Past' || tree.word(w).xpos === 'VBD') return 'past';
    if (feats.VerbForm === 'Part' || feats.VerbForm === 'Ger' || tree.word(w).xpos === 'VBG') {
      if (tree.childrenBy(w, 'aux').some((c) => /^(?:was|were|had|have|has|been)$/.test(tree.form(c)))) return 'past';
      inherited = BEGIN.test(tree.lemma(w)) ? 'future' : inherited;
      if (inherited) return 'near';
      continue;
    }
    // Only what stands in a timetable is told of in the present ("takes effect on Saturday").
    if (feats.Tense === 'Pres' && !tree.childrenBy(w, 'aux').some((c) => /^(?:have|has)$/.test(tree.form(c))))
      return SCHEDULED.test(tree.lemma(w)) ? 'future' : 'past';
  }
  return 'past';
}

/** One past the last word of a length of time at `at`, or null: "72 hours", "a further two weeks", "one-month", "indefinite". */
function durationEnd(words: readonly string[], at: number): number | null {
  const lists = timeWords();
  let k = at;
  if (
    /^(?:a|an|another|the)$/.test(words[k] ?? '') &&
    /^(?:further|additional|initial|first|next|last|full|indefinite|limited|unlimited)$/.test(words[k + 1] ?? '')
  ) {
    if (
      /^(?:indefinite|limited|unlimited)$/.test(words[k + 1]!) &&
      /^(?:period|time|duration)$/.test(words[k + 2] ?? '')
    )
      return k + 3;
    k += 2;
  } else if (/^(?:another|further|additional)$/.test(words[k] ?? '')) k++;
  const n = words[k] ?? '';
  if (/^\d+$/.test(n) || n in lists.numbers || /^(?:several|few|some|many)$/.test(n)) {
    const hyphen = words[k + 1] === '-' ? 1 : 0;
    const unit = words[k + 1 + hyphen] ?? '';
    if (unit in lists.units && words[k + 2 + hyphen] !== 'ago') {
      if ((n === 'a' || n === 'an') && !hyphen && words[k + 2] !== '-') return null;
      const long = words[k + 2 + hyphen] === '-' && /^(?:long|old)$/.test(words[k + 3 + hyphen] ?? '') ? 2 : 0;
      if (long && words[k + 3 + hyphen] === 'old') return null;
      return k + 2 + hyphen + long;
    }
  }
  // "month-long", "week-long", and hyphenated words that the tokenizer keeps whole.
  if (/^(?:day|week|month|year)$/.test(n) && words[k + 1] === '-' && words[k + 2] === 'long') return k + 3;
  if (
    /^(?:daylong|weeklong|monthlong|yearlong)$/.test(n) ||
    /^[a-z0-9]+-(?:hour|day|week|month|year)(?:-long)?$/.test(n) ||
    /^(?:day|week|month|year)-long$/.test(n)
  )
    return k + 1;
  if (k === at && lists.openEnded.includes(n)) return k + 1;
  if (k === at && n === 'open' && words[k + 1] === '-' && words[k + 2] === 'ended') return k + 3;
  return null;
}

/** Where a dateline ends ("GENEVA, May 3 (Agency) –"): the index of its dash, 0 where there is none. */
function datelineEnd(tree: Tree): number {
  const s = tree.doc.sentences[0];
  if (!s) return 0;
  const { words } = tree.doc;
  for (let i = s.first + 1; i < Math.min(s.last, s.first + 14); i++) {
    const w = words[i]!;
    if (/^(?:-|–|—|--)$/.test(w.form) && words[i - 1]!.spaceAfter)
      return words.slice(s.first, i).some((x) => /^[,(]$/.test(x.form) || x.form === x.form.toUpperCase()) ? i : 0;
    if (w.upos === 'VERB' || w.upos === 'AUX') return 0;
  }
  return 0;
}

/** The day of a dateline that gives its year ("GENEVA, 3 May 1999 –"), for a page without a date. */
function datelineDay(tree: Tree): string | null {
  const dash = datelineEnd(tree);
  const words = tree.doc.words.slice(0, dash).map((w) => w.form.toLowerCase());
  for (let i = 0; i < dash; i++) {
    const m = matchTime(words, i);
    const iso = m && m.last <= dash ? m.resolve({ published: null, direction: 'past' }) : null;
    if (iso?.length === 10) return firstDay(iso);
  }
  return null;
}
