/**
 * Lines of a JSON text: where a value stands, which JSON.parse does not tell.
 */

/** The line, from 1, of the value at a path in a text that JSON.parse accepts; that of the deepest value there is of it. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const scan = new Scan(text);
  scan.descend(path);
  return lineAt(text, scan.at);
}

/** The line on which a text stops being JSON; the last one that says anything where it ends too early. */
export function lineOfSyntaxError(text: string): number {
  return lineAt(text, Math.min(new Recogniser(text).stop(), text.trimEnd().length));
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset && i < text.length; i++) if (text[i] === '\n') line++;
  return line;
}

class Scan {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  descend(path: readonly PropertyKey[]): void {
    this.#blank();
    for (const step of path) if (!this.#enter(step)) return;
  }

  /** Moves to the beginning of a member's value; false, and back to where it was, where there is no such member. */
  #enter(step: PropertyKey): boolean {
    const from = this.at;
    const open = this.#text[this.at];
    if (open !== '{' && open !== '[') return false;
    this.at++;
    for (let k = 0; ; k++) {
      this.#blank();
      if (this.at >= this.#text.length || this.#text[this.at] === '}' || this.#text[this.at] === ']') {
        this.at = from;
        return false;
      }
      let key: PropertyKey = k;
      if (open === '{') {
        const begin = this.at;
        this.#skip();
        key = JSON.parse(this.#text.slice(begin, this.at)) as string;
        this.#blank();
        this.at++; // the colon
        this.#blank();
      }
      if (key === step) return true;
      this.#skip();
      this.#blank();
      if (this.#text[this.at] === ',') this.at++;
    }
  }

  #blank(): void {
    while (/\s/.test(this.#text[this.at] ?? '')) this.at++;
  }

  /** Goes past one value. */
  #skip(): void {
    let depth = 0;
    do {
      const c = this.#text[this.at];
      if (c === '"') {
        for (this.at++; this.at < this.#text.length && this.#text[this.at] !== '"'; this.at++)
          if (this.#text[this.at] === '\\') this.at++;
      } else if (c === '{' || c === '[') depth++;
      else if (c === '}' || c === ']') depth--;
      else if (depth === 0) {
        while (this.at < this.#text.length && !/[\s,\]}]/.test(this.#text[this.at]!)) this.at++;
        return;
      }
      this.at++;
    } while (depth > 0 && this.at < this.#text.length);
  }
}

const TOKEN =
  /[{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads JSON as far as it is any. */
class Recogniser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of the first token that cannot stand where it stands; the length of a text that is JSON. */
  stop(): number {
    const open: string[] = [];
    let want: 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' = 'value';
    for (;;) {
      while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
      if (want === ', or end' && open.length === 0) return this.#at;
      const token = this.#token();
      if (token === null) return this.#at;
      const isString = token.startsWith('"');
      if (want === ', or end') {
        const own = open.at(-1) === '{' ? '}' : ']';
        if (token === own) open.pop();
        else if (token === ',') want = own === '}' ? 'key' : 'value';
        else return this.#at;
      } else if (want === ':') {
        if (token !== ':') return this.#at;
        want = 'value';
      } else if (want === 'key' || want === 'key or }') {
        if (isString) want = ':';
        else if (token === '}' && want === 'key or }') {
          open.pop();
          want = ', or end';
        } else return this.#at;
      } else if (token === '{' || token === '[') {
        open.push(token);
        want = token === '{' ? 'key or }' : 'value or ]';
      } else if (token === ']' && want === 'value or ]') {
        open.pop();
        want = ', or end';
      } else if (isString || /^[-\dtfn]/.test(token)) want = ', or end';
      else return this.#at;
      this.#at += token.length;
    }
  }

  #token(): string | null {
    TOKEN.lastIndex = this.#at;
    return TOKEN.exec(this.#text)?.[0] ?? null;
  }
}
