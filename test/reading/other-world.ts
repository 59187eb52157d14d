/**
 * Another world, in which two states have each other's names, and with them everybody who is called after them. What the
 * register knows of a state – its groups, its people, its seat – then stays with it under the other name, so that a
 * report with the names exchanged must read exactly alike: whatever differs hangs on a name, and is a bug.
 */
import { Register } from '../../src/reading/actor/index.js';
import { type NamedEntry, ownEntries } from '../../src/reading/actor/register/own-entries.js';
import { exchanged } from './swap.js';

type Pairs = (readonly [string, string])[];

export interface World {
  readonly register: Register;
  /** The words that change places in texts and readings. */
  readonly words: Pairs;
}

/** @param one two codes of ISO 3166-1 alpha-3. */
export function worldWithout(one: string, other: string): World {
  const own = [...ownEntries()];
  const [a, b] = [one, other].map((code) => own.find((e) => e.entry.id === `state:${code}`)) as [
    NamedEntry,
    NamedEntry,
  ];
  const words: Pairs = [];
  for (const [how, names] of a.names) {
    const others = b.names.find(([k]) => k === how)?.[1] ?? [];
    for (const [k, name] of names.entries())
      if (others[k] && !words.some(([x]) => x === name)) words.push([name, others[k]]);
  }
  const renamed = own.map((e) => {
    if (e === a) return { entry: { ...a.entry, name: b.entry.name }, names: b.names };
    if (e === b) return { entry: { ...b.entry, name: a.entry.name }, names: a.names };
    return { ...exchanged(e, words), entry: { ...exchanged(e.entry, words), id: e.entry.id } };
  });
  return { register: new Register([], renamed), words };
}
