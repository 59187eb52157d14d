import type { Dispute } from '../../reading/index.js';
import type { Sheet } from './sheet.js';
import { type Voices, words } from './voices.js';

/** One dispute: two positions stand face to face, more stand one below the other. */
export function setDispute(sheet: Sheet, dispute: Dispute, voices: Voices): void {
  sheet.head('DISPUTE', dispute.about);
  const sides = dispute.positions.map((p) => {
    const said = words(p.content) || p.gist;
    return {
      head: `${voices.root(p.attribution)}${isDenied(voices, p.attribution, said) ? ' denies' : ''}`,
      words: said,
    };
  });
  const [left, right] = sides;
  if (sides.length === 2 && left && right) sheet.facing(left, right);
  else for (const side of sides) sheet.item('', `${side.head}: ${side.words}`);
}

/** A content told with a verb of denying does not show its "no" by itself ("the charge", "that it had fired"). */
function isDenied(voices: Voices, attribution: string | null, said: string): boolean {
  const record = attribution === null ? undefined : voices.attribution(attribution);
  return record?.polarity === '-' && !/\b(no|not|never|nothing|none|nobody)\b|n['’]t\b/i.test(said);
}
