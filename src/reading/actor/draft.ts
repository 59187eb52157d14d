/**
 * Players while they are being found: the mutable side of `Player`.
 */
import type { ActorKind, Codes } from '../contract.js';
import type { Mention, Player } from './cast.js';
import { type CodeOnDay, codeOn, type RegisterEntry, withCode } from './register/index.js';

export interface Draft {
  readonly number: number;
  name: string;
  kind: ActorKind;
  codes: Codes;
  readonly mentions: Mention[];
  affiliation: Draft | null;
  role: string | null;
  named: boolean;
  plural: boolean;
  anonymous: boolean;
  entry: RegisterEntry | null;
  candidates: readonly string[];
  /** What an imported dictionary codes it as on the day of the report; null where none knows it. */
  dictionary: CodeOnDay | null;
  gender: 'm' | 'f' | null;
  /** Head noun of an unnamed player, lower-case lemma. */
  noun: string | null;
  readonly rules: Set<string>;
}

/** Everybody found so far, in order of discovery. */
export class Drafts {
  readonly all: Draft[] = [];
  readonly #byEntry = new Map<string, Draft>();
  readonly #day: string | null;

  /** `day`: the day of the report, on which the codes of imported dictionaries are to hold. */
  constructor(day: string | null) {
    this.#day = day;
  }

  add(
    name: string,
    kind: ActorKind,
    rule: string,
    more: Partial<Omit<Draft, 'number' | 'mentions' | 'rules'>> = {},
  ): Draft {
    const draft: Draft = {
      number: this.all.length,
      name,
      kind,
      codes: { country: null, sectors: [], wikidata: null },
      mentions: [],
      affiliation: null,
      role: null,
      named: true,
      plural: false,
      anonymous: false,
      entry: null,
      candidates: [],
      dictionary: null,
      gender: null,
      noun: null,
      rules: new Set([rule]),
      ...more,
    };
    this.all.push(draft);
    return draft;
  }

  /** The draft of a register entry; an army and the armed forces it belongs to are one actor. */
  ofEntry(entry: RegisterEntry, rule: string): Draft {
    const key = entry.branch === 'army' ? entry.id.replace(/army$/, 'military') : entry.id;
    const known = this.#byEntry.get(key);
    if (known) {
      known.rules.add(rule);
      return known;
    }
    const dictionary = codeOn(entry.dictionary, this.#day);
    const draft = this.add(entry.name, entry.kind, rule, {
      codes: dictionary?.code ? withCode(entry.codes, dictionary.code) : entry.codes,
      entry,
      dictionary,
      gender: entry.gender,
      plural: entry.type === 'group' || entry.type === 'force' || entry.kind === 'organization',
    });
    this.#byEntry.set(key, draft);
    return draft;
  }

  /** The draft of an entry if anything has mentioned it. */
  known(id: string): Draft | null {
    return this.#byEntry.get(id) ?? null;
  }
}

/** Adds a mention unless the same head has one already. */
export function mention(draft: Draft, m: Mention): void {
  if (!draft.mentions.some((k) => k.head === m.head && k.first === m.first)) draft.mentions.push(m);
}

export function playerId(draft: Draft): string {
  return `p${draft.number + 1}`;
}

export function freeze(draft: Draft): Player {
  return {
    id: playerId(draft),
    name: draft.name,
    kind: draft.kind,
    codes: draft.codes,
    mentions: [...draft.mentions].sort((a, b) => a.first - b.first || b.last - a.last),
    affiliation: draft.affiliation ? playerId(draft.affiliation) : null,
    role: draft.role,
    named: draft.named,
    plural: draft.plural,
    anonymous: draft.anonymous,
    entry: draft.entry?.id ?? null,
    candidates: draft.candidates,
    dictionary: draft.dictionary,
    rules: [...draft.rules],
  };
}
