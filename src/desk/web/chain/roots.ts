/** Why an offer has as many independent roots as it has, in words that name each source. */
import type { Attribution } from '../../protocol/index.js';
import { linkName, plural } from '../words.js';

/**
 * One sentence for each source that vouches and each that does not count: who is a root, whose statements were taken as
 * one, who only relays, what names nobody. An unnamed source is told by its words and its way to the page, because two
 * unnamed sources may or may not be one; how many they make is the reader's count, not this one's.
 */
export function rootReasons(attributions: readonly Attribution[]): string[] {
  const roots = new Map<string, { name: string; statements: number }>();
  const relays = new Set<string>();
  let nameless = 0;
  for (const a of attributions) {
    const root = a.chain.at(-1);
    if (!root) continue;
    const way = a.chain.slice(0, -1).map(linkName);
    for (const relay of way) relays.add(relay);
    if (root.kind === 'unspecified') {
      nameless++;
      continue;
    }
    const words = a.source.map((s) => s.text).join(' … ');
    const name = root.kind === 'anonymous' && words ? `${linkName(root)} (“${words}”)` : linkName(root);
    const key = root.kind === 'anonymous' ? [...way, words].join('\n') : (root.actor ?? root.name);
    const known = roots.get(key) ?? { name, statements: 0 };
    roots.set(key, { ...known, statements: known.statements + 1 });
  }
  const reasons = [...roots.values()].map(({ name, statements }) =>
    statements > 1 ? `${name}: ${plural(statements, 'statement')} of one source, counted once` : `${name}: a root`,
  );
  const passing = [...relays].filter((relay) => ![...roots.values()].some((r) => r.name === relay));
  if (passing.length) reasons.push(`${passing.join(', ')}: passed it on, so not counted`);
  if (nameless) reasons.push('a bare “reportedly” or the like names no source, so it is not counted');
  if (!roots.size && !nameless) reasons.push('no source is named for it in this report');
  return reasons;
}
