/**
 * Which relation of the broad scope is which saying of the ledger's: one reading serves both schemes where they agree.
 */
import type { Tree } from '../syntax/index.js';
import type { Saying } from './voices.js';

/** The words of a relation of the broad scope. */
interface Words {
  readonly cue: readonly number[];
  readonly content: readonly number[];
}

export interface Pairing<R> {
  /** For each saying the relation with its cue, or its content,, or null. */
  readonly relations: readonly (R | null)[];
  /** Relations of no saying, in their order. */
  readonly rest: readonly R[];
}

/** The least that two contents share to be the same: what the guidelines' half-overlap accepts. */
export const SAME = 0.5;

/**
 * Pairs sayings and relations that share a word of their cues, then those that are left and have the same content: the
 * likest contents first, each once.
 */
export function pair<R extends Words>(tree: Tree, sayings: readonly Saying[], relations: readonly R[]): Pairing<R> {
  const byCue = new Map<number, number[]>();
  for (const [k, r] of relations.entries()) for (const w of r.cue) byCue.set(w, [...(byCue.get(w) ?? []), k]);
  const byContent = new Map<number, number[]>();
  for (const [k, r] of relations.entries())
    for (const w of r.content) byContent.set(w, [...(byContent.get(w) ?? []), k]);
  const likeness: { saying: number; relation: number; cued: boolean; shared: number }[] = [];
  for (const [saying, s] of sayings.entries()) {
    const cued = new Set(s.cue.flatMap((w) => byCue.get(w) ?? []));
    for (const relation of new Set([...cued, ...s.content.flatMap((w) => byContent.get(w) ?? [])])) {
      const shared = sharedPart(tree, s.content, relations[relation]!.content);
      if (cued.has(relation) || shared >= SAME) likeness.push({ saying, relation, cued: cued.has(relation), shared });
    }
  }
  likeness.sort(
    (a, b) => Number(b.cued) - Number(a.cued) || b.shared - a.shared || a.saying - b.saying || a.relation - b.relation,
  );
  const paired: (R | null)[] = sayings.map(() => null);
  const used = new Set<number>();
  for (const { saying, relation } of likeness)
    if (!paired[saying] && !used.has(relation)) {
      paired[saying] = relations[relation]!;
      used.add(relation);
    }
  return { relations: paired, rest: relations.filter((_, k) => !used.has(k)) };
}

/** The words that two lists share, punctuation aside, as a part of all words of both: 0 to 1. */
export function sharedPart(tree: Tree, a: readonly number[], b: readonly number[]): number {
  const said = (words: readonly number[]) => new Set(words.filter((w) => tree.upos(w) !== 'PUNCT'));
  const x = said(a);
  const y = said(b);
  let n = 0;
  for (const w of x) if (y.has(w)) n++;
  return n === 0 ? 0 : n / (x.size + y.size - n);
}

/** Whether nearly all words of one list stand in another. */
export function isInside(tree: Tree, part: readonly number[], whole: readonly number[]): boolean {
  const set = new Set(whole);
  const said = part.filter((w) => tree.upos(w) !== 'PUNCT');
  return said.length > 0 && said.filter((w) => set.has(w)).length > said.length * 0.9;
}
