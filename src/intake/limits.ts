/** What intake takes in one piece. Each limit is stated in the message that it causes. */

/**
 * Longest text of one article, in UTF-16 code units: some 30,000 words. A long news report has 20,000 code units; the
 * time of a reading grows faster than its text, and half a million took more than a minute.
 */
export const MAX_TEXT_LENGTH = 200_000;

/** Longest line of a JSON-lines input, in bytes. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Largest JSON document that is read as a whole, in bytes; larger collections come as JSON lines. */
export const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

/** Largest plain-text input, in bytes: no text within the limit needs more. */
export const MAX_PLAIN_BYTES = 4 * MAX_TEXT_LENGTH;
