/**
 * Sentences too long for the network, whose cost grows with the square of the length: they are
 * analysed in pieces and joined into one tree.
 */
import type { HeadKind } from '../doc.js';
import type { AnnotatedSentence, LocalEntity, LocalMention } from '../layout.js';

/** Words of the longest piece; longer than any sentence of the treebanks. */
const LONGEST_PIECE = 200;

const STOP = /^[.!?;:\u2026]+$/;
const PAUSE = /^(?:[,)\]}]|-+|\u2014)$/;

/** First words of the pieces of a sentence: [0] for nearly every one. Cuts after a stop where one is near the end of a piece. */
export function cutLongSentence(forms: readonly string[]): number[] {
  const cuts = [0];
  for (let from = 0; forms.length - from > LONGEST_PIECE; ) {
    const limit = from + LONGEST_PIECE;
    const after = (mark: RegExp) => {
      for (let i = limit; i > from + LONGEST_PIECE / 2; i--) if (mark.test(forms[i - 1]!)) return i;
      return null;
    };
    from = after(STOP) ?? after(PAUSE) ?? limit;
    cuts.push(from);
  }
  return cuts;
}

/** One sentence out of pieces: the roots of all pieces but the first depend on the first root. */
export function joinPieces(pieces: readonly AnnotatedSentence[]): AnnotatedSentence {
  if (pieces.length === 1) return pieces[0]!;
  const root = pieces[0]!.words.findIndex((w) => w.head < 0);
  let offset = 0;
  const words = [];
  const entities: LocalEntity[] = [];
  const mentions: LocalEntity[] = [];
  const nested: LocalMention[] = [];
  const kinds: HeadKind[] = [];
  for (const piece of pieces) {
    const shift = (e: LocalEntity): LocalEntity => ({ ...e, first: e.first + offset, last: e.last + offset });
    for (const word of piece.words) {
      if (word.head >= 0) words.push({ ...word, head: word.head + offset });
      else if (offset === 0) words.push(word);
      else words.push({ ...word, head: root, deprel: 'parataxis' });
    }
    entities.push(...piece.entities.map(shift));
    mentions.push(...piece.mentions.map(shift));
    const base = nested.length;
    for (const m of piece.nested)
      nested.push({ ...m, ...shift(m), head: m.head + offset, parent: m.parent === null ? null : m.parent + base });
    kinds.push(...piece.kinds);
    offset += piece.words.length;
  }
  return { words, entities, mentions, nested, kinds };
}
