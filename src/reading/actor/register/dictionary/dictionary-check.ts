/**
 * What is wrong in a dictionary though every line of it can be read: codes that CAMEO does not know, terms that overlap,
 * and names of two actors. Such records are used all the same; the first term that fits holds, and a shared name stays
 * open.
 */
import { keyOf } from '../../fold.js';
import { readCameoCode } from './cameo-code.js';
import type { CodeTerm } from './code-term.js';
import type { DictionaryRecord } from './dictionary.js';

export function* checkDictionary(
  records: readonly DictionaryRecord[],
): Generator<{ readonly line: number; readonly reason: string }> {
  const owner = new Map<string, DictionaryRecord>();
  for (const record of records) {
    const { names, terms, fallback, line } = record;
    const coded = [...terms, ...(fallback === null ? [] : [{ code: fallback, line }])];
    for (const { code, line: at } of new Map(coded.map((c) => [c.code, c])).values()) {
      const { fault } = readCameoCode(code);
      if (fault) yield { line: at, reason: fault };
    }
    for (const [k, term] of terms.entries()) {
      const other = terms.slice(0, k).find((t) => overlap(t, term));
      if (other) yield { line: term.line, reason: `${range(term)} overlaps ${range(other)} of line ${other.line}` };
    }
    for (const name of names) {
      const key = keyOf(name);
      const before = owner.get(key);
      if (before && before !== record) {
        yield { line, reason: `the name ${JSON.stringify(name)} is that of line ${before.line} as well` };
      } else owner.set(key, record);
    }
  }
}

/** More than the one day that the end of a term and the beginning of the next may share. */
function overlap(a: CodeTerm, b: CodeTerm): boolean {
  return (a.from ?? '') < (b.to ?? '9') && (b.from ?? '') < (a.to ?? '9');
}

function range({ code, from, to }: CodeTerm): string {
  return `[${code} ${from ?? '…'} – ${to ?? '…'}]`;
}
