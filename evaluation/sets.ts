/**
 * The sets that readings are scored on, each with the scorer that defines its measures. What a measure means stands at
 * the head of its scorer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, loadModel } from '../src/language/index.js';
import { READER_VERSION } from '../src/reading/index.js';
import { corpusArticles, type GivenArticle, goldArticles, writeArticles } from './articles.js';
import { type DocumentResult, evaluateDocument } from './coreference/evaluate.js';
import { gumDocuments } from './coreference/gum.js';
import { METRICS, scoreOf, sumTallies } from './coreference/score.js';
import { runNode } from './programs.js';
import type { Figure, ScoredSet } from './record.js';

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

interface Prf {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}
type Counted = Prf & { readonly tp: number; readonly gold: number; readonly pred: number };
interface Accuracy {
  readonly accuracy: number | null;
  readonly ok: number;
  readonly n: number;
}

/** Reads the articles with the command line and tells what it took. */
async function readAll(id: string, articles: readonly GivenArticle[], { root, folder }: RunPlaces) {
  const input = join(folder, `${id}.articles.jsonl`);
  const readings = join(folder, `${id}.readings.jsonl`);
  writeArticles(input, articles);
  const started = performance.now();
  // A home of its own: dictionaries that somebody has imported are no part of what is measured.
  const env = { PARLEY_HOME: join(folder, 'home') };
  await runNode([join(root, 'bin', 'parley'), 'read', input, '--format', 'jsonl'], { to: readings, env });
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

function goldSet(id: string, title: string, folderOf: (places: Places) => string): EvaluationSet {
  return {
    id,
    title,
    needs: (places) => [folderOf(places), scorer(places, 'readings')],
    async run(places) {
      const gold = folderOf(places);
      const articles = goldArticles(gold);
      const read = await readAll(id, articles, places);
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

const precisionRecall = ({ precision, recall }: Prf) => `P ${precision.toFixed(3)}, R ${recall.toFixed(3)}`;

/** Percentages of the attribution scorer, as shares like everything else here. */
interface ShortPrf {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}

function attributionFigures(score: {
  readonly gold: number;
  readonly pred: number;
  readonly token: Readonly<Record<'source' | 'cue' | 'content', ShortPrf>>;
  readonly relation: Readonly<Record<'overlap' | 'exact', ShortPrf>>;
  readonly diagnostic: { readonly cue: ShortPrf; readonly sourceGivenCue: number; readonly contentGivenCue: number };
}): Figure[] {
  const figure = (measure: string, { p, r, f1 }: ShortPrf): Figure => ({
    measure,
    values: [f1],
    remark: `P ${p.toFixed(3)}, R ${r.toFixed(3)}`,
  });
  return [
    figure('token source F1', score.token.source),
    figure('token cue F1', score.token.cue),
    figure('token content F1', score.token.content),
    { ...figure('relation overlap F1', score.relation.overlap), remark: `${score.gold} in gold, ${score.pred} read` },
    figure('relation exact F1', score.relation.exact),
    figure('cue detected F1', score.diagnostic.cue),
    { measure: 'source, given the cue', values: [score.diagnostic.sourceGivenCue] },
    { measure: 'content, given the cue', values: [score.diagnostic.contentGivenCue] },
  ];
}

function ploverFigures(
  score: Readonly<Record<'records' | 'top1' | 'recall' | 'actor' | 'triple' | 'precision' | 'f1', number>>,
): Figure[] {
  return [
    { measure: 'most salient event right', values: [score.top1] },
    { measure: 'category found', values: [score.recall] },
    { measure: '… with the actor', values: [score.actor] },
    { measure: '… and the recipient', values: [score.triple] },
    {
      measure: 'precision',
      values: [score.precision],
      remark: `${score.records} records`,
    },
    { measure: 'F1', values: [score.f1] },
  ];
}

function mucFigures(score: {
  readonly roles: Readonly<Record<string, Prf>>;
  readonly average: number;
  readonly micro: Prf;
  readonly microRelaxed: Prf;
  readonly types: Prf;
  readonly relevance: Prf;
  readonly confidence: number;
}): Figure[] {
  return [
    ...Object.entries(score.roles).map(([role, prf]) => ({
      measure: `${role} F1`,
      values: [prf.f1],
      remark: precisionRecall(prf),
    })),
    { measure: 'average of the five', values: [score.average] },
    { measure: 'micro F1', values: [score.micro.f1], remark: precisionRecall(score.micro) },
    { measure: 'micro F1, relaxed', values: [score.microRelaxed.f1], remark: precisionRecall(score.microRelaxed) },
    { measure: 'incident types F1', values: [score.types.f1], remark: precisionRecall(score.types) },
    { measure: 'relevance F1', values: [score.relevance.f1], remark: precisionRecall(score.relevance) },
    { measure: 'confidence', values: [score.confidence] },
  ];
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

/** The genres whose documents may be used freely and are close to news or spoken by somebody. */
const COREFERENCE_GENRES = ['news', 'interview', 'speech', 'bio', 'academic'];

/** Clusters of mentions from raw text; the definitions stand in `coreference/`. */
function coreferenceSet(id: string, title: string, file: string): EvaluationSet {
  return {
    id,
    title,
    needs: (places) => [corpus(places, file)],
    async run(places) {
      const documents = gumDocuments(readFileSync(corpus(places, file), 'utf8')).filter((d) =>
        COREFERENCE_GENRES.includes(d.genre),
      );
      const engine = await createEngine(await loadModel());
      const started = performance.now();
      const results: DocumentResult[] = [];
      for (const document of documents) results.push(await evaluateDocument(document, engine));
      const seconds = (performance.now() - started) / 1000;
      const made = { version: READER_VERSION, model: engine.model.name };
      await engine.dispose();
      const columns = ['all', ...COREFERENCE_GENRES];
      const of = columns.map((c) => results.filter((r) => c === 'all' || r.genre === c));
      const scores = of.map((rows) => scoreOf(sumTallies(rows.map((r) => r.tally))));
      const names = { muc: 'MUC', bCubed: 'B³', ceafE: 'CEAF-e', mentions: 'mentions' };
      const figures: Figure[] = [
        { measure: 'CoNLL average', values: scores.map((s) => s.average), remark: 'mean of the next three' },
        ...METRICS.map((m) => ({
          measure: `${names[m]} F1`,
          values: scores.map((s) => s[m].f1),
          remark: precisionRecall(scores[0]![m]),
        })),
        {
          measure: 'CoNLL average, by heads',
          values: of.map((rows) => scoreOf(sumTallies(rows.map((r) => r.byHead))).average),
          remark: 'a mention of other bounds counts by its head',
        },
      ];
      const sides = {
        'pronouns right': ['speaking', 'third'],
        '… first and second person': ['speaking'],
        '… third person': ['third'],
      } as const;
      for (const [measure, which] of Object.entries(sides)) {
        const counts = of.map((rows) => {
          const all = rows.flatMap((r) => which.map((w) => r[w]));
          return { right: all.reduce((n, c) => n + c.right, 0), of: all.reduce((n, c) => n + c.of, 0) };
        });
        figures.push({
          measure,
          values: counts.map((c) => (c.of > 0 ? c.right / c.of : null)),
          remark: counts.map((c) => `${c.right}/${c.of}`).join(', '),
        });
      }
      const words = results.reduce((n, r) => n + r.words, 0);
      const spent = results.reduce((n, r) => n + r.milliseconds, 0);
      figures.push({ measure: 'seconds for 1,000 words', values: [spent / words], remark: 'without the parse' });
      return { id, title, columns, figures, size: { articles: documents.length, words, seconds }, engine: made };
    },
  };
}

export const SETS: readonly EvaluationSet[] = [
  goldSet('gold', 'gold/dev: annotated reports, ledger entries', ({ shared }) => join(shared, 'gold', 'dev')),
  goldSet('own-dev', 'evaluation/gold/dev: further annotated reports of our own', ({ root }) =>
    join(root, 'evaluation', 'gold', 'dev'),
  ),
  goldSet('own-test', 'evaluation/gold/test: the same, never used for tuning', ({ root }) =>
    join(root, 'evaluation', 'gold', 'test'),
  ),
  corpusSet(
    'polnear',
    'PolNeAR dev: attributions, outermost',
    'polnear/dev.jsonl',
    'attribution',
    ['--outermost'],
    attributionFigures,
  ),
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
