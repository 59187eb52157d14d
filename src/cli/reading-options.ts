/** The options by which a caller says how articles are read. */
import { type Command, Option } from 'commander';
import { addDictionaryOption, type DictionaryOptions } from './dictionaries.js';
import { addIncidentOptions, type IncidentOptions } from './incident-options.js';

const METHODS = ['rules', 'tagger'] as const;
const SCOPES = ['both', 'ledger', 'broad'] as const;

export interface ReadingOptions extends DictionaryOptions, IncidentOptions {
  /** Absent: the tagger as well as the rules where its weights are there, else the rules alone. */
  readonly attribution?: (typeof METHODS)[number] | undefined;
  readonly attributionScope?: (typeof SCOPES)[number] | undefined;
}

export function addReadingOptions(command: Command): Command {
  return addIncidentOptions(addDictionaryOption(command))
    .addOption(
      new Option(
        '--attribution <HOW>',
        'who says what: by rules alone, or with the tagger of models/attribution as well (default: with it where it is there)',
      ).choices(METHODS),
    )
    .addOption(
      new Option(
        '--attribution-scope <SCOPE>',
        'ledger: what is said, believed, demanded; broad: also attitudes towards a thing, as PolNeAR has them; both: the first and what is sure of the second',
      )
        .choices(SCOPES)
        .default('both'),
    );
}

/** Parts the options of reading from those that say something of the articles. */
export function partOptions<T extends ReadingOptions>({
  attribution,
  attributionScope,
  register,
  incidents,
  frames,
  ...defaults
}: T): { reading: ReadingOptions; defaults: Omit<T, keyof ReadingOptions> } {
  return { reading: { attribution, attributionScope, register, incidents, frames }, defaults };
}
