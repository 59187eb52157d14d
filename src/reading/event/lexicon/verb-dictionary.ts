/**
 * Verb dictionaries of TABARI and PETRARCH as frames. Their conventions (PETRARCH documentation, "Verb dictionary"):
 *
 *     &DOLLAR                      a set of synonyms, its members below it
 *     +CENT
 *     --- ABANDON [0874] ---       a block of verbs with one code
 *     ABANDON {ABANDONED ABANDONS} [0831]   a verb, its irregular forms, a code of its own
 *     - $ * BASE + [0874]          a pattern: source, verb, words, target, code
 *
 * `$` `+` `%` `^` name roles that the parse finds by itself; words before the verb are asked of its subject, words after
 * it of its object, or of a preposition's object. A pattern that says more than that is reported and left out.
 */
import { compilePattern, type Frame, frameClasses } from '../frame.js';
import { ploverOf } from './cameo.js';
import type { FrameFault, FrameLexicon } from './user-frames.js';

const ROLES = new Set(['$', '+', '%', '^', '~']);
const PREPOSITIONS = new Set(
  'to on in at against for with from of by over into about upon between under through toward towards'.split(' '),
);
const ARTICLES = new Set(['a', 'an', 'the', 'its', 'their', 'his', 'her']);

/** Whether a text looks like such a dictionary: it has a block or a verb with a code, and no JSON. */
export function isVerbDictionary(text: string): boolean {
  return /^(?:---|&|[A-Z][A-Z_]+ .*\[)/m.test(text) && !/^\s*\{/.test(text);
}

export function readVerbDictionary(file: string, text: string): FrameLexicon {
  const faults: FrameFault[] = [];
  const frames: { line: number; frame: Frame }[] = [];
  const sets = new Map<string, string[]>();
  let set: string[] | null = null;
  let block: string | null = null;
  let verb: { readonly lemma: string; readonly code: string | null } | null = null;
  const lines = text.split(/\r?\n/);
  // Sets may be used before they are written.
  for (const written of lines) {
    const line = uncommented(written);
    const name = /^&(\w+)/.exec(line);
    if (name) {
      set = [];
      sets.set(name[1]!.toLowerCase(), set);
    } else if (line.startsWith('+') && set) set.push(plain(line.slice(1)));
    else if (line) set = null;
  }
  const put = (line: number, lemma: string, pattern: string, code: string) => {
    const row = ploverOf(code);
    if (!row) return faults.push({ file, line, reason: `code ${code} is of no event of PLOVER` });
    const frame: Frame = {
      id: `dictionary.${line}.${lemma}`,
      category: row.category,
      mode: row.mode,
      cameo: code,
      verbs: [pattern],
      nouns: [],
      actor: 'subject',
      recipient: ['object', 'indirect', 'to', 'with', 'on', 'against', 'at', 'from', 'of'],
      mutual: false,
      needs: ['actor'],
      either: false,
      official: false,
      verbal: false,
      contexts: row.contexts,
      example: lines[line - 1]!.trim(),
      source: `${file}:${line}`,
    };
    try {
      compilePattern(frame, pattern, frameClasses());
    } catch (error) {
      return faults.push({ file, line, reason: (error as Error).message });
    }
    return frames.push({ line, frame });
  };
  for (const [k, written] of lines.entries()) {
    const line = uncommented(written);
    const fault = (reason: string) => faults.push({ file, line: k + 1, reason });
    if (!line || line.startsWith('&') || line.startsWith('+')) continue;
    const code = codeOf(line);
    if (code === 'bad') fault('a code is two to four digits in brackets, [---] for none');
    else if (line.startsWith('---')) {
      block = code;
      verb = null;
    } else if (line.startsWith('-')) {
      if (!verb) {
        fault('a pattern before any verb');
        continue;
      }
      const used = code ?? verb.code;
      if (used === null || /\[\s*---\s*\]/.test(line)) continue;
      const pattern = patternOf(verb.lemma, line.slice(1).replace(/\[[^\]]*\]/g, ' '), sets);
      if (pattern.ok) put(k + 1, verb.lemma, pattern.text, used);
      else fault(pattern.reason);
    } else {
      const head = /^([A-Za-z][\w-]*)/.exec(line);
      if (!head) {
        fault('neither a verb nor a pattern');
        continue;
      }
      const lemma = plain(head[1]!);
      verb = { lemma, code: code ?? block };
      if (verb.code !== null) put(k + 1, lemma, lemma, verb.code);
    }
  }
  return { file, frames, faults };
}

type Made = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** A pattern of the dictionary in the register's notation. */
function patternOf(lemma: string, written: string, sets: ReadonlyMap<string, readonly string[]>): Made {
  const words = written
    .replace(/[(){}]/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((w) => w && !ROLES.has(w) && !ARTICLES.has(w.toLowerCase()));
  const at = words.indexOf('*');
  if (at < 0) return { ok: false, reason: 'a pattern without * for its verb' };
  const asks: string[] = [];
  const before = words.slice(0, at);
  if (before.length > 1) return { ok: false, reason: 'more than one word before the verb' };
  const alternatives = (word: string): string | null => {
    if (!word.startsWith('&')) return plain(word).replace(/ /g, '-');
    const members = sets.get(word.slice(1).toLowerCase());
    return members?.length ? members.filter((m) => !m.includes(' ')).join('|') || null : null;
  };
  for (const word of before) {
    const among = alternatives(word);
    if (among === null) return { ok: false, reason: `no set ${word}` };
    asks.push(`+subj:${among}`);
  }
  const after = words.slice(at + 1);
  for (let k = 0; k < after.length; k++) {
    const word = after[k]!;
    const lower = word.toLowerCase();
    if (PREPOSITIONS.has(lower)) {
      const next = after[k + 1];
      const among = next !== undefined ? alternatives(next) : undefined;
      if (among === null) return { ok: false, reason: `no set ${next}` };
      asks.push(among === undefined ? `+${lower}` : `+${lower}:${among}`);
      k++;
    } else {
      const among = alternatives(word);
      if (among === null) return { ok: false, reason: `no set ${word}` };
      if (asks.some((a) => a.startsWith('+obj:')))
        return { ok: false, reason: 'more than one word asked of the object' };
      asks.push(`+obj:${among}`);
    }
  }
  return { ok: true, text: [lemma, ...asks].join(' ') };
}

/** The code in brackets; the first of a pair "[112:142]"; null for "[---]" or none. */
function codeOf(line: string): string | null | 'bad' {
  const open = line.indexOf('[');
  if (open < 0) return null;
  const close = line.indexOf(']', open);
  if (close < 0) return 'bad';
  const [first = ''] = line.slice(open + 1, close).split(':');
  const code = first.trim();
  if (code === '' || code === '---') return null;
  return /^\d{2,4}$/.test(code) ? code : 'bad';
}

function uncommented(line: string): string {
  const hash = line.indexOf('#');
  return (hash < 0 ? line : line.slice(0, hash)).trim();
}

const plain = (word: string): string => word.trim().replace(/_+$/, '').replace(/_/g, ' ').toLowerCase();
