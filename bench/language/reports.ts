/** What the engine is timed on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const golden = join(import.meta.dirname, '../../test/language/golden');
/** Characters after which an article of a text file ends with its paragraph. */
const ARTICLE = 3000;

/** The articles of a text file, or the golden reports of the tests forty times over. */
export function reportsOf(file: string | undefined): string[] {
  if (file === undefined)
    return readdirSync(golden)
      .filter((f) => f.endsWith('.txt'))
      .flatMap((f) => Array<string>(40).fill(readFileSync(join(golden, f), 'utf8')));
  return readFileSync(file, 'utf8')
    .split(/\n\n(?=\S)/)
    .reduce<string[]>((out, p) => {
      if (out.length === 0 || out.at(-1)!.length > ARTICLE) out.push(p);
      else out[out.length - 1] += `\n\n${p}`;
      return out;
    }, []);
}
