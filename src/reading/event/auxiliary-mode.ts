/**
 * PLOVER's auxiliary modes: what an event is besides what kind it is. `status` keeps the coarse value.
 */
import type { Event, When } from '../contract.js';

export type AuxiliaryMode = 'historical' | 'future' | 'hypothetical' | 'negation';

/** Days before the report's own day from which on an event is past history (PLOVER manual: not current news). */
const HISTORY = 365;

/** The auxiliary modes of an event, empty for a plain current one. */
export function auxiliaryModes(
  status: Event['status'],
  negated: boolean,
  when: When | null,
  published: string | null,
): AuxiliaryMode[] {
  const out: AuxiliaryMode[] = [];
  if (isHistory(when, published)) out.push('historical');
  if (status === 'future') out.push('future');
  if (status === 'hypothetical') out.push('hypothetical');
  if (status === 'denied' || negated) out.push('negation');
  return out;
}

function isHistory(when: When | null, published: string | null): boolean {
  if (!when?.iso || published === null) return false;
  const last = when.iso.split('/').at(-1)!;
  const end = last.length === 4 ? `${last}-12-31` : last.length === 7 ? `${last}-28` : last;
  return (Date.parse(published) - Date.parse(end)) / 86_400_000 > HISTORY;
}
