/**
 * Which words stand inside quotation marks, and which quotation they belong to.
 */
import type { Tree } from './tree.js';

export interface Quote {
  readonly first: number;
  /** One past the last word. */
  readonly last: number;
}

/**
 * Quotations by their marks. A straight mark opens where none is open; a paragraph that ends without closing ends the
 * quotation (the next paragraph opens it anew, by the custom of the press).
 */
export function findQuotes(tree: Tree): Quote[] {
  const { words, sentences } = tree.doc;
  const out: Quote[] = [];
  let open = -1;
  let paragraph = -1;
  for (const w of words) {
    const here = sentences[w.sentence]?.paragraph ?? 0;
    if (here !== paragraph) {
      if (open >= 0 && w.index > open + 1) out.push({ first: open + 1, last: w.index });
      open = -1;
      paragraph = here;
    }
    const opens = /^(?:“|``|«|„)$/.test(w.form);
    const closes = /^(?:”|''|»)$/.test(w.form);
    const straight = w.form === '"';
    if (opens || (straight && open < 0)) open = w.index;
    else if ((closes || straight) && open >= 0) {
      if (w.index > open + 1) out.push({ first: open + 1, last: w.index });
      open = -1;
    }
  }
  if (open >= 0 && words.length > open + 1) out.push({ first: open + 1, last: words.length });
  return out;
}
