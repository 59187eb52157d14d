/**
 * Who brings a truce about between others: "X would mediate", "talks chaired by X", "under Libyan mediation", "Swiss-brokered".
 */
import type { ReadingContext } from '../context.js';
import { agents, isPassiveParticiple, NONE, obliques } from '../syntax/index.js';
import { acts, offers } from './lexicon.js';
import { isParty, makersOf, represented } from './maker.js';
import type { TruceMention } from './mention.js';
import { add, players, type Slots } from './slots.js';

/** "Under it X would mediate", "The talks were mediated by X", in the sentence of the offer or the next. */
export function readMediation(ctx: ReadingContext, mention: TruceMention, slots: Slots): void {
  const { tree } = ctx;
  const here = tree.sentenceOf(mention.head);
  const next = tree.doc.sentences[here.index + 1] ?? here;
  const whole = tree.doc.words.filter(
    (w) => (w.index >= here.first && w.index < next.last) || obliques(tree, w.index, 'between').length > 0,
  );
  for (const w of whole) {
    const v = w.index;
    if (w.upos !== 'VERB' && !/ed$/.test(tree.form(v))) continue;
    const lemma = tree.lemma(v).replace(/^mediated$/, 'mediate');
    if (bringsTogether(ctx, v)) add(slots.mediators, players(ctx, represented(tree, agents(tree, v))).filter(isParty));
    if (
      !acts.mediating.includes(lemma) &&
      !(
        lemma === 'act' &&
        tree.subtree(v).some((k) => ['mediator', 'go-between', 'intermediary'].includes(tree.lemma(k)))
      )
    )
      continue;
    const object = tree.isPassive(v) || isPassiveParticiple(tree, v) ? NONE : tree.child(v, 'obj');
    if (object !== NONE) continue;
    const negotiation = tree
      .childrenBy(v, 'nsubj:pass')
      .some((s) => ['talk', 'negotiation', 'it', 'accord', 'deal', 'agreement', 'pact'].includes(tree.lemma(s)));
    if (tree.isPassive(v) && !negotiation) continue;
    // "talks chaired by X", not a committee.
    const chaired = tree.is(v, 'acl') && tree.head(v) >= 0 ? tree.lemma(tree.head(v)) : '';
    if (['chair', 'facilitate'].includes(lemma) && !negotiation && !['talk', 'negotiation'].includes(chaired)) continue;
    add(
      slots.mediators,
      players(ctx, represented(tree, agents(tree, v))).filter((p) => p.kind !== 'outlet' && isParty(p)),
    );
  }
  // "X, the United Nations mediator": by office, with the body he mediates for.
  for (const p of ctx.cast.players)
    if (p.kind === 'person' && p.named && p.role !== null && /\bmediator\b/.test(p.role) && p.mentions.length > 0) {
      add(slots.mediators, [p]);
      const body = p.affiliation ? ctx.cast.player(p.affiliation) : null;
      if (body?.codes.country === 'IGO') add(slots.mediators, [body]);
    }
  for (const host of [mention.head, ...tree.ancestors(mention.head)]) readChannel(ctx, host, slots);
}

/** "X, which brought the two sides together" */
function bringsTogether(ctx: ReadingContext, v: number): boolean {
  const { tree } = ctx;
  if (tree.lemma(v) !== 'bring' || tree.isPassive(v) || tree.negations(v).length > 0) return false;
  const sides = tree.childrenBy(v, 'obj').some((o) => offers.sides.includes(tree.lemma(o)));
  return sides && tree.children(v).some((c) => ['together', 'table'].includes(tree.lemma(c)));
}

/** "through Iran", "under Libyan mediation", "under the auspices of the UN", "Swiss-brokered". */
export function readChannel(ctx: ReadingContext, word: number, slots: Slots): void {
  const { tree, cast } = ctx;
  // "has told the government through the president of Togo": hung on whom it was told.
  const told =
    tree.upos(word) === 'VERB' ? tree.childrenBy(word, 'obj', 'iobj').flatMap((o) => tree.childrenBy(o, 'nmod')) : [];
  for (const o of [...tree.childrenBy(word, 'obl', 'nmod'), ...told.filter((o) => tree.marker(o) === 'through')]) {
    const markers = tree.markers(o);
    const noun = acts.mediation.includes(tree.lemma(o));
    if (noun && markers.some((m) => ['under', 'with', 'through', 'by'].includes(m)))
      add(
        slots.mediators,
        makersOf(ctx, o)
          .concat(
            players(
              ctx,
              obliques(tree, o, 'of').flatMap((k) => tree.conjuncts(k)),
            ),
          )
          .filter(isParty),
      );
    else if (markers.includes('through') || markers.includes('via')) {
      const p = cast.allAt(o).filter((q) => isParty(q) && q.kind !== 'outlet' && q.named);
      add(slots.mediators, p);
    }
  }
  for (const c of tree.childrenBy(word, 'amod', 'compound')) {
    const joined = /^(.+)-(brokered|mediated|sponsored|negotiated)$/.exec(tree.form(c));
    if (joined) {
      const p = [cast.at(c), cast.ownerOf(word)].find((q) => q !== null);
      if (p) add(slots.mediators, [p]);
    } else if (
      ['brokered', 'mediated', 'sponsored', 'negotiated'].includes(tree.form(c)) &&
      c >= 2 &&
      tree.form(c - 1) === '-'
    ) {
      const p = cast.at(c - 2);
      if (p) add(slots.mediators, [p]);
    }
  }
}
