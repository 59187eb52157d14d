/** Marks of a passage and the likeness of names and phrases that they rest on. */

/** One thing that a passage says, and whether the reading has it; `wrong` tells what stood there instead. */
export interface Mark {
  readonly fact: string;
  readonly wrong: string | null;
}

export function right(marks: readonly Mark[]): number {
  return marks.filter((m) => m.wrong === null).length;
}

export function among(want: string, got: string): boolean {
  return want === '*' || want.split('|').some((w) => w.toLowerCase() === got.toLowerCase());
}

const STOP = new Set([
  'a',
  'an',
  'the',
  'of',
  'in',
  'on',
  'at',
  'to',
  'for',
  'from',
  'by',
  'and',
  'or',
  'until',
  'that',
  'its',
  'their',
]);

/** As the scorer of readings has it: equal, one within the other, or half of the words shared. */
export function samePhrase(a: string, b: string): boolean {
  const bag = (s: string) => {
    const all = s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const some = all.filter((w) => !STOP.has(w));
    return new Set(some.length > 0 ? some : all);
  };
  const [A, B] = [bag(a), bag(b)];
  const shared = [...A].filter((w) => B.has(w)).length;
  return shared > 0 && (shared === A.size || shared === B.size || shared / (A.size + B.size - shared) >= 0.5);
}
