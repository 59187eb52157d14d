/**
 * The words of a deed: a predicate without its subject, its marker and its conditions.
 */
import { NONE, type Tree, trimPunctuation } from '../syntax/index.js';
import { terms } from './lexicon.js';

/** "if …", "unless …", "as long as …", "once …": a clause that a deed depends on. */
export function isConditional(tree: Tree, clause: number): boolean {
  return tree
    .children(clause)
    .some((m) => tree.is(m, 'mark', 'advmod', 'case') && m < clause && isConditionMark(tree, m));
}

/** A conditional conjunction, of one word or several ("as soon as", "so long as", "only after"), at its last word. */
export function isConditionMark(tree: Tree, m: number): boolean {
  const form = tree.form(m);
  if (terms.conditions.includes(form)) return true;
  const three = `${tree.form(m - 2)}_${tree.form(m - 1)}_${form}`;
  const whole = [m, ...tree.childrenBy(m, 'fixed')].map((k) => tree.form(k)).join('_');
  if (terms.conditions.includes(three) || terms.conditions.includes(whole)) return true;
  return (form === 'after' || form === 'when' || form === 'once') && tree.form(m - 1) === 'only';
}

/** The words of a deed without its subject, its marker and its conditions. */
export function deed(tree: Tree, head: number, exclude: ReadonlySet<number> = new Set()): number[] {
  const drop = new Set<number>();
  // "is ready to stop fighting if …": a condition may hang further down.
  for (let x = tree.child(head, 'xcomp'); x !== NONE; x = tree.child(x, 'xcomp'))
    for (const c of tree.childrenBy(x, 'advcl', 'conj')) {
      // "stop shooting and pull its troops out" are two deeds, "stop shooting and shelling" is one.
      const another = tree.is(c, 'conj') && tree.upos(c) === 'VERB' && tree.word(c).xpos !== 'VBG';
      if (another || (tree.is(c, 'advcl') && isConditional(tree, c))) for (const k of tree.subtree(c)) drop.add(k);
    }
  for (const c of tree.children(head)) {
    const condition =
      tree.is(c, 'advcl') &&
      (isConditional(tree, c) ||
        tree.children(c).some((m) => tree.is(m, 'mark') && ['unless', 'although', 'because'].includes(tree.form(m))));
    const coordinated = tree.is(c, 'conj') && (tree.upos(c) === 'VERB' || tree.child(c, 'nsubj') !== NONE);
    if (
      tree.is(c, 'mark', 'cc', 'parataxis', 'expl', 'discourse') ||
      (tree.is(c, 'nsubj') && (c < head || !tree.isPassive(head))) ||
      condition ||
      coordinated ||
      (tree.is(c, 'aux', 'cop') && c < head)
    )
      for (const k of tree.subtree(c)) drop.add(k);
    if (
      tree.is(c, 'obl') &&
      (['under', 'according_to'].includes(tree.marker(c)) ||
        (tree.marker(c) === 'on' && terms.conditionNouns.includes(tree.lemma(c))))
    )
      for (const k of tree.subtree(c)) drop.add(k);
    if (tree.is(c, 'advcl') && !condition && tree.child(c, 'mark') === NONE && !isPlaced(tree, c) && c > head)
      for (const k of tree.subtree(c)) drop.add(k);
  }
  const words = tree.subtree(head).filter((w) => !drop.has(w) && !exclude.has(w));
  const at = words.indexOf(head);
  let a = at;
  let b = at;
  while (a > 0 && words[a - 1]! >= words[a]! - 1) a--;
  while (b + 1 < words.length && words[b + 1]! <= words[b]! + 2) b++;
  const out = trimPunctuation(tree, words.slice(a, b + 1));
  // "…, and", "only | if", "as long | as" belong to what comes next.
  while (out.length > 1 && opensClause(tree, out.at(-1)!)) out.pop();
  return trimPunctuation(tree, out);
}

/** Words that lead into a clause which has been left out. */
function opensClause(tree: Tree, w: number): boolean {
  if (tree.upos(w) === 'CCONJ') return true;
  const next = w + 1 < tree.doc.words.length ? w + 1 : w;
  if (tree.form(w) === 'only' || ['long', 'soon'].includes(tree.form(w))) return isConditionMark(tree, next);
  return ['as', 'so'].includes(tree.form(w)) && isConditionMark(tree, w + 2);
}

/** "stay in their bases except where they are fired upon": a clause of place limits the deed. */
function isPlaced(tree: Tree, clause: number): boolean {
  return tree.children(clause).some((k) => k < clause && tree.form(k) === 'where');
}
