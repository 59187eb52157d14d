/**
 * "Under the accord both sides must pull back": what the deal itself obliges the parties to.
 */
import type { ReadingContext } from '../context.js';
import { agents, NONE, obliques, type Tree } from '../syntax/index.js';
import { deed } from './deed.js';
import { offers } from './lexicon.js';
import type { TruceMention } from './mention.js';
import { type Parties, partiesAmong } from './party.js';
import type { TermDraft } from './terms.js';

export function obligations(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const heads = new Set(mentions.filter((m) => !m.earlier).map((m) => m.head));
  for (const w of tree.doc.words) {
    const v = w.index;
    if (w.upos !== 'VERB') continue;
    const under = obliques(tree, v, 'under').find((o) => heads.has(o) || pronounOf(tree, o));
    if (under === undefined) continue;
    for (const deedHead of [v, ...tree.childrenBy(v, 'conj').filter((k) => tree.upos(k) === 'VERB')]) {
      const acts = obliged(tree, deedHead);
      for (const act of acts) {
        const who = partiesAmong(ctx, agents(tree, act), parties);
        const all = who.length > 0 ? who : tree.isPassive(act) ? parties.sides : [];
        out.push(
          all.map((party) => ({
            party,
            undertaking: tree.isPassive(act) ? tree.subtree(act) : deed(tree, act),
            head: act,
            inReturnFor: null,
            rule: 'term/obligation',
            at: v,
          })),
        );
      }
    }
  }
  return out;
}

function pronounOf(tree: Tree, i: number): boolean {
  return tree.upos(i) === 'PRON' && ['it', 'which'].includes(tree.form(i));
}

/** The deed behind "must", "are to", "would": the verb itself or its infinitive. */
function obliged(tree: Tree, v: number): number[] {
  if (tree.children(v).some((c) => tree.is(c, 'aux') && offers.obliges.includes(tree.lemma(c)))) return [v];
  const x = tree.child(v, 'xcomp', 'ccomp');
  if (x !== NONE && ['be', 'have', 'agree', 'undertake', 'require'].includes(tree.lemma(v)))
    return [x, ...tree.childrenBy(x, 'conj')];
  return [];
}
