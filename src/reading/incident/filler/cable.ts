/**
 * Cable text: reports without small letters, as wire services and monitoring services sent them. Names cannot be told
 * from other words there, and the rules, which lean on names, over-read.
 */

/** Whether a text has hardly any small letters; false for one without letters. */
export function isCableText(text: string): boolean {
  let small = 0;
  let capital = 0;
  for (const c of text) {
    if (c >= 'a' && c <= 'z') small++;
    else if (c >= 'A' && c <= 'Z') capital++;
  }
  return capital > 0 && small < 0.1 * (small + capital);
}
