/**
 * CAMEO actor codes, three letters at a time: a country or a kind of body, then roles ("AFGGOV", "IGOUNO", "SDNREBJEM").
 */
import { z } from 'zod';
import { readDataFile } from '../../../data-file.js';
import { readRegisterFile } from '../schema.js';

const Code = z.string().regex(/^[A-Z]{3}$/);
const Cameo = z.strictObject({
  source: z.string(),
  countries: z.record(Code, Code),
  /** Bodies of no country, by what PLOVER writes for it. */
  stateless: z.record(Code, Code.nullable()),
  regions: z.array(Code),
  /** Roles by PLOVER's sector; null for those that it has none for. */
  roles: z.record(Code, Code.nullable()),
  /** Ethnic and religious groups. */
  groups: z.array(Code),
});

export interface CameoCode {
  /** ISO 3166-1 alpha-3, `IGO`, `NGO` or `MNC`; null where the code tells none. */
  readonly country: string | null;
  /** PLOVER's sectors, the first one primary. */
  readonly sectors: readonly string[];
  /** Why the code is none that CAMEO knows, or null. */
  readonly fault: string | null;
}

let known: (z.infer<typeof Cameo> & { readonly states: ReadonlySet<string> }) | null = null;
function tables() {
  known ??= {
    ...readDataFile(new URL('../../data/cameo.json', import.meta.url), Cameo),
    states: new Set(readRegisterFile('states').entries.map((s) => s.id)),
  };
  return known;
}

/** What a code says. Of "USA/GBR", the first of two; never throws. */
export function readCameoCode(code: string): CameoCode {
  const known = read.get(code);
  if (known) return known;
  const parts = code.split('/').map(readOne);
  const made = { ...parts[0]!, fault: parts.find((p) => p.fault !== null)?.fault ?? null };
  if (read.size < MOST_REMEMBERED) read.set(code, made);
  return made;
}

/** Codes that have been read: a dictionary has thousands of actors and some hundred codes. */
const read = new Map<string, CameoCode>();
const MOST_REMEMBERED = 10_000;

function readOne(code: string): CameoCode {
  const nothing = (fault: string): CameoCode => ({ country: null, sectors: [], fault });
  if (!/^(?:[A-Z]{3})+$/.test(code)) return nothing(`unknown code ${code}: not three capitals at a time`);
  const { countries, stateless, regions, roles, groups, states } = tables();
  const [first, ...rest] = code.match(/.{3}/g)!;
  const sectors: string[] = [];
  const put = (sector: string | null | undefined) => {
    if (sector && !sectors.includes(sector)) sectors.push(sector);
  };
  const country = states.has(first!) ? first! : (countries[first!] ?? stateless[first!] ?? null);
  if (country === null && !(first! in stateless) && !regions.includes(first!)) {
    if (!(first! in roles) && !groups.includes(first!))
      return nothing(`unknown code ${code}: ${first} is no country, region, role or group`);
    put(roles[first!]);
  }
  // What follows a body of no country tells which one; what follows a first role may name a group.
  if (first! in stateless) put(first === 'IMG' ? 'UAF' : stateless[first!]);
  else if (rest[0] !== undefined && !(rest[0] in roles) && !groups.includes(rest[0]))
    return { country, sectors, fault: `unknown code ${code}: ${rest[0]} is no role or group` };
  for (const part of rest) put(roles[part]);
  return { country, sectors, fault: null };
}
