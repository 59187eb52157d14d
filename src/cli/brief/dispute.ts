import type { Dispute } from '../../reading/index.js';
import type { Sheet } from './sheet.js';
import { type Voices, words } from './voices.js';

/** One dispute: two positions stand face to face, more stand one below the other. */
export function setDispute(sheet: Sheet, dispute: Dispute, voices: Voices): void {
  sheet.head('DISPUTE', dispute.about);
  const sides = dispute.positions.map((p) => ({ head: voices.root(p.attribution), words: words(p.content) || p.gist }));
  const [left, right] = sides;
  if (sides.length === 2 && left && right) sheet.facing(left, right);
  else for (const side of sides) sheet.item('', `${side.head}: ${side.words}`);
}
