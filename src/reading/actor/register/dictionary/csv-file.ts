/**
 * Tables of actors: comma-separated values with a line of column names, quoted as RFC 4180 says.
 *
 *     name,aliases,code,from,to,kind,country,sectors
 *
 * `name` is needed, and `code` or `country`. `aliases` and `sectors` hold several, parted by `|`. Rows of one name are one actor
 * whose codes hold from one day to another. Columns of other names are left alone.
 */
import { ActorKind } from '../../../contract.js';
import { SECTORS } from '../schema.js';
import type { CodeTerm } from './code-term.js';
import type { DictionaryRecord, Report } from './dictionary.js';
import { tableDay } from './dictionary-date.js';
import { nameOf } from './phrase.js';

const COLUMNS = ['name', 'aliases', 'code', 'from', 'to', 'kind', 'country', 'sectors'] as const;
type Column = (typeof COLUMNS)[number];

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export function readCsvFile(text: string, report: Report): DictionaryRecord[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''), report);
  const head = rows.shift();
  const at = new Map<Column, number>();
  head?.cells.forEach((cell, k) => {
    const column = COLUMNS.find((c) => c === cell.trim().toLowerCase());
    if (column && !at.has(column)) at.set(column, k);
  });
  if (!head || !at.has('name') || !(at.has('code') || at.has('country'))) {
    report(head?.line ?? 1, 'the first line has to name the columns, "name" and "code" or "country" among them');
    return [];
  }
  const found = new Map<string, DictionaryRecord & { readonly names: string[]; readonly terms: CodeTerm[] }>();
  for (const row of rows) {
    if (row.cells.length !== head.cells.length) {
      report(row.line, `${row.cells.length} cells and not ${head.cells.length}`);
      continue;
    }
    const read = readRow(row, (column) => row.cells[at.get(column) ?? -1]?.trim() ?? '');
    if (typeof read === 'string') {
      report(row.line, read);
      continue;
    }
    const known = found.get(read.names[0]!);
    if (!known) {
      found.set(read.names[0]!, { ...read, names: [...read.names], terms: [...read.terms] });
      continue;
    }
    if (read.fallback !== null && known.fallback !== null) {
      report(row.line, `${read.names[0]} stands twice without days`);
      continue;
    }
    found.set(read.names[0]!, {
      ...known,
      names: [...new Set([...known.names, ...read.names])],
      terms: [...known.terms, ...read.terms],
      fallback: known.fallback ?? read.fallback,
    });
  }
  return [...found.values()];
}

/** A row as a record of its own, or what is wrong with it. */
function readRow({ line }: Row, cell: (column: Column) => string): DictionaryRecord | string {
  const names: string[] = [];
  for (const one of [cell('name'), ...cell('aliases').split('|')]) {
    if (one.trim() === '' && names.length > 0) continue;
    const read = nameOf(one);
    if ('fault' in read) return `${read.fault} in ${JSON.stringify(one.slice(0, 60))}`;
    names.push(read.name);
  }
  const kind = cell('kind') || null;
  if (kind !== null && !ActorKind.safeParse(kind).success) return `unknown kind ${JSON.stringify(kind)}`;
  const sectors = cell('sectors').split('|').filter(Boolean);
  const odd = sectors.find((s) => !(SECTORS as readonly string[]).includes(s));
  if (odd) return `unknown code ${odd}: no sector of PLOVER's`;
  const country = cell('country') || null;
  if (country !== null && !/^[A-Z]{3}$/.test(country)) return `unknown code ${country}: not three capitals`;
  const code = cell('code') || (country === null ? null : `${country}${sectors[0] ?? ''}`);
  if (code === null) return 'neither code nor country';
  const said = { from: cell('from'), to: cell('to') };
  const from = said.from ? tableDay(said.from, 'first') : null;
  const to = said.to ? tableDay(said.to, 'last') : null;
  if (said.from && !from) return `${said.from} is no date`;
  if (said.to && !to) return `${said.to} is no date`;
  if (from && to && from > to) return `the range is reversed: ${from} is after ${to}`;
  const bounded = from !== null || to !== null;
  return {
    names,
    terms: bounded ? [{ code, from, to, line }] : [],
    fallback: bounded ? null : code,
    kind,
    country,
    sectors,
    line,
  };
}

/** The rows of a table with the line on which each begins; a quote that is never closed is told of. */
function rowsOf(text: string, report: Report): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const end = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0]!.trim() !== '') rows.push({ line: start, cells });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const newline = c === '\n' || c === '\r';
    if (c === '\r' && text[i + 1] === '\n') i++;
    if (newline) line++;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += newline ? '\n' : c;
    } else if (c === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (c === ',') {
      cells.push(cell);
      cell = '';
    } else if (newline) {
      end();
      start = line;
    } else cell += c;
  }
  if (quoted) report(start, 'a quote is not closed');
  else end();
  return rows;
}
