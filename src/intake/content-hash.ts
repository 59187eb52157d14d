/**
 * The identity of an article: what it says and where it stood. Two inputs with the same hash are the same article.
 *
 * Canonical form: the JSON array `["parley.article/1", title, outlet, published, url, language, text]` without white
 * space, in UTF-8. The caller's `id` is left out: it names a row in somebody's list, not the page.
 */
import { createHash } from 'node:crypto';
import type { Article } from './article.js';

/** SHA-256 of the canonical form, 64 hexadecimal digits. */
export function contentHash(article: Article): string {
  const { title, outlet, published, url, language, text } = article;
  return createHash('sha256')
    .update(JSON.stringify(['parley.article/1', title, outlet, published, url, language, text]))
    .digest('hex');
}
