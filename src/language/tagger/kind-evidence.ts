/**
 * What the lexicon of kinds says of a noun or a name, whatever its sentence. The network has seen the names and nouns of
 * a hundred documents; WordNet has sorted a hundred thousand ("hydrologist" is a person, "granary" a building).
 */
import type { Annotation } from '../layout.js';

/** Common nouns by class: "person!" is one in nearly all its uses, "site+organization" the one or the other. */
export interface KindNouns {
  readonly source: string;
  readonly licence: string;
  readonly classes: Readonly<Record<string, readonly string[]>>;
}

/** Names, lower-cased. */
export interface KindNames {
  readonly source: string;
  readonly licence: string;
  /** By class, as "location". */
  readonly named: Readonly<Record<string, readonly string[]>>;
  readonly cities: readonly string[];
  readonly towns: readonly string[];
  readonly given: readonly string[];
}

/** A common noun's class, or what is known of a name. */
export type Evidence =
  | { readonly noun: string }
  | {
      /** Class of the common noun that the head also is ("Street", "Party"), or "". */
      readonly common: string;
      /** Class of a thing of that very name, or "". */
      readonly named: string;
      /** It begins like a person's name; it is a town's or a city's name. */
      readonly form: string;
    };

/** Evidence about word `i` of a sentence, or null where the lexicon has none to give. */
export type EvidenceReader = (
  forms: readonly string[],
  words: readonly Pick<Annotation, 'lemma' | 'upos' | 'head' | 'deprel'>[],
  i: number,
) => Evidence | null;

function classOfWord(classes: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(classes).flatMap(([name, words]) => words.map((w): [string, string] => [w, name])));
}

export function evidenceOf(nouns: KindNouns, names: KindNames): EvidenceReader {
  const classes = classOfWord(nouns.classes);
  const named = classOfWord(names.named);
  const [cities, towns, given] = [new Set(names.cities), new Set(names.towns), new Set(names.given)];
  return (forms, words, i) => {
    const { upos, lemma } = words[i]!;
    const plain = lemma.toLowerCase();
    if (upos === 'NOUN') {
      const noun = classes.get(plain) ?? classes.get(plain.slice(plain.lastIndexOf('-') + 1));
      return noun === undefined ? null : { noun };
    }
    if (upos !== 'PROPN') return null;
    const form = forms[i]!.toLowerCase();
    const parts = [form];
    for (let k = i + 1; words[k]?.head === i && words[k]!.deprel === 'flat'; k++) parts.push(forms[k]!.toLowerCase());
    for (let k = i - 1; words[k]?.head === i && words[k]!.deprel === 'compound' && words[k]!.upos === 'PROPN'; k--)
      parts.unshift(forms[k]!.toLowerCase());
    const full = parts.join(' ');
    const place = cities.has(full) ? 'city ' : towns.has(full) ? 'town ' : '';
    return {
      common: coarse(classes.get(plain) ?? ''),
      named: named.get(full) ?? named.get(form) ?? '',
      form: `${given.has(form) ? 'given ' : ''}${place}${parts.length > 1 ? 'long' : 'short'}`,
    };
  };
}

const coarse = (noun: string) => noun.split(/[+!]/)[0]!;

/** Keys of the table of counts, from the most exact to the widest. */
export function keysOf(evidence: Evidence): readonly string[] {
  if ('noun' in evidence) return [evidence.noun, coarse(evidence.noun), 'noun'];
  const { common, named, form } = evidence;
  return [`name ${common}|${named}|${form}`, `name ${common}|${named}`, `name ${form}`, 'name'];
}
