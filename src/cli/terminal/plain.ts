/**
 * Words from articles, file names and addresses as a terminal may safely show them. What is hostile in a terminal is
 * made visible and harmless: escape sequences, other control characters, and the marks that reorder text.
 */

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line of harmless text: line breaks become spaces, control characters pictures, reordering marks go. */
export function plain(words: string): string {
  return words
    .replace(LINE_BREAKS, ' ')
    .replace(CONTROLS, (c) => {
      const code = c.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
    })
    .replace(REORDERING, '');
}
