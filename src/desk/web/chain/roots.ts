/** Why an offer has as many independent roots as it has, in words that name each source. */
import type { Attribution } from '../../protocol/index.js';
import { linkName, plural } from '../words.js';

/**
 * One sentence for each rule of the count that applies: who is a root, whose statements were taken as one, who only
 * relays, what was not counted.
 */
export function rootReasons(attributions: readonly Attribution[]): string[] {
  const roots = new Map<string, number>();
  const relays = new Set<string>();
  let nameless = 0;
  for (const a of attributions) {
    const root = a.chain.at(-1);
    if (!root) continue;
    for (const relay of a.chain.slice(0, -1)) relays.add(linkName(relay));
    if (root.kind === 'unspecified') nameless++;
    else {
      const name = linkName(root);
      roots.set(name, (roots.get(name) ?? 0) + 1);
    }
  }
  const reasons: string[] = [];
  for (const [name, statements] of roots) {
    reasons.push(
      statements > 1 ? `${name}: ${plural(statements, 'statement')} of one source, counted once` : `${name}: a root`,
    );
    relays.delete(name);
  }
  if (relays.size) reasons.push(`${[...relays].join(', ')}: passed it on, so not counted`);
  if (nameless) reasons.push('a bare “reportedly” or the like names no source, so it is not counted');
  if (!roots.size) reasons.push('no source is named for it in this report');
  return reasons;
}
