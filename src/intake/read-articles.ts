/**
 * Reads articles out of files and streams. What an input holds is told from its content, not from its name: one JSON
 * article, a JSON array of them, JSON lines, or else the plain text of one report. The name decides one thing only:
 * a `.json`, `.jsonl` or `.ndjson` that holds no JSON is at fault rather than a report.
 *
 * JSON lines are handed on line by line as they arrive; anything else is read as a whole first. A fault of one article
 * is handed on in its place and ends nothing but that article.
 */
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { Article } from './article.js';
import { type ArticleDefaults, articleFromJson, articleFromText, tooLong } from './article-input.js';
import { byteOrderMark, decodeText, knownDocument } from './bytes.js';
import { EmptyInputFault, IntakeFault, MalformedJsonFault, NotTextFault, TooLargeFault } from './fault.js';
import { faultOf, type Input, inputName, openInput } from './input.js';
import { elementLines, findJsonFault } from './json-fault.js';
import { MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_PLAIN_BYTES } from './limits.js';
import { firstNonBlank, Pieces } from './pieces.js';

/** One article, or the fault that stands in its place. `line` counts from 1; null where the whole input is meant. */
export type ArticleOrFault =
  | { readonly article: Article; readonly input: string; readonly line: number | null; readonly fault?: undefined }
  | { readonly fault: IntakeFault; readonly article?: undefined };

/** The articles of one input, in its order. Never throws for what an input holds: faults are handed on. */
export async function* readArticles(input: Input, defaults: ArticleDefaults = {}): AsyncGenerator<ArticleOrFault> {
  const name = inputName(input);
  try {
    yield* articlesOf(await openInput(input), name, defaults);
  } catch (error) {
    yield { fault: faultOf(name, error) };
  }
}

async function* articlesOf(stream: Readable, name: string, defaults: ArticleDefaults): AsyncGenerator<ArticleOrFault> {
  const pieces = new Pieces(stream);
  const head = await pieces.beginning(HEAD_BYTES);
  const known = knownDocument(head);
  if (known !== null) throw new NotTextFault(name, null, known);
  if (beginsObject(head) && parsedObject(await pieces.firstLine(MAX_LINE_BYTES)) !== null) {
    yield* linesOf(pieces, name, defaults);
    return;
  }
  const structured = looksLikeJson(head) || JSON_NAME.test(name);
  const limit = structured ? MAX_DOCUMENT_BYTES : MAX_PLAIN_BYTES;
  const bytes = await pieces.rest(limit);
  if (bytes === null) {
    if (!structured) throw tooLong({ input: name, line: null }, null);
    throw new TooLargeFault(
      name,
      null,
      `larger than the ${limit / 2 ** 20} MiB that one JSON document may have; use JSON lines`,
    );
  }
  yield* documentOf(decodeText(bytes, name), name, defaults);
}

/** Enough to tell by its beginning what an input is. */
const HEAD_BYTES = 4096;

const JSON_NAME = /\.(?:json|jsonl|ndjson)$/i;
const LINES_NAME = /\.(?:jsonl|ndjson)$/i;

/** Whether content begins as a JSON object, or as an array of objects, does. "[Reuters] …" and "{sic} …" do not. */
function looksLikeJson(head: Buffer): boolean {
  return JSON_START.test(head.toString('latin1', 0, HEAD_BYTES).replace(/^\xef\xbb\xbf/, ''));
}
const JSON_START = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[\]{]|$))/;

/** Whether the first letter is an opening brace. */
function beginsObject(bytes: Buffer): boolean {
  return bytes[firstNonBlank(bytes)] === 0x7b;
}

/** The object that a line is by itself; null where it is none or not even text. */
function parsedObject(line: Buffer): object | null {
  const start = byteOrderMark(line) === 'utf-8' ? 3 : 0;
  if (!beginsObject(line)) return null;
  try {
    const value: unknown = JSON.parse(line.toString('utf8', start));
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** JSON lines, handed on as they arrive. */
async function* linesOf(pieces: Pieces, name: string, defaults: ArticleDefaults): AsyncGenerator<ArticleOrFault> {
  let number = 0;
  for await (const { bytes, offset } of pieces.lines(MAX_LINE_BYTES)) {
    number++;
    try {
      if (bytes === null) {
        throw new TooLargeFault(name, number, `a line of more than ${MAX_LINE_BYTES / 2 ** 20} MiB`);
      }
      const line = decodeText(bytes, name, { offset, line: number });
      if (line.trim()) yield articleOfLine(line, name, number, defaults);
    } catch (error) {
      if (!(error instanceof IntakeFault)) throw error;
      yield { fault: error };
    }
  }
}

function articleOfLine(line: string, name: string, number: number, defaults: ArticleDefaults): ArticleOrFault {
  const place = { input: name, line: number };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return {
      fault: new MalformedJsonFault(name, number, `not JSON: ${findJsonFault(line)?.reason ?? 'broken'}`, { cause }),
    };
  }
  return caught(() => ({ article: articleFromJson(value, place, defaults), ...place }));
}

function caught(make: () => ArticleOrFault): ArticleOrFault {
  try {
    return make();
  } catch (error) {
    if (error instanceof IntakeFault) return { fault: error };
    throw error;
  }
}

/** A whole document: JSON of either form, JSON lines that begin with a broken one, or a plain text. */
function* documentOf(text: string, name: string, defaults: ArticleDefaults): Generator<ArticleOrFault> {
  if (!text.trim()) throw new EmptyInputFault(name, null, 'empty: there is no text in it');
  const whole = { input: name, line: null };
  if (!JSON_START.test(text) && !JSON_NAME.test(name)) {
    yield caught(() => ({ article: articleFromText(text, whole, defaults), ...whole }));
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (LINES_NAME.test(name) || hasObjectLine(text)) {
      for (const [i, line] of text.split('\n').entries())
        if (line.trim()) yield articleOfLine(line, name, i + 1, defaults);
      return;
    }
    const fault = findJsonFault(text);
    throw new MalformedJsonFault(name, fault?.line ?? null, `not JSON: ${fault?.reason ?? 'broken'}`, { cause });
  }
  if (!Array.isArray(value)) {
    const at = { input: name, line: 1 + (/^\s*/.exec(text)![0].match(/\n/g)?.length ?? 0) };
    yield caught(() => ({ article: articleFromJson(value, at, defaults), ...at }));
    return;
  }
  if (!value.length) throw new EmptyInputFault(name, null, 'empty: an array without articles');
  const lines = elementLines(text);
  for (const [i, element] of value.entries()) {
    const at = { input: name, line: lines[i] ?? null };
    yield caught(() => ({ article: articleFromJson(element, at, defaults), ...at }));
  }
}

/** Whether some line is a JSON object by itself: then a document that is no JSON is JSON lines with faults. */
function hasObjectLine(text: string): boolean {
  return text.split('\n', 64).some((line) => parsedObject(Buffer.from(line)) !== null);
}

/** A display name for an article that has neither title nor id. */
export function inputLabel(input: string, line: number | null): string {
  return line === null ? basename(input) : `${basename(input)}:${line}`;
}
