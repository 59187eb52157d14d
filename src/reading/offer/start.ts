/**
 * From when a truce is to hold, in the words of the text.
 */
import { NONE, nounPhrase, type Tree } from '../syntax/index.js';
import { offers } from './lexicon.js';
import type { TruceMention } from './mention.js';

const CLOCK =
  /^(midnight|noon|dawn|dusk|midday|sunrise|sunset|\d{1,2}([:.]\d\d)?|a\.?m\.?|p\.?m\.?|gmt|morning|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|today|tonight|hour|minute|deadline|eve|week|month|year|ramadan|eid|christmas|easter|passover)$/;

function isTimePhrase(tree: Tree, head: number): boolean {
  // "took effect at once"
  if (tree.form(head) === 'immediately' || (tree.form(head) === 'once' && tree.form(head - 1) === 'at')) return true;
  return CLOCK.test(tree.form(head)) || CLOCK.test(tree.lemma(head));
}

export function startOf(tree: Tree, mention: TruceMention): number[] {
  const i = mention.head;
  const hosts: number[] = [];
  for (const c of tree.childrenBy(i, 'acl'))
    if (offers.begins.includes(tree.lemma(c))) hosts.push(c, ...tree.childrenBy(c, 'xcomp'));
  // "Fighting is to end on August 20"
  const halted = tree.child(i, 'nsubj');
  if (mention.how === 'deed' && halted !== NONE && [...offers.hostile, 'fight', 'gun'].includes(tree.lemma(halted)))
    hosts.push(i);
  for (const a of tree.ancestors(i)) {
    if (tree.upos(a) !== 'VERB' && tree.upos(a) !== 'ADJ') continue;
    // "would run from six in the morning"
    const runs = tree.lemma(a) === 'run' && !tree.children(a).some((c) => tree.form(c) === 'out');
    if ((offers.begins.includes(tree.lemma(a)) || runs) && !tree.is(i, 'obl')) hosts.push(a);
    // "is due to begin", "is to start"
    for (const x of tree.childrenBy(a, 'xcomp', 'ccomp'))
      if (offers.begins.includes(tree.lemma(x)) && tree.child(x, 'nsubj') === NONE) hosts.push(x);
    hosts.push(...tree.childrenBy(a, 'xcomp').filter((x) => offers.begins.includes(tree.lemma(x))));
    break;
  }
  for (const h of hosts) {
    const when = tree
      .childrenBy(h, 'obl', 'advmod', 'nmod')
      .filter((o) => isTimePhrase(tree, o) && o > h && !tree.markers(o).includes('for'));
    if (when.length > 0) return contiguous(tree, when);
  }
  // "in effect since 16 November"
  for (const c of tree.childrenBy(i, 'nmod', 'acl', 'appos'))
    if (['effect', 'force', 'place'].includes(tree.lemma(c)) && tree.marker(c) === 'in')
      for (const o of tree.childrenBy(c, 'nmod', 'obl'))
        if (tree.markers(o).includes('since')) return contiguous(tree, [o]);
  // "a ceasefire within 24 hours"
  for (const o of tree.childrenBy(i, 'nmod', 'obl'))
    if (tree.marker(o) === 'within' && offers.durationUnits.includes(tree.lemma(o)))
      return [...tree.childrenBy(o, 'case'), ...nounPhrase(tree, o, { apposition: false })]
        .sort((a, b) => a - b)
        .filter((w, k, l) => l.indexOf(w) === k);
  // "from midnight on Monday", wherever in the sentence it was hung.
  const sentence = tree.sentenceOf(i);
  for (let o = i + 1; o < Math.min(sentence.last, i + 22); o++) {
    if (
      !isTimePhrase(tree, o) ||
      !tree.markers(o).some((m) => m === 'from' || m === 'at') ||
      tree.child(o, 'nmod:poss') !== NONE
    )
      continue;
    const verb = tree.head(o);
    if (verb >= 0 && ['violate', 'break', 'breach'].includes(tree.lemma(verb))) continue;
    if (tree.marker(o) === 'at' && !(verb >= 0 && (verb === i || offers.begins.includes(tree.lemma(verb))))) continue;
    return contiguous(tree, [o]);
  }
  return [];
}

/** From the first to the last word of some phrases that stand side by side. */
function contiguous(tree: Tree, heads: readonly number[]): number[] {
  const words = heads.flatMap((h) =>
    nounPhrase(tree, h, { preposition: tree.marker(h) !== 'from', apposition: false }),
  );
  const first = Math.min(...words);
  let last = Math.max(...words);
  if (last - first > 14) last = Math.max(...nounPhrase(tree, heads[0]!, { apposition: false }));
  // "midnight | on December 24"
  const sentence = tree.sentenceOf(first);
  for (
    let k = last + 1;
    k + 1 < sentence.last && ['on', 'of'].includes(tree.form(k)) && isTimePhrase(tree, k + 1);
    k += 2
  ) {
    last = k + 1;
    if (k + 2 < sentence.last && tree.upos(k + 2) === 'NUM') last = k + 2;
  }
  // "at noon | on New Year's Day"
  const on = last + 1;
  const day = on < sentence.last && tree.form(on) === 'on' ? tree.head(on) : NONE;
  if (day > on && day <= on + 4 && (isTimePhrase(tree, day) || tree.lemma(day) === 'day'))
    last = Math.max(last, ...nounPhrase(tree, day, { apposition: false }));
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}
