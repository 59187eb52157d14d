/**
 * Whether a report is of armed or criminal force at all. Words of force are lent to matches, markets, storms and speeches
 * ("attacked from the first minute", "a storm struck the coast"); read alone they cannot be told from the deed. A report
 * in which nobody in arms acts and no word stands that has no peaceful reading tells of no act of force.
 */
import { z } from 'zod';
import type { ReadingContext } from '../context.js';
import { readDataFile } from '../data-file.js';
import { NONE, type Tree } from '../syntax/index.js';
import type { EventDraft } from './draft.js';

const words = z.array(z.string());
const Violence = z.strictObject({ source: z.string(), means: words, doers: words, deeds: words });

interface Words {
  /** Means and doers: nouns alone, since one can also bomb at the box office and be blasted in a review. */
  readonly nouns: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
}

let known: Words | null = null;

function violentWords(): Words {
  if (!known) {
    const { means, doers, deeds } = readDataFile(new URL('./data/violence.json', import.meta.url), Violence);
    known = { nouns: new Set([...means, ...doers]), deeds: new Set(deeds) };
  }
  return known;
}

const found = new WeakMap<ReadingContext, boolean>();

/**
 * Whether the title or the text of an article gives any ground for reading acts of force in it.
 * @param mentions of events in it, of whatever kind
 */
export function tellsOfForce(ctx: ReadingContext, mentions: readonly EventDraft[]): boolean {
  const before = found.get(ctx);
  if (before !== undefined) return before;
  const { nouns, deeds } = violentWords();
  const named = (w: string) => nouns.has(w) || deeds.has(w);
  const { tree, article } = ctx;
  const result =
    // In capitals lemmas are less sure; cable text is weighed by the model of incidents.
    !/\p{Ll}{2}/u.test(article.text) ||
    ctx.cast.players.some((p) => p.kind === 'armed-group' || p.kind === 'military') ||
    tree.doc.words.some(({ index }) => {
      const words = [tree.lemma(index), tree.form(index)];
      if (/^(?:NOUN|PROPN|ADJ)$/.test(tree.upos(index))) return words.some(named) || isDeadly(tree, index);
      return words.some((w) => deeds.has(w)) && isDone(tree, index);
    }) ||
    (article.title ?? '')
      .toLowerCase()
      .split(/[^\p{L}-]+/u)
      .some((w) => named(w) || named(w.replace(/s$/, ''))) ||
    mentions.some(isBetweenPowers);
  found.set(ctx, result);
  return result;
}

/** Whether a state or a government is told to do something of force to another player. */
function isBetweenPowers({ frame, actors, recipients }: EventDraft): boolean {
  return (
    frame.force !== undefined &&
    actors.some((p) => p.named && (p.kind === 'state' || p.kind === 'government')) &&
    recipients.some((p) => p.named && p.kind !== 'place')
  );
}

/** A verb of force counts only where it is done to something. */
function isDone(tree: Tree, word: number): boolean {
  return tree.upos(word) !== 'VERB' || tree.child(word, 'obj', 'nsubj:pass', 'aux:pass', 'obl:agent') !== NONE;
}

/** "Four died in the attack": one of which people die, and no heart's. */
function isDeadly(tree: Tree, word: number): boolean {
  return (
    tree.lemma(word) === 'attack' &&
    tree.child(word, 'compound') === NONE &&
    [...tree.ancestors(word)].some((a) => tree.lemma(a) === 'die' || tree.lemma(a) === 'kill')
  );
}
