/** Inputs: files by their paths and open streams, and what can go wrong when they are opened. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { decodeText, knownDocument } from './bytes.js';
import { EmptyInputFault, IntakeFault, NotTextFault, TooLargeFault, UnreadableInputFault } from './fault.js';
import { MAX_DOCUMENT_BYTES } from './limits.js';
import { Pieces } from './pieces.js';

/** A file by its path, or an open stream with the name it has in messages. */
export type Input = { readonly path: string } | { readonly stream: Readable; readonly name: string };

/** The name of an input in messages. */
export const inputName = (input: Input): string => ('path' in input ? input.path : input.name);

export async function openInput(input: Input): Promise<Readable> {
  return 'path' in input ? openFile(input.path) : input.stream;
}

/** What was thrown while an input was read, as a fault of it. */
export const faultOf = (name: string, error: unknown): IntakeFault =>
  error instanceof IntakeFault ? error : unreadable(name, error);

/**
 * The whole text of an input that is no article, as a file of tokens is.
 *
 * @throws {IntakeFault} when it cannot be read, is no text, is empty, or is larger than a document may be.
 */
export async function readText(input: Input): Promise<string> {
  const name = inputName(input);
  try {
    const bytes = await new Pieces(await openInput(input)).rest(MAX_DOCUMENT_BYTES);
    if (bytes === null) throw new TooLargeFault(name, null, `larger than ${MAX_DOCUMENT_BYTES / 2 ** 20} MiB`);
    const known = knownDocument(bytes);
    if (known !== null) throw new NotTextFault(name, null, known);
    const text = decodeText(bytes, name);
    if (!text.trim()) throw new EmptyInputFault(name, null, 'empty: there is no text in it');
    return text;
  } catch (error) {
    throw faultOf(name, error);
  }
}

async function openFile(path: string): Promise<Readable> {
  const found = await stat(path);
  if (found.isDirectory()) throw new UnreadableInputFault(path, null, 'a folder, not a file');
  return createReadStream(path, { highWaterMark: 1 << 18 });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'a folder, not a file',
  ENAMETOOLONG: 'the name is too long for a file',
  ELOOP: 'a symbolic link that leads back to itself',
};

function unreadable(name: string, cause: unknown): UnreadableInputFault {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  const reason = (code !== undefined && REASONS[code]) || `cannot be read (${code ?? String(cause)})`;
  return new UnreadableInputFault(name, null, reason, { cause });
}
