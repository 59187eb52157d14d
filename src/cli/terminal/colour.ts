/** Colour, only ever on a terminal and never where NO_COLOR is set (no-color.org). */
export interface Colour {
  heading(words: string): string;
  name(words: string): string;
  quiet(words: string): string;
  good(words: string): string;
  warning(words: string): string;
  bad(words: string): string;
}

const sequence = (open: number, close: number) => (words: string) => `\x1b[${open}m${words}\x1b[${close}m`;
const same = (words: string) => words;

export const COLOURLESS: Colour = { heading: same, name: same, quiet: same, good: same, warning: same, bad: same };

const COLOURED: Colour = {
  heading: (words) => sequence(1, 22)(sequence(36, 39)(words)),
  name: sequence(1, 22),
  quiet: sequence(2, 22),
  good: sequence(32, 39),
  warning: sequence(33, 39),
  bad: sequence(31, 39),
};

/** The colours for a stream. */
export function colourOf(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Colour {
  return stream.isTTY && !env.NO_COLOR && env.TERM !== 'dumb' ? COLOURED : COLOURLESS;
}
