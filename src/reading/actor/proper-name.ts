/**
 * Proper names that the register does not know: runs of capitalised proper nouns, with the particles inside them.
 */
import { siteNamed } from '../place/gazetteer.js';
import type { Tree } from '../syntax/index.js';
import { fold } from './fold.js';
import {
  isNameOpening,
  isNeverName,
  isTitle,
  isTitlePrefix,
  isWeakName,
  nameWordKind,
  nounClass,
  TITLE_WORDS,
} from './lexicon.js';
import { headOf, inCapitals, type NameSpan } from './name-match.js';
import { nounOf } from './owner.js';

const PARTICLES = new Set([
  'of',
  'for',
  'de',
  'del',
  'la',
  'al',
  'el',
  'bin',
  'ibn',
  'van',
  'von',
  'der',
  'da',
  'dos',
  'ul',
  'the',
  'and',
  'e',
  'y',
  "d'",
  'abu',
  'ould',
]);
const HYPHEN = /^[-‐–]$/;

/** The words of a range in lower case, joined by a blank as titles are written. */
export function phraseOf(tree: Tree, first: number, last: number): string {
  let out = '';
  for (let i = first; i < last; i++) {
    const w = tree.word(i);
    out += w.form.toLowerCase();
    if (i + 1 < last && w.spaceAfter) out += ' ';
  }
  return out;
}

/**
 * Joins register matches and unknown runs into one list of names in text order, without overlaps. A state's name or
 * adjective inside a longer name belongs to that name ("Sudan Tribune", "Norwegian Refugee Council").
 */
export function findNames(tree: Tree, found: readonly NameSpan[]): NameSpan[] {
  const cover = new Map<number, NameSpan>();
  for (const m of found) for (let i = m.first; i < m.last; i++) cover.set(i, m);
  const matched = found.filter((m) => !insideLongerName(tree, m, cover));
  cover.clear();
  for (const m of matched) for (let i = m.first; i < m.last; i++) cover.set(i, m);
  const titles = new Set<number>();
  for (const m of matched) {
    if (!m.aliases.some((a) => a.entry.type === 'person')) continue;
    const title = titleBefore(tree, m.first);
    for (let i = title?.first ?? m.first; i < m.first; i++) titles.add(i);
  }
  const out: NameSpan[] = [];
  const absorbed = new Set<NameSpan>();
  for (const s of tree.doc.sentences) {
    const capitals = inCapitals(tree, s.index);
    const proper = (i: number) =>
      i < s.last && !cover.has(i) && !titles.has(i) && isProper(tree, i, capitals, i === s.first);
    for (let i = s.first; i < s.last; ) {
      const held = cover.get(i);
      const site = (held && !isSurname(held)) || titles.has(i) ? 0 : siteLength(tree, i, s.last, capitals, cover);
      if (site > 0) {
        for (let k = i; k < i + site; k++) if (cover.has(k)) absorbed.add(cover.get(k)!);
        out.push({ first: i, last: i + site, head: headOf(tree, i, i + site), aliases: [] });
        i += site;
        continue;
      }
      if (!proper(i)) {
        i++;
        continue;
      }
      let end = runEnd(tree, i, s.last, proper);
      let start = skipTitles(tree, i, end);
      if (start >= end) {
        i = end;
        continue;
      }
      if (tree.doc.words.slice(start, end).every((w) => w.upos === 'ADJ' || isWeakName(fold(w.form)))) {
        i = end;
        continue;
      }
      const kind = keyword(tree, start, end);
      if (kind && kind !== 'event') {
        const before = cover.get(start - 1);
        if (start === i && before && isStateWord(before) && before.last === start) {
          absorbed.add(before);
          start = before.first;
        }
        const of = tree.form(end) === 'of' || tree.form(end) === 'for' ? cover.get(end + 1) : undefined;
        if (end + 1 < s.last && of && isStateWord(of) && kind !== 'place') {
          absorbed.add(of);
          end = of.last;
        }
      }
      // "Great Lakes Wire said": at the head of a sentence only the word itself tells that it belongs to the name.
      if (
        start === s.first + 1 &&
        kind !== null &&
        isNameOpening(fold(tree.form(s.first))) &&
        tree.governs(headOf(tree, start, end), s.first)
      )
        start = s.first;
      out.push({ first: start, last: end, head: headOf(tree, start, end), aliases: [] });
      i = end;
    }
  }
  return [...matched.filter((m) => !absorbed.has(m)), ...out].sort((a, b) => a.first - b.first);
}

/**
 * Whether a family name that the register knows stands in a longer name that it does not know ("Henry" of somebody in
 * "Henry Dunant Centre", one Singh's in another's): then it is a part of that name.
 */
function insideLongerName(tree: Tree, span: NameSpan, cover: ReadonlyMap<number, NameSpan>): boolean {
  if (span.aliases.length === 0 || !span.aliases.every((a) => a.how === 'surname')) return false;
  const sentence = tree.sentenceOf(span.first);
  const capitals = inCapitals(tree, sentence.index);
  const joins = (i: number) =>
    i >= sentence.first &&
    i < sentence.last &&
    !cover.has(i) &&
    tree.upos(i) === 'PROPN' &&
    isProper(tree, i, capitals, i === sentence.first) &&
    !isTitle(tree.form(i)) &&
    !isTitlePrefix(tree.form(i)) &&
    nounClass(nounOf(tree, i)) === null;
  // What stands apart is no part of the name: "Arroyo, …", "Arroyo's".
  return (joins(span.first - 1) && titleBefore(tree, span.first) === null) || joins(span.last);
}

/** How many words from `i` on are a place of the gazetteer, two at least ("West Bank", "Donetsk airport"); 0 for none. */
function siteLength(
  tree: Tree,
  i: number,
  limit: number,
  capitals: boolean,
  cover: ReadonlyMap<number, NameSpan>,
): number {
  if (!capitals && !/^\p{Lu}/u.test(tree.word(i).form)) return 0;
  for (let n = Math.min(6, limit - i); n > 1; n--) {
    if (tree.upos(i + n - 1) === 'PUNCT') continue;
    const inside = cover.get(i + n - 1);
    if (inside && !isSurname(inside) && !(isStateWord(inside) && inside.first > i && inside.last <= i + n)) continue;
    // "The Mindanao Post": neither the article nor the word that tells what it names makes a place of it.
    if (tree.form(i) === 'the' && siteNamed(tree.doc.text.slice(tree.word(i + 1).start, tree.word(i + n - 1).end)))
      continue;
    if (siteNamed(tree.doc.text.slice(tree.word(i).start, tree.word(i + n - 1).end))) return n;
  }
  return 0;
}

/** A surname that the register knows: "Khan" in "Khan Younis" is nobody's. */
function isSurname(span: NameSpan): boolean {
  return span.aliases.length > 0 && span.aliases.every((a) => a.how === 'surname');
}

function isStateWord(span: NameSpan): boolean {
  return span.aliases.length > 0 && span.aliases.every((a) => a.entry.type === 'state');
}

function isProper(tree: Tree, i: number, capitals: boolean, initial: boolean): boolean {
  const w = tree.word(i);
  // "al-Zawahiri", however it is cut: the article belongs to the name.
  if (/^(?:al|el|as|ash|ad|an|ul)$/i.test(w.form) && !w.spaceAfter && HYPHEN.test(tree.doc.words[i + 1]?.form ?? ''))
    return /^\p{Lu}/u.test(tree.doc.words[i + 2]?.form ?? '');
  const letter = /^\p{L}/u.exec(w.form)?.[0];
  if (!letter || (letter === letter.toLowerCase() && !/^(?:al|el)[-‐]\p{Lu}/u.test(w.form))) return false;
  if (isNeverName(fold(w.form))) return false;
  // A capital at the beginning of a sentence, or right after a dot that did not end one, tells nothing of a common noun.
  if (
    (initial || /[.:”"]$/.test(tree.doc.words[i - 1]?.form ?? '')) &&
    nounClass(nounOf(tree, i)) !== null &&
    !/^\p{Lu}/u.test(tree.doc.words[i + 1]?.form ?? '')
  )
    return false;
  if (capitals && siteNamed(w.form)) return true;
  if (w.upos === 'PROPN') return true;
  if (capitals || initial) return false;
  // A capital inside a sentence is a name whatever the tagger thought, unless it opens a quotation.
  if (
    w.upos === 'PRON' ||
    w.upos === 'DET' ||
    w.upos === 'ADP' ||
    w.upos === 'CCONJ' ||
    w.upos === 'SCONJ' ||
    w.upos === 'AUX'
  )
    return false;
  const before = tree.word(i - 1);
  return (
    !/["“‘(:]$/.test(before.form) &&
    before.sentence === w.sentence &&
    (w.upos === 'NOUN' || w.upos === 'ADJ' || w.upos === 'X')
  );
}

function runEnd(tree: Tree, first: number, limit: number, proper: (i: number) => boolean): number {
  let end = first + 1;
  for (;;) {
    if (proper(end)) {
      end++;
      continue;
    }
    if (end + 1 < limit && HYPHEN.test(tree.word(end).form) && proper(end + 1) && !tree.word(end).spaceAfter) {
      end += 2;
      continue;
    }
    // "Doctors' Union", "People's Front": a possessive inside a name, where the next word tells what it names.
    if (
      end + 1 < limit &&
      /^['’]s?$/.test(tree.word(end).form) &&
      proper(end + 1) &&
      nameWordKind(tree.form(end + 1))
    ) {
      end += 2;
      continue;
    }
    let k = end;
    while (k < limit && k < end + 2 && PARTICLES.has(tree.form(k)) && !/^\p{Lu}/u.test(tree.word(k).form)) k++;
    if (k > end && proper(k) && joins(tree, first, end, k)) {
      end = k + 1;
      continue;
    }
    return end;
  }
}

/** Whether the particles between two runs hold one name together. */
function joins(tree: Tree, first: number, end: number, next: number): boolean {
  const particle = tree.form(end);
  const kind = nameWordKind(tree.form(end - 1));
  if (particle === 'and')
    return (
      kind === null &&
      nameWordKind(tree.form(next)) !== null &&
      tree.is(next, 'conj') &&
      end - first >= 1 &&
      keyword(tree, next, next + 1) === 'organization'
    );
  if (particle === 'of' || particle === 'for') return kind !== null;
  if (particle === 'the') return false;
  return true;
}

const BROADCASTING = /^(?:broadcasting|radio|television|tv|news)$/;
const COMPANY = /^(?:corporation|company|network|service|services)$/;

/** What the last telling word of a name says that it names. */
export function keyword(tree: Tree, first: number, last: number): ReturnType<typeof nameWordKind> {
  for (let i = last - 1; i >= first; i--) {
    const kind = nameWordKind(fold(tree.form(i)));
    if (!kind) continue;
    // "X of Y": what stands before the "of" decides.
    let of = -1;
    for (let k = first; k < i; k++) if (tree.form(k) === 'of' || tree.form(k) === 'for') of = k;
    if (of > first) return keyword(tree, first, of) ?? kind;
    // "the National Broadcasting Corporation": a company that broadcasts.
    if (kind === 'organization' && i > first && BROADCASTING.test(tree.form(i - 1)) && COMPANY.test(tree.form(i)))
      return 'outlet';
    return kind;
  }
  return null;
}

/** The first word of a run after its leading titles ("Secretary of State Antony Blinken" → "Antony"). */
function skipTitles(tree: Tree, first: number, last: number): number {
  let at = first;
  for (;;) {
    let next = at;
    for (let n = Math.min(TITLE_WORDS, last - at); n > 0; n--) {
      const phrase = phraseOf(tree, at, at + n);
      if (isTitle(phrase) || isTitle(phrase.replace(/\.$/, ''))) {
        next = at + n;
        break;
      }
    }
    if (next === at && isTitlePrefix(tree.form(at))) next = at + 1;
    if (next === at) return at;
    at = next;
    while (at < last && tree.form(at) === '.') at++;
    if (at >= last) return last;
  }
}

/** The title that ends right before a name: where it begins and its words; null where there is none. */
export function titleBefore(tree: Tree, first: number): { readonly first: number; readonly role: string } | null {
  const sentence = tree.sentenceOf(first);
  let begin = first;
  const parts: string[] = [];
  for (;;) {
    let stop = begin;
    // The dot of "Gen." may be a word of its own.
    const dot = stop - 1 > sentence.first && tree.form(stop - 1) === '.' && !tree.word(stop - 2).spaceAfter ? 1 : 0;
    stop -= dot;
    let found = 0;
    for (let n = Math.min(TITLE_WORDS + 2, stop - sentence.first); n > 0; n--) {
      const phrase = phraseOf(tree, stop - n, stop);
      if (isTitle(phrase) || (parts.length > 0 && n === 1 && isTitlePrefix(phrase))) {
        found = n;
        parts.unshift(phrase);
        break;
      }
    }
    if (found === 0) break;
    begin = stop - found;
  }
  return parts.length > 0 ? { first: begin, role: parts.join(' ') } : null;
}
