/**
 * A truce taken up again: "the offer", "such a step", "the exchange" once one has been spoken of; "it took effect",
 * "prolonged it by ten days".
 */
import { NONE, type Tree } from '../syntax/index.js';
import { actsOfVerb, isAct, offers } from './lexicon.js';
import type { TruceMention } from './mention.js';

/** Definite nouns that take up a truce spoken of before them. */
export function references(tree: Tree, current: readonly TruceMention[], taken: ReadonlySet<number>): TruceMention[] {
  const out: TruceMention[] = [];
  const named = current.toSorted((a, b) => a.head - b.head);
  const first = Math.min(...current.filter((m) => !m.earlier).map((m) => m.head));
  for (const w of tree.doc.words) {
    const i = w.index;
    if (i < first || taken.has(i) || w.upos !== 'NOUN') continue;
    const takenUp =
      isDefinite(tree, i) || tree.children(i).some((c) => tree.form(c) === 'such' && tree.form(c + 1) === 'a');
    // "the exchange", once an exchange of prisoners has been spoken of
    const again = named.findLast((m) => m.how === 'noun' && m.head < i && tree.lemma(m.head) === tree.lemma(i));
    // "agreed to pull back … the pull-out is to begin"
    const parting =
      offers.kinds.withdrawal?.includes(tree.lemma(i)) && named.some((m) => m.kind === 'withdrawal' && m.head < i);
    if (!(offers.anaphors.includes(tree.lemma(i)) || again || parting) || !takenUp) continue;
    const antecedent = named.findLast((m) => !m.earlier && m.head < i && (!parting || m.kind === 'withdrawal'));
    if (antecedent) out.push({ head: i, kind: antecedent.kind, how: 'reference', earlier: false });
  }
  return out;
}

const PRONOUN_REACH = 2;

/** "It took effect at once", "that it was holding": what only a truce does, said of an "it" close behind one. */
export function pronouns(tree: Tree, found: readonly TruceMention[]): TruceMention[] {
  const out: TruceMention[] = [];
  const sorted = found.toSorted((a, b) => a.head - b.head);
  for (const { index: i } of tree.doc.words) {
    if (tree.form(i) !== 'it' || tree.head(i) < 0) continue;
    const verb = tree.head(i);
    // "prolonged it by ten days"
    const prolonged =
      (tree.is(i, 'obj', 'nsubj:pass') && isAct(tree, verb, 'extend')) ||
      // "it has been violated several times"
      (tree.is(i, 'nsubj:pass') && isAct(tree, verb, 'violate', 'observe'));
    if (prolonged) {
      const last = sorted.findLast((m) => !m.earlier && m.head < i);
      const near = last !== undefined && tree.word(i).sentence - tree.word(last.head).sentence <= 1;
      if (near) out.push({ head: i, kind: last.kind, how: 'reference', earlier: false });
      continue;
    }
    if (!tree.is(i, 'nsubj')) continue;
    const acts =
      actsOfVerb(tree, verb).some((a) => a.act === 'hold') ||
      offers.takesHold.some(([v, n]) => v === tree.lemma(verb) && tree.children(verb).some((c) => tree.lemma(c) === n));
    const covers = ['cover', 'bind', 'exclude', 'expire', 'collapse', 'lapse'].includes(tree.lemma(verb));
    const dated = tree.childrenBy(verb, 'obj').some((o) => isEndDate(tree, o));
    if (!acts && !covers && !dated) continue;
    if (tree.child(verb, 'obj') !== NONE && !covers && !dated && tree.lemma(tree.child(verb, 'obj')) !== 'effect')
      continue;
    const before = sorted.findLast((m) => !m.earlier && m.head < i);
    if (before && tree.word(i).sentence - tree.word(before.head).sentence <= PRONOUN_REACH)
      out.push({ head: i, kind: before.kind, how: 'reference', earlier: false });
  }
  return out;
}

/** "It has no end date" */
function isEndDate(tree: Tree, o: number): boolean {
  return tree.lemma(o) === 'date' && tree.childrenBy(o, 'compound', 'amod').some((c) => tree.form(c) === 'end');
}

export function isDefinite(tree: Tree, i: number): boolean {
  return tree
    .children(i)
    .some(
      (c) =>
        (tree.is(c, 'det') && ['the', 'this', 'that', 'these', 'those', 'both'].includes(tree.form(c))) ||
        tree.is(c, 'nmod:poss'),
    );
}
