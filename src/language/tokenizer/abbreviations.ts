/**
 * Full stops after longer words. The perceptron has seen a few hundred abbreviations and believes
 * that an unknown name before a capital may be one more ("according to Kiev. Separatists put …").
 * From four letters on, only these keep their stop.
 */
const LONG_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'adjt approx ariz asst assn attn blvd brig calif capt cmdr cmdt colo comdr conn corp dept depts esqs govt ' +
    'hosp intl kans mass messrs mich minn miss mlle mont mssrs natl nebr okla oreg penn pres prof profs reps secy ' +
    'sept sgts supt tech tenn thur thurs tues univ wash wisc'
  ).split(' '),
);

const LETTERS_BEFORE = /\p{L}+$/u;

/** Whether the full stop at `at` certainly ends a word that is no abbreviation. */
export function endsPlainWord(text: string, start: number, at: number): boolean {
  if (text[at] !== '.' || /[\p{L}\p{Nd}.]/u.test(text[at + 1] ?? '')) return false;
  const letters = LETTERS_BEFORE.exec(text.slice(Math.max(start, at - 24), at))?.[0] ?? '';
  return letters.length >= 4 && !LONG_ABBREVIATIONS.has(letters.toLowerCase());
}
