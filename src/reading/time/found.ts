/**
 * The expressions of time in a text, in its order, each with the date that it comes to where it stands.
 */
import type { Span } from '../../text/index.js';
import { spanOf } from '../../text/index.js';
import type { Tree } from '../syntax/index.js';
import { firstDay, interval, precisionOf } from './calendar.js';
import type { Dateline } from './dateline.js';
import { direction } from './direction.js';
import { type Duration, durationEnd } from './duration.js';
import { matchTime } from './expression.js';
import { headWord, markerOf } from './host.js';
import type { Anchor, DatePrecision, Lack, Match } from './match.js';

/** An expression of time in the text. */
export interface TimeExpression {
  /** First word and one past the last. */
  readonly first: number;
  readonly last: number;
  /** The word the others hang from. */
  readonly head: number;
  /** `vague`: none that could be counted ("recently", "the eve of the talks"). */
  readonly kind: 'date' | 'clock' | 'vague';
  /** ISO date or interval, null where nothing anchors it. */
  readonly iso: string | null;
  /** UCDP's date_prec; of an expression without a date, the finest that it could be. */
  readonly precision: DatePrecision;
  /** Why it has no date; null where it has one. */
  readonly lack: Lack | null;
  /** The preposition before it ("since", "until", "by", "from"), '' for none. */
  readonly marker: string;
  /** Says when the report was filed, not when anything happened. */
  readonly dateline: boolean;
  readonly span: Span;
}

export interface FoundTimes {
  readonly expressions: readonly TimeExpression[];
  readonly durations: readonly Duration[];
}

/** From how many sentences back "the next day" can count. */
const REACH = 3;

/** All expressions and lengths of time; `day` is what they count from, null where nothing tells. */
export function scanTimes(
  tree: Tree,
  text: string,
  counting: { readonly day: string | null; readonly home: string | null; readonly dateline: Dateline },
): FoundTimes {
  const { day, home, dateline } = counting;
  const expressions: TimeExpression[] = [];
  const durations: Duration[] = [];
  const told = new Told();
  for (const s of tree.doc.sentences) {
    const words = tree.doc.words.slice(s.first, s.last).map((w) => w.form.toLowerCase());
    const capitals = !tree.doc.words.slice(s.first, s.last).some((w) => /^\p{Ll}/u.test(w.form));
    for (let i = 0; i < words.length; ) {
      const said = matchTime(words, i);
      const m = said && isInName(tree, s.first + i, s.first + said.last, capitals) ? null : said;
      const end = m ? m.last : said ? said.last : durationEnd(words, i);
      if (end === null) {
        i++;
        continue;
      }
      const first = s.first + i;
      const last = s.first + end;
      i = end;
      if (said && !m) continue;
      const head = headWord(tree, first, last);
      const span = spanOf(text, tree.word(first).start, tree.word(last - 1).end);
      if (m) {
        const anchor: Anchor = {
          published: day,
          direction: direction(tree, head),
          before: told.before(s.index),
          told: told.last(s.index),
          home,
        };
        const found = dated(m, anchor, markerOf(tree, first, head));
        const filed = last <= dateline.end;
        expressions.push({ first, last, head, ...found, dateline: filed, span });
        if (!filed) told.add(found.iso, s.index);
      } else durations.push({ first, last, head, span });
    }
  }
  return { expressions, durations };
}

/** Words of time that nobody writes with a capital inside a sentence, unless in a name: "USA Today", "CBS This Morning". */
const SMALL = /^(?:today|tonight|yesterday|tomorrow|this|last|next|the|early|late|now|past|recently|soon)$/;

/** What is called by the day it began on or is kept on. */
const NAMED_FOR_A_DAY =
  /^(?:Accords?|Agreements?|Brigades?|Committee|Group|Islands?|Martyrs|Massacre|Movement|Offensive|Revolution|Rising|Uprising|War)$/;

/** Whether an expression is part of a name: "USA Today", "Bloody Sunday", "Good Friday Agreement", "Easter Island". */
function isInName(tree: Tree, first: number, last: number, capitals: boolean): boolean {
  const { form, sentence } = tree.word(first);
  const capital = /^\p{Lu}/u;
  if (capitals || !capital.test(form)) return false;
  const before = first > 0 && tree.word(first - 1).sentence === sentence ? tree.word(first - 1).form : '';
  if (SMALL.test(form.toLowerCase())) return /^\p{L}/u.test(before);
  if (/^(?:Bloody|Black|Super|Cyber|Fat)$/.test(before)) return true;
  const after = tree.doc.words[last];
  if (!after || !capital.test(after.form)) return false;
  // Wherever the sentence was thought to end.
  if (NAMED_FOR_A_DAY.test(after.form)) return true;
  if (after.sentence !== sentence) return false;
  for (let i = first; i < last; i++)
    if (tree.head(i) >= last && tree.head(i) < last + 2 && tree.upos(tree.head(i)) !== 'VERB') return true;
  return false;
}

type Dated = Pick<TimeExpression, 'kind' | 'iso' | 'precision' | 'lack' | 'marker'>;

function dated(m: Match, anchor: Anchor, marker: string): Dated {
  const own = m.resolve(anchor);
  const iso = marker === 'since' && own ? since(own, anchor.published) : own;
  const finest = iso ? precisionOf(iso) : 1;
  return {
    // A time of day whose day is known from what was told before dates like any other.
    kind: m.kind === 'clock' && iso ? 'date' : m.kind,
    iso,
    precision: finest > m.precision ? finest : m.precision,
    lack: iso ? null : lackOf(m, anchor),
    marker,
  };
}

function lackOf(m: Match, anchor: Anchor): Lack {
  if (m.kind !== 'date') return m.lack ?? 'vague';
  if (m.lack === 'nothing-to-count-from') return m.lack;
  return anchor.published ? (m.lack ?? 'vague') : 'no-day-of-report';
}

/** "since X" runs to the day of the report. */
function since(iso: string, published: string | null): string | null {
  const from = iso.split('/')[0]!;
  return published && firstDay(from) <= published ? interval(from, published) : null;
}

/** The day told of last, for what is counted from it. */
class Told {
  #day: string | null = null;
  #sentence = Number.NEGATIVE_INFINITY;
  #told: string | null = null;
  #toldIn = Number.NEGATIVE_INFINITY;

  before(sentence: number): string | null {
    return sentence - this.#sentence <= REACH ? this.#day : null;
  }

  last(sentence: number): string | null {
    return sentence - this.#toldIn <= REACH ? this.#told : null;
  }

  add(iso: string | null, sentence: number): void {
    if (!iso) return;
    this.#told = iso.split('/')[0]!;
    this.#toldIn = sentence;
    if (precisionOf(iso) > 2) return;
    this.#day = firstDay(iso);
    this.#sentence = sentence;
  }
}
