/** A text read as far as its cast, places and times, with the shipped model. */
import { buildCast, type Cast } from '../../../src/reading/actor/index.js';
import { isReporting } from '../../../src/reading/attribution/index.js';
import { findPlaces, type Places } from '../../../src/reading/place/index.js';
import { repair, Tree } from '../../../src/reading/syntax/index.js';
import { findTimes, type Times } from '../../../src/reading/time/index.js';
import { shippedEngine } from '../../language/engine.js';

export interface Read {
  readonly tree: Tree;
  readonly cast: Cast;
  readonly places: Places;
  readonly times: Times;
  /** The index of the nth word written so. */
  word(form: string, nth?: number): number;
  /** Whom the nth word written so stands for: a name, or null. */
  who(form: string, nth?: number): string | null;
  /** Where the nth word written so happened. */
  where(form: string, nth?: number): string | null;
  /** When the nth word written so happened. */
  when(form: string, nth?: number): string | null;
}

export async function readCast(
  text: string,
  page: { title?: string; outlet?: string; published?: string | null } = {},
): Promise<Read> {
  const engine = await shippedEngine();
  const tree = new Tree(repair(await engine.analyse(text), { isReporting }));
  const article = { title: page.title ?? null, outlet: page.outlet ?? null, published: page.published ?? null, text };
  const cast = buildCast(tree, article);
  const places = findPlaces(tree, cast, article);
  const times = findTimes(tree, { ...article, home: places.countries[0] ?? null });
  const word = (form: string, nth = 1) => {
    const found = tree.doc.words.filter((w) => w.form === form)[nth - 1];
    if (!found) throw new Error(`no ${nth}th “${form}” in: ${text}`);
    return found.index;
  };
  return {
    tree,
    cast,
    places,
    times,
    word,
    who: (form, nth) => cast.at(word(form, nth))?.name ?? null,
    where: (form, nth) => places.of(word(form, nth))?.name ?? null,
    when: (form, nth) => times.of(word(form, nth))?.iso ?? null,
  };
}
