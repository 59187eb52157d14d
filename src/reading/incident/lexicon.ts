/**
 * What the incident room knows of words: weapons and the predicates that lay an act at somebody's door.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Incident } from '../contract.js';

const IncidentType = Incident.shape.type;
export type IncidentType = z.infer<typeof IncidentType>;

const WeaponFile = z.strictObject({ comment: z.string(), weapons: z.record(z.string(), z.array(z.string())) });

const Responsibility = z.strictObject({
  id: z.string(),
  class: z.enum(['perpetrator', 'accountable', 'claimed']),
  polarity: z.literal('-').optional(),
  cue: z.enum(['verb', 'adjective', 'preposition']),
  lemmas: z.array(z.string()).min(1),
  /** The verb's object must be one of these ("claimed responsibility"). */
  objects: z.array(z.string()).optional(),
  /** The verb's complement must be one of these ("held … responsible"). */
  complements: z.array(z.string()).optional(),
  who: z.string(),
  what: z.array(z.string()),
  example: z.string().min(1),
});
export type Responsibility = z.infer<typeof Responsibility>;
const ResponsibilityFile = z.strictObject({ comment: z.string(), responsibility: z.array(Responsibility) });

function read<T>(schema: z.ZodType<T>, name: string): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${name}: ${issue?.path.join('.')}: ${issue?.message}`);
}

let weapons: Map<string, IncidentType> | undefined;

/** The type of act that a weapon makes of an attack, null for a word that is no weapon. */
export function weaponType(lemma: string): IncidentType | null {
  if (!weapons) {
    weapons = new Map();
    for (const [type, lemmas] of Object.entries(read(WeaponFile, 'weapons.json').weapons))
      for (const l of lemmas) if (!weapons.has(l)) weapons.set(l, IncidentType.parse(type));
  }
  return weapons.get(lemma) ?? weapons.get(lemma.replace(/s$/, '')) ?? null;
}

let responsibility: readonly Responsibility[] | undefined;

export function responsibilities(): readonly Responsibility[] {
  responsibility ??= read(ResponsibilityFile, 'responsibility.json').responsibility;
  return responsibility;
}
