/**
 * The standing facts about actors that an article states, each once.
 */
import type { ReadingContext } from '../context.js';
import type { Relation } from '../contract.js';
import { Relations } from './draft.js';
import { readModifiers } from './modifier.js';
import { readOffices } from './office.js';
import { readVerbs } from './predicate.js';

/** Reads the relations of an article; `from` and `to` are the cast's Player ids. */
export function readRelations(ctx: ReadingContext): Relation[] {
  const out = new Relations(ctx);
  readOffices(ctx, out);
  readVerbs(ctx, out);
  readModifiers(ctx, out);
  return [...out.all]
    .sort((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0))
    .map((r, i) => ({ ...r, id: `r${i + 1}` }));
}
