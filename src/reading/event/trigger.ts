/**
 * The words that tell an event, as a reader would mark them: the verb group with what completes it, or the event noun
 * with its modifiers ("rocket attacks from …").
 */

import type { z } from 'zod';
import type { Span } from '../contract.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { Predicate } from './match.js';

export function triggerWords(tree: Tree, predicate: Predicate): number[] {
  const words = new Set<number>([predicate.word, ...predicate.parts]);
  if (predicate.noun) {
    for (const c of tree.childrenBy(predicate.word, 'compound', 'amod')) if (c < predicate.word) words.add(c);
  } else {
    for (const c of tree.childrenBy(predicate.word, 'aux', 'compound:prt')) words.add(c);
    for (const n of tree.negations(predicate.word)) if (n < predicate.word && tree.is(n, 'advmod')) words.add(n);
  }
  return [...words].sort((a, b) => a - b);
}

/** Spans of the runs in a list of words, in text order. */
export function spansOf(tree: Tree, words: readonly number[]): z.infer<typeof Span>[] {
  const spans: z.infer<typeof Span>[] = [];
  let run: number[] = [];
  const close = () => {
    if (run.length === 0) return;
    const { start, end } = tree.extent(run);
    spans.push({ start, end, text: tree.doc.text.slice(start, end) });
    run = [];
  };
  let previous = NONE;
  for (const w of words) {
    if (previous !== NONE && w !== previous + 1) close();
    run.push(w);
    previous = w;
  }
  close();
  return spans;
}
