/**
 * Multi-word tokens: which neighbouring words without white space between them are one surface
 * token in UD English. The perceptron cuts "don't" into do|n't; the text has one token.
 */
import { normalise } from '../network/features.js';

const CLITIC = /^(?:'(?:s|m|d|re|ve|ll|t|em)|n't|'|s')$/i;
const PLAIN = /^[\p{L}\p{M}\p{Nd}.'-]*[\p{L}\p{M}\p{Nd}]\.?$/u;

/**
 * Whether `word` belongs to the token of the word before it, which it touches.
 * @param chained whether the word before already shares its token with another ("could|n't|'ve").
 */
export function sharesToken(before: string, word: string, chained: boolean): boolean {
  const clitic = normalise(word);
  if (!CLITIC.test(clitic)) return false;
  const host = normalise(before);
  if (!PLAIN.test(host) && !(chained && CLITIC.test(host))) return false;
  // A lone apostrophe is the genitive of a plural, or a closing quote.
  return clitic !== "'" || /s$/i.test(host);
}
