/**
 * The register's data files and what every kind of entry has in common.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ActorKind } from '../../contract.js';
import { lineOf, lineOfSyntaxError } from './json-line.js';

const Year = z.number().int().min(1000).max(2100).nullable();
const Alpha3 = z.string().regex(/^[A-Z]{3}$/);
const Wikidata = z
  .string()
  .regex(/^Q[1-9]\d*$/)
  .nullable();
const Names = z.array(z.string().min(1));
/** Spellings in other scripts (Arabic, Hebrew, Cyrillic, …), only where they are sure. */
const Native = Names.optional();

/** PLOVER's sector codes, as far as the register uses them. */
export const SECTORS = [
  'GOV',
  'MIL',
  'REB',
  'OPP',
  'PTY',
  'COP',
  'JUD',
  'LEG',
  'SPY',
  'UAF',
  'CRM',
  'CVL',
  'BUS',
  'EDU',
  'ELI',
  'MED',
  'REF',
  'REL',
  'LAB',
  'NGO',
  'IGO',
  'MNC',
] as const;
const Sector = z.enum(SECTORS);

export const StateEntry = z.strictObject({
  /** ISO 3166-1 alpha-3 (XKX, YUG and SUN by custom). */
  id: Alpha3,
  name: z.string(),
  aliases: Names,
  native: Native,
  adjectives: Names,
  singular: Names,
  plural: Names,
  /** Capitals whose name stands for the government. */
  capitals: Names,
  /** Seats and offices whose name stands for the government. */
  metonyms: Names,
  from: Year,
  to: Year,
  wikidata: Wikidata,
});

export const GroupEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: ActorKind,
  aliases: Names,
  native: Native,
  /** Short plurals for the members ("Tigers"). */
  members: Names,
  /** Of an authority that has one, as a state has ("Abkhaz"): its government, forces and people go by it. */
  adjectives: Names.optional(),
  acronyms: Names,
  /** Common nouns that mean this group in a report about its country. */
  descriptions: Names,
  countries: z.array(Alpha3).min(1),
  sectors: z.array(Sector).min(1),
  from: Year,
  to: Year,
  wikidata: Wikidata,
});

export const ForceEntry = z.strictObject({
  country: Alpha3,
  military: Names,
  army: Names,
  navy: Names,
  airForce: Names,
  police: Names,
  intelligence: Names,
});

export const BodyEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: ActorKind,
  aliases: Names,
  native: Native,
  acronyms: Names,
  /** ISO alpha-3, or IGO, NGO. */
  country: Alpha3,
  sectors: z.array(Sector).min(1),
  /** The body it belongs to, by name. */
  parent: z.string().nullable(),
  from: Year,
  to: Year,
  wikidata: Wikidata,
});

export const OutletEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: Names,
  native: Native,
  medium: z.enum(['agency', 'newspaper', 'broadcaster', 'website', 'magazine']),
  country: Alpha3,
  /** Who is declared to own or control it; null where not sure. */
  ownership: z.string().nullable(),
  /** Who declares it: the law that makes the outlet, its owner, or the outlet itself. */
  declared: z.enum(['law', 'owner', 'outlet']).nullable(),
  from: Year,
  to: Year,
  wikidata: Wikidata,
});

const Day = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .nullable();
export const PersonEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: Names,
  native: Native,
  gender: z.enum(['m', 'f']),
  country: z.string().regex(/^[A-Z]{3}$/),
  sectors: z.array(Sector).min(1),
  offices: z.array(z.strictObject({ role: z.string(), of: z.string(), from: Day, to: Day })).min(1),
  wikidata: Wikidata,
});

/** Names that are rightly those of several entries, with the reason. */
export const AmbiguousName = z.strictObject({ name: z.string().min(1), why: z.string().min(1) });

const file = <T extends z.ZodType>(entry: T) => z.strictObject({ source: z.string().min(1), entries: z.array(entry) });

export const FILES = {
  states: file(StateEntry),
  'armed-groups': file(GroupEntry),
  forces: file(ForceEntry),
  bodies: file(BodyEntry),
  parties: file(BodyEntry),
  outlets: file(OutletEntry),
  people: file(PersonEntry),
  ambiguous: file(AmbiguousName),
} as const;
export type FileName = keyof typeof FILES;
export type FileOf<N extends FileName> = z.infer<(typeof FILES)[N]>;

/** A data file of the register that does not hold what it should. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError';
}

/** The text of one data file. */
export function registerText(name: FileName): string {
  return readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8');
}

/** Reads and validates one data file. Throws RegisterError naming the file, the line and the reason. */
export function readRegisterFile<N extends FileName>(name: N): FileOf<N> {
  const text = registerText(name);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new RegisterError(`${name}.json:${lineOfSyntaxError(text)}: not readable as JSON`, { cause });
  }
  const result = FILES[name].safeParse(json);
  if (result.success) return result.data as FileOf<N>;
  const { path, message } = result.error.issues[0]!;
  throw new RegisterError(`${name}.json:${lineOf(text, path)}: ${path.join('.')}: ${message}`);
}
