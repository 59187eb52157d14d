/**
 * Codes of bodies that the register does not know: the country from a state's name in theirs or beside it, the sector
 * from their kind.
 */
import type { ActorKind } from '../contract.js';
import type { Tree } from '../syntax/index.js';
import type { NameSpan } from './name-match.js';
import type { Register } from './register/index.js';

/** The longest name of a state, in words. */
const STATE_WORDS = 4;

/** The state whose name or adjective stands in a longer name ("Syrian Network for …"), or null. */
export function countryInName({ doc }: Tree, register: Register, { first, last }: NameSpan): string | null {
  const forms = doc.words.slice(first, last).map((w) => w.form);
  for (let i = 0; i < forms.length; i++)
    for (let n = Math.min(STATE_WORDS, forms.length - i); n > 0; n--) {
      const state = register
        .lookup(forms.slice(i, i + n).join(' '))
        .find((a) => a.entry.type === 'state' && (a.how === 'name' || a.how === 'adjective'));
      if (state) return state.entry.countries[0]!;
    }
  return null;
}

/** The same, or the state whose adjective stands before the noun before a name ("the Chadian daily …"); null for none. */
export function countryOfBody(tree: Tree, register: Register, span: NameSpan): string | null {
  const inside = countryInName(tree, register, span);
  const adjective = span.first - 2;
  if (inside !== null || adjective < tree.sentenceOf(span.first).first) return inside;
  if (!/^(?:NOUN|ADJ)$/.test(tree.upos(span.first - 1))) return null;
  const state = register.lookup(tree.word(adjective).form).find((a) => a.how === 'adjective');
  return state?.entry.countries[0] ?? null;
}

const SECTORS: Partial<Readonly<Record<ActorKind, string>>> = {
  outlet: 'MED',
  'armed-group': 'REB',
  party: 'PTY',
  military: 'MIL',
};

/** What a body is in PLOVER's terms, as far as its kind tells. */
export function sectorsOfKind(kind: ActorKind): string[] {
  const sector = SECTORS[kind];
  return sector ? [sector] : [];
}
