/** The lexicon of this room, loaded once and checked. */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const words = z.array(z.string());
const Disputes = z.strictObject({
  source: z.string(),
  toll: words,
  killed: words,
  injured: words,
  response: words,
  charges: words,
  mishaps: words,
  opposites: z.array(z.tuple([words, words])),
  force: words,
  harm: words,
  accusing: words,
  selves: words,
  insisting: words,
  vague: words,
});

export const lexicon = readDataFile(new URL('./data/disputes.json', import.meta.url), Disputes);
