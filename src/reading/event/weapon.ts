/**
 * Words for weapons, and the type of act that each makes of an attack.
 */
import { z } from 'zod';
import { Incident } from '../contract.js';
import { readDataFile } from '../data-file.js';

const IncidentType = Incident.shape.type;
export type IncidentType = z.infer<typeof IncidentType>;

const WeaponFile = z.strictObject({ comment: z.string(), weapons: z.partialRecord(IncidentType, z.array(z.string())) });

let weapons: Map<string, IncidentType> | undefined;

/** The type of act that a weapon makes of an attack, null for a word that is no weapon. */
export function weaponType(lemma: string): IncidentType | null {
  if (!weapons) {
    const data = readDataFile(new URL('./data/weapons.json', import.meta.url), WeaponFile);
    weapons = new Map();
    for (const type of IncidentType.options)
      for (const l of data.weapons[type] ?? []) if (!weapons.has(l)) weapons.set(l, type);
  }
  return weapons.get(lemma) ?? weapons.get(lemma.replace(/s$/, '')) ?? null;
}
