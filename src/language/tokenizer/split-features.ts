/**
 * Features of one possible word boundary inside a run of characters without white space.
 * Used by the segmenter and by its trainer.
 */
import { CLASS, classAt, isLetterClass } from './characters.js';
import { mix } from './hashing.js';

/** One run without white space. */
export interface Chunk {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const RUN = 10;
const isWordClass = (kind: number) => isLetterClass(kind) || kind === CLASS.digit;

/** Lower-cased unit with typographic forms made plain; digits are all 0. */
function code(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind === CLASS.upper || kind === CLASS.lower) return text[at]!.toLowerCase().charCodeAt(0) + 0x100;
  return kind;
}

const APOSTROPHE = 39;

/** A cut is worth asking about unless both sides are letters or both are digits; "do|n't" is the exception. */
export function isCandidate(text: string, at: number): boolean {
  const left = classAt(text, at - 1);
  const right = classAt(text, at);
  if (isLetterClass(left) && isLetterClass(right))
    return (
      classAt(text, at + 1) === APOSTROPHE && (text[at] === 'n' || text[at] === 'N') && /[tT]/.test(text[at + 2] ?? '')
    );
  return !(left === CLASS.digit && right === CLASS.digit);
}

/**
 * Hashes of the features of a cut before `at`. `wordStart` is where the current word began.
 * @returns the number of features written to `out`.
 */
export function splitFeatures({ text, start, end }: Chunk, at: number, wordStart: number, out: Int32Array): number {
  const within = (i: number) => (i < start || i >= end ? CLASS.none : code(text, i));
  const l1 = within(at - 1);
  const l2 = within(at - 2);
  const l3 = within(at - 3);
  const r1 = within(at);
  const r2 = within(at + 1);
  const r3 = within(at + 2);
  const pair = mix(mix(1, l1), r1);
  let left = 2;
  for (let i = at - 1; i >= start && i >= at - RUN && (i === at - 1 || isWordClass(classAt(text, i))); i--)
    left = mix(left, code(text, i));
  let right = 3;
  for (let i = at; i < end && i < at + RUN && (i === at || isWordClass(classAt(text, i))); i++)
    right = mix(right, code(text, i));
  let shape = 4;
  for (let i = at - 4; i < at + 4; i++) shape = mix(shape, i < start || i >= end ? CLASS.none : classAt(text, i));
  let whole = 5;
  for (let i = start; i < end && i < start + 24; i++) whole = mix(whole, code(text, i));
  // The chunk as runs of classes, and how many runs lie before the cut.
  let outline = 6;
  let runs = 0;
  for (let i = start, before = 0; i < end && i < start + 40; i++) {
    const kind = classAt(text, i);
    if (kind !== before) {
      outline = mix(outline, kind);
      if (i < at) runs++;
    }
    before = kind;
  }
  let next = end;
  while (next < text.length && classAt(text, next) === CLASS.space) next++;
  const following = classAt(text, next);
  const previous = classAt(text, start - 2);
  const depth = Math.min(at - wordStart, 4);
  const rest = Math.min(end - at, 4);
  let n = 0;
  out[n++] = pair;
  out[n++] = mix(mix(pair, l2), 11);
  out[n++] = mix(mix(pair, r2), 12);
  out[n++] = mix(mix(mix(pair, l2), r2), 13);
  out[n++] = mix(mix(mix(pair, l2), l3), 14);
  out[n++] = mix(mix(mix(pair, r2), r3), 15);
  out[n++] = mix(shape, 16);
  out[n++] = mix(mix(left, r1), 17);
  out[n++] = mix(mix(l1, right), 18);
  out[n++] = mix(mix(left, right), 19);
  out[n++] = mix(mix(whole, at - start), 20);
  out[n++] = mix(mix(outline, runs), 21);
  out[n++] = mix(mix(mix(pair, depth), rest), 22);
  out[n++] = mix(mix(mix(left, r1), following), 23);
  out[n++] = mix(mix(mix(mix(pair, depth), rest), following), 24);
  out[n++] = mix(mix(mix(mix(pair, previous), following), rest), 25);
  out[n++] = mix(mix(mix(pair, classAt(text, start)), classAt(text, end - 1)), 26);
  return n;
}
