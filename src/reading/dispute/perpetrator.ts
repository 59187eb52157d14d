/**
 * Rival perpetrators of one incident: two sources that name different doers, or one that names and one that clears.
 */
import type { Saying } from '../attribution/index.js';
import type { ReadingContext } from '../context.js';
import type { Incident } from '../contract.js';
import { lexicon } from './lexicon.js';
import { before, type DisputeDraft, position } from './position.js';

/** What an act is called in a gist. */
const ACTS: Readonly<Partial<Record<Incident['type'], string>>> = {
  'rocket-or-shelling': 'shelling',
  'air-strike': 'air strike',
  'armed-clash': 'clash',
  other: 'incident',
};

export function rivalPerpetrators(ctx: ReadingContext, incident: Incident): DisputeDraft | null {
  const claims = incident.perpetrators.filter((p) => p.responsibility === 'perpetrator');
  let best: { first: Saying; second: Saying; gap: number } | null = null;
  for (const [i, a] of claims.entries())
    for (const b of claims.slice(i + 1)) {
      if (a.actor === b.actor ? a.polarity === b.polarity : a.polarity !== '+' || b.polarity !== '+') continue;
      // "gunmen" and whoever is blamed may be the same.
      if (a.actor !== b.actor && (isVague(ctx, a.actor) || isVague(ctx, b.actor))) continue;
      const x = sayingOf(ctx, a.attribution);
      const y = sayingOf(ctx, b.attribution);
      if (!x || !y || x === y || x.record.certainty === 'unknown' || y.record.certainty === 'unknown') continue;
      const [first, second] = before(x, y) ? [x, y] : [y, x];
      const gap = (second.content[0] ?? 0) - (first.content[0] ?? 0);
      if (!best || gap < best.gap) best = { first, second, gap };
    }
  // Of several rival versions the two that stand next to each other are set against each other by the report itself.
  return (
    best && {
      about: `who was behind the ${ACTS[incident.type] ?? incident.type}${incident.where ? ` in ${incident.where.name}` : ''}`,
      positions: [position(ctx, best.first), position(ctx, best.second)],
      rule: 'dispute/rival-perpetrators',
    }
  );
}

/** Somebody of whom no more is said than that he did it: "gunmen", "unidentified attackers". */
function isVague(ctx: ReadingContext, actor: string): boolean {
  // Whom an incident alone names is no member of the cast.
  const player = ctx.cast.players.find((p) => p.id === actor);
  if (!player || player.named) return false;
  return player.name
    .toLowerCase()
    .split(/\s+/)
    .some((w) => lexicon.vague.includes(w));
}

function sayingOf(ctx: ReadingContext, id: string | null): Saying | null {
  return id === null ? null : (ctx.voices.sayings.find((s) => s.id === id) ?? null);
}
