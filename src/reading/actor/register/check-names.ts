/** Names of the register: none of two entries unless declared ambiguous; family names of people apart. */
import { keyOf } from '../fold.js';
import type { Finding, RegisterFiles } from './check.js';
import { plain } from './own-entries.js';
import type { FileName } from './schema.js';

interface Named {
  readonly file: FileName;
  readonly index: number;
  /** Of forces, the branch too, since each is an entry. */
  readonly id: string;
  readonly names: readonly string[];
}

export function* faultsOfNames(files: RegisterFiles): Generator<Finding> {
  const declared = new Map(files.ambiguous.entries.map((a, i) => [keyOf(a.name), { index: i, shared: false }]));
  const owner = new Map<string, Named>();
  for (const named of allNamed(files))
    for (const key of new Set(named.names.map((n) => keyOf(plain(n))))) {
      const other = owner.get(key);
      const known = declared.get(key);
      if (other === undefined) owner.set(key, named);
      else if (known) known.shared = true;
      else
        yield {
          file: named.file,
          path: ['entries', named.index],
          reason: `the name ${JSON.stringify(key)} is that of ${other.id} in ${other.file}.json and of ${named.id}`,
        };
    }
  for (const [key, { index, shared }] of declared)
    if (!shared)
      yield {
        file: 'ambiguous',
        path: ['entries', index],
        reason: `the name ${JSON.stringify(key)} is declared ambiguous, and no two entries share it`,
      };
}

function* allNamed(files: RegisterFiles): Generator<Named> {
  for (const [index, s] of files.states.entries.entries())
    yield { file: 'states', index, id: s.id, names: [s.name, ...s.aliases, ...(s.native ?? [])] };
  for (const [index, g] of files['armed-groups'].entries.entries()) {
    const names = [g.name, ...g.aliases, ...g.acronyms, ...g.members, ...(g.native ?? [])];
    yield { file: 'armed-groups', index, id: g.id, names };
  }
  for (const [index, { country, ...branches }] of files.forces.entries.entries())
    for (const [branch, names] of Object.entries(branches))
      yield { file: 'forces', index, id: `${country} ${branch}`, names };
  for (const file of ['bodies', 'parties'] as const)
    for (const [index, b] of files[file].entries.entries())
      yield { file, index, id: b.id, names: [b.name, ...b.aliases, ...b.acronyms, ...(b.native ?? [])] };
  for (const file of ['outlets', 'people'] as const)
    for (const [index, e] of files[file].entries.entries())
      yield { file, index, id: e.id, names: [e.name, ...e.aliases, ...(e.native ?? [])] };
}
