/** The lexicon of this room, loaded once and checked. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string());
const Disputes = z.strictObject({
  source: z.string(),
  untrue: words,
  claimNouns: words,
  toll: words,
  killed: words,
  injured: words,
  response: words,
});

export const lexicon = (() => {
  const parsed = Disputes.safeParse(JSON.parse(readFileSync(new URL('./data/disputes.json', import.meta.url), 'utf8')));
  if (!parsed.success)
    throw new Error(
      `dispute/data/disputes.json: ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`,
    );
  return parsed.data;
})();
