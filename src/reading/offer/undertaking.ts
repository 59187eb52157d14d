/**
 * What a party undertakes or orders its own men to do.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { agents, NONE, patients } from '../syntax/index.js';
import { deed } from './deed.js';
import { offers } from './lexicon.js';
import { isCeasing, type TruceMention } from './mention.js';
import { type Parties, partiesAmong } from './party.js';
import { players } from './slots.js';
import type { TermDraft } from './terms.js';

const CORE = 'core';

export function undertakings(ctx: ReadingContext, mentions: readonly TruceMention[], parties: Parties): TermDraft[][] {
  const { tree } = ctx;
  const out: TermDraft[][] = [];
  const deeds = new Set(mentions.filter((m) => m.how === 'deed').map((m) => m.head));
  for (const w of tree.doc.words) {
    const v = w.index;
    if (w.upos !== 'VERB') continue;
    const lemma = tree.lemma(v);
    if (
      ['undertake', 'agree', 'promise', 'pledge', 'vow', 'commit'].includes(lemma) &&
      tree.negations(v).length === 0
    ) {
      const who = partiesAmong(ctx, agents(tree, v), parties);
      if (who.length === 0) continue;
      for (const x of tree.childrenBy(v, 'xcomp', 'ccomp').flatMap((k) => [k, ...tree.childrenBy(k, 'conj')])) {
        if (
          tree.upos(x) !== 'VERB' ||
          deeds.has(x) ||
          isCeasing(tree, x) ||
          !offers.undertakings.includes(tree.lemma(x))
        )
          continue;
        out.push(
          who.map((party) => ({
            party,
            undertaking: deed(tree, x),
            head: x,
            inReturnFor: null,
            rule: 'term/undertaking',
            at: v,
          })),
        );
      }
    } else if (offers.orders.includes(lemma)) {
      // An army's orders to itself: "had ordered all units to stop", "troops had been told to stay in their bases".
      const x = tree.child(v, 'xcomp');
      if (
        x === NONE ||
        tree.upos(x) !== 'VERB' ||
        !(
          isCeasing(tree, x) ||
          ['stay', 'withdraw', 'hold', 'pull', 'remain', 'stop', 'cease', 'halt'].includes(tree.lemma(x))
        )
      )
        continue;
      const party = commander(ctx, v, parties);
      if (party)
        out.push([{ party, undertaking: deed(tree, x), head: x, inReturnFor: null, rule: 'term/order', at: v }]);
    } else if (
      tree.isPassive(v) &&
      ['ease', 'lift', 'relax', 'remove', 'open', 'reopen'].includes(lemma) &&
      tree.children(v).some((c) => tree.is(c, 'aux') && ['will', 'would', 'shall'].includes(tree.form(c)))
    ) {
      // "limits on fuel would be eased": the side that says so lifts them.
      const speaker = ctx.voices.at(v)?.record.chain.at(-1)?.actor;
      const party = parties.sides.find((p) => p.id === speaker);
      if (party)
        out.push([
          {
            party,
            undertaking: tree.subtree(v).filter((k) => !tree.is(k, 'mark')),
            head: v,
            inReturnFor: null,
            rule: 'term/easing',
            at: v,
          },
        ]);
    }
  }
  // The ceasing itself, where a party says in its own words what it will stop.
  for (const m of mentions) {
    if (m.how !== 'deed' || tree.is(m.head, 'xcomp')) continue;
    const who = partiesAmong(ctx, agents(tree, m.head), parties);
    if (who.length === 1)
      out.push(
        who.map((party) => ({
          party,
          undertaking: deed(tree, m.head),
          head: m.head,
          inReturnFor: null,
          rule: `term/${CORE}`,
          at: m.head,
        })),
      );
  }
  return out;
}

/** Who gives an order: its subject's side, or the side whose statement tells of it. */
function commander(ctx: ReadingContext, v: number, parties: Parties): Player | null {
  const { tree } = ctx;
  const who = tree.isPassive(v) ? [] : partiesAmong(ctx, agents(tree, v), parties);
  if (who.length === 1) return who[0]!;
  const speaker = ctx.voices.at(v)?.record.chain.at(-1)?.actor;
  const told = players(ctx, patients(tree, v));
  return (
    parties.sides.find((p) => p.id === speaker) ??
    parties.sides.find((p) => told.some((t) => t.affiliation === p.id)) ??
    null
  );
}
