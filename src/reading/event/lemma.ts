/**
 * Lemmas to look a word up by, where the tagger's guess may be wrong: rare verbs, irregular ones, text in capitals.
 */
import type { Tree } from '../syntax/index.js';

const IRREGULAR: Readonly<Record<string, string>> = {
  undertook: 'undertake',
  undertaken: 'undertake',
  overran: 'overrun',
  shot: 'shoot',
  slain: 'slay',
  slew: 'slay',
  withdrew: 'withdraw',
  struck: 'strike',
  hit: 'hit',
  blew: 'blow',
  blown: 'blow',
  fought: 'fight',
  sank: 'sink',
  sunk: 'sink',
  forgave: 'forgive',
};

/** Lemmas that a verb's form may have, the tagger's first: for rare verbs it guesses ("strafed" → "stray"). */
export function verbLemmas(tree: Tree, i: number): string[] {
  const form = tree.form(i);
  const out = [tree.lemma(i)];
  const irregular = IRREGULAR[form];
  if (irregular) out.push(irregular);
  const stem = form.endsWith('ing') ? form.slice(0, -3) : form.endsWith('ed') ? form.slice(0, -2) : null;
  if (stem !== null && stem.length > 2) {
    out.push(`${stem}e`, stem);
    if (stem.endsWith('i')) out.push(`${stem.slice(0, -1)}y`);
    if (/([b-df-hj-np-tv-z])\1$/.test(stem)) out.push(stem.slice(0, -1));
  }
  return [...new Set(out)];
}

/** The lemma, and what it would be in text without lower case, where taggers guess proper nouns. */
export function nounLemmas(tree: Tree, i: number): string[] {
  const lemma = tree.lemma(i);
  const out = [lemma];
  const form = tree.form(i);
  if (form === lemma && tree.upos(i) !== 'VERB' && form.endsWith('s') && form.length > 4) out.push(form.slice(0, -1));
  return out;
}
