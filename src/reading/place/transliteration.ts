/**
 * Spellings of one name in Latin letters: "Al Fashir" and "El Fasher", "Baladweyne" and "Beledweyne". Two spellings agree
 * when their consonants do and their letters nearly; that is weak evidence, good only inside the countries of a report.
 */
import { keyOf } from '../actor/fold.js';

/** The Arabic article as it is spelt before the letters that it is assimilated to. */
const ARTICLE = /^(?:al|el|ul|il|an|en|ar|er|as|es|ash|esh|ad|ed|at|et|az|ez|adh|edh|ath)$/;

/** Countries whose names reach English through another script, or whose own spelling wavers (ISO alpha-3). */
const TRANSLITERATED = new Set(
  'AFG ARM AZE BGD BGR BHR BLR BTN CHN DJI DZA EGY ERI ESH ETH GEO GRC IND IRN IRQ ISR JOR KAZ KGZ KHM KOR KWT LAO LBN LBY LKA MAR MKD MMR MNG MRT NPL OMN PAK PRK PSE QAT RUS SAU SDN SOM SRB SSD SYR TCD THA TJK TKM TUN UKR UZB XKX YEM ARE'.split(
    ' ',
  ),
);

/** Whether the names of a country are spelt in several ways in English. */
export function isTransliterated(country: string): boolean {
  return TRANSLITERATED.has(country);
}

/** The folded name without articles, in one piece: "deir ez zor" → "deirzor". */
export function withoutArticles(key: string): string {
  const words = key.split(' ');
  const kept = words.filter((w) => !ARTICLE.test(w));
  return (kept.length > 0 ? kept : words).join('');
}

/** What stays of a folded name when vowels and the choices of transliteration are taken out; "" for a name too short. */
export function skeleton(key: string): string {
  const plain = withoutArticles(key);
  const bones = plain
    .replace(/sh|ch|sch/g, 'S')
    .replace(/kh/g, 'K')
    .replace(/gh/g, 'G')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/ph/g, 'f')
    .replace(/dj/g, 'j')
    .replace(/[qc]/g, 'k')
    .replace(/[wv]/g, 'v')
    .replace(/h$/, '')
    .replace(/^[aeiouy]+/, 'A')
    .replace(/[aeiouy]+/g, '')
    .replace(/(.)\1+/g, '$1');
  return bones.length >= 3 ? bones : '';
}

/** Whether two names are near enough, letter by letter, to be spellings of one name. */
export function soundsLike(a: string, b: string): boolean {
  const [x, y] = [withoutArticles(keyOf(a)), withoutArticles(keyOf(b))];
  return distance(x, y) <= 1 + Math.floor(Math.min(x.length, y.length) / 4);
}

/** Levenshtein's distance; names are short. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 4) return 99;
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
