/** Common nouns for people in events, by whom they answer to. */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const Words = z.array(z.string().min(1));
const PeopleFile = z.strictObject({
  source: z.string(),
  /** People who carry a nationality without acting for the state ("Russian gunmen", "British mercenaries"). */
  private: Words,
  /** Somebody's people, without saying whose. */
  generic: Words,
  /** Parties to a conflict without their names. */
  sides: Words,
  /** Papers that speak for their author. */
  papers: Words,
  /** Classes of nouns that name no people. */
  abstract: Words,
});

interface People {
  readonly private: ReadonlySet<string>;
  readonly generic: ReadonlySet<string>;
  readonly sides: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
  readonly abstract: readonly string[];
}

let lexicon: People | null = null;

/** The lists, read on first use. Throws an Error naming file and place where the file is not right. */
export function people(): People {
  if (!lexicon) {
    const data = readDataFile(new URL('./data/people.json', import.meta.url), PeopleFile);
    lexicon = {
      private: new Set(data.private),
      generic: new Set(data.generic),
      sides: new Set(data.sides),
      papers: new Set(data.papers),
      abstract: data.abstract,
    };
  }
  return lexicon;
}
