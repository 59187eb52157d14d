/**
 * The sets that readings are scored on, each with the scorer that defines its measures. What a measure means stands at
 * the head of its scorer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusArticles, type GivenArticle, goldArticles, writeArticles } from './articles.js';
import { type AttributionScore, attributionFigures } from './attribution-figures.js';
import { coreferenceFigures } from './coreference/figures.js';
import { mucFigures, ploverFigures } from './event-figures.js';
import { runNode } from './programs.js';
import type { Figure, Prf, ScoredSet } from './record.js';

export interface Places {
  /** The repository. */
  readonly root: string;
  /** The folder with gold/, corpora/ and eval/. */
  readonly shared: string;
}

export interface RunPlaces extends Places {
  /** Where readings go. */
  readonly folder: string;
}

export interface EvaluationSet {
  readonly id: string;
  readonly title: string;
  /** What has to be there for it. */
  needs(places: Places): string[];
  run(places: RunPlaces): Promise<ScoredSet>;
}

type Counted = Prf & { readonly tp: number; readonly gold: number; readonly pred: number };
interface Accuracy {
  readonly accuracy: number | null;
  readonly ok: number;
  readonly n: number;
}

/** Reads the articles with the command line and tells what it took. */
async function readAll(
  id: string,
  articles: readonly GivenArticle[],
  { root, folder }: RunPlaces,
  options: readonly string[] = [],
) {
  const input = join(folder, `${id}.articles.jsonl`);
  const readings = join(folder, `${id}.readings.jsonl`);
  writeArticles(input, articles);
  const started = performance.now();
  // A home of its own: dictionaries that somebody has imported are no part of what is measured.
  const env = { PARLEY_HOME: join(folder, 'home') };
  await runNode([join(root, 'bin', 'parley'), 'read', input, '--format', 'jsonl', ...options], { to: readings, env });
  const seconds = (performance.now() - started) / 1000;
  const words = articles.reduce((n, a) => n + (a.text.match(/\S+/g)?.length ?? 0), 0);
  const first = readFileSync(readings, 'utf8').split('\n', 1)[0] ?? '';
  const engine = first ? (JSON.parse(first) as { engine: { version: string; model: string | null } }).engine : null;
  return { readings, size: { articles: articles.length, words, seconds }, engine };
}

/** Sections of the scorer's output with the words for each in the record; an F1 each. */
const GOLD_SECTIONS = {
  attributions: 'attributions',
  events: 'events',
  incidents: 'incidents, slots',
  incidentDetection: 'incidents found',
  perpetrators: 'perpetrators',
  offers: 'offers, slots',
  offerDetection: 'offers found',
  terms: 'terms',
  responses: 'responses',
  disputes: 'disputes',
  relations: 'relations',
} as const;
type GoldSection = keyof typeof GOLD_SECTIONS;

/** Shares that are right, most of them of the entries that were matched. */
const GOLD_ACCURACIES = {
  chains: 'chains, of all gold',
  chainsLong: 'chains of two links or more',
  unnamedRoots: 'unnamed roots left unnamed',
  certainty: 'certainty',
  polarity: 'polarity',
  quotation: 'quotation',
  eventStatus: 'event status',
  eventWhen: 'event date',
  eventWhere: 'event place',
  eventParties: 'event parties',
  eventAccording: 'event root',
  termLinks: 'term links',
  offerRoots: 'offer roots, of all gold',
  responseCertainty: 'response certainty',
  perpetratorPolarity: 'perpetrator certainty and polarity',
} as const;
type GoldAccuracy = keyof typeof GOLD_ACCURACIES;

type GoldScore = { readonly ledgerF1: number; readonly perArticle: Readonly<Record<string, number>> } & {
  readonly [k in GoldSection]: Counted;
} & { readonly [k in GoldAccuracy]: Accuracy };

function goldSet(
  id: string,
  title: string,
  folderOf: (places: Places) => string,
  options: readonly string[] = [],
): EvaluationSet {
  return {
    id,
    title,
    needs: (places) => [folderOf(places), scorer(places, 'readings')],
    async run(places) {
      const gold = folderOf(places);
      const articles = goldArticles(gold);
      const read = await readAll(id, articles, places, options);
      const score = async (...more: string[]) =>
        JSON.parse(
          await runNode([scorer(places, 'readings'), '--gold', gold, '--pred', read.readings, '--json', ...more]),
        ) as GoldScore;
      const columns = new Map([
        ['all', await score()],
        ['strict', await score('--strict')],
      ]);
      if (articles.length > 1 && articles.some((a) => a.id === 'seed'))
        columns.set('seed', await score('--only', 'seed'));
      const rows = [...columns.values()];
      const all = rows[0]!;
      const figures: Figure[] = [{ measure: 'ledger F1', values: rows.map((s) => s.ledgerF1) }];
      for (const [section, measure] of Object.entries(GOLD_SECTIONS) as [GoldSection, string][]) {
        const { precision, recall, tp, gold: of, pred } = all[section];
        const remark = `P ${precision.toFixed(3)}, R ${recall.toFixed(3)}, ${tp}/${of}/${pred}`;
        figures.push({ measure: `${measure} F1`, values: rows.map((s) => s[section].f1), remark });
      }
      for (const [accuracy, measure] of Object.entries(GOLD_ACCURACIES) as [GoldAccuracy, string][]) {
        const { ok, n } = all[accuracy];
        figures.push({ measure, values: rows.map((s) => s[accuracy].accuracy), remark: `${ok}/${n}` });
      }
      figures.push({
        measure: 'chain right, given the attribution',
        values: rows.map((s) => (s.attributions.tp ? s.chains.ok / s.attributions.tp : null)),
      });
      for (const [article, f1] of Object.entries(all.perArticle)) {
        const strict = rows[1]!.perArticle[article] ?? null;
        figures.push({ measure: `ledger F1 of ${article}`, values: [f1, strict] });
      }
      return { id, title, columns: [...columns.keys()], figures, ...read };
    },
  };
}

function scorer({ shared }: Places, name: string): string {
  return join(shared, 'eval', `score-${name}.mjs`);
}

function corpus({ shared }: Places, name: string): string {
  return join(shared, 'corpora', ...name.split('/'));
}

/** A set in JSON lines with one scorer and one column of figures. */
function corpusSet(
  id: string,
  title: string,
  file: string,
  scorerName: string,
  flags: readonly string[],
  figuresOf: (score: never) => Figure[],
): EvaluationSet {
  return {
    id,
    title,
    needs: (places) => [corpus(places, file), scorer(places, scorerName)],
    async run(places) {
      const gold = corpus(places, file);
      const read = await readAll(id, corpusArticles(gold), places);
      const printed = await runNode([
        scorer(places, scorerName),
        '--gold',
        gold,
        '--pred',
        read.readings,
        '--json',
        ...flags,
      ]);
      return { id, title, columns: ['value'], figures: figuresOf(JSON.parse(printed) as never), ...read };
    },
  };
}

/** PolNeAR's development part. */
function attributionSet(id: string, title: string, options: readonly string[]): EvaluationSet {
  return {
    id,
    title,
    needs: (places) => [corpus(places, 'polnear/dev.jsonl'), scorer(places, 'attribution')],
    async run(places) {
      const gold = corpus(places, 'polnear/dev.jsonl');
      const read = await readAll(id, corpusArticles(gold), places, options);
      const score = async (by: 'publisher' | 'kind') =>
        JSON.parse(
          await runNode([
            ...[scorer(places, 'attribution'), '--gold', gold, '--pred', read.readings],
            ...['--outermost', '--json', '--by', by],
          ]),
        ) as AttributionScore;
      const figures = attributionFigures(await score('publisher'), await score('kind'));
      return { id, title, columns: ['value'], figures, ...read };
    },
  };
}

/** A treebank, from its raw text to the parse: everything that the tokenizer gets wrong counts. */
function treebankSet(id: string, title: string, file: string): EvaluationSet {
  return {
    id,
    title,
    needs: (places) => [corpus(places, file), scorer(places, 'conllu')],
    async run(places) {
      const gold = corpus(places, file);
      const raw = join(places.folder, `${id}.txt`);
      const parsed = join(places.folder, `${id}.conllu`);
      // To a file: the scorer ends before a pipe has taken all that it prints.
      await runNode([scorer(places, 'conllu'), '--gold', gold, '--raw'], { to: raw });
      const text = readFileSync(raw, 'utf8');
      const started = performance.now();
      await runNode([join(places.root, 'bin', 'parley'), 'read', raw, '--format', 'conllu'], { to: parsed });
      const seconds = (performance.now() - started) / 1000;
      const printed = await runNode([scorer(places, 'conllu'), '--gold', gold, '--pred', parsed, '--json']);
      const figures = Object.entries(JSON.parse(printed) as Record<string, Prf>).map(([measure, prf]) => ({
        measure: `${measure} F1`,
        values: [prf.f1],
      }));
      const size = { articles: 1, words: text.match(/\S+/g)?.length ?? 0, seconds };
      return { id, title, columns: ['value'], figures, size, engine: null };
    },
  };
}

/** Clusters of mentions from raw text; the definitions stand in `coreference/`. */
function coreferenceSet(id: string, title: string, file: string): EvaluationSet {
  return {
    id,
    title,
    needs: (places) => [corpus(places, file)],
    run: async (places) => ({ id, title, ...(await coreferenceFigures(readFileSync(corpus(places, file), 'utf8'))) }),
  };
}

export const SETS: readonly EvaluationSet[] = [
  goldSet('gold', 'gold/dev: annotated reports, ledger entries', ({ shared }) => join(shared, 'gold', 'dev')),
  goldSet('gold-rules', 'the same, attributions by rules alone', ({ shared }) => join(shared, 'gold', 'dev'), [
    '--attribution',
    'rules',
  ]),
  goldSet('own-dev', 'evaluation/gold/dev: further annotated reports of our own', ({ root }) =>
    join(root, 'evaluation', 'gold', 'dev'),
  ),
  goldSet('own-test', 'evaluation/gold/test: the same, never used for tuning', ({ root }) =>
    join(root, 'evaluation', 'gold', 'test'),
  ),
  attributionSet('polnear', 'PolNeAR dev: attributions, outermost', ['--attribution', 'tagger']),
  attributionSet('polnear-broad', 'the same in the broad scope, whose scheme it is', ['--attribution-scope', 'broad']),
  attributionSet('polnear-rules', 'PolNeAR dev by rules alone', ['--attribution', 'rules']),
  corpusSet(
    'plover',
    'PLOVER gold standard records, dev half: events',
    'plover/dev.jsonl',
    'plover',
    [],
    ploverFigures,
  ),
  corpusSet('muc', 'MUC-4 dev: incidents', 'muc/dev.jsonl', 'muc', [], mucFigures),
  treebankSet('ewt', 'UD English EWT dev, from raw text: parse', 'ud/ewt/dev.conllu'),
  treebankSet('gum', 'UD English GUM dev (open genres), from raw text: parse', 'ud/gum-open/dev.conllu'),
  coreferenceSet('coref', 'GUM dev (open genres), from raw text: coreference', 'ud/gum-open/dev.conllu'),
];
