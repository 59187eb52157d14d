/**
 * Small questions about words in a sentence under repair.
 */
import type { Word } from '../../../language/index.js';

export function isRelativePronoun(w: Word): boolean {
  return /^(who|which|that|whom|whose)$/i.test(w.form);
}

export function subtree(words: readonly Word[], first: number, last: number, top: number): number[] {
  const out: number[] = [];
  for (let i = first; i < last; i++) {
    let j = i;
    for (let k = 0; k < 400 && j >= 0; k++) {
      if (j === top) {
        out.push(i);
        break;
      }
      j = words[j]!.head;
    }
  }
  return out;
}

export function base(deprel: string): string {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
}

export const ARGUMENT = /^(nsubj|obj|iobj|obl|nmod|conj|root|appos)/;
