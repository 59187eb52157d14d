/** Small integer hashes for the features of the segmenter. */

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** Mixes one more value into a hash. */
export function mix(h: number, value: number): number {
  h = Math.imul(h ^ value, 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0;
}
