/**
 * Friendly and hostile halves of PLOVER, as far as promises, refusals and demands turn on them.
 */
import type { Category } from '../contract.js';

const FRIENDLY: ReadonlySet<Category> = new Set<Category>([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
]);

export function isFriendly(category: Category): boolean {
  return FRIENDLY.has(category);
}
