/** The options by which a caller says what an article itself does not. */
import { type Command, InvalidArgumentError } from 'commander';
import { type ArticleDefaults, IsoDate } from '../intake/index.js';

export function addArticleOptions(command: Command): Command {
  return command
    .option('--published <DATE>', 'day of publication, YYYY-MM-DD; relative dates are counted from it', isoDay)
    .option('--outlet <NAME>', 'the outlet that published it', words)
    .option('--title <TEXT>', 'its headline', words);
}

/** What the options say, for every article that does not say it itself. */
export type ArticleOptions = ArticleDefaults;

function isoDay(value: string): string {
  const day = IsoDate.safeParse(value);
  if (!day.success) throw new InvalidArgumentError(`It is ${day.error.issues[0]!.message}.`);
  return day.data;
}

function words(value: string): string {
  if (!value.trim()) throw new InvalidArgumentError('It is empty.');
  return value;
}
