/** Short forms of the names of one article: the surname, the initials, what a bracket gives, an outlet's first word. */
import type { Tree } from '../syntax/index.js';
import type { Draft } from './draft.js';
import { fold, keyOf } from './fold.js';
import { nameWordKind } from './lexicon.js';
import type { NameSpan } from './name-match.js';
import { surnamesOf } from './register/index.js';

export class ShortNames {
  readonly #byKey = new Map<string, Draft>();

  /** Who has borne this name or short form before, or null. */
  get(name: string): Draft | null {
    return this.#byKey.get(keyOf(name)) ?? null;
  }

  /** The same, made where nobody has. */
  getOr(name: string, make: () => Draft): Draft {
    const known = this.get(name);
    if (known) return known;
    const draft = make();
    this.#byKey.set(keyOf(name), draft);
    return draft;
  }

  /** Remembers the short forms by which a name may return. */
  remember(draft: Draft, name: string): void {
    const put = (short: string) => {
      const key = keyOf(short);
      if (key && !this.#byKey.has(key)) this.#byKey.set(key, draft);
    };
    put(name);
    put(name.replace(/^the\s+/i, ''));
    const words = name.split(/\s+/);
    if (draft.kind === 'person') for (const s of surnamesOf(name)) put(s);
    if (draft.kind === 'outlet' && words.length > 1) {
      if (!/^the$/i.test(words[0]!) && nameWordKind(fold(words[0]!)) !== 'outlet') put(words[0]!);
      put(words[words.length - 1]!);
    }
    if (draft.kind !== 'person' && draft.kind !== 'place' && words.length > 2) {
      const initials = words
        .filter((w) => /^\p{Lu}/u.test(w))
        .map((w) => w[0])
        .join('');
      if (initials.length > 2) put(initials);
    }
  }

  /** "the People's Committee for Relief (PCR)": the bracket gives the short form. */
  bracketed(tree: Tree, span: NameSpan, draft: Draft): void {
    const { words } = tree.doc;
    if (words[span.last]?.form !== '(' || words[span.last + 2]?.form !== ')') return;
    const short = words[span.last + 1]!.form;
    if (/^\p{Lu}[\p{L}\p{N}-]{1,11}$/u.test(short)) this.#byKey.set(keyOf(short), draft);
  }
}
