/**
 * "We shall prolong it if they lift the embargo": a term under the condition of another.
 */
import type { ReadingContext } from '../context.js';
import { agents, NONE, obliques, type Tree } from '../syntax/index.js';
import { deed } from './deed.js';
import { offers } from './lexicon.js';
import { isCeasing, type TruceMention } from './mention.js';
import { type Parties, partiesAmong } from './party.js';
import type { TermDraft } from './terms.js';

export function conditions(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const heads = new Set(mentions.map((m) => m.head));
  for (const w of tree.doc.words) {
    const m = w.index;
    if (w.upos !== 'VERB' && w.upos !== 'AUX' && w.upos !== 'ADJ') continue;
    for (const c of conditionClauses(tree, m)) {
      const giver = partiesAmong(ctx, agents(tree, m), parties);
      const asked = partiesAmong(ctx, agents(tree, c), parties);
      if (giver.length !== 1 || asked.length !== 1 || giver[0]!.id === asked[0]!.id) continue;
      if (!isUndertaking(tree, m, heads) || tree.negations(m).length > 0) continue;
      out.push([
        { party: giver[0]!, undertaking: deed(tree, m), head: m, inReturnFor: 1, rule: 'term/condition', at: m },
        { party: asked[0]!, undertaking: clauseWords(tree, c), head: c, inReturnFor: 0, rule: 'term/condition', at: m },
      ]);
    }
  }
  return out;
}

function conditionClauses(tree: Tree, m: number): number[] {
  const out: number[] = [];
  for (const c of tree.childrenBy(m, 'advcl'))
    if (
      tree
        .children(c)
        .some(
          (k) =>
            tree.is(k, 'mark', 'advmod') &&
            (offers.conditions.includes(tree.form(k)) || (tree.form(k) === 'after' && isOnlyAfter(tree, k))),
        )
    )
      out.push(c);
  // "on condition that the rebels do the same"
  for (const o of obliques(tree, m, 'on'))
    if (offers.conditionNouns.includes(tree.lemma(o))) out.push(...tree.childrenBy(o, 'acl', 'ccomp'));
  return out;
}

function isOnlyAfter(tree: Tree, mark: number): boolean {
  return mark > 0 && tree.form(mark - 1) === 'only';
}

function isUndertaking(tree: Tree, m: number, truces: ReadonlySet<number>): boolean {
  const lemma = tree.lemma(m);
  if (isCeasing(tree, m) || offers.undertakings.includes(lemma) || offers.observing.includes(lemma)) return true;
  const object = tree.child(m, 'obj');
  return object !== NONE && truces.has(object) && ['prolong', 'extend', 'accept', 'renew'].includes(lemma);
}

function clauseWords(tree: Tree, c: number): number[] {
  return deed(tree, c);
}
