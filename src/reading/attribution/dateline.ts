/**
 * The dateline of a report: "KYIV —", "GOMA, Dec 10 (Reuters) -", "COTABATO CITY: …". It is no part of what anybody says.
 */
import type { Tree } from '../syntax/index.js';

const REACH = 24;

/** The first word after the dateline; 0 where the report has none. */
export function afterDateline(tree: Tree): number {
  const { words } = tree.doc;
  const first = words[0];
  // A place in capitals opens it.
  if (!first || !/^\p{Lu}{2,}/u.test(first.form)) return 0;
  let parentheses = 0;
  for (let i = 1; i < Math.min(words.length, REACH); i++) {
    const { form, upos } = words[i]!;
    if (form === '(') parentheses++;
    else if (form === ')') parentheses--;
    else if (parentheses === 0 && /^[-–—]+$/.test(form)) return i + 1;
    else if (parentheses === 0 && form === ':' && i < 5) return i + 1;
    else if (parentheses === 0 && !(upos === 'PROPN' || upos === 'NUM' || /^[,.]$/.test(form) || /^\p{Lu}/u.test(form)))
      return 0;
  }
  return 0;
}
