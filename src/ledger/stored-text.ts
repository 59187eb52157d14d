/**
 * Text as the database can hold it, without losing a code unit. JavaScript strings may hold U+0000 and half surrogate
 * pairs; neither PostgreSQL's `text` nor its `jsonb` can. Both are written as ESC and the code unit's four hexadecimal
 * digits, and so is ESC itself. Any other text is stored letter for letter: searching and reading it in SQL needs no
 * decoding.
 */
const ESC = '\u001b';
const UNSTORABLE = /[\u0000\u001b]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const STORED = /\u001b([0-9a-f]{4})/g;

/** The storable form of a text. `restored` undoes it exactly. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, (unit) => ESC + unit.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** The text of which `stored` is the storable form. */
export function restored(stored: string): string {
  return stored.replace(STORED, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
}

/** The storable form of a text that may be unknown. */
export function maybeStorable(text: string | null): string | null {
  return text === null ? null : storable(text);
}

/** The text, which may be unknown, of which `stored` is the storable form. */
export function maybeRestored(stored: string | null): string | null {
  return stored === null ? null : restored(stored);
}

/** The storable form of a JSON value, keys included. */
export function storableJson(value: unknown): unknown {
  return mapStrings(value, storable);
}

/** The JSON value of which `stored` is the storable form. */
export function restoredJson(stored: unknown): unknown {
  return mapStrings(stored, restored);
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((v) => mapStrings(v, change));
  if (value === null || typeof value !== 'object') return value;
  // Defined, not assigned: a key named __proto__ is a key like any other.
  const copy = {};
  for (const [key, v] of Object.entries(value))
    Object.defineProperty(copy, change(key), {
      value: mapStrings(v, change),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}
