/**
 * Where a JSON document breaks. `JSON.parse` says what it met but, for many faults, not where; a person mending a file
 * needs the line. This walks the grammar of RFC 8259 without building anything and without recursion, so that depth
 * cannot exhaust the stack; strings are scanned by hand, as a pattern would exhaust its own on long ones.
 */
export interface JsonFault {
  /** UTF-16 offset of the first character that does not fit. */
  readonly offset: number;
  /** Counts from 1. */
  readonly line: number;
  readonly reason: string;
}

const SPACE = /[ \t\r\n]*/y;
const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The first fault of `text` as one JSON value, or null where it is one. */
export function findJsonFault(text: string): JsonFault | null {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const fault = (offset: number, reason: string): JsonFault => ({ offset, line: lineAt(text, offset), reason });
  const missing = (wanted: string): JsonFault => {
    const met = text[at];
    if (met === undefined) return fault(at, `it ends too early, ${wanted} is missing`);
    return fault(at, `${wanted} is missing before ${JSON.stringify(met)}`);
  };
  const string = (): JsonFault | null => {
    const { end, reason } = scanString(text, at);
    if (reason !== null) return fault(end, reason);
    at = end;
    return null;
  };
  const key = (): JsonFault | null => {
    skip(SPACE);
    if (text[at] !== '"') return missing('a quoted name');
    const broken = string();
    if (broken) return broken;
    skip(SPACE);
    if (text[at] !== ':') return missing('a colon');
    at++;
    return null;
  };

  const open: ('{' | '[')[] = [];
  for (;;) {
    skip(SPACE);
    const here = text[at];
    if (here === '{' || here === '[') {
      at++;
      skip(SPACE);
      if (text[at] === closing(here)) at++;
      else {
        open.push(here);
        const broken = here === '{' ? key() : null;
        if (broken) return broken;
        continue;
      }
    } else if (here === '"') {
      const broken = string();
      if (broken) return broken;
    } else if (!skip(LITERAL)) return missing('a value');

    // After a value: close what it ends, or go on to the next one.
    for (;;) {
      skip(SPACE);
      const inside = open.at(-1);
      if (inside === undefined)
        return at === text.length ? null : fault(at, `${JSON.stringify(text[at])} stands after the end`);
      if (text[at] === closing(inside)) {
        at++;
        open.pop();
        continue;
      }
      if (text[at] !== ',') return missing(`a comma or "${closing(inside)}"`);
      at++;
      const broken = inside === '{' ? key() : null;
      if (broken) return broken;
      break;
    }
  }
}

function closing(opening: '{' | '['): '}' | ']' {
  return opening === '{' ? '}' : ']';
}

/** The end of the string that begins with the quotation mark at `start`, or where and why it is none. */
function scanString(text: string, start: number): { readonly end: number; readonly reason: string | null } {
  for (let at = start + 1; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1, reason: null };
    if (code === 0x5c) {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return { end: at, reason: 'a string holds an unknown escape' };
      at = ESCAPE.lastIndex;
    } else if (code < 0x20) {
      return { end: at, reason: 'a string holds a line break or another control character that is not escaped' };
    } else at++;
  }
  return { end: start, reason: 'a string is not closed' };
}

/** The line, from 1, on which a UTF-16 offset lies. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The lines, from 1, on which the elements of a well-formed JSON array begin. */
export function elementLines(text: string): number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let awaiting = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    if (c === '\n') line++;
    if (c === ' ' || c === '\t' || c === '\r' || c === '\n') continue;
    if (awaiting && c !== ']' && c !== ',') {
      lines.push(line);
      awaiting = false;
    }
    if (c === '"') at = scanString(text, at).end - 1;
    else if (c === '[' || c === '{') awaiting = depth++ === 0;
    else if (c === ']' || c === '}') depth--;
    else if (c === ',' && depth === 1) awaiting = true;
  }
  return lines;
}
