/**
 * Who takes a deed upon himself ("will stop fighting", "invited both sides"), and whom it spares or addresses.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import { NONE, obliques, type Tree } from '../syntax/index.js';
import { offers } from './lexicon.js';
import { isParty, sidesOf } from './maker.js';
import type { TruceMention } from './mention.js';
import { doers } from './predicate.js';
import { add, players, type Slots } from './slots.js';

/** "will stop fighting": whoever does it, in his own name, offers it. */
export function readDeed(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const who = players(ctx, doers(tree, mention.head))
    .flatMap((p) => sidesOf(ctx, p))
    .filter((p) => p.kind !== 'outlet' && p.kind !== 'place');
  if (who.length === 0) {
    // "the guns are to fall silent": agreed, by nobody named.
    if (isImpersonal(tree, mention.head)) {
      slots.acts.push(mention.head);
      slots.states.push({ status: 'accepted', predicate: mention.head });
    }
    return;
  }
  add(slots.proposers, who);
  if (!slots.done.some((a) => a.act === 'agree')) add(slots.makers, who);
  // "invited both sides to talks", "gave the fighters 48 hours to leave"
  if (['invite', 'give'].includes(tree.lemma(mention.head))) {
    const guests = tree.childrenBy(mention.head, 'obj', 'iobj').flatMap((o) => tree.conjuncts(o));
    add(slots.recipients, players(ctx, guests).filter(isParty));
  }
  // "suspend their attacks on X": X is spared, so X is addressed.
  const objects = tree.childrenBy(mention.head, 'obj', 'xcomp');
  const spared = [...objects, ...objects.flatMap((o) => tree.childrenBy(o, 'obj')), mention.head].flatMap((o) =>
    obliques(tree, o, 'on', 'against', 'at'),
  );
  // What is not done to an army any more is held out to its state.
  const behind = (p: Player) => (p.kind === 'military' && p.affiliation ? ctx.cast.player(p.affiliation) : p);
  const states = players(ctx, spared)
    .map(behind)
    .filter((p) => p.named && ['state', 'government', 'armed-group', 'military'].includes(p.kind));
  add(
    slots.recipients,
    states.filter((p) => !who.some((q) => q.id === p.id)),
  );
  slots.acts.push(mention.head);
  // "will cease hostilities under an accord signed here"
  const agreed =
    who.length > 1 && obliques(tree, mention.head, 'under').some((o) => offers.agreementNouns.includes(tree.lemma(o)));
  if (agreed) slots.states.push({ status: 'accepted', predicate: mention.head });
  else if (slots.states.length === 0) slots.states.push({ status: 'offered', predicate: mention.head });
}

/** A deed without a doer: guns fall silent, fighting stops. */
function isImpersonal(tree: Tree, head: number): boolean {
  const subject = tree.child(head, 'nsubj');
  return (
    subject !== NONE &&
    !['PRON', 'PROPN'].includes(tree.upos(subject)) &&
    ['fall', 'stop', 'end', 'cease'].includes(tree.lemma(head))
  );
}
