/** Features of one possible sentence boundary, after a word. Used by the segmenter and by its trainer. */
import { wordKey, wordShape } from '../network/features.js';
import { standIn } from '../network/peers.js';
import { hashText, mix } from './hashing.js';

/** What the features need of a word. */
export interface WordView {
  readonly key: number;
  readonly shape: number;
  /** White space follows: 0 none, 1 blanks, 2 a line end. */
  readonly space: number;
  readonly length: number;
  /** Contains a lower-case letter; contains an upper-case letter. */
  readonly lower: boolean;
  readonly upper: boolean;
  readonly quote: boolean;
  /** +1 opening, -1 closing bracket. */
  readonly bracket: number;
}

/** Characters of the longest form worth remembering. */
const LONGEST_REMEMBERED = 64;
const remembered = new Map<string, Omit<WordView, 'space'>>();

export function viewWord(form: string, space: number): WordView {
  let view = remembered.get(form);
  if (!view) {
    // Where a sentence ends must not depend on whose name stands there.
    const shown = standIn(form);
    const key = wordKey(shown);
    view = {
      key: hashText(key),
      shape: hashText(wordShape(shown)),
      length: Math.min(shown.length, 6),
      lower: /\p{Ll}/u.test(form),
      upper: /\p{Lu}/u.test(form),
      quote: key === '"',
      bracket: /^[([{]$/.test(form) ? 1 : /^[)\]}]$/.test(form) ? -1 : 0,
    };
    if (remembered.size > 20_000) remembered.clear();
    if (form.length <= LONGEST_REMEMBERED) remembered.set(form, view);
  }
  return { ...view, space };
}

const EDGE: WordView = { key: 7, shape: 7, space: 0, length: 0, lower: false, upper: false, quote: false, bracket: 0 };

/** What has been seen since the sentence began. */
export class SentenceState {
  words = 0;
  first: WordView = EDGE;
  quotes = 0;
  depth = 0;
  lower = false;

  add(word: WordView): void {
    if (this.words++ === 0) this.first = word;
    if (word.quote) this.quotes ^= 1;
    this.depth = Math.max(0, Math.min(2, this.depth + word.bracket));
    this.lower ||= word.lower;
  }
}

/**
 * Hashes of the features of a sentence end after `words[i]`, inside a paragraph that ends at `words[last - 1]`.
 * @returns the number of features written to `out`.
 */
export function boundaryFeatures(
  words: readonly WordView[],
  i: number,
  last: number,
  state: SentenceState,
  out: Int32Array,
): number {
  const at = (k: number) => (k < 0 || k >= last ? EDGE : (words[k] ?? EDGE));
  const w = at(i);
  const p = at(i - 1);
  const n = at(i + 1);
  const n2 = at(i + 2);
  const caps = state.lower ? 0 : 1;
  const count = state.words < 3 ? state.words : state.words < 6 ? 3 : state.words < 12 ? 4 : state.words < 30 ? 5 : 6;
  const base = mix(w.key, w.space);
  const outer = mix(mix(state.quotes, state.depth), 5);
  let k = 0;
  out[k++] = mix(base, 1);
  out[k++] = mix(mix(base, n.key), 2);
  out[k++] = mix(mix(base, n.shape), 3);
  out[k++] = mix(mix(mix(base, n.shape), p.key), 4);
  out[k++] = mix(mix(mix(base, n.shape), p.shape), 5);
  out[k++] = mix(mix(mix(w.shape, n.shape), w.space), 6);
  out[k++] = mix(mix(n.key, w.space), 7);
  out[k++] = mix(mix(mix(w.shape, n.key), w.space), 8);
  out[k++] = mix(mix(mix(n.key, n2.key), w.shape), 9);
  out[k++] = mix(mix(mix(base, n.shape), n2.shape), 10);
  out[k++] = mix(mix(mix(base, n.shape), count), 11);
  out[k++] = mix(mix(mix(base, n.shape), outer), 12);
  out[k++] = mix(mix(mix(base, n.shape), caps), 13);
  out[k++] = mix(mix(mix(base, n.key), caps), 14);
  out[k++] = mix(mix(mix(state.first.key, w.key), n.shape), 15);
  out[k++] = mix(mix(mix(base, p.key), count), 16);
  out[k++] = mix(mix(mix(w.key, p.space), mix(w.space, n.space)), 17);
  out[k++] = mix(mix(mix(p.shape, p.length), mix(w.key, n.shape)), 18);
  out[k++] = mix(mix(mix(w.shape, n.shape), mix(n2.shape, count)), 19);
  out[k++] = mix(mix(mix(base, outer), n.key), 20);
  out[k++] = mix(mix(mix(base, n.key), p.key), 21);
  return k;
}
