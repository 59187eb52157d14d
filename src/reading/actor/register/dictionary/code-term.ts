/**
 * Codes of an imported dictionary: which one holds on a day, and what it tells in Parley's own terms.
 */
import type { Codes } from '../../../contract.js';
import { readCameoCode } from './cameo-code.js';

/** A code that holds from one day to another, both included; `null` for an open end. Days are YYYY-MM-DD. */
export interface CodeTerm {
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Where it stands in its file. */
  readonly line: number;
}

/** All that one record of a dictionary says of an actor's code. */
export interface DictionaryCodes {
  /** Which record it was: `import:FILE:LINE`. */
  readonly rule: string;
  readonly terms: readonly CodeTerm[];
  /** The code where no term holds; null for none. */
  readonly fallback: string | null;
}

/** What a dictionary says of an actor on the day of a report. */
export interface CodeOnDay {
  readonly rule: string;
  /** The code as the dictionary writes it; null where none holds. */
  readonly code: string | null;
  /** Why there is none. */
  readonly reason: string | null;
}

/**
 * The code on a day; of several records the last one that has any. Terms are tried in the order of the file, as the
 * field's own coders do. Without a day only a code that holds always is sure.
 */
export function codeOn(all: readonly DictionaryCodes[], day: string | null): CodeOnDay | null {
  let none: CodeOnDay | null = null;
  for (const { rule, terms, fallback } of [...all].reverse()) {
    const code = day === null ? timeless(terms, fallback) : (terms.find((t) => holds(t, day))?.code ?? fallback);
    if (code !== null) return { rule, code, reason: null };
    none ??= {
      rule,
      code,
      reason:
        day === null
          ? 'the code depends on a day, and the article has none'
          : `no code of the dictionary holds on ${day}`,
    };
  }
  return none;
}

function timeless(terms: readonly CodeTerm[], fallback: string | null): string | null {
  const codes = new Set([...terms.map((t) => t.code), ...(fallback === null ? [] : [fallback])]);
  return codes.size === 1 ? [...codes][0]! : null;
}

function holds(term: CodeTerm, day: string): boolean {
  return (term.from === null || term.from <= day) && (term.to === null || day <= term.to);
}

/** Parley's codes with what a dictionary's code tells put in their place. */
export function withCode(codes: Codes, code: string): Codes {
  const { country, sectors } = readCameoCode(code);
  return {
    country: country ?? codes.country,
    sectors: sectors.length > 0 ? [...sectors] : codes.sectors,
    wikidata: codes.wikidata,
  };
}
