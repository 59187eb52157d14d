/** What the register holds: entries, and the names by which they are found. */
import type { ActorKind, Codes } from '../../contract.js';
import type { Atom } from '../fold.js';
import type { DictionaryCodes } from './dictionary/code-term.js';

/** What kind of name an alias is; decides how it may be used in a sentence. */
export type AliasKind =
  | 'name'
  | 'acronym'
  /** "Sudanese", before a noun. */
  | 'adjective'
  /** "a Sudanese", "the Sudanese". */
  | 'demonym'
  | 'people'
  | 'capital'
  | 'metonym'
  | 'members'
  /** A surname alone: counts only with a title or after the full name. */
  | 'surname';

export type EntryType = 'state' | 'group' | 'force' | 'body' | 'party' | 'outlet' | 'person';
export type Branch = 'military' | 'army' | 'navy' | 'airForce' | 'police' | 'intelligence';

export interface Office {
  readonly role: string;
  readonly of: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface RegisterEntry {
  readonly id: string;
  readonly type: EntryType;
  readonly name: string;
  readonly kind: ActorKind;
  readonly codes: Codes;
  readonly countries: readonly string[];
  /** Common nouns that mean this entry in a report about its country. */
  readonly descriptions: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly offices: readonly Office[];
  readonly parent: string | null;
  readonly branch: Branch | null;
  /** What imported dictionaries code it as; filled in as they are read, empty without them. */
  readonly dictionary: DictionaryCodes[];
}

export interface Alias {
  readonly entry: RegisterEntry;
  readonly how: AliasKind;
  readonly atoms: readonly Atom[];
  readonly text: string;
}

/** What most entries lack. A fresh object each time, since dictionaries add to it. */
export function blank() {
  return {
    countries: [],
    descriptions: [],
    from: null,
    to: null,
    gender: null,
    offices: [],
    parent: null,
    branch: null,
    dictionary: [],
  } satisfies Partial<RegisterEntry>;
}
