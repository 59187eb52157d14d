/** The personal pronouns of English: what each tells of whom it stands for. */

export type Gender = 'm' | 'f' | 'thing' | 'person';
export type GrammaticalNumber = 'sing' | 'plur';

export interface Pronoun {
  /** The nominative, under which its forms are one: "his" is "he". */
  readonly lemma: string;
  readonly person: 1 | 2 | 3;
  /** Null where the form is of either number ("you"). */
  readonly number: GrammaticalNumber | null;
  /** Null where it tells nothing ("they"). */
  readonly gender: Gender | null;
}

const row = (
  lemma: string,
  person: 1 | 2 | 3,
  number: GrammaticalNumber | null,
  gender: Gender | null,
  forms: string,
): [string, Pronoun][] => forms.split(' ').map((form) => [form, { lemma, person, number, gender }]);

const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ...row('i', 1, 'sing', 'person', 'i me my mine myself'),
  ...row('we', 1, 'plur', null, 'we us our ours ourselves'),
  ...row('you', 2, null, 'person', 'you your yours yourself yourselves'),
  ...row('he', 3, 'sing', 'm', 'he him his himself'),
  ...row('she', 3, 'sing', 'f', 'she her hers herself'),
  ...row('it', 3, 'sing', 'thing', 'it its itself'),
  ...row('they', 3, 'plur', null, "they them their theirs themselves themself 'em"),
]);

/** What a word tells as a personal pronoun, null where it is none. `form` in lower case. */
export const personalPronoun = (form: string): Pronoun | null => PRONOUNS.get(form) ?? null;

const DEMONSTRATIVES: ReadonlyMap<string, GrammaticalNumber> = new Map([
  ['this', 'sing'],
  ['that', 'sing'],
  ['these', 'plur'],
  ['those', 'plur'],
]);

/** The number of "this", "that", "these", "those"; null for any other word. */
export const demonstrativeNumber = (form: string): GrammaticalNumber | null => DEMONSTRATIVES.get(form) ?? null;

export const isReflexive = (form: string): boolean => /sel(?:f|ves)$/.test(form);
