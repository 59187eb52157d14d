/**
 * Which way a sentence looks where an expression of time stands: news looks back unless its verb looks ahead.
 */
import { NONE, type Tree } from '../syntax/index.js';
import { BEGIN } from './host.js';
import type { Anchor } from './match.js';

/** Whether a sentence looks ahead or back where an expression of time stands. */
export function direction(tree: Tree, head: number): Anchor['direction'] {
  let inherited: Anchor['direction'] | null = null;
  for (const w of tree.ancestors(head)) {
    if (tree.upos(w) !== 'VERB' && tree.upos(w) !== 'AUX' && tree.child(w, 'cop', 'aux') === NONE) continue;
    const aux = tree.childrenBy(w, 'aux', 'cop').map((c) => tree.form(c));
    if (aux.some((a) => /^(?:will|shall|would|'ll|’ll|wo|may|might|could|should|must|can)$/.test(a)))
      return aux.some((a) => a === 'have') ? 'past' : 'future';
    const { feats } = tree.word(w);
    const to = tree.childrenBy(w, 'mark', 'aux').some((c) => tree.form(c) === 'to');
    if (to || feats.VerbForm === 'Inf') return 'near';
    if (feats.Tense === 'Past' || tree.word(w).xpos === 'VBD') return 'past';
    if (feats.VerbForm === 'Part' || feats.VerbForm === 'Ger' || tree.word(w).xpos === 'VBG') {
      if (tree.childrenBy(w, 'aux').some((c) => /^(?:was|were|had|have|has|been)$/.test(tree.form(c)))) return 'past';
      inherited = BEGIN.test(tree.lemma(w)) ? 'future' : inherited;
      if (inherited) return 'near';
      continue;
    }
    // "if they win in November": a condition in the present looks ahead.
    if (feats.Tense === 'Pres' && tree.childrenBy(w, 'mark').some((c) => AHEAD.test(tree.form(c)))) return 'future';
    // Only what stands in a timetable is told of in the present ("takes effect on Saturday").
    if (feats.Tense === 'Pres' && !tree.childrenBy(w, 'aux').some((c) => /^(?:have|has)$/.test(tree.form(c))))
      return SCHEDULED.test(tree.lemma(w)) ? 'future' : 'past';
  }
  return 'past';
}

/** Verbs of timetables. */
const SCHEDULED =
  /^(?:be|begin|start|commence|take|come|resume|meet|open|end|expire|lapse|enter|run|leave|arrive|reopen|convene|gather|go)$/;

const AHEAD = /^(?:if|unless|until|once|when|before)$/;
