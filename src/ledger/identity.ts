/** By what the ledger knows that it has an article or a reading already. */
import { createHash } from 'node:crypto';
import type { Article } from '../intake/index.js';
import type { Reading } from '../reading/index.js';

/**
 * JSON with one spelling per value: keys in the order of their code units, no white space (RFC 8785, but half surrogate
 * pairs, which that standard refuses, stay escaped as JSON.stringify escapes them).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value).filter(([, v]) => v !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * The hash of everything that makes an article the article it is: its text and what the page says of itself. The
 * caller's `id` is not among them: the same page under two names is one article.
 */
export function articleHash(article: Article): string {
  const { text, title, outlet, published, url, language } = article;
  return sha256(canonicalJson({ text, title, outlet, published, url, language }));
}

/** The hash of a reading with its article named by hash: neither can be exchanged without the other noticing. */
export function readingHash(reading: Reading, article: string): string {
  return sha256(canonicalJson({ ...reading, article }));
}

/** The identifier that the ledger gives an article, known before it is stored. */
export function articleId(article: Article): string {
  return shortId(articleHash(article));
}

/** Identifiers are the first 128 bits of a hash; the whole hash stands beside them and must agree. */
export function shortId(hash: string): string {
  return hash.slice(0, 32);
}

/** An engine as the ledger tells engines apart. `checksum` is of its model's weights, where the engine names one. */
export function engineKey(engine: Reading['engine']): {
  version: string;
  model: string | null;
  checksum: string | null;
} {
  const { version, model, checksum } = engine;
  return { version, model, checksum: typeof checksum === 'string' ? checksum : null };
}
