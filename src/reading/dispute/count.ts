/**
 * Rival counts of one toll: two voices that give different figures of what they both count.
 */
import type { Saying } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Tree } from '../syntax/index.js';
import { lexicon } from './lexicon.js';
import { type DisputeDraft, sameRoot } from './position.js';

interface Figure {
  readonly saying: Saying | null;
  readonly words: readonly number[];
  readonly value: string;
  readonly of: string;
  readonly sentence: number;
}

export function rivalCounts(ctx: ReadingContext): DisputeDraft[] {
  const { tree } = ctx;
  const figures: Figure[] = [];
  for (const w of tree.doc.words) {
    if (w.upos !== 'NUM' && !(tree.form(w.index) === 'no' && tree.is(w.index, 'det'))) continue;
    const saying = ctx.voices.at(w.index);
    const last = figures.at(-1);
    // "an official spoke of six": six of what was counted just before.
    const victim =
      figureOf(tree, w.index) ??
      (takesUp(saying) && saying ? wholeOf(tree, saying.content) : null) ??
      (takesUp(saying) && last && w.sentence - last.sentence <= 1 && saying?.content.length === 1 ? last.of : null);
    if (!victim) continue;
    const clause = tree.clauseOf(w.index);
    const own = new Set(tree.subtree(clause, (c) => tree.is(c, 'conj', 'parataxis') && tree.upos(c) === 'VERB'));
    const inside = saying ? saying.content.filter((k) => own.has(k)) : [];
    // Of a saying of several clauses the one that gives the figure is the position.
    const words = saying
      ? inside.length >= 2 && !takesUp(saying)
        ? inside
        : saying.content
      : [...own].sort((x, y) => x - y);
    if (figures.some((f) => f.saying === saying && f.of === victim && f.sentence === w.sentence)) continue;
    figures.push({ saying, words, value: tree.form(w.index), of: victim, sentence: w.sentence });
  }
  const out: DisputeDraft[] = [];
  for (const [i, a] of figures.entries())
    for (const b of figures.slice(i + 1)) {
      if (b.sentence - a.sentence > 4) break;
      if (b.sentence - a.sentence > 2 && !takesUp(b.saying) && !(a.saying && b.saying && namesToll(tree, b))) continue;
      // "the civilian toll in the city alone": a part is no rival of the whole.
      if (b.words.concat(a.words).some((k) => tree.form(k) === 'alone')) continue;
      if (a.of !== b.of || a.value === b.value || a.saying === b.saying) continue;
      if (a.saying && b.saying && sameRoot(a.saying, b.saying)) continue;
      if (!comparable(tree, a, b)) continue;
      out.push({
        about: `how many were ${a.of}`,
        positions: [
          { saying: a.saying, content: a.words, gist: a.value },
          { saying: b.saying, content: b.words, gist: b.value },
        ],
        rule: 'dispute/rival-counts',
      });
    }
  return out;
}

/** "put the toll at", "spoke of", "admitted to": constructions that answer a figure with a figure. */
function takesUp(saying: Saying | null): boolean {
  return saying?.record.rules?.some((r) => r === 'cue/at' || r === 'cue/about') ?? false;
}

/** "put the number of wounded at three": what is counted stands elsewhere in the saying. */
function wholeOf(tree: Tree, words: readonly number[]): 'killed' | 'injured' | null {
  const has = (list: readonly string[]) =>
    words.some((k) => list.includes(tree.lemma(k)) || list.includes(tree.form(k)));
  return has(lexicon.injured) ? 'injured' : has(lexicon.killed) ? 'killed' : null;
}

/** What a number counts, if it counts dead or hurt: 'killed' or 'injured'. */
function figureOf(tree: Tree, n: number): 'killed' | 'injured' | null {
  const near: number[] = [n];
  for (const a of tree.ancestors(n)) {
    near.push(a);
    if (tree.upos(a) === 'VERB') break;
  }
  const lemmas = near.flatMap((k) => [
    tree.lemma(k),
    ...tree
      .children(k)
      .filter((c) => c !== n && !tree.is(c, 'nsubj', 'conj', 'advcl', 'ccomp'))
      .map((c) => tree.lemma(c)),
  ]);
  if (lemmas.some((l) => lexicon.injured.includes(l)) && !lemmas.slice(0, 3).some((l) => lexicon.killed.includes(l)))
    return 'injured';
  return lemmas.some((l) => lexicon.killed.includes(l)) ? 'killed' : null;
}

/** Tolls are compared where one takes up the other: "put the number at six", "spoke of six", "no more than five". */
function comparable(tree: Tree, a: Figure, b: Figure): boolean {
  if (takesUp(b.saying)) return true;
  const nouns = (f: Figure) => new Set(f.words.filter((w) => tree.upos(w) === 'NOUN').map((w) => tree.lemma(w)));
  const B = nouns(b);
  const shared = [...nouns(a)].some((l) => B.has(l));
  return shared || isBare(tree, b);
}

/** "30 bodies", "had counted six": a toll of what was told before; "its two drivers" are others. */
function isBare(tree: Tree, f: Figure): boolean {
  const words = f.words.filter((w) => ['NOUN', 'PROPN', 'VERB'].includes(tree.upos(w)));
  const nouns = words.filter((w) => tree.upos(w) !== 'VERB');
  return words.length <= 2 && nouns.every((w) => lexicon.toll.includes(tree.lemma(w)) || GENERAL.has(tree.lemma(w)));
}

/** "30 bodies", "nine dead": the dead themselves are counted, wherever the report has been since. */
function namesToll(tree: Tree, f: Figure): boolean {
  return isBare(tree, f) && f.words.some((w) => tree.upos(w) === 'NOUN' && lexicon.toll.includes(tree.lemma(w)));
}

const GENERAL = new Set(['people', 'person', 'man', 'woman', 'soldier', 'civilian', 'number', 'figure']);
