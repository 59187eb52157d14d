/** Which inputs a command line names, and the articles in them, in order. */
import {
  type Article,
  type ArticleDefaults,
  type ArticleOrFault,
  type Input,
  type IntakeFault,
  readArticles,
} from '../intake/index.js';
import { UsageError } from './exit.js';
import { plain } from './terminal/plain.js';

/** An article as found in an input, not a fault. */
export type FoundArticle = Extract<ArticleOrFault, { readonly article: Article }>;

/** The inputs named; standard input for `-`, or when none is named and something is piped in. */
export function inputsOf(files: readonly string[]): Input[] {
  const standard = { stream: process.stdin, name: 'standard input' };
  if (!files.length) {
    if (process.stdin.isTTY) throw new UsageError('no file named, and nothing piped in (see parley read --help)');
    return [standard];
  }
  if (files.filter((f) => f === '-').length > 1) throw new UsageError('standard input (-) can be read only once');
  return files.map((path) => (path === '-' ? standard : { path }));
}

export async function* articlesIn(inputs: readonly Input[], defaults: ArticleDefaults): AsyncGenerator<ArticleOrFault> {
  for (const input of inputs) yield* readArticles(input, defaults);
}

/** Tells of a fault on standard error: the input, the line and the reason, on one line. */
export function report(fault: IntakeFault): void {
  process.stderr.write(`parley: ${plain(fault.message)}\n`);
}
