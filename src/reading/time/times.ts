/**
 * When things happen: expressions of time, counted from the day of the report, and the predicates they belong to.
 *
 * News looks back: a weekday is the last one unless the sentence looks ahead. A length of time is no date; where nothing
 * anchors an expression the date stays null, and the reason is told.
 */
import type { When } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import { findDateline } from './dateline.js';
import type { Duration } from './duration.js';
import { EventTimes } from './event-time.js';
import { scanTimes, type TimeExpression } from './found.js';
import { BEGIN, hostOf } from './host.js';
import type { DatePrecision } from './match.js';

/** `iso` null: expressed but not to be counted from anything known; `unknown.iso` says why. */
export interface TimeOf extends When {
  /** UCDP's date_prec, null without a date. */
  readonly precision: DatePrecision | null;
  readonly rules: readonly string[];
  /** Why there is no date. */
  readonly unknown?: Readonly<Record<string, string>>;
}

export interface Times {
  readonly expressions: readonly TimeExpression[];
  readonly durations: readonly Duration[];
  /** Expressions that say from when something holds, as the text has them. */
  readonly starts: readonly TimeExpression[];
  /** The time said of a predicate or event noun; null where nothing says. */
  of(predicate: number): TimeOf | null;
}

/** What the room needs to know of a report besides its words. */
export interface Dated {
  /** ISO day, null where unknown. */
  readonly published: string | null;
  readonly text: string;
  /** ISO alpha-3 of the country that the report is about, for feasts that churches keep on different days. */
  readonly home?: string | null;
}

/** All that a text says of time. Never throws on text. */
export function findTimes(tree: Tree, report: Dated): Times {
  const dateline = findDateline(tree, report.published);
  const day = dateline.day ?? report.published;
  const found = scanTimes(tree, report.text, { day, home: report.home ?? null, dateline });
  const events = new EventTimes(tree, found, day);
  const stretches = [...found.expressions, ...found.durations];
  return {
    ...found,
    starts: found.expressions.filter((e) => {
      if (e.kind === 'vague' || !/^(?:from|at|on|by|after|since)$/.test(e.marker)) return false;
      const host = hostOf(tree, e, stretches);
      return host !== NONE && (e.marker === 'from' || BEGIN.test(tree.lemma(host)) || hasClock(e));
    }),
    of: (predicate) => events.of(predicate),
  };
}

function hasClock(e: TimeExpression): boolean {
  return e.kind === 'clock' || /midnight|noon|\d:\d\d|a\.m|p\.m|first minute/i.test(e.span.text);
}
