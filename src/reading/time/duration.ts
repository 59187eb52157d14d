/**
 * Lengths of time, which are no dates: "72 hours", "a further two weeks", "one-month", "indefinite".
 */
import type { Span } from '../../text/index.js';
import type { Tree } from '../syntax/index.js';
import { numberOf, unitOf } from './match.js';
import { timeWords, type Unit } from './words.js';

/** A length of time in the text. */
export interface Duration {
  /** First word, one past the last, and the word that the others hang from. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly span: Span;
}

/** How many of which unit a length of time is; null for an open end and for "several". */
export function measure(tree: Tree, d: Duration): { readonly n: number; readonly unit: Unit } | null {
  const words = tree.doc.words.slice(d.first, d.last).flatMap((x) => x.form.toLowerCase().split('-'));
  const n = words.map(numberOf).find((x) => x !== undefined);
  const unit = words.map(unitOf).find((x) => x !== undefined);
  return n === undefined || !unit ? null : { n, unit };
}

/** One past the last word of a length of time at `at`, or null: "72 hours", "a further two weeks", "one-month", "indefinite". */
export function durationEnd(words: readonly string[], at: number): number | null {
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
  if (numberOf(n) !== undefined || /^\d+$/.test(n) || /^(?:several|few|some|many)$/.test(n)) {
    const hyphen = words[k + 1] === '-' ? 1 : 0;
    const unit = words[k + 1 + hyphen] ?? '';
    if (unitOf(unit) && !/^(?:ago|later|earlier)$/.test(words[k + 2 + hyphen] ?? '')) {
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
