/**
 * What predicates tell together: "agreed to stop firing" is an agreement and a retreat to come, "refused to meet" a
 * refusal and no meeting, "said it would bomb" a threat. One rule per operator class.
 *
 *   promise   friendly content: AGREE, the content to come; hostile content: THREATEN
 *   threaten  THREATEN, the content hypothetical
 *   demand    REQUEST, the content hypothetical
 *   refuse    REJECT, the content is no event
 *   accuse    ACCUSE, the content is told as the accuser's word
 *   stop      of force: RETREAT; of help, talks or ties: SANCTION; the content is no event
 *   light     the content is the event, done by the light verb's subject
 *   order, expect, attempt, deny   change the content's status only
 */
import type { ReadingContext } from '../context.js';
import { NONE } from '../syntax/index.js';
import { isFriendly } from './category.js';
import { type Frame, frameRegister } from './frame.js';
import type { Predicate } from './match.js';
import { type Operator, operatorsOver } from './operator.js';
import { negated } from './status.js';

export interface Composed extends Predicate {
  /** Words to add to the trigger: the light verb, the operator's complement. */
  readonly with: readonly number[];
  /** Predicates whose roles stand in where this one has none (an operator's complement, a light verb's noun). */
  readonly lends: readonly Predicate[];
  /** Status that composition fixes, whatever the words' own. */
  readonly fixed?: 'actual' | 'future' | 'hypothetical';
  readonly rule: string;
}

const FRAME_OF: Partial<Record<Operator['class'], string>> = {
  promise: 'agree.promise',
  threaten: 'threaten.threaten',
  refuse: 'reject.refuse',
  demand: 'request.demand',
  accuse: 'accuse.blame',
};

export function frameNamed(id: string): Frame {
  const found = frameRegister().frames.find((f) => f.id === id);
  if (!found) throw new Error(`frames.json: no frame ${id}`);
  return found;
}

/** The events that a text's predicates make together. */
export function compose(ctx: ReadingContext, predicates: readonly Predicate[]): Composed[] {
  const { tree } = ctx;
  const at = new Map(predicates.map((p) => [p.word, p]));
  const dropped = new Set<number>();
  const changed = new Map<number, Composed>();
  const added: Composed[] = [];

  const own = (p: Predicate): Composed =>
    changed.get(p.word) ?? { ...p, with: [], lends: [], rule: `frame.${p.frame.id}` };
  const operate = (operator: Operator, content: Predicate, frameId: string) => {
    const known = at.get(operator.word);
    const make = frameNamed(frameId);
    if (known && known.frame.category === make.category) {
      const c = own(known);
      changed.set(known.word, { ...c, lends: [...c.lends, content], with: c.with });
      return;
    }
    if (known) dropped.add(known.word);
    const earlier = added.find((a) => a.word === operator.word);
    if (earlier) {
      if (earlier.frame.category !== make.category) return;
      added[added.indexOf(earlier)] = { ...earlier, lends: [...earlier.lends, content] };
      return;
    }
    added.push({
      word: operator.word,
      frame: make,
      noun: tree.upos(operator.word) === 'NOUN',
      parts: [],
      weight: content.weight,
      with: [content.word],
      lends: [content],
      rule: `compose.${operator.class}`,
    });
  };

  for (const p of predicates) {
    const [operator] = operatorsOver(tree, p.word);
    if (!operator) continue;
    switch (operator.class) {
      case 'light': {
        const known = at.get(operator.word);
        if (known && known.frame.category !== p.frame.category) {
          dropped.add(p.word);
          break;
        }
        if (known) dropped.add(known.word);
        const c = own(p);
        changed.set(p.word, {
          ...c,
          with: [...c.with, operator.word],
          lends: [...c.lends, { ...(known ?? p), word: operator.word, noun: false }],
          rule: `compose.light ${c.rule}`,
        });
        break;
      }
      case 'stop': {
        dropped.add(p.word);
        if (at.has(operator.word) && at.get(operator.word)?.frame.id !== 'agree.accord') {
          const c = own(at.get(operator.word)!);
          changed.set(operator.word, { ...c, with: [...c.with, p.word], lends: [...c.lends, p] });
        } else if (['ASSAULT', 'COERCE', 'MOBILIZE'].includes(p.frame.category))
          operate(operator, p, 'retreat.ceasefire');
        else if (['AID', 'CONSULT', 'COOPERATE'].includes(p.frame.category)) operate(operator, p, 'sanction.cut');
        break;
      }
      case 'promise': {
        if (p.frame.category === 'AGREE' && p.frame.stage === 'said') {
          if (at.has(operator.word)) dropped.add(operator.word);
          changed.set(p.word, { ...own(p), fixed: 'actual' });
          break;
        }
        if (p.noun && at.has(operator.word)) {
          if (isFriendly(p.frame.category)) dropped.add(p.word);
          break;
        }
        operate(
          operator,
          p,
          isFriendly(p.frame.category) || p.frame.category === 'REQUEST' || p.frame.category === 'ACCUSE'
            ? FRAME_OF.promise!
            : FRAME_OF.threaten!,
        );
        break;
      }
      case 'refuse':
        dropped.add(p.word);
        operate(operator, p, FRAME_OF.refuse!);
        break;
      case 'threaten':
      case 'demand':
      case 'accuse':
        if (
          p.noun &&
          operator.class === 'demand' &&
          tree.upos(operator.word) === 'VERB' &&
          p.frame.category === 'REQUEST'
        ) {
          dropped.add(p.word);
          break;
        }
        operate(operator, p, FRAME_OF[operator.class]!);
        break;
      default:
        break;
    }
  }
  // A noun that completes another predicate's frame tells nothing of its own ("dropped its demand").
  for (const p of predicates) {
    if (dropped.has(p.word)) continue;
    for (const part of p.parts) {
      const noun = at.get(part);
      if (noun?.noun && (noun.frame.category !== p.frame.category || p.frame.id === 'assault.clash')) dropped.add(part);
    }
  }
  // "…, both sides agreed": saying so is no agreement.
  for (const p of predicates)
    if (
      tree.lemma(p.word) === 'agree' &&
      p.frame.category === 'AGREE' &&
      ctx.voices.byCue(p.word) &&
      tree.child(p.word, 'xcomp') === NONE &&
      tree.is(p.word, 'parataxis')
    )
      dropped.add(p.word);
  // What is not promised, demanded or threatened is not to come either.
  for (const p of predicates) {
    const [operator] = operatorsOver(tree, p.word);
    if (operator && ['promise', 'demand', 'threaten'].includes(operator.class) && negated(tree, operator.word))
      dropped.add(p.word);
  }
  const kept = predicates.filter((p) => !dropped.has(p.word)).map(own);
  return [...kept, ...added.filter((a) => !dropped.has(a.word))].sort((a, b) => a.word - b.word);
}
