/**
 * Content by frame: what each kind of cue takes as what is said. The frames are explained in `data/cues.json`.
 */
import { isRelative, NONE, nounPhrase, obliques, resolveRelative, surfaceSubject, type Tree } from '../syntax/index.js';
import { type Found, found, isInfinitive, phrasesWith, rangeOf, stretch } from './candidate.js';
import { clauseContent, isReportedClause } from './clause-content.js';
import { extended } from './content-end.js';
import { parentheticalContent } from './fronted-content.js';
import { cues, type Frame, type VerbEntry } from './lexicon.js';
import type { Quotation } from './quotation.js';
import { isBeside, quotedContent, withheld } from './quoted-content.js';

export function activeContent(
  tree: Tree,
  v: number,
  sense: VerbEntry,
  frame: Frame,
  quotations: readonly Quotation[],
): Found | null {
  const obj = tree.child(v, 'obj');
  switch (frame) {
    case 'clause': {
      const clause = clauseContent(tree, v) ?? parentheticalContent(tree, v);
      // A quotation that opens the sentence, or follows the cue, is what was said, whatever clause hangs on the cue.
      const quote = sense.frames.includes('quote') ? quotedContent(tree, v, quotations) : null;
      return quote && (!clause || isBeside(tree, v, clause, quote)) ? quote : clause;
    }
    case 'quote':
      return quotedContent(tree, v, quotations) ?? withheld(tree, v);
    case 'infinitive': {
      const x = tree.child(v, 'xcomp', 'ccomp');
      const gerund = x !== NONE && sense.stance === 'deny' && tree.word(x).feats.VerbForm !== 'Fin';
      if (x === NONE || obj !== NONE || !(gerund || isInfinitive(tree, x))) return null;
      return found(tree, extended(tree, v, tree.subtree(x)), x, frame, 'cue/infinitive');
    }
    case 'noun': {
      // "accused X of it, a charge that Y denies": the charge.
      const charge = obj !== NONE && isRelative(tree, obj) ? resolveRelative(tree, obj) : NONE;
      if (charge !== NONE && sense.polarity === '-' && cues.claimNouns.includes(tree.lemma(charge)))
        return found(tree, nounPhrase(tree, charge, { relative: false }), charge, frame, 'cue/noun');
      if (
        obj === NONE ||
        isRelative(tree, obj) ||
        ['other', 'another', 'itself', 'himself', 'themselves'].includes(tree.form(obj))
      )
        return null;
      if (sense.nouns === 'claims' && !cues.claimNouns.includes(tree.lemma(obj))) return null;
      // "dismissed the account as a fabrication" says what the account is.
      if (sense.nouns === 'claims' && phrasesWith(tree, v, ['as']).some((p) => p > obj)) return null;
      if (tree.child(v, 'ccomp') !== NONE) return null;
      const words = nounPhrase(tree, obj, { relative: true, conjuncts: true });
      return found(tree, [...words, ...trailing(tree, v, words)], obj, frame, 'cue/noun');
    }
    case 'of':
      return objectAndPhrase(tree, v, obj, ['of'], frame);
    case 'for':
      return objectAndPhrase(tree, v, obj, ['for'], frame);
    case 'as':
      return objectAndPhrase(tree, v, obj, ['as'], frame);
    case 'at':
      return objectAndPhrase(tree, v, obj, ['at'], frame);
    case 'with':
      return objectAndPhrase(tree, v, obj, ['with'], frame);
    case 'small': {
      const x = tree.child(v, 'xcomp');
      // "X, which the union considers a terrorist organisation": what is called stands above the clause.
      const called = tree.childrenBy(v, 'obj').find((o) => o > v);
      if (
        x === NONE &&
        called !== undefined &&
        tree.is(v, 'acl:relcl') &&
        tree.child(v, 'nsubj') !== NONE &&
        !isRelative(tree, tree.child(v, 'nsubj'))
      )
        return found(
          tree,
          [...nounPhrase(tree, tree.head(v), { apposition: false }), ...nounPhrase(tree, called)],
          called,
          frame,
          'cue/small-clause',
        );
      if (sense.predicates && x === NONE) return null;
      if (obj !== NONE && x === NONE) {
        // A second noun phrase right after the object is its predicate, whatever label it got.
        const next = Math.max(...nounPhrase(tree, obj)) + 1;
        const second = tree
          .childrenBy(v, 'obj', 'iobj', 'obl')
          .find(
            (o) =>
              o > obj &&
              Math.min(...tree.subtree(o)) === next &&
              tree.markers(o).length === 0 &&
              ['NOUN', 'PROPN', 'ADJ'].includes(tree.upos(o)),
          );
        return second === undefined
          ? null
          : found(
              tree,
              stretch([...nounPhrase(tree, obj), ...tree.subtree(second)]),
              second,
              frame,
              'cue/small-clause',
            );
      }
      if (obj === NONE || x === NONE || x < obj || isInfinitive(tree, x)) return null;
      // "held the rebels responsible for the attack", not "held the town".
      if (sense.predicates && !sense.predicates.includes(tree.lemma(x))) return null;
      return found(tree, stretch([...nounPhrase(tree, obj), ...tree.subtree(x)]), x, frame, 'cue/small-clause');
    }
    case 'order': {
      const object = [obj, tree.child(v, 'iobj'), calledOn(tree, v)].find((o) => o !== NONE) ?? NONE;
      const below = object === NONE ? NONE : tree.child(object, 'acl');
      const x =
        [tree.child(v, 'xcomp', 'ccomp', 'advcl'), below].find((k) => k !== NONE && isInfinitive(tree, k)) ?? NONE;
      if (object === NONE || x === NONE || x < object || !isInfinitive(tree, x)) return null;
      return found(
        tree,
        extended(tree, v, [...nounPhrase(tree, object, { conjuncts: true }), ...tree.subtree(x)]),
        x,
        frame,
        'cue/order',
      );
    }
    case 'about': {
      const wanted = cues.aboutPrepositions[tree.lemma(v)] ?? [];
      const o = obliques(tree, v, ...wanted).find((k) => k > v);
      if (o === undefined || wanted.length === 0) return null;
      return found(
        tree,
        nounPhrase(tree, o, { relative: true, conjuncts: true, apposition: false }),
        o,
        frame,
        'cue/about',
      );
    }
  }
}

/** "called on both sides to …", "appealed to the army to …": who is to do it stands behind a preposition. */
function calledOn(tree: Tree, v: number): number {
  return obliques(tree, v, ...(cues.orderPrepositions[tree.lemma(v)] ?? [])).find((o) => o > v) ?? NONE;
}

export function passiveContent(tree: Tree, v: number, sense: VerbEntry, frame: Frame): Found | null {
  const agent = obliques(tree, v, 'by')[0] ?? NONE;
  const sourceless = cues.sourceless.includes(tree.lemma(v));
  if (agent === NONE && !sourceless) return null;
  const subject = surfaceSubject(tree, v);
  switch (frame) {
    case 'clause': {
      // "was told by the rebels that …": the clause may hang on whoever told it.
      const below = agent === NONE ? undefined : tree.children(agent).find((k) => isReportedClause(tree, k));
      const c = below ?? tree.child(v, 'ccomp', 'csubj');
      if (c !== NONE) return found(tree, tree.subtree(c), c, frame, 'cue/passive-clause');
      const x = tree.child(v, 'xcomp');
      if (x === NONE || !isInfinitive(tree, x) || !sourceless) return null;
      return found(tree, extended(tree, v, tree.subtree(x)), x, frame, 'cue/passive-raising');
    }
    case 'order': {
      const x = tree.child(v, 'xcomp');
      if (x === NONE || !isInfinitive(tree, x)) return null;
      return found(tree, extended(tree, v, tree.subtree(x)), x, frame, 'cue/passive-raising');
    }
    case 'as':
    case 'small': {
      const x = frame === 'small' ? tree.child(v, 'xcomp') : (phrasesWith(tree, v, ['as'])[0] ?? NONE);
      if (x === NONE || subject === NONE || agent === NONE) return null;
      const agentWords = new Set(tree.subtree(agent));
      return found(
        tree,
        [...nounPhrase(tree, subject), ...tree.subtree(x).filter((k) => !agentWords.has(k))],
        x,
        frame,
        'cue/passive-as',
      );
    }
    case 'with': {
      const x = phrasesWith(tree, v, ['with'])[0] ?? NONE;
      if (x === NONE) return null;
      // "planning and executing": the second gerund may hang on the cue.
      const gerunds = tree.childrenBy(v, 'conj').filter((c) => c > x && tree.word(c).xpos === 'VBG');
      const words = [x, ...gerunds]
        .flatMap((g) => tree.subtree(g))
        .filter((k) => !(tree.head(k) === x && tree.is(k, 'mark', 'case')));
      return found(tree, words, x, frame, 'cue/passive-with');
    }
    case 'of':
    case 'for': {
      const x = phrasesWith(tree, v, [frame])[0] ?? NONE;
      if (x === NONE || subject === NONE || agent === NONE) return null;
      return found(tree, [...nounPhrase(tree, subject), ...tree.subtree(x)], x, frame, `cue/passive-${frame}`);
    }
    case 'noun': {
      if (subject === NONE || agent === NONE || sense.nouns === 'claims') return null;
      return found(tree, nounPhrase(tree, subject, { relative: true }), subject, frame, 'cue/passive-noun');
    }
    default:
      return null;
  }
}

function objectAndPhrase(
  tree: Tree,
  v: number,
  obj: number,
  prepositions: readonly string[],
  frame: Frame,
): Found | null {
  if (obj === NONE) return null;
  const object = nounPhrase(tree, obj, { conjuncts: true });
  const phrase = [v, ...tree.conjuncts(obj)].flatMap((h) => phrasesWith(tree, h, prepositions)).find((p) => p > obj);
  if (phrase !== undefined) {
    const words = stretch([...object, ...tree.subtree(phrase)]).filter((w) => w > v);
    return found(tree, [...words, ...trailing(tree, v, words)], phrase, frame, `cue/${frame}`);
  }
  // The phrase stands right after the object, wherever the parser hung it.
  const reach = frame === 'at' || frame === 'as' ? 8 : 1;
  const end = Math.max(...object);
  const next = rangeOf(end + 1, Math.min(end + 1 + reach, tree.sentenceOf(v).last)).find(
    (w) => prepositions.includes(tree.form(w)) && ['ADP', 'SCONJ'].includes(tree.upos(w)),
  );
  if (next === undefined) return null;
  const head = tree.head(next);
  if (head < next) return null;
  const last = Math.max(...tree.subtree(head));
  return found(tree, stretch([...object, last]), head, frame, `cue/${frame}`);
}

/** Modifiers after an object that the parser hung on the cue ("reported heavy fighting on Tuesday"). */
function trailing(tree: Tree, v: number, words: readonly number[]): number[] {
  const end = Math.max(...words);
  return tree
    .childrenBy(v, 'obl', 'obl:tmod', 'obl:unmarked')
    .filter((c) => Math.min(...tree.subtree(c)) === end + 1 && !cues.prepositions.includes(tree.marker(c)))
    .flatMap((c) => tree.subtree(c));
}
