/**
 * From bytes to text without a letter changed. Texts are UTF-8, or UTF-16 when a byte-order mark says so. A byte-order
 * mark at the very start is the signature of an encoding and not part of the text; everything after it, line ends
 * included, stays as it is.
 */
import { isUtf8 } from 'node:buffer';
import { NotTextFault } from './fault.js';

/** A kind of document known by how it begins, with what to do about it. */
const SIGNATURES: readonly { readonly starts: RegExp; readonly what: string }[] = [
  { starts: /^%PDF-/, what: 'a PDF document; convert it to plain text first' },
  { starts: /^PK\x03\x04/, what: 'a ZIP archive or an office document; convert it to plain text first' },
  { starts: /^\x1f\x8b/, what: 'compressed with gzip; unpack it first' },
  { starts: /^\x89PNG|^\xff\xd8\xff|^GIF8/, what: 'a picture' },
  { starts: /^\xd0\xcf\x11\xe0/, what: 'an office document of the old kind; convert it to plain text first' },
  { starts: /^WARC\/\d/, what: 'a web archive (WARC), which is not read yet' },
  { starts: /^\s*(?:<!doctype\s+html|<html[\s>])/i, what: 'an HTML page; give the text of the report without mark-up' },
  {
    starts: /^\s*(?:<\?xml|<rss[\s>]|<feed[\s>])/i,
    what: 'an XML document; give the text of the report without mark-up',
  },
];

/** What `bytes` are by their beginning, in words for a message, or null. */
export function knownDocument(bytes: Buffer): string | null {
  const offset = bytes.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0;
  const head = bytes.toString('latin1', offset, offset + 512);
  return SIGNATURES.find((s) => s.starts.test(head))?.what ?? null;
}

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The encoding that a byte-order mark declares; null where there is none. */
export function byteOrderMark(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes.subarray(0, 3).equals(UTF8_MARK)) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

export interface DecodeOptions {
  /** Where `bytes` begin in the input, for offsets in messages. Default 0. */
  readonly offset?: number;
  /** The line on which they begin; null (the default): found from the bytes. */
  readonly line?: number | null;
}

/** Decodes UTF-8 or marked UTF-16. Throws {@link NotTextFault} with the offset of the first byte that is no text. */
export function decodeText(bytes: Buffer, input: string, { offset = 0, line = null }: DecodeOptions = {}): string {
  const mark = offset === 0 ? byteOrderMark(bytes) : null;
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    try {
      return new TextDecoder(mark, { fatal: true }).decode(bytes);
    } catch (cause) {
      throw new NotTextFault(input, line, `not valid ${mark.toUpperCase()}, as its byte-order mark says`, { cause });
    }
  }
  const lineOf = (at: number) => line ?? 1 + count(bytes.subarray(0, at), 0x0a);
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new NotTextFault(input, null, `not a text: a NUL byte at offset ${offset + nul}`);
  if (!isUtf8(bytes)) {
    const at = firstInvalidUtf8(bytes);
    const byte = `0x${bytes[at]!.toString(16).padStart(2, '0')}`;
    throw new NotTextFault(input, lineOf(at), `not UTF-8: invalid byte ${byte} at offset ${offset + at}`);
  }
  return bytes.toString('utf8', mark === 'utf-8' ? 3 : 0);
}

function count(bytes: Buffer, byte: number): number {
  let n = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) n++;
  return n;
}

/** Offset of the first byte that does not continue well-formed UTF-8 (Unicode 15, table 3-7); -1 where all do. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    const more =
      lead < 0x80
        ? 0
        : lead >= 0xc2 && lead <= 0xdf
          ? 1
          : lead >= 0xe0 && lead <= 0xef
            ? 2
            : lead >= 0xf0 && lead <= 0xf4
              ? 3
              : -1;
    if (more < 0) return i;
    for (let k = 1; k <= more; k++) {
      const next = bytes[i + k] ?? 0;
      const low = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (next < low || next > high) return i;
    }
    i += more + 1;
  }
  return -1;
}
