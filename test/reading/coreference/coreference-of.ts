/** A text read as far as its coreference, with the shipped models. */
import { isReporting } from '../../../src/reading/attribution/index.js';
import { type Coreference, findCoreference } from '../../../src/reading/coreference/index.js';
import { repair, Tree } from '../../../src/reading/syntax/index.js';
import { shippedEngine } from '../../language/engine.js';

export interface Read {
  readonly tree: Tree;
  readonly coreference: Coreference;
  /**
   * What the nth word written so stands for: the heads of the other mentions of its cluster, in text order. A name of
   * several words is told by its last.
   */
  others(form: string, nth?: number): string[];
  /** Why the nth word written so was linked, null where it starts something new. */
  why(form: string, nth?: number): string | null;
}

export async function readCoreference(text: string): Promise<Read> {
  const tree = new Tree(repair(await (await shippedEngine()).analyse(text), { isReporting }));
  const coreference = findCoreference(tree);
  const word = (form: string, nth: number) => {
    const found = tree.doc.words.filter((w) => w.form === form)[nth - 1];
    if (!found) throw new Error(`no ${nth}th “${form}” in: ${text}`);
    // UD heads a name by its first word.
    return tree.is(found.index, 'flat') ? tree.head(found.index) : found.index;
  };
  return {
    tree,
    coreference,
    others(form, nth = 1) {
      const head = word(form, nth);
      const mentions = coreference.clusterAt(head)?.mentions ?? [];
      return mentions
        .filter((m) => m.head !== head)
        .map((m) => tree.word(tree.childrenBy(m.head, 'flat').at(-1) ?? m.head).form);
    },
    why(form, nth = 1) {
      const head = word(form, nth);
      return coreference.clusterAt(head)?.links.find((l) => l.mention.head === head)?.reason ?? null;
    },
  };
}
