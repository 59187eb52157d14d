/** Reads the nouns of WordNet's database files (Fellbaum 1998; format: wndb(5WN)). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Sense {
  /** The lexicographer's file, artifacts, groups and objects divided further: `person`, `site`, `organization`, … */
  readonly sense: string;
  /** Uses in the texts whose senses were tagged. */
  readonly count: number;
  /** The sense is one single thing: a certain town, person, book. */
  readonly name: boolean;
}

const FILES: Readonly<Record<string, string>> = {
  '03': 'top',
  '04': 'act',
  '05': 'animal',
  '06': 'artifact',
  '07': 'attribute',
  '08': 'body',
  '09': 'cognition',
  '10': 'communication',
  '11': 'event',
  '12': 'feeling',
  '13': 'food',
  '14': 'group',
  '15': 'location',
  '16': 'motive',
  '17': 'nature',
  '18': 'person',
  '19': 'phenomenon',
  '20': 'plant',
  '21': 'possession',
  '22': 'process',
  '23': 'quantity',
  '24': 'relation',
  '25': 'shape',
  '26': 'state',
  '27': 'substance',
  '28': 'time',
};

interface Synset {
  readonly file: string;
  readonly words: readonly string[];
  readonly above: readonly string[];
  readonly instance: boolean;
}

/** Every noun, lower-cased with "_" for blanks, with its senses, the commonest first. */
export function nounSenses(folder: string): Map<string, Sense[]> {
  const synsets = new Map<string, Synset>();
  for (const line of readFileSync(join(folder, 'data.noun'), 'utf8').split('\n')) {
    if (!/^\d/.test(line)) continue;
    const fields = line.split(' | ')[0]!.split(' ');
    const size = Number.parseInt(fields[3]!, 16);
    const words = Array.from({ length: size }, (_, i) => fields[4 + 2 * i]!);
    const above: string[] = [];
    let instance = false;
    for (let at = 5 + 2 * size; at + 3 < fields.length; at += 4) {
      const [pointer, target, part] = fields.slice(at);
      if (part !== 'n' || (pointer !== '@' && pointer !== '@i')) continue;
      above.push(target!);
      instance ||= pointer === '@i';
    }
    const name = instance && words.some((w) => /^[A-Z]/.test(w));
    synsets.set(fields[0]!, { file: FILES[fields[1]!]!, words, above, instance: name });
  }
  const isUnder = (id: string, root: string): boolean =>
    id === root || synsets.get(id)!.above.some((a) => isUnder(a, root));
  const find = (word: string, file: string) =>
    [...synsets].find(([, s]) => s.file === file && s.words.includes(word))![0];
  const [structure, facility, way] = ['structure', 'facility', 'way'].map((w) => find(w, 'artifact'));
  const [organization, people] = [find('organization', 'group'), find('people', 'group')];
  const senseOf = (id: string): string => {
    const { file } = synsets.get(id)!;
    if (file === 'artifact' && [structure, facility, way].some((root) => isUnder(id, root!))) return 'site';
    if (file === 'group' && isUnder(id, organization)) return 'organization';
    if (file === 'group' && isUnder(id, people)) return 'people';
    return file;
  };
  const counts = new Map<string, number>();
  for (const line of readFileSync(join(folder, 'index.sense'), 'utf8').split('\n')) {
    const [key, offset, , count] = line.split(' ');
    if (key?.includes('%1:')) counts.set(`${key.split('%')[0]} ${offset}`, Number(count));
  }
  const senses = new Map<string, Sense[]>();
  for (const line of readFileSync(join(folder, 'index.noun'), 'utf8').split('\n')) {
    if (line.startsWith(' ') || line === '') continue;
    const fields = line.trim().split(/\s+/);
    const offsets = fields.slice(-Number(fields[2]));
    senses.set(
      fields[0]!,
      offsets.map((id) => ({
        sense: senseOf(id),
        count: counts.get(`${fields[0]} ${id}`) ?? 0,
        name: synsets.get(id)!.instance,
      })),
    );
  }
  return senses;
}
