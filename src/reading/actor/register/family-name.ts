/** Short forms by which reports repeat a person's name. */

/** The family name as reports repeat it: the last word, with the particles before it. */
export function surnamesOf(name: string): string[] {
  const words = name.split(/\s+/);
  // "Hussein of Jordan": what ends in a country is no family name.
  if (words.length < 2 || words.includes('of')) return [];
  let k = words.length - 1;
  while (k > 1 && PARTICLES.has(words[k - 1]!.toLowerCase())) k--;
  const family = words.slice(k).join(' ');
  const bare = family.replace(/^(?:al|el|an|as|ad|ash|ul)-/i, '');
  return bare === family ? [family] : [family, bare];
}

const PARTICLES = new Set([
  'al',
  'el',
  'de',
  'del',
  'di',
  'da',
  'dos',
  'van',
  'von',
  'der',
  'bin',
  'ibn',
  'abu',
  'ben',
  'bar',
  'ould',
  'ter',
  'la',
  'le',
]);
