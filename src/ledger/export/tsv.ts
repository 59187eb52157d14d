/** Tab-separated lines that every reader splits into the same fields. */

const BREAKS = /[\t\n\v\f\r\u0000\u0085\u2028\u2029]+/g;

/**
 * One line with its line feed. Tabs and line breaks inside a value become one space. A value with a quotation mark in it
 * is quoted with its marks doubled (RFC 4180): Python's `csv`, R's `read_tsv` and pandas take a mark for that unless
 * they are told otherwise, and a lone one would swallow the lines below.
 */
export function tsvLine(values: readonly string[]): string {
  return `${values.map(field).join('\t')}\n`;
}

function field(value: string): string {
  const flat = value.replace(BREAKS, ' ');
  return flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
}
