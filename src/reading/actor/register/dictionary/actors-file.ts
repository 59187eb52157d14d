/**
 * Actor dictionaries of KEDS, TABARI and PETRARCH (`.actors`):
 *
 *     NORTHERN_RIVER_FRONT_ [XXXREB]    ; primary phrase, with the code that holds where no other does
 *     +RIVER_FRONT_                     ; synonym
 *         [XXXREB <980101]              ; until that day, the day included
 *         [XXXOPP 980101-20011231]      ; between two days
 *         [XXXGOV >20020101]            ; from that day on
 *
 * A trailing underscore and the blanks between words, which let TABARI match stems and gaps, are read as one thing:
 * whole words, one after the other.
 */
import type { CodeTerm } from './code-term.js';
import type { DictionaryRecord, Report } from './dictionary.js';
import { dictionaryDay } from './dictionary-date.js';
import { alternatives, nameOf } from './phrase.js';
import { sourceLines } from './source-lines.js';

interface Open {
  readonly names: string[];
  readonly terms: CodeTerm[];
  fallback: string | null;
  /** Whether any code stands there, be it one that cannot be used or the null code. */
  coded: boolean;
  readonly line: number;
}

/** The code by which a dictionary says that a phrase names nobody. */
const NULL_CODE = /^(?:-{3}|#{3})$/;

export function readActorsFile(text: string, report: Report): DictionaryRecord[] {
  const records: DictionaryRecord[] = [];
  let open: Open | null = null;
  const close = () => {
    if (!open) return;
    const { names, terms, fallback, coded, line } = open;
    if (names.length > 0 && (terms.length > 0 || fallback !== null))
      records.push({ names, terms, fallback, kind: null, country: null, sectors: [], line });
    else if (names.length > 0 && !coded) report(line, `no code for ${names[0]}`);
    open = null;
  };
  for (const { number, text: line } of sourceLines(text, report)) {
    const said = line.trim();
    const bracket = said.indexOf('[');
    const phrase = bracket < 0 ? said : said.slice(0, bracket).trim();
    const codes = bracket < 0 ? '' : said.slice(bracket);
    if (phrase === '') {
      if (open) readCodes(codes, open, number, report);
      else report(number, 'a code before any actor');
      continue;
    }
    if (phrase.startsWith('+')) {
      if (!open) {
        report(number, 'a synonym before any actor');
        continue;
      }
    } else {
      close();
      open = { names: [], terms: [], fallback: null, coded: false, line: number };
    }
    const here: Open = open!;
    for (const name of namesIn(phrase.replace(/^\+/, ''), number, report))
      if (!here.names.includes(name)) here.names.push(name);
    if (codes) readCodes(codes, here, number, report);
    else if (/\]/.test(phrase)) report(number, '] without [');
  }
  close();
  return records;
}

function namesIn(phrase: string, line: number, report: Report): string[] {
  const all = alternatives(phrase);
  if (all === null) {
    report(line, '{ and } do not match');
    return [];
  }
  const names: string[] = [];
  for (const one of all) {
    const read = nameOf(one.replace(/\]/g, ' '));
    if ('name' in read) names.push(read.name);
    else report(line, `${read.fault} in ${JSON.stringify(one.trim().slice(0, 60))}`);
  }
  return names;
}

/** One or more codes in brackets. */
function readCodes(text: string, open: Open, line: number, report: Report): void {
  for (let rest = text; rest !== ''; ) {
    if (!rest.startsWith('[')) {
      report(line, `${JSON.stringify(rest.slice(0, 40))} after the code`);
      return;
    }
    open.coded = true;
    const close = rest.indexOf(']');
    if (close < 0) {
      report(line, '[ without ]');
      return;
    }
    readCode(rest.slice(1, close).trim(), open, line, report);
    rest = rest.slice(close + 1).trim();
  }
}

function readCode(inside: string, open: Open, line: number, report: Report): void {
  const [code = '', ...more] = inside.split(/\s+/);
  const when = more.join('');
  if (code === '') report(line, 'an empty code');
  else if (/^[<>\d]/.test(code)) report(line, `no code before ${code}`);
  else if (NULL_CODE.test(code)) return;
  else if (when === '') open.fallback = code;
  else {
    const range = rangeOf(when);
    if ('fault' in range) report(line, range.fault);
    else open.terms.push({ code, ...range, line });
  }
}

function rangeOf(when: string): { from: string | null; to: string | null } | { fault: string } {
  const m = /^(?:([<>])(\d+)|(\d+)-(\d+))$/.exec(when);
  if (!m) return { fault: `${JSON.stringify(when.slice(0, 40))} is no range of days` };
  const [, sign, one, begin, end] = m;
  const bad = (digits: string) => ({ fault: `${digits} is no day of the calendar` });
  if (sign) {
    const day = dictionaryDay(one!);
    if (!day) return bad(one!);
    return sign === '<' ? { from: null, to: day } : { from: day, to: null };
  }
  const from = dictionaryDay(begin!);
  const to = dictionaryDay(end!);
  if (!from || !to) return bad(from ? end! : begin!);
  if (from > to) return { fault: `the range is reversed: ${from} is after ${to}` };
  return { from, to };
}
