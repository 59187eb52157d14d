/**
 * Mentions in the last column of CoNLL-U, in the notation of GUM and CorefUD: `(1-person-2` opens the first mention, a
 * person headed by the second of its words, and `1)` closes it; `(3-place-1)` does both. Numbers count mentions, not
 * things: nothing says which of them are of the same thing.
 */
import type { Doc } from './doc.js';

/** The comment that explains the fields, for the head of a document. */
export const ENTITY_FIELDS = '# global.Entity = GRP-etype-head';

/** The `Entity=` attribute of every word on which a mention opens or closes. */
export function entityColumn(doc: Doc, before = 0): Map<number, string> {
  const opening = new Map<number, string>();
  const closing = new Map<number, string>();
  doc.nested.forEach(({ kind, first, last, head }, i) => {
    const id = before + i + 1;
    const one = last === first + 1;
    opening.set(first, `${opening.get(first) ?? ''}(${id}-${kind}-${head - first + 1}${one ? ')' : ''}`);
    // Inner mentions come later and close earlier.
    if (!one) closing.set(last - 1, `${id})${closing.get(last - 1) ?? ''}`);
  });
  const column = new Map<number, string>();
  for (const at of new Set([...opening.keys(), ...closing.keys()])) {
    // A word on which one mention opens and another closes: what opens there is one word long and lies in the other.
    column.set(at, `Entity=${opening.get(at) ?? ''}${closing.get(at) ?? ''}`);
  }
  return column;
}
