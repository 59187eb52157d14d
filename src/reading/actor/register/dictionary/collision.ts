/** Names that a dictionary gives one actor and the register, or another dictionary, gives somebody else. */
import { keyOf } from '../../fold.js';
import type { Alias } from '../entry.js';
import { Register } from '../register.js';
import { readRegisterFile } from '../schema.js';
import type { Dictionary } from './dictionary.js';
import type { Fault } from './fault.js';

/**
 * Every such name, at the record that brings it in; those that the register declares ambiguous apart. Which actor a
 * report means is decided as for any name of several, by its countries and its day, and may stay open.
 */
export function collisions(dictionaries: readonly Dictionary[]): Fault[] {
  const register = new Register(dictionaries);
  const declared = new Set(readRegisterFile('ambiguous').entries.map((a) => keyOf(a.name)));
  const faults: Fault[] = [];
  for (const { file, records } of dictionaries)
    for (const { names, line } of records) {
      const rule = `import:${file}:${line}`;
      for (const name of names) {
        const bearers = register.lookup(name).filter(isFull);
        const other = bearers.find((a) => !a.entry.dictionary.some((d) => d.rule === rule));
        if (!other || declared.has(keyOf(name)) || !bearers.some((a) => a.entry !== other.entry)) continue;
        const whose = other.entry.id.startsWith('import:') ? other.entry.id.slice('import:'.length) : other.entry.id;
        // Two records of one file are told of where that file is read.
        if (whose.startsWith(`${file}:`)) continue;
        const reason = `the name ${JSON.stringify(name)} is that of ${other.entry.name} (${whose}) as well`;
        faults.push({ file, line, reason, skipped: false });
      }
    }
  return faults;
}

function isFull({ how }: Alias): boolean {
  return how === 'name' || how === 'acronym';
}
