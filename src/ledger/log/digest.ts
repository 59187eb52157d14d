/** What the log keeps of each thing: a hash of everything that the thing's rows say of it, but when it was recorded. */
import { canonicalJson, sha256 } from '../identity.js';
import { maybeStorable } from '../stored-text.js';

/**
 * The digest of an article: its own hash together with the caller's identifier, which that hash leaves out. In the
 * storable form, so that the migration that brought the log could compute it in SQL.
 * @param hash of the article, as `articleHash` makes it.
 */
export function articleDigest(hash: string, callerId: string | null): string {
  return sha256(canonicalJson({ article: hash, id: maybeStorable(callerId) }));
}

/** The digest of a decision, or of anything else that is nothing but a JSON value. A reading's is its own hash. */
export function valueDigest(value: unknown): string {
  return sha256(canonicalJson(value));
}
