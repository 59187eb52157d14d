/**
 * Phrases of dictionaries, as they are written there, to names as they are written in text.
 */

/** The longest phrase that names anybody, in words and characters. */
const MOST_WORDS = 14;
const MOST_CHARACTERS = 160;
/** How many phrases one line may stand for. */
export const MOST_VARIANTS = 200;

/** Small words inside names, whose capital tells nothing. */
const SMALL =
  /^(?:of|the|and|for|in|on|de|del|des|du|la|le|les|el|al|as|ash|ad|an|ul|bin|ibn|bint|ben|abu|van|von|der|da|di|dos|y|e|et|i)$/i;

/**
 * The name that a phrase writes: underscores are blanks, and a phrase in capitals throughout is written as names are.
 * Returns the reason instead where it names nothing.
 */
export function nameOf(phrase: string): { readonly name: string } | { readonly fault: string } {
  const words = phrase.replaceAll('_', ' ').split(/\s+/).filter(Boolean);
  const name = words.join(' ');
  if (!/[\p{L}\p{N}]/u.test(name)) return { fault: 'no name' };
  if (words.length > MOST_WORDS || name.length > MOST_CHARACTERS) return { fault: 'the name is too long' };
  const odd = /[{}[\]!=+<>~|]/.exec(name)?.[0];
  if (odd) return { fault: `${odd} is no part of a name` };
  return { name: name === name.toUpperCase() ? written(words) : name };
}

function written(words: readonly string[]): string {
  return words
    .map((word, k) => {
      // One word without vowels, or a very short one that stands alone, is an acronym.
      if (/^[^AEIOUY]{2,}$/.test(word) || (words.length === 1 && word.length <= 4)) return word;
      return word
        .split('-')
        .map((part, n) =>
          SMALL.test(part) && (k > 0 || n > 0 || words.length > 1) ? part.toLowerCase() : capital(part),
        )
        .join('-');
    })
    .join(' ');
}

function capital(word: string): string {
  const at = word.search(/\p{L}/u);
  return at < 0 ? word : word.slice(0, at + 1) + word.slice(at + 1).toLowerCase();
}

/** Every phrase that one with alternatives stands for: "PEOPLE_S_{FRONT | PARTY}". Null where a bracket is missing. */
export function alternatives(phrase: string): string[] | null {
  let out = [''];
  for (let rest = phrase; rest !== ''; ) {
    const open = rest.search(/[{}]/);
    if (open < 0) return out.map((o) => o + rest);
    const close = rest.indexOf('}', open);
    if (rest[open] === '}' || close < 0) return null;
    const before = rest.slice(0, open);
    const set = rest.slice(open + 1, close).split('|');
    if (set.length * out.length > MOST_VARIANTS) return null;
    out = out.flatMap((o) => set.map((s) => o + before + s.trim()));
    rest = rest.slice(close + 1);
  }
  return out;
}
