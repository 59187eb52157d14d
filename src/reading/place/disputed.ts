/**
 * Areas that several sides claim: whose words for them are whose.
 */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';
import { Gazetteer } from './gazetteer.js';

const Areas = z.strictObject({
  source: z.string(),
  areas: z.array(
    z.strictObject({
      names: z.array(z.string()).min(1),
      calls: z.array(z.strictObject({ by: z.string(), as: z.string() })).min(2),
    }),
  ),
});
export type Call = z.infer<typeof Areas>['areas'][number]['calls'][number];

let byName: ReadonlyMap<string, readonly Call[]> | null = null;

/** Who calls a place of the gazetteer what, null where nobody disputes it. */
export function callsOf(name: string): readonly Call[] | null {
  byName ??= load();
  return byName.get(name) ?? null;
}

function load(): Map<string, readonly Call[]> {
  const { areas } = readDataFile(new URL('./data/disputed.json', import.meta.url), Areas);
  const { entries } = readDataFile(new URL('./data/gazetteer.json', import.meta.url), Gazetteer);
  const known = new Set(entries.map((e) => e.name));
  const out = new Map<string, readonly Call[]>();
  for (const area of areas)
    for (const name of area.names) {
      if (!known.has(name)) throw new Error(`place/data/disputed.json: ${name}: not a name of gazetteer.json`);
      if (out.has(name)) throw new Error(`place/data/disputed.json: ${name}: stands twice`);
      out.set(name, area.calls);
    }
  return out;
}
