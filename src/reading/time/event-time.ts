/**
 * Which time is a deed's own: the one said at its word, in its clause, or at the clause around it that tells of the same.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { dayNumber, interval, isoDay, precisionOf } from './calendar.js';
import { type Duration, measure } from './duration.js';
import type { FoundTimes, TimeExpression } from './found.js';
import { hostOf, type Stretch } from './host.js';
import { back } from './period.js';
import type { TimeOf } from './times.js';

export class EventTimes {
  readonly #stretches: readonly Stretch[];

  constructor(
    readonly tree: Tree,
    readonly found: FoundTimes,
    /** The day that expressions count from. */
    readonly day: string | null,
  ) {
    this.#stretches = [...found.expressions, ...found.durations];
  }

  of(predicate: number): TimeOf | null {
    if (predicate === NONE) return null;
    const { tree } = this;
    for (let w = predicate, steps = 0; w !== NONE && steps < 6; steps++) {
      const own = this.#own(w) ?? this.#below(w);
      if (own) return own;
      const up = tree.head(w);
      if (up === NONE || !(this.#goesUp(w, up, steps) || this.#excepted(predicate, w))) return null;
      w = up;
    }
    return null;
  }

  /** "There was no fighting on Friday, the army said, apart from mortar fire": what is excepted is of the same time. */
  #excepted(predicate: number, w: number): boolean {
    const { tree } = this;
    if (w === predicate ? !tree.is(w, 'obl', 'nmod') : !tree.is(w, 'parataxis') || predicate < w) return false;
    for (let i = predicate; i !== NONE; i = tree.head(i)) {
      if (EXCEPT.test(tree.form(i)) || tree.children(i).some((c) => c < i && EXCEPT.test(tree.form(c)))) return true;
      if (i === w) return false;
    }
    return false;
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
    // "condemned the bombing on Friday": what is judged was done before.
    if (tree.is(w, 'obj') && JUDGING.test(tree.lemma(up))) return false;
    const apart = tree.markers(w).some((m) => /^(?:after|before|since|until|despite|than|about|on|for|to)$/.test(m));
    return !(apart && steps === 0);
  }

  #own(w: number): TimeOf | null {
    let best: TimeExpression | null = null;
    for (const e of this.found.expressions) {
      if (!this.#dates(e) || !this.#hosts(e).includes(w)) continue;
      if (best === null || (e.iso !== null && (best.iso === null || e.precision < best.precision))) best = e;
    }
    return best ? this.#timeOf(best, w) : this.#toReport(w);
  }

  /** The day that stands in a verb's clause, on whatever noun the parser has hung it. */
  #below(w: number): TimeOf | null {
    const { tree } = this;
    if (tree.upos(w) !== 'VERB' && tree.upos(w) !== 'AUX') return null;
    let best: TimeExpression | null = null;
    for (const e of this.found.expressions) {
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
      const blamed = verb === NONE ? NONE : this.#blamed(verb, e);
      if ((blamed === NONE ? verb : blamed) !== w) continue;
      if (best === null || e.precision < best.precision) best = e;
    }
    return best ? this.#timeOf(best, w) : null;
  }

  /** Whether an expression can be the time of a deed: a dateline and an end are none. */
  #dates(e: TimeExpression): boolean {
    if (e.kind !== 'date' || e.dateline) return false;
    // "By nightfall nobody had returned": what is told up to a time of a known day is told of that day.
    return !/^(?:until|till|by|before|to)$/.test(e.marker) || (e.marker === 'by' && LATE.test(e.span.text));
  }

  #timeOf(e: TimeExpression, w: number): TimeOf {
    const iso = this.#lasting(e, w) ?? e.iso;
    return timeOf(iso, e, 'time/said');
  }

  /** "for 72 hours from midnight on Monday": the days that it covers. */
  #lasting(e: TimeExpression, w: number): string | null {
    if (e.marker !== 'from' || !e.iso) return null;
    const { tree } = this;
    const d = this.#lengthAt(w);
    const size = d && measure(tree, d);
    const start = e.iso.split('/').at(-1)!;
    if (!size || start.length !== 10) return null;
    const days =
      size.unit === 'hour'
        ? Math.ceil(size.n / 24)
        : size.unit === 'day'
          ? size.n
          : size.unit === 'week'
            ? 7 * size.n
            : null;
    return days === null || days < 1 ? null : interval(start, isoDay(dayNumber(start) + days - 1));
  }

  /** The length of time for which what a word tells of lasts. */
  #lengthAt(w: number): Duration | undefined {
    const { tree } = this;
    return this.found.durations.find((x) => tree.head(x.head) === w && tree.markers(x.head).includes('for'));
  }

  /** A time between a subject and its verb belongs to the verb as well ("the government on Friday declared"). */
  #hosts(e: TimeExpression): number[] {
    const { tree } = this;
    const host = hostOf(tree, e, this.#stretches);
    if (host === NONE) return [host];
    const blamed = this.#blamed(host, e);
    if (blamed !== NONE) return [blamed];
    if (!tree.is(host, 'nsubj') || e.first < host) return [host];
    const verb = tree.head(host);
    return verb > e.first ? [host, verb] : [host];
  }

  /** "accused the army of bombing a camp on Saturday": a day after the deed that somebody is blamed for is the deed's. */
  #blamed(host: number, e: TimeExpression): number {
    const { tree } = this;
    if (!BLAMING.test(tree.lemma(host))) return NONE;
    for (let i = e.first - 1; i > host; i--) {
      if (tree.form(i) === ',') return NONE;
      const gerund = tree.word(i).xpos === 'VBG' && tree.markers(i).some((m) => m === 'of' || m === 'for');
      if (gerund && tree.governs(host, i)) return i;
    }
    return NONE;
  }

  /** "have met for two years": a stretch that reaches to the day of the report. */
  #toReport(w: number): TimeOf | null {
    const { tree } = this;
    if (!this.day || !tree.childrenBy(w, 'aux').some((c) => tree.lemma(c) === 'have' && tree.form(c) !== 'had'))
      return null;
    const d = this.#lengthAt(w);
    const size = d && measure(tree, d);
    if (!d || !size || size.unit === 'minute' || size.unit === 'hour') return null;
    const { n, unit } = size;
    const from =
      unit === 'year'
        ? back(this.day, 12 * n, 'month')
        : unit === 'week'
          ? back(this.day, 7 * n, 'day')
          : back(this.day, n, unit);
    if (!from) return null;
    const coarse = unit === 'year' || unit === 'month';
    const iso = interval(from.split('/')[0]!, coarse ? this.day.slice(0, 7) : this.day);
    return timeOf(iso, { ...d, precision: coarse ? 4 : 2, lack: null }, 'time/stretch-to-report');
  }
}

/** Verbs whose object was done before they were. */
const JUDGING =
  /^(?:condemn|denounce|criticize|criticise|deplore|praise|welcome|mourn|investigate|recall|commemorate|mark|avenge|discuss|blame|protest)$/;
const EXCEPT = /^(?:apart|aside|except|besides)$/;
const LATE = /^(?:nightfall|dusk|sunset|noon|midday)$/i;
const BLAMING = /^(?:accuse|blame|charge|suspect|convict|condemn|criticize|criticise|denounce)$/;
/** Verbs that only say that something begins, goes on or ends. */
const ASPECT = /^(?:stop|begin|start|continue|cease|resume|be|go|have|need|set|fall|come|keep|plan)$/;

/** A date as the contract has it: with its precision, or with the reason why there is none. */
function timeOf(iso: string | null, e: Pick<TimeExpression, 'span' | 'precision' | 'lack'>, rule: string): TimeOf {
  const by = { iso, span: e.span, rules: [rule] };
  if (!iso) return { ...by, precision: null, unknown: { iso: e.lack ?? 'vague' } };
  const width = precisionOf(iso);
  return { ...by, precision: width > e.precision ? width : e.precision };
}
