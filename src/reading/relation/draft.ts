/**
 * Collecting relations: each once, with the words it rests on.
 */
import type { Player } from '../actor/cast.js';
import type { ReadingContext } from '../context.js';
import type { Relation } from '../contract.js';
import { playersAt, playersIn } from '../event/index.js';
import type { Kind } from './lexicon.js';

export class Relations {
  readonly #ctx: ReadingContext;
  readonly #found: Relation[] = [];

  constructor(ctx: ReadingContext) {
    this.#ctx = ctx;
  }

  /** Enters a relation said at a word; `words` is its evidence. The first telling of it stands. */
  add(
    kind: Kind,
    from: Player | null | undefined,
    to: Player | null | undefined,
    at: number,
    words: readonly number[],
    rule: string,
    since: string | null = null,
  ): void {
    if (!from || !to || from.id === to.id) return;
    // Only members of the cast stand in relations, not things and people made for one event.
    if (from.id.startsWith('thing-') || to.id.startsWith('thing-')) return;
    const twin = this.#found.find(
      (r) =>
        r.kind === kind &&
        ((r.from === from.id && r.to === to.id) || (kind === 'rival-of' && r.from === to.id && r.to === from.id)),
    );
    if (twin) return;
    const { tree } = this.#ctx;
    const { start, end } = tree.extent(words.length > 0 ? words : [at]);
    this.#found.push({
      id: `r${this.#found.length + 1}`,
      kind,
      from: from.id,
      to: to.id,
      attribution: this.#ctx.voices.at(at)?.id ?? null,
      since,
      evidence: [{ start, end, text: tree.doc.text.slice(start, end) }],
      rules: [rule],
    });
  }

  get all(): Relation[] {
    return this.#found;
  }
}

/** The one actor that a noun stands for, or null. */
export function playerAt(ctx: ReadingContext, word: number): Player | null {
  return playersAt(ctx, word)[0]?.player ?? null;
}

/** The actor of a noun, or of what it is of. */
export function playerIn(ctx: ReadingContext, word: number): Player | null {
  return playersIn(ctx, word)[0]?.player ?? null;
}
