/**
 * What must not corefer, whatever else speaks for it: mentions of different number, gender or kind, as far as their words
 * leave no doubt. A cluster gathers what its mentions are sure of, so that "Dr Lin" never joins "he" with "she".
 */
import type { Mention } from './mention.js';
import type { Gender } from './pronoun.js';

export interface Traits {
  readonly genders: ReadonlySet<Gender>;
  readonly singular: boolean;
  readonly plural: boolean;
}

/** What a mention is sure of. */
export function traitsOf(m: Mention): Traits {
  const singular = m.sure.number && m.number === 'sing';
  const plural = m.sure.number && m.number === 'plur';
  return { genders: new Set(m.sure.gender && m.gender !== null ? [m.gender] : []), singular, plural };
}

export function join(a: Traits, b: Traits): Traits {
  return {
    genders: new Set([...a.genders, ...b.genders]),
    singular: a.singular || b.singular,
    plural: a.plural || b.plural,
  };
}

export function agree(a: Traits, b: Traits): boolean {
  if ((a.singular && b.plural) || (a.plural && b.singular)) return false;
  const both = new Set([...a.genders, ...b.genders]);
  if (both.has('m') && both.has('f')) return false;
  return !(both.has('thing') && (both.has('m') || both.has('f') || both.has('person')));
}
